namespace HubGraph.Planning.Sql;

/// <summary>The operators of filters, by HotChocolate's names.</summary>
public static class Operators
{
    /// <summary>All of them, in the order in which conditions are written.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "eq", "neq", "in", "nin", "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte",
        "contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith",
    ];

    /// <summary>The operator that a negative one negates, and whether it is negative.</summary>
    public static (string Name, bool Negated) Positive(string name) =>
        name[0] == 'n' ? (name[1..], true) : (name, false);

    /// <summary>The SQL symbol of a comparison.</summary>
    public static string Symbol(string name) => name switch
    {
        "eq" => "=",
        "gt" => ">",
        "gte" => ">=",
        "lt" => "<",
        "lte" => "<=",
        _ => throw new InvalidOperationException($"{name} is not a comparison."),
    };
}
