using HubGraph.Data.Model;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>What a filter means, over entities in memory.</summary>
public sealed class OracleFilter(OracleWorld world, DateOnly today)
{
    /// <summary>Whether a record meets a filter; a filter that is null is none.</summary>
    public bool Holds(OracleConcept concept, object record, OracleInput? filter) =>
        filter?.Plain is not OracleObject { Fields: { } conditions } || conditions.All(condition => Holds(concept, record, condition.Name, condition.Value.Plain));

    private bool Holds(OracleConcept concept, object record, string name, OracleInput value) => name switch
    {
        "and" => Items(value).All(item => Holds(concept, record, item)),
        "or" => Items(value) is { Count: 0 } || Items(value).Any(item => Holds(concept, record, item)),
        "id" => Holds(OracleKind.Code, OracleValues.IdOf(record), (OracleObject)value),
        _ => concept.Field(name) switch
        {
            OracleValue field => Holds(field.Kind, field.Get(world, record), (OracleObject)value),
            OracleDated dated => HoldsOn(dated, record, (OracleObject)value),
            OracleList list => Holds([.. list.Get(world, record)], (OracleObject)value, (item, operations) => Holds(list.Kind, item, (OracleObject)operations.Plain)),
            OracleObjects objects => Holds([.. objects.Get(record)], (OracleObject)value, (item, parts) => ((OracleObject)parts.Plain).Fields.All(asked =>
                objects.Parts.Single(part => part.Name == asked.Name) is { } part && Holds(part.Kind, part.Get(world, item), (OracleObject)asked.Value.Plain))),
            OracleOne one when value is OracleScalar { Value: null } => one.Get(record) is null,
            OracleOne one when AsksNothing(OracleConcepts.Of(one.Target), value) => true,
            OracleOne one => one.Get(record) is { } other && Holds(OracleConcepts.Of(one.Target), other, value),
            OracleMany many => Holds([.. many.Get(world, record)], (OracleObject)value, (item, filter) => Holds(OracleConcepts.Of(many.Target), item, filter)),
            _ => throw new InvalidOperationException(name),
        },
    };

    // What asks for nothing, however deep, is no condition: not even that there is such a record.
    private static bool AsksNothing(OracleConcept concept, OracleInput filter) => ((OracleObject)filter.Plain).Fields.All(condition => condition.Name switch
    {
        "and" or "or" => Items(condition.Value.Plain).All(item => AsksNothing(concept, item)),
        "id" => ((OracleObject)condition.Value.Plain).Fields.Count == 0,
        _ => concept.Field(condition.Name) switch
        {
            OracleOne one => condition.Value.Plain is OracleObject && AsksNothing(OracleConcepts.Of(one.Target), condition.Value),
            OracleDated => ((OracleObject)condition.Value.Plain).Fields.All(operation => operation.Name == "on"),
            _ => ((OracleObject)condition.Value.Plain).Fields.Count == 0,
        },
    });

    private bool HoldsOn(OracleDated field, object record, OracleObject operations)
    {
        DateOnly day = operations.Find("on") is OracleScalar { Value: DateOnly given } ? given : today;
        return Holds(OracleKind.Enum, field.Get(world, record, day), new OracleObject([.. operations.Fields.Where(operation => operation.Name != "on")]));
    }

    private static bool Holds(List<object> items, OracleObject conditions, Func<object, OracleInput, bool> holds) => conditions.Fields.All(condition => condition.Name switch
    {
        "some" => items.Any(item => holds(item, condition.Value)),
        "all" => items.All(item => holds(item, condition.Value)),
        "none" => !items.Any(item => holds(item, condition.Value)),
        _ => items.Count > 0 == (bool)((OracleScalar)condition.Value.Plain).Value!,
    });

    private static bool Holds(OracleKind kind, object? value, OracleObject operations) => operations.Fields.All(operation =>
    {
        bool isNegative = operation.Name[0] == 'n';
        return Holds(kind, value, isNegative ? operation.Name[1..] : operation.Name, operation.Value.Plain) != isNegative;
    });

    private static bool Holds(OracleKind kind, object? value, string operation, OracleInput operand)
    {
        if (operation == "in")
            return value is not null && Items(operand).Any(item => OracleOrder.Compare(kind, value, Composed(((OracleScalar)item.Plain).Value)!) == 0);
        object? other = Composed(((OracleScalar)operand).Value);
        if (operation == "eq" && (value is null || other is null))
            return value is null && other is null;
        if (value is null)
            return false;
        return operation switch
        {
            "eq" => OracleOrder.Compare(kind, value, other!) == 0,
            "gt" => OracleOrder.Compare(kind, value, other!) > 0,
            "gte" => OracleOrder.Compare(kind, value, other!) >= 0,
            "lt" => OracleOrder.Compare(kind, value, other!) < 0,
            "lte" => OracleOrder.Compare(kind, value, other!) <= 0,
            "contains" => Comparable(kind, value).Contains(Comparable(kind, other!), StringComparison.Ordinal),
            "startsWith" => Comparable(kind, value).StartsWith(Comparable(kind, other!), StringComparison.Ordinal),
            "endsWith" => Comparable(kind, value).EndsWith(Comparable(kind, other!), StringComparison.Ordinal),
            _ => throw new InvalidOperationException(operation),
        };
    }

    /// <summary>Texts are equal by Unicode's composed form.</summary>
    internal static object? Composed(object? value) => value is string text ? text.Normalize() : value;

    private static string Comparable(OracleKind kind, object text) => kind == OracleKind.Text ? TextFolding.Fold((string)text) : (string)text;

    // One value where a list is asked for is a list of it.
    private static IReadOnlyList<OracleInput> Items(OracleInput value) => value.Plain is OracleListInput { Items: { } items } ? items : [value];
}
