using System.Globalization;
using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Date"/>
internal sealed class DateKind : ValueKind
{
    public override string TableType => "date";
    public override string Example(Column column) => "2026-05-04";
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.Date;
    internal override void WriteKey(RowReader row, int ordinal, JsonBuffer cursor) => row.AppendDate(ordinal, cursor);

    internal override object? ReadKey(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    public override void Show(RowReader row, int ordinal, ValueSink sink)
    {
        sink.Scratch.Clear();
        WriteKey(row, ordinal, sink.Scratch);
        sink.Text(sink.Scratch.Written);
    }
}
