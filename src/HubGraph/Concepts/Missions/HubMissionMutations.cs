using HubGraph.Concepts.Hubs;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Missions;

/// <summary>Which hubs have which missions, with dates.</summary>
internal static class HubMissionMutations
{
    private static readonly Rule[] s_rules = [WriteRules.UnknownSource, WriteRules.EndBeforeStart, WriteRules.PeriodOverlap];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<AddHubMissionInput>(
            "addHubMission", "Gives a hub a mission.", Rights.Administrators, "hubMission", nameof(HubMission),
            [.. s_rules, WriteRules.UnknownHub, WriteRules.UnknownMission], AddAsync);
        mutations.Add<UpdateHubMissionInput>(
            "updateHubMission", "Changes a hub's mission, such as its end.", Rights.Administrators, "hubMission", nameof(HubMission),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
    }

    private static async Task<IRecord?> AddAsync(WriteSession session, AddHubMissionInput input)
    {
        Wanted wanted = new() { Hubs = { input.Hub }, Missions = { input.Mission } };
        wanted.Sources.AddIfAny(input.Source);
        Lookup lookup = await session.FindAsync(wanted);
        HubMission given = new()
        {
            HubId = session.KeyOf(lookup, FoundKind.Hub, input.Hub, "hub") ?? 0,
            MissionId = session.KeyOf(lookup, FoundKind.Mission, input.Mission, "mission") ?? 0,
            Since = input.Since,
            Until = input.Until,
            SourceId = session.KeyOf(lookup, FoundKind.Source, input.Source, "source"),
        };
        await CheckAsync(session, given, input.Mission, "mission");
        session.Context.Add(given);
        return given;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateHubMissionInput input)
    {
        Wanted wanted = new();
        wanted.Sources.AddIfAny(input.Source.Or(null));
        Lookup lookup = await session.FindAsync(wanted);
        if (await session.Context.HubMissions.Include(known => known.Mission).SingleOrDefaultAsync(known => known.Id == input.Id.Key, session.CancellationToken) is not { } given)
        {
            session.Refuse(WriteRules.UnknownRecord, "id", nameof(HubMission));
            return null;
        }
        session.IsCurrent(given, input.Version);
        input.Since.Apply(value => given.Since = value);
        input.Until.Apply(value => given.Until = value);
        input.Source.Apply(value => given.SourceId = session.KeyOf(lookup, FoundKind.Source, value, "source"));
        await CheckAsync(session, given, given.Mission.Code, input.Since.IsSet && !input.Until.IsSet ? "since" : "until");
        return given;
    }

    // By themselves, and among the dates of the same mission of that hub.
    private static Task CheckAsync(WriteSession session, HubMission given, string mission, string path)
    {
        Period period = new(given.Since, given.Until);
        ValueRules.CheckPeriod(period, session.Refuse);
        IQueryable<Period> others = session.Context.HubMissions
            .Where(known => known.HubId == given.HubId && known.MissionId == given.MissionId && known.Id != given.Id)
            .Select(known => new Period(known.Since, known.Until, null));
        return session.RefuseOverlapAsync(given.HubId, period, others, path, mission);
    }
}
