using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;

namespace HubGraph.Data.Lookups;

/// <summary>A record that was looked up, with what a write needs of it.</summary>
public sealed record Found
{
    public required Type Type { get; init; }
    public required long Id { get; init; }

    /// <summary>What it was asked for by; null for a record that was asked for by its key.</summary>
    public string? NaturalKey { get; init; }

    /// <summary>The hub of an event, a project or an activity.</summary>
    public long? HubId { get; init; }
    public long? IntercommunalityId { get; init; }
    public long? DepartmentId { get; init; }
    public long? RegionId { get; init; }

    /// <summary>
    /// The code of a place's department, of a region's where it has but one; the status of an event, the last day of a hub, the
    /// digest of an activity, the name of a person.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The address of a person.</summary>
    public string? Text2 { get; init; }

    /// <summary>When the call of a hub opened; when a source was published; when an activity was withdrawn.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The last day on which a hub may have been at work; null while none says that it closed.</summary>
    public DateOnly? ClosedOn => Type == typeof(Hub) && Text is not null ? DateWithPrecision.Parse(Text).Latest : null;
}
