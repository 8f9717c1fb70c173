using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>
/// The engine's serial strategy, but for the fields that are marked as planned: when the others are done their plans run
/// together, on one connection and one snapshot. In a mutation this is so for each root field by itself: what it answers is
/// read after it wrote and before the next one does. What was written is told, even when the time is over by then or the
/// database does not answer any more.
/// </summary>
public sealed class PlannedExecutionStrategy(
    ReadDatabase database, ReadCallerOf callerOf, ExplainMissing? explain = null) : SerialExecutionStrategy
{
    private const string Mark = "HubGraph.Planned";

    /// <summary>Marks a field as planned.</summary>
    internal static void MarkPlanned(FieldType field, PlannedField planned) => field.Metadata[Mark] = planned;

    /// <summary>What a planned field answers, null for any other.</summary>
    internal static PlannedField? Planned(FieldType field) =>
        field.Metadata.TryGetValue(Mark, out object? planned) ? (PlannedField?)planned : null;

    public override async Task ExecuteNodeTreeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode rootNode)
    {
        if (context.Operation.Operation == OperationType.Mutation && rootNode is ObjectExecutionNode { SubFields: { } fields })
            await WriteAsync(context, fields, context.CancellationToken);
        else
            await ExecuteAsync(context, rootNode, context.CancellationToken);
        // An explanation is part of the answer, and no plan makes it.
        if (context.Operation.Operation == OperationType.Query
            && context.Errors.Count == 0
            && explain is not null
            && Missing(context, rootNode) is { } missing)
            await explain(context, missing);
    }

    private static List<MissingRecord>? Missing(GraphQL.Execution.ExecutionContext context, ExecutionNode rootNode)
    {
        List<MissingRecord>? missing = null;
        foreach (ExecutionNode field in (rootNode as ObjectExecutionNode)?.SubFields ?? [])
        {
            if (field is not PlannedExecutionNode { Planned: LookupField lookup, Result: PlannedJson { Json.IsNull: true } })
                continue;
            foreach (NaturalKey key in lookup.Map.NaturalKeys)
            {
                if (context.ArgumentValues?.TryGetValue(field.Field, out IDictionary<string, ArgumentValue>? given) == true
                    && given.TryGetValue(key.Argument, out ArgumentValue argument) && argument.Value is string value)
                {
                    (missing ??= []).Add(new MissingRecord(field.Name!, lookup.Map.Name, key.Argument, value));
                }
            }
        }
        return missing;
    }

    private async Task WriteAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode[] fields, CancellationToken stop)
    {
        bool isDone = false;
        foreach (ExecutionNode field in fields)
        {
            try
            {
                context.CancellationToken = stop;
                await ExecuteAsync(context, field, stop);
            }
            catch (OperationCanceledException exception) when (isDone && stop.IsCancellationRequested)
            {
                Refuse(context, [field], await ExplainAsync(context, exception));
            }
            isDone |= field.Result is not null;
        }
    }

    private async Task ExecuteAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode node, CancellationToken stop)
    {
        await base.ExecuteNodeTreeAsync(context, node);
        if (PlanningListener.Plans(context) is not { } plans)
            return;
        List<PlannedExecutionNode> planned = [];
        Collect(node, planned);
        if (planned.Count > 0)
            await RunAsync(context, planned, plans, stop);
    }

    private static void Collect(ExecutionNode node, List<PlannedExecutionNode> planned)
    {
        if (node is PlannedExecutionNode found)
            planned.Add(found);
        else if (node is IParentExecutionNode parent)
            parent.ApplyToChildren(static (child, all) => Collect(child, all), planned);
    }

    protected override ExecutionNode BuildExecutionNode(
        ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null) =>
        Planned(fieldDefinition) is { } planned
            ? new PlannedExecutionNode(parent, graphType, field, fieldDefinition, planned)
            : base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);

    protected override Task ExecuteNodeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode node) =>
        node is PlannedExecutionNode ? Task.CompletedTask
        : IsWrite(context) && node.Parent is RootExecutionNode ? WriteAsync(context, node)
        : base.ExecuteNodeAsync(context, node);

    private static bool IsWrite(GraphQL.Execution.ExecutionContext context) => context.Operation.Operation == OperationType.Mutation;

    private async Task WriteAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode node)
    {
        await base.ExecuteNodeAsync(context, node);
        // What it did is to be told, and its payload is at hand but for what is planned.
        if (node.Result is not null)
            context.CancellationToken = CancellationToken.None;
    }

    private async Task RunAsync(
        GraphQL.Execution.ExecutionContext context, List<PlannedExecutionNode> planned, BoundPlans plans, CancellationToken stop)
    {
        try
        {
            // The items of a list have one plan and each a record of its own.
            PlannedExecutionNode[][] groups = [.. planned.GroupBy(node => node.PlanKey).Select(group => group.ToArray())];
            PlanRun[] runs = [.. groups.Select(group => Run(plans, group))];
            JsonBuffer[][] answers = await PlanExecution.RunAsync(
                database, callerOf(context.UserContext), runs, stop, isPatient: context.Operation.Operation != OperationType.Query);
            for (int i = 0; i < groups.Length; i++)
            {
                Take(groups[i], runs[i].Keys, answers[i]);
                if (runs[i].Plan.Refused is { Count: > 0 } refused)
                    RefusedField.Report(context, groups[i][0].ResponsePath, refused);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !IsWrite(context))
        {
            throw;
        }
        catch (PlanningError error)
        {
            Refuse(context, Failed(context, planned), error);
        }
        catch (ExecutionError)
        {
            // There was no place for it: the operation is refused as a whole.
            throw;
        }
        catch (Exception exception)
        {
            Refuse(context, Failed(context, planned), await ExplainAsync(context, exception));
        }
    }

    private static async Task<ExecutionError> ExplainAsync(GraphQL.Execution.ExecutionContext context, Exception exception)
    {
        UnhandledExceptionContext unhandled = new(context, null, exception);
        await context.UnhandledExceptionDelegate(unhandled);
        return unhandled.Exception as ExecutionError ?? new UnhandledError("The field could not be answered.", exception);
    }

    // One snapshot, one fate. In a query, what was resolved above the planned fields has no answer either: the cursor of a page
    // must not pass the records that it does not show.
    private static IEnumerable<ExecutionNode> Failed(GraphQL.Execution.ExecutionContext context, List<PlannedExecutionNode> planned) =>
        context.Operation.Operation switch
        {
            OperationType.Query => planned.Select(Root).Distinct(),
            OperationType.Mutation => planned.Select(Root).Take(1),
            _ => planned,
        };

    private static ExecutionNode Root(ExecutionNode node)
    {
        while (node.Parent is not (null or RootExecutionNode))
            node = node.Parent;
        return node;
    }

    private static PlanRun Run(BoundPlans plans, PlannedExecutionNode[] nodes) =>
        new(
            plans.Plans[nodes[0].PlanKey],
            plans.Values,
            nodes[0].RecordKeys is null ? null : [.. nodes.SelectMany(node => node.RecordKeys!).Distinct()]);

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
                node.Result = new PlannedJson(
                    JsonBuffer.List(node.RecordKeys!.Select(key => records[key]).Where(record => !record.IsNull)));
            else if (node.RecordKeys is [var key])
                node.Result = new PlannedJson(taken.Add(key) ? records[key] : records[key].Copy());
        }
        if (!nodes[0].IsList)
            return;
        foreach (JsonBuffer answer in answers)
            answer.Dispose();
    }

    private static void Refuse(GraphQL.Execution.ExecutionContext context, IEnumerable<ExecutionNode> failed, ExecutionError cause)
    {
        foreach (ExecutionNode node in failed)
        {
            ExecutionError error = node.Result is IWritten { Records: { Count: > 0 } records }
                ? new WrittenError(records)
                : new ExecutionError(cause.Message) { Code = cause.Code, Extensions = cause.Extensions };
            error.Path = node.ResponsePath;
            error.AddLocation(GraphQLParser.Location.FromLinearPosition(context.Document.Source, node.Field.Location.Start));
            context.Errors.Add(error);
            if (!IsWrite(context) && node is ObjectExecutionNode resolved)
                resolved.SubFields = null;
        }
    }
}
