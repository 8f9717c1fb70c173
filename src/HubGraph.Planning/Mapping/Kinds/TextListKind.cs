using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.TextList"/>
internal sealed class TextListKind : ValueKind
{
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) =>
        throw new InvalidOperationException($"{column.Name} has no type of its own: its items have.");
    internal override void WriteNull(JsonBuffer json) => json.Append("[]"u8);

    internal override void Write(RowReader row, int ordinal, JsonBuffer json)
    {
        json.Append((byte)'[');
        json.Append(row.Utf8(ordinal));
        json.Append((byte)']');
    }
}
