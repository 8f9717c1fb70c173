using GraphQL.Types;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping.Kinds;

/// <inheritdoc cref="ValueKind.PartialDate"/>
internal sealed class PartialDateKind : ValueKind
{
    public override string Pattern => @"\d{4}(-\d{2}(-\d{2})?)?";
    public override string Example(Column column) => "2021-10";
    internal override ScalarGraphType Type(ScalarTypes scalars, Column column) => scalars.PartialDate;
    internal override object FromClient(Column column, object value) => Values.Text((string)value);
}
