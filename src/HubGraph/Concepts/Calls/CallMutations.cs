using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
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

    private static readonly InputCopy<CreateCallInput, Call> s_creation = new("Bonuses", "TargetRegions", "Missions");
    private static readonly InputCopy<UpdateCallInput, Call> s_update =
        new("Slug", "EnvelopeEuros", "Bonuses", "TargetRegions", "Missions");

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateCallInput>(
            "createCall", "Creates a call (appel à projets, appel à manifestation d'intérêt).", Rights.Administrators, "call", nameof(Call),
            s_rules, CreateAsync);
        mutations.Add<UpdateCallInput>(
            "updateCall", "Changes a call.", Rights.Administrators, "call", nameof(Call),
            [.. s_rules, WriteRules.UnknownCall, WriteRules.StaleVersion, WriteRules.EnvelopeExceeded], UpdateAsync);
        AwardMutations.AddTo(mutations);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateCallInput input)
    {
        LookupResult lookup = await session.FindAsync(Ask(s_creation.Ask(input), input.Slug, input.TargetRegions, input.Missions));
        session.RefuseTaken<Call>(lookup, input.Slug, "slug");
        ValueRules.CheckSlug(input.Slug, "slug", session.Refuse);
        Call call = s_creation.Create(input, session.Refuse, lookup);
        call.Bonuses.AddRange(BonusesOf(session, input.Bonuses ?? []));
        call.TargetRegions.AddRange(RegionsOf(session, lookup, input.TargetRegions ?? []));
        call.Missions.AddRange(MissionsOf(session, lookup, input.Missions ?? []));
        CallRules.Check(call, session.Refuse);
        session.Context.Add(call);
        return call;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateCallInput input)
    {
        LookupRequest request = Ask(s_update.Ask(input), input.Slug, input.TargetRegions.Or([]), input.Missions.Or([]));
        LookupResult lookup = await session.FindAsync(request);
        if (session.KeyOf<Call>(lookup, input.Slug, "slug") is not { } id)
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
        s_update.Apply(input, call, session.Refuse, lookup);
        input.Bonuses.Apply(value => session.ReplaceParts(
            call, call.Bonuses, BonusesOf(session, value), bonus => bonus.Code,
            (known, bonus) => (known.Name, known.AmountCents) = (bonus.Name, bonus.AmountCents)));
        input.TargetRegions.Apply(value => call.TargetRegions.BecomeSet(RegionsOf(session, lookup, value), region => region.RegionId));
        input.Missions.Apply(value => call.Missions.BecomeSet(MissionsOf(session, lookup, value), mission => mission.MissionId));
        CallRules.Check(call, session.Refuse);
        if (input.EnvelopeEuros.IsSet)
            await Envelope.ChangeAsync(session, call, ValueRules.Cents(input.EnvelopeEuros.Or(null), "envelopeEuros", session.Refuse));
        return call;
    }

    private static LookupRequest Ask(LookupRequest request, string slug, IReadOnlyList<string>? regions, IReadOnlyList<string>? missions)
    {
        foreach (string region in regions ?? [])
            request.Add<Region>(region);
        foreach (string mission in missions ?? [])
            request.Add<Mission>(mission);
        return request.Add<Call>(slug);
    }

    private static IReadOnlyList<CallBonus> BonusesOf(WriteSession session, IReadOnlyList<CallBonusInput> bonuses) =>
        CallRules.MakeBonuses([.. bonuses.Select(bonus => (bonus.Code, bonus.Name, bonus.AmountEuros))], session.Refuse);

    private static IEnumerable<CallTargetRegion> RegionsOf(WriteSession session, LookupResult lookup, IReadOnlyList<string> codes) =>
        KeysOf<Region>(session, lookup, codes, "targetRegions").Select(id => new CallTargetRegion { RegionId = id });

    private static IEnumerable<CallMission> MissionsOf(WriteSession session, LookupResult lookup, IReadOnlyList<string> codes) =>
        KeysOf<Mission>(session, lookup, codes, "missions").Select(id => new CallMission { MissionId = id });

    private static long[] KeysOf<T>(WriteSession session, LookupResult lookup, IReadOnlyList<string> codes, string path) =>
        [.. codes.Index().Select(code => session.KeyOf<T>(lookup, code.Item, $"{path}.{code.Index}")).OfType<long>().Distinct()];
}
