using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;

namespace HubGraph.Concepts.Missions;

/// <summary>A mission of hubs (mission).</summary>
public sealed class Mission : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Natural key, such as <c>ANIMATE_TERRITORY</c>.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>All that its source says of it, in its words.</summary>
    public string? Statement { get; set; }

    public long SourceId { get; set; }
    public Source Source { get; set; } = null!;
    public List<MissionTask> Tasks { get; } = [];
    public List<CallMission> Calls { get; } = [];
    public List<HubMission> Hubs { get; } = [];
    public List<Event> Events { get; } = [];
    public List<Activity> Activities { get; } = [];
}

/// <summary>One of the tasks that a mission consists of, in its source's words and order.</summary>
public sealed class MissionTask
{
    public long MissionId { get; set; }
    public required int Position { get; set; }
    public required string Task { get; set; }
}
