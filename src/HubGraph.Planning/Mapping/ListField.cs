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
    : MapField(name, description), IGroupKey
{
    public Table Table { get; } = table;
    public string ForeignKey { get; } = foreignKey;
    public Column Value { get; } = value;
    public string OrderColumn { get; } = orderColumn;

    /// <summary>
    /// Which rows of the table are items, a condition given a row's alias; null where all are. It leaves one of those that hold the
    /// same value.
    /// </summary>
    public Func<string, string>? Items { get; init; }

    /// <summary>The last column of its table's key, which begins with <see cref="ForeignKey"/>; null where that is not yet known.</summary>
    public string? Key { get; init; }

    /// <summary>Whether all rows of its table are of its concept's records, and none of others.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether a filter of a concept's records is that one item is equal to a value: who counts those counts items.</summary>
    internal bool Leads(EntityMap map, object? input) => IsOwn && SortOf(map) is not null && OneValue(input) is not null;

    /// <summary>
    /// What lists of its concept are ordinarily sorted by, where its own table has that too, in a column of the same name that is null
    /// while the record is not in the graph: an index leads to the items of a value in the order of their records. Null where it has not.
    /// </summary>
    public Column? SortOf(EntityMap map) =>
        IsFilter
        && map.DefaultOrder is { Field: var field }
        && map.Find(field) is ColumnField { Sorted: { IsNullable: false } sorted }
        && (sorted.Kind == ValueKind.Date || sorted.Kind == ValueKind.Instant)
            ? sorted
            : null;

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
        return $"(SELECT {texts} FROM {Table.Name} l WHERE {ItemsOf(alias, "l")})";
    }

    private string ItemsOf(string alias, string item) => FilterWriter.And($"{item}.{ForeignKey} = {alias}.id", Items?.Invoke(item));

    internal override IGraphType FilterInput(InputTypes inputs) =>
        inputs.List($"{inputs.Scalars.Of(Value).Name}ListOperationFilterInput", "values", inputs.Operations(Value));

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path)
    {
        string? sort = SortOf(map)?.Name;
        if (sort is not null && filter.IsInOrdinarySort && OneValue(input) is { } one)
        {
            // Of names of an enumeration there are few, and many records have each: another index may lead to fewer.
            bool leads = filter.Lead is null && (Value.Kind != ValueKind.Enumeration || !filter.Walk!.Narrows);
            string item = filter.Sql.NewAlias();
            string held = FilterWriter.And(
                filter.Aside(() => filter.Operations(one, Value, $"{item}.{Value.ComparedName}")), $"{item}.{sort} IS NOT NULL");
            if (leads)
                return filter.LeadBy(new ListLead(this, sort, item, FirstOfEqual(item)), held);
            filter.Walk!.Prepare(sizes => sizes[Table]);
            return $"EXISTS (SELECT 1 FROM {Table.Name} {item} WHERE {item}.{ForeignKey} = {alias}.id AND {held})";
        }
        return FilterWriter.OfList(input, path, $"{alias}.id IN", $"{alias}.id NOT IN", Items, () =>
        {
            filter.Walk?.TestEach(_ => Walks.Lookup);
            return $"(SELECT 1 FROM {Table.Name} l WHERE l.{ForeignKey} = {alias}.id)";
        });

        string Items(string quantifier, IDictionary<string, object?> operations, bool negated)
        {
            string condition = filter.Aside(() => filter.Operations(operations, Value, $"l.{Value.ComparedName}"));
            string kept = sort is null ? "" : $"l.{sort} IS NOT NULL AND ";
            filter.Walk?.Prepare(sizes => sizes[Table]);
            if (quantifier != "some")
                filter.Walk?.Test();
            return $"(SELECT l.{ForeignKey} FROM {Table.Name} l WHERE {kept}{(negated ? $"({condition}) IS NOT TRUE" : condition)})";
        }
    }

    // That one item is equal to a value.
    private static IDictionary<string, object?>? OneValue(object? input) =>
        input is IDictionary<string, object?> { Count: 1 } filter
        && filter.TryGetValue("some", out object? some)
        && some is IDictionary<string, object?> { Count: 1 } operations
        && operations.TryGetValue("eq", out object? value)
        && value is not null
            ? operations
            : null;

    // Of a record's items that are compared as equal, one.
    private string? FirstOfEqual(string item) => Key == Value.ComparedName ? null
        : $"NOT EXISTS (SELECT 1 FROM {Table.Name} e WHERE e.{ForeignKey} = {item}.{ForeignKey} AND "
            + $"e.{Value.ComparedName} = {item}.{Value.ComparedName} AND e.{Key} < {item}.{Key})";

    // A group has one of them.
    string IGroupKey.Name => Name.EndsWith('s') ? Name[..^1] : Name;

    string IGroupKey.Description => $"{Description} A record of several counts in the group of each.";

    bool IGroupKey.IsPartition => false;

    string IGroupKey.Expression(string alias, GroupBuilder groups) => $"{groups.Join(Table, item => ItemsOf(alias, item))}.{Value.Name}";

    IGraphType IGroupKey.Type(ScalarTypes scalars, Func<string, IGraphType> objects) => scalars.Of(Value);

    RowWriter IGroupKey.Writer(Planner planner, string column, SelectedField field, LevelBuilder builder) =>
        new ValueWriter(builder.Column(column), Value.Kind);

    TableColumn IGroupKey.TableColumn(TableRow row, string column, ReadOnlySpan<string> path) =>
        path.IsEmpty ? (row with { Description = ((IGroupKey)this).Description }).Value(Value, column) : base.TableColumn(row, path);

    SortKey IGroupKey.Compared(string column, bool descending) => SortKey.OfGroups(((IGroupKey)this).Name, column, Value, descending);
}
