using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Carriers;

/// <summary>The parts of carriers in hubs: their roles, with dates.</summary>
internal static class HubCarrierMutations
{
    private static readonly Rule[] s_rules =
        [WriteRules.UnknownSource, WriteRules.InvalidValue, WriteRules.EndBeforeStart, WriteRules.PeriodOverlap];

    private static readonly InputCopy<AddHubCarrierInput, HubCarrier> s_addition = new("Position");
    private static readonly InputCopy<UpdateHubCarrierInput, HubCarrier> s_update = new();

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<AddHubCarrierInput>(
            "addHubCarrier", "Gives a carrier a part in a hub (portage).", Rights.Administrators, "hubCarrier", nameof(HubCarrier),
            [.. s_rules, WriteRules.UnknownHub, WriteRules.UnknownCarrier], AddAsync);
        mutations.Add<UpdateHubCarrierInput>(
            "updateHubCarrier", "Changes a carrier's part in a hub, such as its role or its end.",
            Rights.Administrators, "hubCarrier", nameof(HubCarrier),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
        mutations.AddRemoval<RemoveHubCarrierInput, HubCarrier>(
            "removeHubCarrier", "Removes a carrier's part in a hub that was entered wrongly. One that ended is updated.",
            part => part.HubId);
    }

    private static async Task<IRecord?> AddAsync(WriteSession session, AddHubCarrierInput input)
    {
        LookupResult lookup = await session.FindAsync(s_addition.Ask(input));
        HubCarrier part = s_addition.Create(input, session.Refuse, lookup);
        part.Position = input.Position ?? 1;
        part.AttestedOn = part.LastAttestedOn = lookup.Find<Source>(input.Source)?.Day;
        await CheckAsync(session, part, input.Carrier, "carrier");
        if (input.Position is null)
        {
            IQueryable<HubCarrier> others = session.Context.HubCarriers.Where(known => known.HubId == part.HubId);
            part.Position = 1 + (await others.MaxAsync(known => (int?)known.Position, session.CancellationToken) ?? 0);
        }
        session.Context.Add(part);
        return part;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateHubCarrierInput input)
    {
        LookupResult lookup = await session.FindAsync(s_update.Ask(input));
        if (await session.ReadAsync(session.Context.HubCarriers.Include(known => known.Carrier), input.Id) is not { } part)
            return null;
        session.IsCurrent(part, input.Version);
        s_update.Apply(input, part, session.Refuse, lookup);
        input.Source.Apply(value =>
        {
            part.AttestedOn = part.LastAttestedOn = lookup.Find<Source>(value)?.Day;
            part.LastAttestedSourceId = null;
        });
        await CheckAsync(session, part, part.Carrier.Slug, input.Since.IsSet && !input.Until.IsSet ? "since" : "until");
        return part;
    }

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
