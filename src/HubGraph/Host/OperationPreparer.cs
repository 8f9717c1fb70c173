using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Planning.Execution;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Options;

namespace HubGraph.Host;

/// <summary>Joins the planner to the transport, which has operations prepared before they spend what they cost.</summary>
internal sealed class OperationPreparer(PlanningListener planning, TableSizeReader sizes, TransportOptions transport) : IOperationPreparer
{
    /// <inheritdoc/>
    public async ValueTask<double> PrepareAsync(IExecutionContext context)
    {
        planning.Plan(context);
        return context.Errors.Count > 0 ? 0 : PlanningListener.Rows(context, await sizes.CurrentAsync(context.CancellationToken));
    }

    /// <inheritdoc/>
    public PreparedQuery? Find(GraphQLOperationDefinition operation, Variables variables) =>
        planning.Find(operation, variables) is { } query
            ? new PreparedQuery(
                query.Rows(sizes.Known()), (json, http, stop) => query.WriteAsync(json, ReadCallers.Of(http, transport), stop))
        : null;
}
