using HubGraph.Concepts.Hubs;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Carriers;

/// <summary>The parts of carriers in hubs: their roles, with dates.</summary>
internal static class HubCarrierMutations
{
    private static readonly Rule[] s_rules = [WriteRules.UnknownSource, WriteRules.InvalidValue, WriteRules.EndBeforeStart, WriteRules.PeriodOverlap];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<AddHubCarrierInput>(
            "addHubCarrier", "Gives a carrier a part in a hub (portage).", Rights.Administrators, "hubCarrier", nameof(HubCarrier),
            [.. s_rules, WriteRules.UnknownHub, WriteRules.UnknownCarrier], AddAsync);
        mutations.Add<UpdateHubCarrierInput>(
            "updateHubCarrier", "Changes a carrier's part in a hub, such as its role or its end.", Rights.Administrators, "hubCarrier", nameof(HubCarrier),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
    }

    private static async Task<IRecord?> AddAsync(WriteSession session, AddHubCarrierInput input)
    {
        Wanted wanted = new() { Hubs = { input.Hub }, Carriers = { input.Carrier } };
        wanted.Sources.AddIfAny(input.Source);
        Lookup lookup = await session.FindAsync(wanted);
        HubCarrier part = new()
        {
            HubId = session.KeyOf(lookup, FoundKind.Hub, input.Hub, "hub") ?? 0,
            CarrierId = session.KeyOf(lookup, FoundKind.Carrier, input.Carrier, "carrier") ?? 0,
            Role = input.Role,
            Position = input.Position ?? 1,
            Since = input.Since,
            Until = input.Until,
            PrintedName = input.PrintedName,
            SourceId = session.KeyOf(lookup, FoundKind.Source, input.Source, "source"),
            AttestedOn = DateOf(lookup, input.Source),
            LastAttestedOn = DateOf(lookup, input.Source),
        };
        await CheckAsync(session, part, input.Carrier, "carrier");
        if (input.Position is null)
            part.Position = 1 + (await session.Context.HubCarriers.Where(known => known.HubId == part.HubId).MaxAsync(known => (int?)known.Position, session.CancellationToken) ?? 0);
        session.Context.Add(part);
        return part;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateHubCarrierInput input)
    {
        Wanted wanted = new();
        wanted.Sources.AddIfAny(input.Source.Or(null));
        Lookup lookup = await session.FindAsync(wanted);
        if (await session.Context.HubCarriers.Include(known => known.Carrier).SingleOrDefaultAsync(known => known.Id == input.Id.Key, session.CancellationToken) is not { } part)
        {
            session.Refuse(WriteRules.UnknownRecord, "id", nameof(HubCarrier));
            return null;
        }
        session.IsCurrent(part, input.Version);
        input.Role.Apply(value => part.Role = value);
        input.Position.Apply(value => part.Position = value);
        input.Since.Apply(value => part.Since = value);
        input.Until.Apply(value => part.Until = value);
        input.PrintedName.Apply(value => part.PrintedName = value);
        input.Source.Apply(value =>
        {
            part.SourceId = session.KeyOf(lookup, FoundKind.Source, value, "source");
            (part.AttestedOn, part.LastAttestedOn, part.LastAttestedSourceId) = (DateOf(lookup, value), DateOf(lookup, value), null);
        });
        await CheckAsync(session, part, part.Carrier.Slug, input.Since.IsSet && !input.Until.IsSet ? "since" : "until");
        return part;
    }

    private static DateOnly? DateOf(Lookup lookup, string? source) => source is null ? null : lookup[FoundKind.Source, source]?.Day;

    // By itself, and among the carrier's other parts in that hub.
    private static Task CheckAsync(WriteSession session, HubCarrier part, string carrier, string path)
    {
        HubRules.Check(part, session.Refuse);
        IQueryable<Period> others = session.Context.HubCarriers
            .Where(known => known.HubId == part.HubId && known.CarrierId == part.CarrierId && known.Id != part.Id)
            .Select(known => new Period(known.Since, known.Until, null));
        return session.RefuseOverlapAsync(part.HubId, new Period(part.Since, part.Until), others, path, carrier);
    }
}
