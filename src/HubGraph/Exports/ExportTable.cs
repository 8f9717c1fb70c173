using GraphQL.Types;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>A dataset over a database: its columns, and the one statement that reads it.</summary>
internal sealed class ExportTable : ExportSource
{
    private readonly TablePlan _plan;

    public ExportTable(Dataset dataset, MapCatalog maps, Dialect dialect)
    {
        Dataset = dataset;
        _plan = new TablePlan(dataset.Concept, maps, dialect);
        Columns = [
            .. dataset.Fields.SelectMany(
                field => ExportColumn.WithLabels(field.Name ?? ExportColumn.NameOf(field.Path), Exemplified(_plan.Add(field.Path), field))),
        ];
    }

    public Dataset Dataset { get; }

    public IReadOnlyList<ExportColumn> Columns { get; }

    public override string Name => Dataset.Name;

    public override IReadOnlyList<string> Parameters { get; } = [ExportFilter.Parameter];

    public override ExportRows Read(IReadOnlyDictionary<string, string> parameters, ISchema schema) =>
        new(Columns, _plan.Read(Where(parameters, Dataset.Concept.Name, schema), ExportFilter.Parameter));

    private static TableColumn Exemplified(TableColumn column, DatasetField field) =>
        column with { Example = field.Example ?? column.Example ?? throw new InvalidOperationException($"{field.Path} has no example.") };
}
