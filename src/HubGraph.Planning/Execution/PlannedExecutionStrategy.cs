using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>
/// The engine's serial strategy, but for the fields that are marked as planned: when the others are done their plans run
/// together, on one connection and one snapshot. In a mutation this is so for each root field by itself: what it answers is
/// read after it wrote and before the next one does.
/// </summary>
public sealed class PlannedExecutionStrategy(ReadDatabase database, ReadCallerOf callerOf) : SerialExecutionStrategy
{
    private const string Mark = "HubGraph.Planned";
    private const string RepeatedKey = "HubGraph.Repeated";

    /// <summary>Marks a field as planned.</summary>
    internal static void MarkPlanned(FieldType field, PlannedField planned) => field.Metadata[Mark] = planned;

    /// <summary>What a planned field answers, null for any other.</summary>
    internal static PlannedField? Planned(FieldType field) =>
        field.Metadata.TryGetValue(Mark, out object? planned) ? (PlannedField?)planned : null;

    /// <summary>How the query that was executed with a user context can be read again; null when more than plans made its answer, or when not everybody gets the same.</summary>
    public static RepeatedQuery? Repeated(IDictionary<string, object?> userContext) =>
        userContext.TryGetValue(RepeatedKey, out object? repeated) ? (RepeatedQuery?)repeated : null;

    public override async Task ExecuteNodeTreeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode rootNode)
    {
        if (context.Operation.Operation == OperationType.Mutation && rootNode is ObjectExecutionNode { SubFields: { } fields })
        {
            foreach (ExecutionNode field in fields)
                await ExecuteAsync(context, field);
        }
        else
        {
            await ExecuteAsync(context, rootNode);
            if (context.Operation.Operation == OperationType.Query && context.Errors.Count == 0)
                NoteRepeated(context, rootNode);
        }
    }

    private void NoteRepeated(GraphQL.Execution.ExecutionContext context, ExecutionNode rootNode)
    {
        if (rootNode is not ObjectExecutionNode { SubFields: { Length: > 0 } fields } || PlanningListener.Plans(context) is not { } plans)
            return;
        (string, Plan)[] planned = new (string, Plan)[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] is not PlannedExecutionNode { RecordKeys: null } node || plans[node.PlanKey] is not { DependsOnRights: false } plan)
                return;
            planned[i] = (node.Name!, plan);
        }
        context.UserContext[RepeatedKey] = new RepeatedQuery(database, planned);
    }

    private async Task ExecuteAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode node)
    {
        await base.ExecuteNodeTreeAsync(context, node);
        if (PlanningListener.Plans(context) is not { } plans)
            return;
        List<PlannedExecutionNode> planned = [];
        Collect(node, planned);
        if (planned.Count > 0)
            await RunAsync(context, planned, plans);
    }

    private static void Collect(ExecutionNode node, List<PlannedExecutionNode> planned)
    {
        if (node is PlannedExecutionNode found)
            planned.Add(found);
        else if (node is IParentExecutionNode parent)
            parent.ApplyToChildren(static (child, all) => Collect(child, all), planned);
    }

    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null) =>
        Planned(fieldDefinition) is { } planned
            ? new PlannedExecutionNode(parent, graphType, field, fieldDefinition, planned)
            : base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);

    protected override Task ExecuteNodeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode node) =>
        node is PlannedExecutionNode ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

    private async Task RunAsync(GraphQL.Execution.ExecutionContext context, List<PlannedExecutionNode> planned, Dictionary<string, Plan> plans)
    {
        try
        {
            // The items of a list have one plan and each a record of its own.
            PlannedExecutionNode[][] groups = [.. planned.GroupBy(node => node.PlanKey).Select(group => group.ToArray())];
            PlanRun[] runs = [.. groups.Select(group => Run(plans[group[0].PlanKey], group))];
            JsonBuffer[][] answers = await PlanExecution.RunAsync(database, callerOf(context.UserContext), runs, context.CancellationToken);
            for (int i = 0; i < groups.Length; i++)
            {
                Take(groups[i], runs[i].Keys, answers[i]);
                if (runs[i].Plan.Refused is { Count: > 0 } refused)
                    RefusedField.Report(context, groups[i][0].ResponsePath, refused);
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

    private static PlanRun Run(Plan plan, PlannedExecutionNode[] nodes) =>
        new(plan, nodes[0].RecordKeys is null ? null : [.. nodes.SelectMany(node => node.RecordKeys!).Distinct()]);

    private static void Take(PlannedExecutionNode[] nodes, IReadOnlyList<RecordKey>? keys, JsonBuffer[] answers)
    {
        if (keys is null)
        {
            nodes[0].Result = new PlannedJson(answers[0]);
            return;
        }
        Dictionary<RecordKey, JsonBuffer> records = [];
        for (int i = 0; i < keys.Count; i++)
            records.Add(keys[i], answers[i]);
        // Memory is given back by whoever writes it, so each answer is written once.
        HashSet<RecordKey> taken = [];
        foreach (PlannedExecutionNode node in nodes)
        {
            if (node.IsList)
                node.Result = new PlannedJson(JsonBuffer.List(node.RecordKeys!.Select(key => records[key]).Where(record => !record.IsNull)));
            else if (node.RecordKeys is [var key])
                node.Result = new PlannedJson(taken.Add(key) ? records[key] : records[key].Copy());
        }
        if (!nodes[0].IsList)
            return;
        foreach (JsonBuffer answer in answers)
            answer.Dispose();
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
