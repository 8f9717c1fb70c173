using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;

namespace HubGraph.Concepts.Calls;

/// <summary>Money given to a hub (dotation, subvention), under a call where one is known.</summary>
public sealed class Award : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long? CallId { get; set; }
    public Call? Call { get; set; }

    /// <summary>Euro cents.</summary>
    public required long AmountCents { get; set; }

    /// <summary>What it is for, in its source's words: base, bonus…</summary>
    public string? Label { get; set; }

    public DateWithPrecision? AwardedOn { get; set; }
    public long? SourceId { get; set; }
    public Source? Source { get; set; }
}
