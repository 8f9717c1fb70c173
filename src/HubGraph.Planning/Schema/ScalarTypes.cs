using GraphQL.Types;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Schema;

/// <summary>The scalar and enumeration types, each made once.</summary>
public sealed class ScalarTypes
{
    private readonly Dictionary<string, EnumerationGraphType> _enumerations = [];

    public ScalarGraphType Id { get; } = new IdGraphType();
    public ScalarGraphType Number { get; } = new IntGraphType();
    public ScalarGraphType LongNumber { get; } = new LongGraphType { Description = "A whole number of 64 bits: sums go beyond Int." };
    public ScalarGraphType Text { get; } = new StringGraphType();
    public ScalarGraphType Boolean { get; } = new BooleanGraphType();
    public ScalarGraphType Date { get; } = new DateScalar();
    public ScalarGraphType DateTime { get; } = new DateTimeScalar();
    public ScalarGraphType PartialDate { get; } = new PartialDateScalar();
    public ScalarGraphType DecimalNumber { get; } = new DecimalGraphType { Description = "A decimal number." };
    public ScalarGraphType Json { get; } = new JsonScalar();

    /// <summary>The type of a column's values.</summary>
    public ScalarGraphType Of(Column column) => column.Kind.Type(this, column);

    /// <summary>The type of an enumeration.</summary>
    public EnumerationGraphType Enumeration(EnumerationMap map)
    {
        if (_enumerations.TryGetValue(map.Name, out EnumerationGraphType? type))
            return type;
        type = new EnumerationGraphType { Name = map.Name, Description = map.Description };
        foreach ((string name, string description) in map.Values)
            type.Add(name, name, description);
        _enumerations.Add(map.Name, type);
        return type;
    }
}
