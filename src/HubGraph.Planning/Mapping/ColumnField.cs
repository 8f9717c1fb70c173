using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A field that is a column.</summary>
public sealed class ColumnField(string name, string description, Column column) : MapField(name, description), IGroupKey
{
    public Column Column { get; } = column;

    /// <summary>What sorts by it where that is another column: one that is never null, say.</summary>
    public Column Sorted { get; init; } = column;

    /// <summary>
    /// Of a day: the column of the same record's instant, in whatever time zone the day is that of. Who filters by the one and
    /// sorts by the other then walks a range of the sort.
    /// </summary>
    public Column? InstantOfDay { get; init; }

    /// <summary>
    /// Where earlier values are known: the value on a day, an expression given the row's alias and the day's placeholder. Of
    /// now, it is the column.
    /// </summary>
    public Func<string, string, string>? OnDay { get; init; }

    /// <summary>
    /// What the graph answers where it is null, an SQL literal that no value equals, so that clients who count on a value get one.
    /// Filters, sorts and statistics take it as null.
    /// </summary>
    public string? Absent { get; init; }

    internal override bool IsUnique => Column.IsUnique;

    internal override FieldType GraphField(PlannedSchema schema) =>
        schema.Field(this, schema.Scalars.Of(Column), Column.IsNullable && Absent is null, OnDay is null ? null : DayArgument.Value);

    internal override RowWriter Writer(RecordRow row, SelectedField field) =>
        OnDay is { } onDay && row.Planner.Argument(field, DayArgument.Value.Name) is { } asked
            ? new ValueWriter(row.Builder.CostlyColumn(onDay(row.Alias, row.Builder.Sql.Add(asked))), Column.Kind)
            : new ValueWriter(
                row.Builder.Column(Absent is null ? $"{row.Alias}.{Column.Name}" : $"coalesce({row.Alias}.{Column.Name}, {Absent})"),
                Column.Kind);

    internal override TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path) =>
        path.IsEmpty ? row.Value(Column, $"{row.Alias}.{Column.Name}") : base.TableColumn(row, path);

    internal override IGraphType FilterInput(InputTypes inputs) => inputs.Operations(Column);

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path) =>
        filter.Operations(
            FilterWriter.Object(input, path),
            Column,
            $"{alias}.{Column.ComparedName}",
            bound: InstantOfDay is { } instant ? (instant, $"{alias}.{instant.Name}") : null,
            trigrams: HasTrigrams ? TextLead.IndexOf(map.Table, Column) : null);

    internal override SortKey SortedBy(string alias, bool descending) => new(Name, $"{alias}.{Sorted.ComparedName}", Sorted, descending);

    string IGroupKey.Expression(string alias, GroupBuilder groups) => $"{alias}.{Column.Name}";

    IGraphType IGroupKey.Type(ScalarTypes scalars, Func<string, IGraphType> objects) => scalars.Of(Column);

    RowWriter IGroupKey.Writer(Planner planner, string column, SelectedField field, LevelBuilder builder) =>
        new ValueWriter(builder.Column(column), Column.Kind);

    TableColumn IGroupKey.TableColumn(TableRow row, string column, ReadOnlySpan<string> path) =>
        path.IsEmpty ? (row with { Description = Description }).Value(Column, column) : base.TableColumn(row, path);

    SortKey IGroupKey.Compared(string column, bool descending) => SortKey.OfGroups(Name, column, Column, descending);
}
