using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using HubGraph.Transport.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Transport.Responses;

/// <summary>A query that is answered without the engine, and its price.</summary>
/// <param name="Declared">What it costs by the schema.</param>
/// <param name="Cost">What it costs with what must be read.</param>
/// <param name="Label">What telemetry calls it.</param>
internal sealed record PricedQuery(PreparedQuery Query, OperationCost Declared, OperationCost Cost, OperationLabel Label);

/// <summary>
/// Answers queries whose document is known and whose operation is prepared, by their variables alone. Whatever is not as it should
/// be is left to the execution, which knows how to tell it.
/// </summary>
internal sealed class PreparedQueries(
    DocumentCache documents, PreparedValidator validator, CostListener costs, ISchema schema, TransportOptions options,
    TransportSerializer serializer, OperationWatch watch, IServiceProvider services)
{
    private readonly IOperationPreparer? _preparer = services.GetService<IOperationPreparer>();

    /// <summary>The query that parameters ask; null when it must be executed.</summary>
    public async ValueTask<PricedQuery?> FindAsync(GraphQLParameters parameters)
    {
        if (_preparer is null || documents.Find(parameters.Query) is not { } document
            || OperationOf(document, parameters.OperationName) is not { } operation
            || await validator.ReadVariablesAsync(schema, document, operation, parameters.Variables) is not { } variables
            || costs.Find(operation, variables, parameters.Variables) is not { } declared
            || _preparer.Find(operation, variables) is not { } query)
            return null;
        return new PricedQuery(query, declared, declared.WithRows(query.Rows, options), OperationLabel.Of(operation));
    }

    /// <summary>Writes the answer. False when the query must be executed for it; then nothing is written.</summary>
    public async ValueTask<bool> TryAnswerAsync(PricedQuery query, JsonPage page, HttpContext http, CancellationToken cancellation)
    {
        using OperationWatch.Operation operation = OperationWatch.Begin();
        try
        {
            page.Json.WriteStartObject();
            page.Json.WritePropertyName("data"u8);
            await query.Query.Write(page.Json, http, cancellation);
            if (options.ReportCost)
            {
                page.Json.WritePropertyName("extensions"u8);
                page.Json.WriteStartObject();
                page.Json.WritePropertyName(OperationCost.ExtensionName);
                JsonSerializer.Serialize(page.Json, query.Declared, serializer.Options);
                page.Json.WriteEndObject();
            }
            page.Json.WriteEndObject();
            page.Json.Flush();
        }
        catch (GraphQLRequestError)
        {
            throw;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            page.Reset();
            return false;
        }

        TransportTelemetry.CountDocument(isKnown: true);
        TransportTelemetry.CountCost(query.Cost);
        watch.End(operation, query.Label, null, http.TraceIdentifier);
        return true;
    }

    private static GraphQLOperationDefinition? OperationOf(GraphQLDocument document, string? name)
    {
        GraphQLOperationDefinition? found = null;
        foreach (ASTNode definition in document.Definitions)
        {
            if (definition is not GraphQLOperationDefinition operation || (name is not null && operation.Name?.Value != name))
                continue;
            // Which of several is meant is not known.
            if (found is not null)
                return null;
            found = operation;
        }
        return found?.Operation == OperationType.Query ? found : null;
    }
}
