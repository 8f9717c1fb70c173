using GraphQL.Types;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Json"/>
internal sealed class JsonKind : ValueKind
{
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.Json;
    internal override void Write(RowReader row, int ordinal, JsonBuffer json) => json.Append(row.Utf8(ordinal));
}
