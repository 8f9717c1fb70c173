using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Text"/>
internal sealed class TextKind : ValueKind
{
    internal override IReadOnlyList<string> FilterOperators { get; } =
        ["eq", "neq", "in", "nin", "contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"];

    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.Text;
    internal override object FromClient(Column column, object value) =>
        column.Folded is { Fold: var fold } ? fold(Values.Text((string)value)) : Values.Text((string)value);
    internal override void Write(RowReader row, int ordinal, JsonBuffer json) => json.AppendString(row.Utf8(ordinal));

    internal override string Compare(SqlScope sql, string expression, string operation, object value)
    {
        if (operation is not ("contains" or "startsWith" or "endsWith"))
            return base.Compare(sql, expression, operation, value);
        if (Given.Exactly(Given.Derive(value, static text => text is "")) is true)
            return $"{expression} IS NOT NULL";
        switch (operation)
        {
            case "contains":
                return sql.Dialect.Contains(expression, sql.Add(value));
            case "endsWith":
                return sql.Dialect.EndsWith(expression, sql.Add(value));
            default:
                // A range, so that an index serves it; both databases compare text by its bytes.
                string from = $"{expression} >= {sql.Add(value)}";
                object? end = Given.Derive(value, static prefix => Values.AfterPrefix((string)prefix!));
                return Given.IsNull(end) ? from : $"{from} AND {expression} < {sql.Add(end!)}";
        }
    }
}
