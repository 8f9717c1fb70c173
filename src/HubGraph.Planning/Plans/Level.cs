using HubGraph.Planning.Execution;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>What a part of a connection's JSON is.</summary>
internal enum PartKind
{
    Constant,
    TotalCount,
    Total,
    Nodes,
    Edges,
    PageInfo,
    Node,
    Cursor,
    HasNextPage,
    HasPreviousPage,
    StartCursor,
    EndCursor,
}

/// <summary>
/// A part of a connection's JSON: its key and what follows. <see cref="Shape"/> is that of the records or the total;
/// <see cref="Inner"/> the parts of an edge or of the page's facts.
/// </summary>
internal sealed record ConnectionPart(byte[] Key, PartKind Kind, int Shape = 0, ConnectionPart[]? Inner = null);

/// <summary>
/// One statement of a plan, more with a count or a total: the records of one connection for all records of the level above, or one
/// record, and how they are written. It is the same for each execution.
/// </summary>
internal sealed class Level
{
    /// <summary>Its place among the plan's levels.</summary>
    public required int Index { get; init; }

    /// <summary>The statement of the records; null when none are asked for.</summary>
    public Statement? Records { get; set; }

    /// <summary>The statement of the total count, where that is asked for.</summary>
    public Statement? Count { get; set; }

    /// <summary>The statement of a statistic's total, where that is asked for.</summary>
    public Statement? Total { get; set; }

    /// <summary>How a statistic's total is written, once for each selection of it.</summary>
    public List<RowWriter> TotalShapes { get; } = [];

    /// <summary>How many records the count may find, where that is bounded.</summary>
    public int MaximumCount { get; init; } = int.MaxValue;

    /// <summary>How many records it may hold, for all records of the level above together.</summary>
    public required double Expected { get; init; }

    /// <summary>What its statements walk.</summary>
    public List<Walk> Walks { get; } = [];

    /// <summary>Whether column 0 is the rank of a key of the level above.</summary>
    public bool HasRank { get; init; }

    /// <summary>How many records a page has at most; more of them tell that there is another page.</summary>
    public int PageSize { get; init; } = int.MaxValue;

    /// <summary>Whether records are read from the end of the page.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether the page starts at a cursor (ends, when reversed): there are records beyond it.</summary>
    public bool StartsAtCursor { get; init; }

    /// <summary>How a record is written, once for each selection of it.</summary>
    public List<RowWriter> Shapes { get; } = [];

    /// <summary>How a record's cursor is written, where that is asked for.</summary>
    public CursorWriter? Cursor { get; set; }

    /// <summary>How a connection is written; null for a level of single records.</summary>
    public ConnectionPart[]? Connection { get; set; }

    /// <summary>The levels below.</summary>
    public List<Level> Children { get; } = [];
}

/// <summary>
/// A planned root field: its levels, and what its answer is made of. It is the same for each execution, and holds no value of a
/// client.
/// </summary>
public sealed class Plan
{
    internal Plan(IReadOnlyList<Level> levels, IReadOnlyList<Level> roots, object? items)
    {
        Levels = levels;
        Roots = roots;
        Items = items;
    }

    /// <summary>All levels, by their index.</summary>
    internal IReadOnlyList<Level> Levels { get; }

    /// <summary>The levels that depend on no other.</summary>
    internal IReadOnlyList<Level> Roots { get; }

    /// <summary>
    /// For a field that is a list of the records that its arguments name: an array of <see cref="RecordKey"/>, concepts being the
    /// places of roots, or the place of that among the values of a run.
    /// </summary>
    internal object? Items { get; }

    /// <summary>The selected fields that the caller has no right to.</summary>
    internal IReadOnlyList<RefusedField> Refused { get; init; } = [];

    /// <summary>Whether it holds for callers of the same rights alone.</summary>
    internal bool DependsOnRights { get; init; }

    /// <summary>What it was when it ran last; null before it ran.</summary>
    internal WorkKind? Kind { get; set; }

    /// <summary>What <see cref="Rows"/> told last; 0 before it was asked.</summary>
    internal double KnownRows => _priced?.Rows ?? 0;

    /// <summary>How many rows its statements walk at the most, beside those of its pages.</summary>
    public double Rows(TableSizes sizes)
    {
        // The same sizes hold for a minute.
        if (_priced is { } priced && ReferenceEquals(priced.Sizes, sizes))
            return priced.Rows;
        double rows = Levels.Sum(level => level.Walks.Sum(walk => walk(sizes)));
        _priced = new Priced(sizes, rows);
        return rows;
    }

    private Priced? _priced;

    private sealed record Priced(TableSizes Sizes, double Rows);

    /// <summary>How many statements it may run.</summary>
    public int StatementCount =>
        Levels.Sum(level => (level.Records is null ? 0 : 1) + (level.Count is null ? 0 : 1) + (level.Total is null ? 0 : 1));

    /// <summary>Its statements, for people who want to read or explain them.</summary>
    public IEnumerable<Statement> Statements =>
        Levels.SelectMany(level => new[] { level.Records, level.Count, level.Total }).OfType<Statement>();
}
