using HubGraph.Concepts.Hubs;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Missions;

/// <summary>Which hubs have which missions, with dates.</summary>
internal static class HubMissionMutations
{
    private static readonly Rule[] s_rules = [WriteRules.UnknownSource, WriteRules.EndBeforeStart, WriteRules.PeriodOverlap];
    private static readonly InputCopy<AddHubMissionInput, HubMission> s_addition = new();
    private static readonly InputCopy<UpdateHubMissionInput, HubMission> s_update = new();

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
        LookupResult lookup = await session.FindAsync(s_addition.Ask(input));
        HubMission given = s_addition.Create(input, session.Refuse, lookup);
        await CheckAsync(session, given, input.Mission, "mission");
        session.Context.Add(given);
        return given;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateHubMissionInput input)
    {
        LookupResult lookup = await session.FindAsync(s_update.Ask(input));
        if (await session.ReadAsync(session.Context.HubMissions.Include(known => known.Mission), input.Id) is not { } given)
            return null;
        session.IsCurrent(given, input.Version);
        s_update.Apply(input, given, session.Refuse, lookup);
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
