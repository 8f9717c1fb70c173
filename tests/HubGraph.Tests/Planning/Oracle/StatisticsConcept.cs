namespace HubGraph.Tests.Planning.Oracle;

/// <summary>What the statistics of a concept are made of, declared apart from the server's maps.</summary>
public sealed record StatisticsConcept(string Name, string[] Groups, string[] Measures, string[] Distinct, string? Day)
{
    private static readonly string[] s_activity = ["hub", "mission", "scale", "commune", "intercommunality", "department", "region", "tag", "isDemonstration"];
    private static readonly string[] s_animation = ["animationKind", "format", "initiative", "theme", "nature", "partnerKind", "event"];
    private static readonly string[] s_support = ["fundedProject", "supportKind", "stage"];
    private static readonly string[] s_people = ["mediators", "structures", "otherActors", "participants"];

    public static readonly IReadOnlyList<StatisticsConcept> All =
    [
        new("Activity", [.. s_activity, .. s_animation, .. s_support], ["durationMinutes", .. s_people], ["hub", "commune", "event", "fundedProject"], "performedOn"),
        new("AnimationActivity", [.. s_activity, .. s_animation], ["durationMinutes", .. s_people], ["hub", "commune", "event"], "performedOn"),
        new("ProjectSupportActivity", [.. s_activity, .. s_support], ["durationMinutes"], ["hub", "commune", "fundedProject"], "performedOn"),
        new("Event", ["eventKind", "format", "status", "hub", "mission", "commune", "department", "region", "scale", "organiser", "organiserKind", "tag", "isDemonstration"], ["participants"], ["hub", "commune"], "startsOn"),
        new(
            "FundedProject",
            ["status", "hub", "holderName", "carrier", "commune", "department", "region", "inPriorityNeighbourhood", "inActionCoeurDeVille", "inRuralRevitalisation", "need", "needCode", "funder", "isDemonstration"],
            ["budgetEuros", "beneficiaries"],
            ["hub", "commune"],
            "startsOn"),
        new("FundingLine", ["funder", "status", "fundedProject"], ["requestedEuros", "grantedEuros"], ["fundedProject"], "decidedOn"),
        new("Award", ["hub", "call", "label", "source"], ["amountEuros"], ["hub"], null),
    ];

    public OracleConcept Concept => OracleConcepts.Of(Name);

    /// <summary>The name of the field that answers them.</summary>
    public string FieldName => $"{char.ToLowerInvariant(Name[0])}{Name[1..]}Statistics";

    /// <summary>A field as it is declared, by whichever concept of an interface declares it; a group has one of a list's.</summary>
    public OracleField Field(string name) =>
        Concept.Implementations.Select(OracleConcepts.Of).Prepend(Concept).SelectMany(concept => concept.Fields).First(field => IsOf(field, name));

    /// <summary>What a record has of a key: several of a list, null alone where it has none.</summary>
    public static IReadOnlyList<object?> ValuesOf(OracleWorld world, object record, string name)
    {
        if (OracleConcepts.Of(record.GetType().Name).Fields.Find(field => IsOf(field, name)) is not OracleList list)
            return [ValueOf(world, record, name)];
        object?[] values = [.. list.Get(world, record)];
        return values.Length == 0 ? [null] : values;
    }

    private static bool IsOf(OracleField field, string name) => field.Name == name || (field is OracleList && field.Name == $"{name}s");

    /// <summary>A field's value, null where the record's own concept does not have it.</summary>
    public static object? ValueOf(OracleWorld world, object record, string name) =>
        OracleConcepts.Of(record.GetType().Name).Fields.Find(field => field.Name == name) switch
        {
            OracleValue value => value.Get(world, record),
            OracleOne one => one.Get(record),
            _ => null,
        };
}
