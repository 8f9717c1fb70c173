using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Calls;

/// <summary>Calls, and the money awarded under them.</summary>
internal static class CallMutations
{
    private static readonly Rule[] s_rules =
    [
        WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.AlreadyExists, WriteRules.EndBeforeStart,
        WriteRules.UnknownSource, WriteRules.UnknownMission, WriteRules.UnknownPlace,
    ];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateCallInput>(
            "createCall", "Creates a call (appel à projets, appel à manifestation d'intérêt).", Rights.Administrators, "call", nameof(Call), s_rules, CreateAsync);
        mutations.Add<UpdateCallInput>(
            "updateCall", "Changes a call.", Rights.Administrators, "call", nameof(Call),
            [.. s_rules, WriteRules.UnknownCall, WriteRules.StaleVersion, WriteRules.EnvelopeExceeded], UpdateAsync);
        AwardMutations.AddTo(mutations);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateCallInput input)
    {
        Lookup lookup = await session.FindAsync(Want(input.Slug, input.Source, input.LaureateSource, input.TargetRegions, input.Missions));
        session.RefuseTaken(lookup, FoundKind.Call, input.Slug, "slug");
        ValueRules.CheckSlug(input.Slug, "slug", session.Refuse);
        Call call = new()
        {
            Slug = input.Slug,
            Name = input.Name,
            Kind = input.Kind,
            OpensOn = input.OpensOn,
            ClosesOn = input.ClosesOn,
            EnvelopeCents = ValueRules.Cents(input.EnvelopeEuros, "envelopeEuros", session.Refuse),
            BaseGrantCents = ValueRules.Cents(input.BaseGrantEuros, "baseGrantEuros", session.Refuse),
            BonusNote = input.BonusNote,
            Url = input.Url,
            ApplicationsEmail = input.ApplicationsEmail,
            LaureateCount = input.LaureateCount,
            LaureateSourceId = session.KeyOf(lookup, FoundKind.Source, input.LaureateSource, "laureateSource"),
            LaureatesAnnouncedOn = input.LaureatesAnnouncedOn,
            SourceId = session.KeyOf(lookup, FoundKind.Source, input.Source, "source") ?? 0,
        };
        call.Bonuses.AddRange(BonusesOf(session, input.Bonuses ?? []));
        call.ApplicantKinds.AddRange(KindsOf(input.ApplicantKinds ?? []));
        call.TargetRegions.AddRange(RegionsOf(session, lookup, input.TargetRegions ?? []));
        call.Missions.AddRange(MissionsOf(session, lookup, input.Missions ?? []));
        CallRules.Check(call, session.Refuse);
        session.Context.Add(call);
        return call;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateCallInput input)
    {
        Lookup lookup = await session.FindAsync(Want(input.Slug, input.Source.Or(null!), input.LaureateSource.Or(null), input.TargetRegions.Or([]), input.Missions.Or([])));
        if (session.KeyOf(lookup, FoundKind.Call, input.Slug, "slug") is not { } id)
            return null;
        // Nobody awards anything under it while its envelope changes.
        await RowLocks.LockAsync<Call>(session.Context, id, session.CancellationToken);
        Call call = await session.Context.Calls
            .Include(known => known.Bonuses)
            .Include(known => known.ApplicantKinds)
            .Include(known => known.TargetRegions)
            .Include(known => known.Missions)
            .AsSplitQuery()
            .SingleAsync(known => known.Id == id, session.CancellationToken);
        session.IsCurrent(call, input.Version);
        Apply(session, call, input);
        input.LaureateSource.Apply(value => call.LaureateSourceId = session.KeyOf(lookup, FoundKind.Source, value, "laureateSource"));
        input.Source.Apply(value => call.SourceId = session.KeyOf(lookup, FoundKind.Source, value, "source") ?? call.SourceId);
        input.TargetRegions.Apply(value => call.TargetRegions.BecomeSet(RegionsOf(session, lookup, value), region => region.RegionId));
        input.Missions.Apply(value => call.Missions.BecomeSet(MissionsOf(session, lookup, value), mission => mission.MissionId));
        CallRules.Check(call, session.Refuse);
        if (input.EnvelopeEuros.IsSet)
            await Envelope.ChangeAsync(session, call, ValueRules.Cents(input.EnvelopeEuros.Or(null), "envelopeEuros", session.Refuse));
        return call;
    }

    private static void Apply(WriteSession session, Call call, UpdateCallInput input)
    {
        input.Name.Apply(value => call.Name = value);
        input.Kind.Apply(value => call.Kind = value);
        input.OpensOn.Apply(value => call.OpensOn = value);
        input.ClosesOn.Apply(value => call.ClosesOn = value);
        input.BaseGrantEuros.Apply(value => call.BaseGrantCents = ValueRules.Cents(value, "baseGrantEuros", session.Refuse));
        input.BonusNote.Apply(value => call.BonusNote = value);
        input.Bonuses.Apply(value => session.ReplaceParts(call, call.Bonuses, BonusesOf(session, value), bonus => bonus.Code, (known, bonus) => (known.Name, known.AmountCents) = (bonus.Name, bonus.AmountCents)));
        input.ApplicantKinds.Apply(value => call.ApplicantKinds.BecomeSet(KindsOf(value), kind => kind.Kind));
        input.Url.Apply(value => call.Url = value);
        input.ApplicationsEmail.Apply(value => call.ApplicationsEmail = value);
        input.LaureateCount.Apply(value => call.LaureateCount = value);
        input.LaureatesAnnouncedOn.Apply(value => call.LaureatesAnnouncedOn = value);
    }

    private static Wanted Want(string slug, string? source, string? laureateSource, IReadOnlyList<string>? regions, IReadOnlyList<string>? missions)
    {
        Wanted wanted = new() { Calls = { slug } };
        wanted.Sources.AddIfAny(source);
        wanted.Sources.AddIfAny(laureateSource);
        wanted.Regions.UnionWith(regions ?? []);
        wanted.Missions.UnionWith(missions ?? []);
        return wanted;
    }

    private static IReadOnlyList<CallBonus> BonusesOf(WriteSession session, IReadOnlyList<CallBonusInput> bonuses) =>
        CallRules.MakeBonuses([.. bonuses.Select(bonus => (bonus.Code, bonus.Name, bonus.AmountEuros))], session.Refuse);

    private static IEnumerable<CallApplicantKind> KindsOf(IEnumerable<OrganisationKind> kinds) => kinds.Distinct().Select(kind => new CallApplicantKind { Kind = kind });

    private static IEnumerable<CallTargetRegion> RegionsOf(WriteSession session, Lookup lookup, IReadOnlyList<string> codes) =>
        KeysOf(session, lookup, FoundKind.Region, codes, "targetRegions").Select(id => new CallTargetRegion { RegionId = id });

    private static IEnumerable<CallMission> MissionsOf(WriteSession session, Lookup lookup, IReadOnlyList<string> codes) =>
        KeysOf(session, lookup, FoundKind.Mission, codes, "missions").Select(id => new CallMission { MissionId = id });

    private static long[] KeysOf(WriteSession session, Lookup lookup, FoundKind kind, IReadOnlyList<string> codes, string path) =>
        [.. codes.Index().Select(code => session.KeyOf(lookup, kind, code.Item, $"{path}.{code.Index}")).OfType<long>().Distinct()];
}
