using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Boolean"/>
internal sealed class BooleanKind : ValueKind
{
    internal override IReadOnlyList<string> FilterOperators { get; } = ["eq", "neq"];
    public override string TableType => "boolean";
    public override string Example(Column column) => "false";
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.Boolean;
    internal override void Write(RowReader row, int ordinal, JsonBuffer json) => json.Append(row.Boolean(ordinal) ? "true"u8 : "false"u8);
    internal override void WriteKey(RowReader row, int ordinal, JsonBuffer cursor) => Write(row, ordinal, cursor);
    internal override object? ReadKey(string text) => text switch { "true" => true, "false" => false, _ => null };
    public override void Show(RowReader row, int ordinal, ValueSink sink) => sink.Bare(row.Boolean(ordinal) ? "true"u8 : "false"u8);
}
