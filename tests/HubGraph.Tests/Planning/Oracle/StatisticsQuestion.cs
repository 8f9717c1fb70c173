using System.Text;
using System.Text.RegularExpressions;
using HubGraph.Planning.Sql;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A question about statistics: at the root or, with a parent, of what each of its records leads to.</summary>
/// <param name="IsSummed">Whether it asks for no more than counts and sums: what roll-ups tell.</param>
/// <param name="Order">Names, with a dot for a measure's sum, average, min or max, and whether they descend.</param>
public sealed partial record StatisticsQuestion(
    StatisticsConcept Concept,
    (OracleConcept Concept, OracleMany Relation)? Parent,
    OracleObject? Where,
    IReadOnlyList<string> Groups,
    Period? Period,
    bool IsFilled,
    bool IsSummed,
    IReadOnlyList<(string Name, bool Descending)> Order,
    int First)
{
    /// <summary>Whether each record is in one group alone.</summary>
    public bool IsPartition => !Groups.Any(name => Concept.Field(name) is OracleList);

    /// <summary>What different values are counted of.</summary>
    public IEnumerable<string> Distinct => Concept.Distinct.Where(name => !IsSummed || name == "hub");

    /// <summary>What is told of each measure.</summary>
    public IReadOnlyList<string> Aggregates => IsSummed ? ["sum", "average"] : ["sum", "average", "min", "max"];

    private string Measures => "count "
        + string.Concat(Distinct.Select(name => $"{name}Count "))
        + string.Concat(Concept.Measures.Select(name => $"{name} {{ {string.Join(' ', Aggregates)} }} "));

    /// <summary>The document that counts the records of the list beside it.</summary>
    public string CountDocument()
    {
        OracleMany? many = Parent?.Relation;
        string list = $"{many?.Name ?? Concept.Concept.Plural}{(Where is null ? "" : $"({WhereArgument()})")} {{ totalCount }}";
        return Parent is { } parent ? $"{{ {parent.Concept.Plural}(first: 100, order: [{{ id: ASC }}]) {{ nodes {{ {list} }} }} }}" : $"{{ {list} }}";
    }

    /// <summary>The document of the page after a cursor.</summary>
    public string Document(string? after)
    {
        string keys = string.Concat(Groups.Select(name => Concept.Field(name) is OracleOne ? $"{name} {{ id }} " : $"{name} "));
        string period = Period is null ? "" : "period { start end } ";
        string statistics = $"{Concept.FieldName}({Arguments(after)}) {{ totalCount isPartition total {{ {Measures}}} nodes {{ {keys}{period}{Measures}}} pageInfo {{ hasNextPage endCursor }} }}";
        return Parent is { } parent ? $"{{ {parent.Concept.Plural}(first: 100, order: [{{ id: ASC }}]) {{ nodes {{ id {statistics} }} }} }}" : $"{{ {statistics} }}";
    }

    private string Arguments(string? after)
    {
        List<string> arguments = [$"first: {First}"];
        if (after is not null)
            arguments.Add($"after: \"{after}\"");
        if (Where is not null)
            arguments.Add(WhereArgument());
        if (Groups.Count > 0)
            arguments.Add($"groupBy: [{string.Join(", ", Groups.Select(EnumName))}]");
        if (Period is { } period)
            arguments.Add($"period: {period.ToString().ToUpperInvariant()}");
        if (IsFilled)
            arguments.Add("includeEmptyPeriods: true");
        if (Order.Count > 0)
            arguments.Add($"order: [{string.Join(", ", Order.Select(Element))}]");
        return string.Join(", ", arguments);
    }

    private string WhereArgument()
    {
        StringBuilder where = new("where: ");
        Where!.Write(where, new OracleCursors(), json: false);
        return where.ToString();
    }

    /// <summary>A grouping's name in the schema.</summary>
    public static string EnumName(string field) => Capital().Replace(field, "_$0").ToUpperInvariant();

    private static string Element((string Name, bool Descending) key)
    {
        string direction = key.Descending ? "DESC" : "ASC";
        return key.Name.Split('.') is [var measure, var aggregate] ? $"{{ {measure}: {{ {aggregate}: {direction} }} }}" : $"{{ {key.Name}: {direction} }}";
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
