using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>A column of an export. A list is an array in JSON, in CSV its items with <see cref="CsvFormat.ItemSeparator"/> between them.</summary>
internal sealed record ExportColumn(string Name, TableColumn Value, string Example)
{
    /// <summary>The names that it may have, where they are known; of a list, those of its items.</summary>
    public IReadOnlyList<string>? Values { get; } = Value.Names?.Select(name => name.Name).ToArray();
}
