using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>
/// The engine's serial strategy, but for the fields that are marked as planned: their plans run together, on one
/// connection and one snapshot, when the others are done.
/// </summary>
public sealed class PlannedExecutionStrategy(ReadDatabase database) : SerialExecutionStrategy
{
    private const string Mark = "HubGraph.Planned";

    /// <summary>Marks a field as planned.</summary>
    internal static void MarkPlanned(FieldType field, PlannedField planned) => field.Metadata[Mark] = planned;

    /// <summary>What a planned field answers, null for any other.</summary>
    internal static PlannedField? Planned(FieldType field) =>
        field.Metadata.TryGetValue(Mark, out object? planned) ? (PlannedField?)planned : null;

    public override async Task ExecuteNodeTreeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode rootNode)
    {
        await base.ExecuteNodeTreeAsync(context, rootNode);
        if (rootNode is ObjectExecutionNode { SubFields: { } fields } && PlanningListener.Plans(context) is { } plans)
            await RunAsync(context, [.. fields.OfType<PlannedExecutionNode>()], plans);
    }

    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null) =>
        Planned(fieldDefinition) is null
            ? base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode)
            : new PlannedExecutionNode(parent, graphType, field, fieldDefinition);

    protected override Task ExecuteNodeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode node) =>
        node is PlannedExecutionNode ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

    private async Task RunAsync(GraphQL.Execution.ExecutionContext context, List<PlannedExecutionNode> planned, Dictionary<string, Plan> plans)
    {
        try
        {
            JsonBuffer[] answers = await PlanExecution.RunAsync(database, [.. planned.Select(node => plans[node.Name!])], context.CancellationToken);
            for (int i = 0; i < answers.Length; i++)
            {
                planned[i].Result = new PlannedJson(answers[i]);
                if (plans[planned[i].Name!].Refused is { Count: > 0 } refused)
                    RefusedField.Report(context, planned[i].ResponsePath, refused);
            }
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (PlanningError error)
        {
            Refuse(context, planned, error);
        }
        catch (Exception exception)
        {
            UnhandledExceptionContext unhandled = new(context, null, exception);
            await context.UnhandledExceptionDelegate(unhandled);
            Refuse(context, planned, unhandled.Exception as ExecutionError ?? new UnhandledError("The field could not be answered.", exception));
        }
    }

    // One snapshot, one fate: without it none of the planned fields has an answer.
    private static void Refuse(GraphQL.Execution.ExecutionContext context, List<PlannedExecutionNode> planned, ExecutionError cause)
    {
        foreach (PlannedExecutionNode node in planned)
        {
            ExecutionError error = new(cause.Message) { Code = cause.Code, Extensions = cause.Extensions, Path = node.ResponsePath };
            error.AddLocation(GraphQLParser.Location.FromLinearPosition(context.Document.Source, node.Field.Location.Start));
            context.Errors.Add(error);
        }
    }
}
