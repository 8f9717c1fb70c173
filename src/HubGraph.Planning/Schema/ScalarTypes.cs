using GraphQL.Types;

namespace HubGraph.Planning.Schema;

/// <summary>The scalar and enumeration types, each made once.</summary>
internal sealed class ScalarTypes
{
    private readonly Dictionary<string, EnumerationGraphType> _enumerations = [];
    private readonly DateTimeScalar _dateTime = new();
    private readonly PartialDateScalar _partialDate = new();
    private readonly JsonScalar _json = new();
    private readonly DecimalGraphType _decimal = new() { Description = "A decimal number; amounts are euros." };

    public ScalarGraphType Id { get; } = new IdGraphType();
    public ScalarGraphType Int { get; } = new IntGraphType();
    public ScalarGraphType Text { get; } = new StringGraphType();
    public ScalarGraphType Boolean { get; } = new BooleanGraphType();
    public ScalarGraphType Date { get; } = new DateScalar();

    /// <summary>The type of a column's values.</summary>
    public ScalarGraphType Of(Column column) => column.Kind switch
    {
        ValueKind.Number => Int,
        ValueKind.Cents => _decimal,
        ValueKind.Text => Text,
        ValueKind.Boolean => Boolean,
        ValueKind.Date => Date,
        ValueKind.Instant => _dateTime,
        ValueKind.PartialDate => _partialDate,
        ValueKind.Json => _json,
        ValueKind.Enumeration => Enumeration(column.Enumeration!),
        _ => throw new InvalidOperationException($"{column.Kind} has no type."),
    };

    private EnumerationGraphType Enumeration(EnumerationMap map)
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
