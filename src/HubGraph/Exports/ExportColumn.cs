using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>
/// A column of an export. A list is an array in JSON, in CSV its items with <see cref="CsvFormat.ItemSeparator"/> between them.
/// </summary>
internal sealed record ExportColumn(string Name, TableColumn Value)
{
    /// <summary>The names that it may have, where they are known; of a list, those of its items.</summary>
    public IReadOnlyList<string>? Values { get; } = Value.Names?.Select(name => name.Name).ToArray();

    /// <summary>What the end of a path of fields is called.</summary>
    public static string NameOf(string path) => string.Join('_', path.Split('.').Select(Words.Snake));

    /// <summary>A column, and that of its labels where it has names of an enumeration.</summary>
    public static IEnumerable<ExportColumn> WithLabels(string name, TableColumn column)
    {
        yield return new ExportColumn(name, column);
        if (column.Names is null)
            yield break;
        string plural = column.IsList ? "s" : "";
        yield return new ExportColumn($"{name}_label{plural}", column.Called($"French label{plural} of {name}.", FrenchLabel));
    }

    private static string FrenchLabel(string name, string description) =>
        Enumerations.FrenchTerm(description) ?? throw new InvalidOperationException($"The description of {name} has no French term.");
}
