using GraphQL.Types;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.Enumeration"/>
internal sealed class EnumerationKind : ValueKind
{
    internal override IReadOnlyList<string> FilterOperators { get; } = ["eq", "neq", "in", "nin"];
    public override string Example(Column column) => column.Enumeration!.Values[0].Name;
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.Enumeration(column.Enumeration!);
}
