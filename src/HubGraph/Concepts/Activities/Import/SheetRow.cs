namespace HubGraph.Concepts.Activities.Import;

/// <summary>A row as its file has it.</summary>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Cells">Its values, without the spaces around them.</param>
/// <param name="BadCell">The place of the first value whose quotation marks do not fit; null when all do.</param>
internal sealed record SheetRow(int Line, string[] Cells, int? BadCell)
{
    /// <summary>
    /// The places of values that begin with a space and a letter, and stand in no quotation marks: what is before one may belong
    /// to it.
    /// </summary>
    public IReadOnlyList<int> SpacedCells { get; init; } = [];

    /// <summary>The places of values that a spreadsheet program holds as days or times, whatever somebody wrote.</summary>
    public IReadOnlyList<int> TimeCells { get; init; } = [];

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => BadCell is null && Array.TrueForAll(Cells, cell => cell.Length == 0);
}

/// <summary>A source of rows: CSV, or whatever else holds a table.</summary>
internal interface ISheet : IDisposable
{
    /// <summary>What people are told of how it was read; null where that goes without saying.</summary>
    (string English, string French)? Remark { get; }

    /// <summary>What stands between the values of a line; null where lines are no text.</summary>
    char? Delimiter { get; }

    /// <summary>The rows, as they are read.</summary>
    /// <exception cref="ImportException">It cannot be read further.</exception>
    IAsyncEnumerable<SheetRow> ReadAsync(CancellationToken cancellation);
}
