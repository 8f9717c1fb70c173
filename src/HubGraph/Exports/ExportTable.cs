using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>A dataset over a database: its columns, and the one statement that reads it.</summary>
internal sealed class ExportTable
{
    private readonly TablePlan _plan;

    public ExportTable(Dataset dataset, MapCatalog maps, Dialect dialect)
    {
        Dataset = dataset;
        _plan = new TablePlan(dataset.Concept, maps, dialect);
        Columns = [.. dataset.Fields.SelectMany(ColumnsOf)];
    }

    public Dataset Dataset { get; }

    public IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The statement of the rows that a filter leaves.</summary>
    /// <exception cref="PlanningError">The filter names what is restricted, whoever asks: an export is the same for everybody; or it is too large.</exception>
    public Statement Read(IDictionary<string, object?>? where) => _plan.Read(where, ExportFilter.Parameter);

    // The column of a field, and that of its labels.
    private IEnumerable<ExportColumn> ColumnsOf(DatasetField field)
    {
        string name = field.Name ?? string.Join('_', field.Path.Split('.').Select(Words.Snake));
        TableColumn column = _plan.Add(field.Path);
        yield return new ExportColumn(name, column, field.Example ?? column.Example ?? throw new InvalidOperationException($"{field.Path} has no example."));
        if (column.Names is null)
            yield break;
        string plural = column.IsList ? "s" : "";
        TableColumn labels = column.Called($"French label{plural} of {name}.", FrenchLabel);
        yield return new ExportColumn($"{name}_label{plural}", labels, labels.Example!);
    }

    private static string FrenchLabel(string name, string description) =>
        Enumerations.FrenchTerm(description) ?? throw new InvalidOperationException($"The description of {name} has no French term.");
}
