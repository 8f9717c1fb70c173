using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping.Kinds;

/// <summary>A number with so many decimal places, kept as a whole number: an amount of money in its smallest unit, say.</summary>
/// <param name="digits">How many places.</param>
/// <param name="measureType">The name of the type of its sum, average, least and greatest value.</param>
/// <param name="what">What these are of, in words.</param>
public sealed class FixedPointKind(int digits, string measureType, string what) : ValueKind
{
    private readonly long _units = (long)Math.Pow(10, digits);

    internal override Measure Measure => new(measureType, what, _units, scalars => scalars.DecimalNumber);
    public override string TableType => "number";
    public override string Example(Column column) => "12500.5";
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.DecimalNumber;
    internal override void Write(RowReader row, int ordinal, JsonBuffer json) => json.AppendFixedPoint(row.Number(ordinal), _units);
    internal override void WriteKey(RowReader row, int ordinal, JsonBuffer cursor) => cursor.Append(row.Number(ordinal));
    internal override object? ReadKey(string text) => NumberKind.Parse(text);

    // Beyond what a column holds nothing is equal.
    internal override object? Exact(object value)
    {
        long below = Below((decimal)value);
        return below == Above((decimal)value) && below is not (long.MaxValue or long.MinValue) ? below : null;
    }

    // Between two units nothing is equal, and the bound moves to the unit that keeps the meaning.
    internal override string Compare(SqlScope sql, string expression, string operation, object value)
    {
        object? bound = operation switch
        {
            "eq" => Given.Derive(value, amount => Exact(amount!)),
            "gt" or "lte" => Given.Derive(value, amount => Below((decimal)amount!)),
            _ => Given.Derive(value, amount => Above((decimal)amount!)),
        };
        return operation == "eq" && Given.IsNull(bound) ? FilterWriter.Never : base.Compare(sql, expression, operation, bound!);
    }

    private long Below(decimal value) => Whole(Math.Floor(Scaled(value)));

    private long Above(decimal value) => Whole(Math.Ceiling(Scaled(value)));

    private decimal Scaled(decimal value) => Math.Clamp(value, -1e17m, 1e17m) * _units;

    private static long Whole(decimal units) => (long)Math.Clamp(units, long.MinValue, long.MaxValue);

    public override void Show(RowReader row, int ordinal, ValueSink sink)
    {
        sink.Scratch.Clear();
        Write(row, ordinal, sink.Scratch);
        sink.Bare(sink.Scratch.Written);
    }
}
