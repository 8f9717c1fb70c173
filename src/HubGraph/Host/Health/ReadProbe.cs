using GraphQL;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Host.Health;

/// <summary>Reads as clients do: by a document, its plan and the connections of all others.</summary>
internal sealed class ReadProbe(
    IDocumentExecuter executer, ISchema schema, IServiceProvider services, IDbContextFactory<HubGraphContext> contexts)
{
    // Several statements of one snapshot, and the reader of the change log.
    private const string Document = "{ hubs(first: 1) { totalCount nodes { name carriers(first: 1) { nodes { role } } } } changes(first: "
        + "1) { nodes { kind } } }";

    /// <summary>How many migrations the database lacks; null when it does not answer in time.</summary>
    public async Task<int?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            int pending = await contexts.ReadAsync(
                async (context, stop) => (await context.Database.GetPendingMigrationsAsync(stop)).Count(), cancellationToken);
            if (pending > 0)
                return pending;
            ExecutionResult result = await Detached.RunAsync(stop => executer.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema,
                Query = Document,
                RequestServices = services,
                UserContext = new Dictionary<string, object?>(),
                CancellationToken = stop,
            }), cancellationToken);
            return result.Errors is { Count: > 0 } ? null : 0;
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or InvalidOperationException || DatabaseFailures.Of(exception) is not null)
        {
            return null;
        }
    }
}
