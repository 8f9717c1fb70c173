using System.Text.Json;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>The plans of an operation for variables of one shape, by the keys of the answer that lead to them.</summary>
/// <param name="Plans">They hold no value of a client.</param>
/// <param name="Rights">The rights of the callers that they hold for; null where they hold for all.</param>
/// <param name="Values">What they make of the variables' values, and suppose of them.</param>
/// <param name="Answer">What makes the whole answer, by its keys, where that is plans alone; null otherwise.</param>
internal sealed record OperationPlans(
    Dictionary<string, Plan> Plans, string? Rights, RunValues Values, (JsonEncodedText Key, Plan Plan)[]? Answer)
{
    /// <summary>How much memory they take, by the texts of their statements.</summary>
    public int Characters { get; } = Plans.Values.SelectMany(plan => plan.Statements).Sum(statement => statement.Sql.Length);
}

/// <summary>The plans of an operation with the values of one run.</summary>
internal sealed record BoundPlans(OperationPlans Operation, object?[] Values)
{
    public Dictionary<string, Plan> Plans => Operation.Plans;
}
