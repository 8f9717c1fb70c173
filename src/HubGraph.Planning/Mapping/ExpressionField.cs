using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A field that is an SQL expression over its row.</summary>
/// <param name="result">What it answers; its <see cref="Column.Name"/> is not used.</param>
/// <param name="sql">The expression, given the row's alias and the placeholder of the day (empty without <see cref="Day"/>).</param>
public sealed class ExpressionField(string name, string description, Column result, Func<string, string, string> sql)
    : MapField(name, description)
{
    public Column Result { get; } = result;
    public Func<string, string, string> Sql { get; } = sql;

    /// <summary>The day that it speaks of, where it speaks of one; it has a default.</summary>
    public DayArgument? Day { get; init; }

    internal override FieldType GraphField(PlannedSchema schema) => schema.Field(this, schema.Scalars.Of(Result), Result.IsNullable, Day);

    internal override RowWriter Writer(RecordRow row, SelectedField field)
    {
        string day = Day is { } argument ? row.Builder.Sql.Add(row.Planner.Argument(field, argument.Name) ?? argument.Default!) : "";
        return new ValueWriter(row.Builder.CostlyColumn(Sql(row.Alias, day)), Result.Kind);
    }

    internal override TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path) =>
        path.IsEmpty && Day is null ? row.Value(Result, $"({Sql(row.Alias, "")})") : base.TableColumn(row, path);

    internal override IGraphType FilterInput(InputTypes inputs) => Day is { } day ? inputs.Dated(Result, day) : inputs.Operations(Result);

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path)
    {
        IDictionary<string, object?> operations = FilterWriter.Object(input, path);
        string day = "";
        if (Day is { } argument)
            day = filter.Sql.Add(operations.TryGetValue(argument.Name, out object? on) && on is not null ? on : argument.Default!);
        return filter.Operations(operations, Result, $"({Sql(alias, day)})", skip: Day?.Name);
    }

    internal override SortKey SortedBy(string alias, bool descending) =>
        Day is null ? new(Name, Sql(alias, ""), Result, descending) : base.SortedBy(alias, descending);
}
