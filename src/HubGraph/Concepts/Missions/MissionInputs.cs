using System.ComponentModel;
using HubGraph.Concepts.Hubs;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Missions;

[Description("A mission of hubs to create (mission).")]
public sealed record CreateMissionInput
{
    [Description("Its natural key, such as ANIMATE_TERRITORY: upper-case words joined by underscores. It never changes.")]
    public required string Code { get; init; }

    [Description("What it is called.")]
    public required string Name { get; init; }

    [Description("What it consists of, in its source's words and order.")]
    public IReadOnlyList<string>? Tasks { get; init; }

    [Description("The slug of the source that states it.")]
    public required string Source { get; init; }
}

[Description("What changes in a mission: what is left out stays as it is.")]
public sealed record UpdateMissionInput
{
    [Description("The code of the mission.")]
    public required string Code { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What it is called.")]
    public Optional<string> Name { get; init; }

    [Description("All that it consists of, in its source's words and order.")]
    public Optional<IReadOnlyList<string>> Tasks { get; init; }

    [Description("The slug of the source that states it.")]
    public Optional<string> Source { get; init; }
}

[Description("A mission that a hub has, by its call or otherwise.")]
public sealed record AddHubMissionInput
{
    [Description("The slug of the hub.")]
    public required string Hub { get; init; }

    [Description("The code of the mission.")]
    public required string Mission { get; init; }

    [Description("When it began, as precisely as a source says it.")]
    public DateWithPrecision? Since { get; init; }

    [Description("Its last day, as precisely as a source says it.")]
    public DateWithPrecision? Until { get; init; }

    [Description("The slug of the source that states it.")]
    public string? Source { get; init; }
}

[Description("What changes in a hub's mission, such as its end: what is left out stays as it is, null empties it.")]
public sealed record UpdateHubMissionInput
{
    [Description("The hub's mission.")]
    public required RecordId<HubMission> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("When it began.")]
    public Optional<DateWithPrecision?> Since { get; init; }

    [Description("Its last day.")]
    public Optional<DateWithPrecision?> Until { get; init; }

    [Description("The slug of the source that states it.")]
    public Optional<string?> Source { get; init; }
}
