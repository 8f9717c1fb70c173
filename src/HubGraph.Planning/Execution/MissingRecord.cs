using GraphQL.Execution;

namespace HubGraph.Planning.Execution;

/// <summary>A record that a root field looked up by a natural key, and that does not exist.</summary>
/// <param name="Path">Its key in the answer.</param>
/// <param name="Concept">The name of its type.</param>
/// <param name="Argument">The argument that gives the key.</param>
public sealed record MissingRecord(string Path, string Concept, string Argument, string Value);

/// <summary>Tells the client of a query more about records that do not exist, in the answer's extensions.</summary>
public delegate ValueTask ExplainMissing(IExecutionContext context, IReadOnlyList<MissingRecord> missing);
