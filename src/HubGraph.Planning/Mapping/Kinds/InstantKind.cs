using System.Globalization;
using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Instant"/>
internal sealed class InstantKind : ValueKind
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    public override string TableType => "datetime";
    public override string Example(Column column) => "2026-05-04T12:30:00.000Z";
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.DateTime;
    internal override void WriteKey(RowReader row, int ordinal, JsonBuffer cursor) => row.AppendInstant(ordinal, cursor);

    internal override object? ReadKey(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, Utc, out DateTime instant) ? instant : null;

    public override void Show(RowReader row, int ordinal, ValueSink sink)
    {
        sink.Scratch.Clear();
        WriteKey(row, ordinal, sink.Scratch);
        sink.Text(sink.Scratch.Written);
    }
}
