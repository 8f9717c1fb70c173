using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Activities;

/// <summary>An activity to log, and what it is known by.</summary>
internal sealed record ActivityRow(ActivityInput Input)
{
    /// <summary>The activity that the row says it is; null where it is known by its reference.</summary>
    public RecordId<Activity>? Id { get; init; }

    /// <summary>The version that the row was made of, where it tells.</summary>
    public int? Version { get; init; }

    /// <summary>The digest of the input as it was read, by which the same row is known again; null where it is not known yet.</summary>
    public string? Digest { get; init; }

    /// <summary>Whether the activity that it names came from such a row and was not written since.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Whether its reference is made of its content, so that it may be another version of what is there.</summary>
    public bool IsNameless { get; init; }

    /// <summary>Larger territories that its place lies in.</summary>
    public PlaceCodes Around { get; init; }
}

/// <summary>How rows are logged.</summary>
internal sealed record LogOptions
{
    /// <summary>What happens to the others when some are refused.</summary>
    public LogMode Mode { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether a row amends the activity that it names.</summary>
    public bool Amends { get; init; }

    /// <summary>
    /// Which fields a row has a value for, maybe an empty one: others stay as they are. Without, those that are not null when it
    /// amends, and all when it is compared.
    /// </summary>
    public Predicate<string>? Gives { get; init; }

    /// <summary>Finds what nameless rows resemble; null where that is not asked.</summary>
    public SimilarActivities? Similar { get; init; }
}
