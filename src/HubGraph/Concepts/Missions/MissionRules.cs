namespace HubGraph.Concepts.Missions;

/// <summary>The rules of a mission by itself.</summary>
public static class MissionRules
{
    private const int MostTasks = 50;

    /// <summary>Checks a mission.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Mission mission, Refuse refuse)
    {
        ValueRules.CheckText(mission.Name, "name", ValueRules.LongestName, refuse);
        ValueRules.CheckMost(mission.Tasks, "tasks", MostTasks, refuse);
        foreach (MissionTask task in mission.Tasks)
            ValueRules.CheckText(task.Task, $"tasks.{task.Position - 1}", ValueRules.LongestNote, refuse);
    }
}
