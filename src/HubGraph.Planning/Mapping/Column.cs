namespace HubGraph.Planning.Mapping;

/// <summary>A table whose key is the column <c>id</c>.</summary>
public sealed record Table(string Name);

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Folded">The column by which its text is compared and sorted, where that is not itself.</param>
/// <param name="IsUnique">Whether a value occurs once at most.</param>
/// <param name="Enumeration">The names that it may hold, where <paramref name="Kind"/> is <see cref="ValueKind.Enumeration"/>.</param>
/// <param name="IsIndexed">Whether an index leads to its values, as they are compared.</param>
public sealed record Column(
    string Name, ValueKind Kind, bool IsNullable, FoldedColumn? Folded =
        null, bool IsUnique = false, EnumerationMap? Enumeration = null, bool IsIndexed = false)
{
    /// <summary>The column that comparisons and sorts use.</summary>
    public string ComparedName => Folded?.Name ?? Name;
}

/// <summary>A column that holds a text as it is compared.</summary>
/// <param name="Fold">What makes that of a text: applied to what a client asks, as to what was written.</param>
public sealed record FoldedColumn(string Name, Func<string, string> Fold);

/// <summary>An enumeration of the graph: its names are those kept in the database.</summary>
public sealed record EnumerationMap(string Name, string Description, IReadOnlyList<(string Name, string Description)> Values);
