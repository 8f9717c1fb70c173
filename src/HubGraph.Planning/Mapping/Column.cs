
namespace HubGraph.Planning.Mapping;

/// <summary>What a column holds, and so how it is compared and written into an answer.</summary>
public enum ValueKind
{
    /// <summary>A whole number: <c>Int</c>.</summary>
    Number,

    /// <summary>Euro cents in the database, <c>Decimal</c> euros to the client.</summary>
    Cents,

    /// <summary>Text, compared exactly or, where the column has a folded companion, by that.</summary>
    Text,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant in UTC, to the millisecond.</summary>
    Instant,

    /// <summary>A name of an enumeration, kept as text.</summary>
    Enumeration,

    /// <summary>A year, a month or a day, kept as ISO 8601 text.</summary>
    PartialDate,

    /// <summary>Any JSON value, kept as its text: only to be read.</summary>
    Json,

    /// <summary>JSON strings joined by commas, as list expressions make them: a list of strings or of names.</summary>
    TextList,
}

/// <summary>A table whose key is the column <c>id</c>.</summary>
public sealed record Table(string Name);

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="FoldedName">The column that holds its text folded by <see cref="TextFolding"/>, where it has one: filters and sorts go through that.</param>
/// <param name="IsUnique">Whether a value occurs once at most.</param>
/// <param name="Enumeration">The names that it may hold, where <paramref name="Kind"/> is <see cref="ValueKind.Enumeration"/>.</param>
/// <param name="IsIndexed">Whether an index leads to its values, as they are compared.</param>
public sealed record Column(
    string Name, ValueKind Kind, bool IsNullable, string? FoldedName = null, bool IsUnique = false, EnumerationMap? Enumeration = null, bool IsIndexed = false)
{
    /// <summary>The column that comparisons and sorts use.</summary>
    public string ComparedName => FoldedName ?? Name;
}

/// <summary>An enumeration of the graph: its names are those kept in the database.</summary>
public sealed record EnumerationMap(string Name, string Description, IReadOnlyList<(string Name, string Description)> Values);
