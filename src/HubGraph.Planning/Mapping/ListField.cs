using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A field that is a list of scalars, kept in a table of its own.</summary>
/// <param name="foreignKey">The column that leads to the record.</param>
/// <param name="orderColumn">What the list is sorted by.</param>
public sealed class ListField(string name, string description, Table table, string foreignKey, Column value, string orderColumn)
    : MapField(name, description)
{
    public Table Table { get; } = table;
    public string ForeignKey { get; } = foreignKey;
    public Column Value { get; } = value;
    public string OrderColumn { get; } = orderColumn;

    internal override Table OwnTable => Table;

    internal override FieldType GraphField(PlannedSchema schema) =>
        schema.Field(this, new ListGraphType(new NonNullGraphType(schema.Scalars.Of(Value))), isNullable: false);

    internal override RowWriter Writer(RecordRow row, SelectedField field) =>
        new ValueWriter(row.Builder.CostlyColumn(Texts(row.Planner.Dialect, row.Alias)), ValueKind.TextList);

    internal override TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path) =>
        path.IsEmpty ? row.List(Value, Texts(row.Builder.Sql.Dialect, row.Alias)) : base.TableColumn(row, path);

    private string Texts(Dialect dialect, string alias)
    {
        // Where places are equal, as people read the values.
        string order = OrderColumn == Value.ComparedName ? $"l.{OrderColumn}" : $"l.{OrderColumn}, l.{Value.ComparedName}";
        string texts = dialect.JoinTexts($"l.{Value.Name}", $"{order}, l.{Value.Name}");
        return $"(SELECT {texts} FROM {Table.Name} l WHERE l.{ForeignKey} = {alias}.id)";
    }

    internal override IGraphType FilterInput(InputTypes inputs) =>
        inputs.List($"{inputs.Scalars.Of(Value).Name}ListOperationFilterInput", "values", inputs.Operations(Value));

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path)
    {
        return FilterWriter.OfList(input, path, $"{alias}.id IN", $"{alias}.id NOT IN", Items, () =>
        {
            filter.Walk?.TestEach(_ => Walks.Lookup);
            return $"(SELECT 1 FROM {Table.Name} l WHERE l.{ForeignKey} = {alias}.id)";
        });

        string Items(string quantifier, IDictionary<string, object?> operations, bool negated)
        {
            string condition = filter.Aside(() => filter.Operations(operations, Value, $"l.{Value.ComparedName}"));
            filter.Walk?.Prepare(sizes => sizes[Table]);
            if (quantifier != "some")
                filter.Walk?.Test();
            return $"(SELECT l.{ForeignKey} FROM {Table.Name} l WHERE {(negated ? $"({condition}) IS NOT TRUE" : condition)})";
        }
    }
}
