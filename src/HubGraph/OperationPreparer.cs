using GraphQL.Execution;
using HubGraph.Planning.Execution;
using HubGraph.Transport;

namespace HubGraph;

/// <summary>Joins the planner to the transport, which has operations prepared before they spend what they cost.</summary>
internal sealed class OperationPreparer(PlanningListener planning, TableSizeReader sizes) : IOperationPreparer
{
    /// <inheritdoc/>
    public async ValueTask<double> PrepareAsync(IExecutionContext context)
    {
        planning.Plan(context);
        return context.Errors.Count > 0 ? 0 : PlanningListener.Rows(context, await sizes.CurrentAsync(context.CancellationToken));
    }
}
