using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Missions;

/// <summary>Missions, and which hubs have them.</summary>
internal static class MissionMutations
{
    private static readonly Rule[] s_rules = [WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.UnknownSource];
    private static readonly InputCopy<CreateMissionInput, Mission> s_creation = new("Tasks");
    private static readonly InputCopy<UpdateMissionInput, Mission> s_update = new("Code", "Tasks");

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateMissionInput>(
            "createMission", "Creates a mission of hubs (mission).", Rights.Administrators, "mission", nameof(Mission),
            [.. s_rules, WriteRules.AlreadyExists], CreateAsync);
        mutations.Add<UpdateMissionInput>(
            "updateMission", "Changes a mission.", Rights.Administrators, "mission", nameof(Mission),
            [.. s_rules, WriteRules.UnknownMission, WriteRules.StaleVersion], UpdateAsync);
        HubMissionMutations.AddTo(mutations);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateMissionInput input)
    {
        LookupResult lookup = await session.FindAsync(s_creation.Ask(input).Add<Mission>(input.Code));
        session.RefuseTaken<Mission>(lookup, input.Code, "code");
        ValueRules.CheckCode(input.Code, "code", session.Refuse);
        Mission mission = s_creation.Create(input, session.Refuse, lookup);
        SetTasks(mission, input.Tasks ?? []);
        MissionRules.Check(mission, session.Refuse);
        session.Context.Add(mission);
        return mission;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateMissionInput input)
    {
        LookupResult lookup = await session.FindAsync(s_update.Ask(input).Add<Mission>(input.Code));
        if (session.KeyOf<Mission>(lookup, input.Code, "code") is not { } id)
            return null;
        Mission mission = await session.Context.Missions
            .Include(known => known.Tasks.OrderBy(task => task.Position))
            .SingleAsync(known => known.Id == id, session.CancellationToken);
        session.IsCurrent(mission, input.Version);
        s_update.Apply(input, mission, session.Refuse, lookup);
        input.Tasks.Apply(value => SetTasks(mission, value));
        MissionRules.Check(mission, session.Refuse);
        return mission;
    }

    // Each place in the list is a row.
    private static void SetTasks(Mission mission, IReadOnlyList<string> tasks)
    {
        foreach ((int index, string task) in tasks.Index())
        {
            if (index < mission.Tasks.Count)
                mission.Tasks[index].Task = task;
            else
                mission.Tasks.Add(new MissionTask { Position = index + 1, Task = task });
        }
        mission.Tasks.RemoveAll(task => task.Position > tasks.Count);
    }
}
