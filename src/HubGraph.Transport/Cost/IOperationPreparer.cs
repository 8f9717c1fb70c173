using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Cost;

/// <summary>
/// Makes operations ready to run, and knows what that takes beyond what the schema declares. Register one, and what an
/// operation costs depends on how much there is to read, too; without one, on the schema alone.
/// </summary>
public interface IOperationPreparer
{
    /// <summary>
    /// Prepares a valid operation whose declared cost is allowed, and answers how many rows it may read to find what it answers; of a
    /// subscription, those of one event. A client's mistakes are added to the context's errors.
    /// </summary>
    ValueTask<double> PrepareAsync(IExecutionContext context);

    /// <summary>
    /// A valid query with its variables, if it was prepared for such before and can be read without the engine: then no listener sees
    /// it, and no rule its arguments. Null when it is to be executed, be it for a client's mistake in the variables.
    /// </summary>
    PreparedQuery? Find(GraphQLOperationDefinition operation, Variables variables);
}

/// <summary>A query that can be read without the engine, for everybody.</summary>
/// <param name="Rows">How many rows it may read to find what it answers.</param>
/// <param name="Write">
/// Reads the data for a request and writes the value of the answer's <c>data</c>. When it throws, the query is executed instead.
/// </param>
public sealed record PreparedQuery(double Rows, Func<Utf8JsonWriter, HttpContext, CancellationToken, ValueTask> Write);
