using System.ComponentModel;
using HubGraph.Concepts.Persons;

namespace HubGraph.Data.Model;

[Description("What happened to a record.")]
public enum ChangeKind
{
    [Description("Created.")]
    Created,

    [Description("Updated.")]
    Updated,

    [Description("Withdrawn: left the graph, stays in the history.")]
    Withdrawn,

    [Description("Restored after a withdrawal.")]
    Restored,

    [Description("Deleted.")]
    Deleted,
}

/// <summary>One line of the change log. Ids are in commit order.</summary>
public sealed class Change
{
    public long Id { get; set; }

    /// <summary>The graph's type, such as <c>Hub</c>.</summary>
    public required string RecordType { get; set; }
    public required long RecordId { get; set; }

    /// <summary>The hub that the record belongs to, if it belongs to one.</summary>
    public long? HubId { get; set; }
    public required ChangeKind Kind { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    /// <summary>What did it: <c>person</c>, <c>import</c>, <c>reference-data</c>…, never personal data.</summary>
    public required string Actor { get; set; }

    /// <summary>The key of the <see cref="Person"/> who did it, where a person did.</summary>
    public long? PersonId { get; set; }

    /// <summary>Why, in the words of who did it; null where nobody said so.</summary>
    public string? Reason { get; set; }

    /// <summary>
    /// What the transaction that wrote the line drew at random: two databases with the same mark at the same id have the same log
    /// up to there.
    /// </summary>
    public string Mark { get; set; } = "";

    /// <summary>The changed fields as they were, a JSON object; null for a creation.</summary>
    public string? Before { get; set; }

    /// <summary>The changed fields as they became, a JSON object; null for a creation.</summary>
    public string? After { get; set; }
}

/// <summary>Facts of the database itself: one row.</summary>
public sealed class Installation
{
    public long Id { get; set; }

    /// <summary>Drawn at random when the database was made: the mark of a log without lines.</summary>
    public required string Epoch { get; set; }

    /// <summary>Version of the text folding that the folded columns were written with.</summary>
    public required int FoldingVersion { get; set; }

    /// <summary>Version of the analysis that what is searched was written with.</summary>
    public required int SearchVersion { get; set; }

    /// <summary>SHA-256 of the reference data that was last loaded; null before the first load.</summary>
    public string? ReferenceVersion { get; set; }

    /// <summary>Whether it holds demonstration records.</summary>
    public bool IsDemonstration { get; set; }
}

/// <summary>
/// The reference data as last loaded, value by value: what a newer vintage is compared with, so that only what the files
/// changed is written, and only where nobody else has written since.
/// </summary>
public sealed class ReferenceRecord
{
    public required string RecordType { get; set; }

    /// <summary>Natural key in the files.</summary>
    public required string Key { get; set; }
    public required long RecordId { get; set; }

    /// <summary>The loaded fields, a JSON object.</summary>
    public required string Values { get; set; }
}
