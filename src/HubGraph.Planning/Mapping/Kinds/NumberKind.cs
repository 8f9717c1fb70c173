using System.Globalization;
using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Number"/>
internal sealed class NumberKind : ValueKind
{
    internal override Measure Measure { get; } = new("IntegerMeasure", "of a whole number", 1, scalars => scalars.LongNumber);
    public override string TableType => "integer";
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.Number;
    internal override object FromClient(Column column, object value) => Convert.ToInt64(value, null);
    internal override void Write(RowReader row, int ordinal, JsonBuffer json) => json.Append(row.Number(ordinal));
    internal override void WriteKey(RowReader row, int ordinal, JsonBuffer cursor) => cursor.Append(row.Number(ordinal));
    internal override object? ReadKey(string text) => Parse(text);

    /// <summary>Reads a whole number; null when the text is none.</summary>
    public static object? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    public override void Show(RowReader row, int ordinal, ValueSink sink)
    {
        sink.Scratch.Clear();
        Write(row, ordinal, sink.Scratch);
        sink.Bare(sink.Scratch.Written);
    }
}
