using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Execution;

/// <summary>
/// Plans an operation's planned fields after validation and before anything is executed, so that a client's mistake
/// in a filter, a page or a cursor refuses the request as a whole.
/// </summary>
public sealed class PlanningListener(MapCatalog maps, ReadDatabase database, ReadRightsOf rightsOf) : DocumentExecutionListenerBase
{
    private const string PlansKey = "HubGraph.Plans";
    private readonly PlanCache _cache = new();

    /// <summary>The plans of an operation, with the values of its run.</summary>
    internal static BoundPlans? Plans(IExecutionContext context) =>
        context.UserContext.TryGetValue(PlansKey, out object? plans) ? (BoundPlans?)plans : null;

    /// <summary>The key of a plan below an object that was resolved.</summary>
    internal static string Below(string above, string key) => above.Length == 0 ? key : $"{above}.{key}";

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        // What was refused meanwhile is not worth a plan.
        if (validationResult.IsValid && context.Errors.Count == 0)
            Plan(context);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Plans a valid operation, unless it was for variables of this shape; a client's mistake is added to the context's errors.
    /// </summary>
    public void Plan(IExecutionContext context)
    {
        IObjectGraphType root = context.Operation.Operation switch
        {
            OperationType.Query => context.Schema.Query,
            // Once for all its events, and for all who subscribe alike.
            OperationType.Subscription => context.Schema.Subscription!,
            _ => context.Schema.Mutation!,
        };
        PreparedPlans prepared = _cache.Of(context, root);
        VariableValues variables = VariableValues.Of(context.Variables, prepared.Foreign);
        BoundPlans? plans = prepared.Find(variables, () => rightsOf(context).Key) ?? Plan(context, root, prepared, variables);
        if (plans is { Plans.Count: > 0 })
            context.UserContext[PlansKey] = plans;
    }

    /// <summary>
    /// How many rows the plans of an operation walk at the most, beside those of its pages; of a subscription, those of one
    /// event.
    /// </summary>
    public static double Rows(IExecutionContext context, TableSizes sizes) =>
        Plans(context)?.Plans.Values.Sum(plan => plan.Rows(sizes)) ?? 0;

    /// <summary>
    /// A query that was planned for variables of this shape, ready to be read without the engine; null where more than plans
    /// makes its answer, or not everybody gets the same.
    /// </summary>
    public PlannedQuery? Find(GraphQLOperationDefinition operation, Variables variables) =>
        _cache.Find(operation) is { } prepared
            && prepared.Find(
                VariableValues.Of(variables, prepared.Foreign), rights: null) is { Operation.Answer: { } answer, Values: var values }
                    ? new PlannedQuery(database, answer, values)
                    : null;

    private BoundPlans? Plan(IExecutionContext context, IObjectGraphType root, PreparedPlans prepared, VariableValues variables)
    {
        RunValues values = new(variables.Values.Length);
        Dictionary<string, Plan> plans = [];
        Selections selections = new(context, VariableValues.ForPlanning(context.Variables, prepared.Foreign, values));
        Plan(context, selections, [context.Operation.SelectionSet], root, "", plans);
        if (context.Errors.Count > 0)
            return null;
        string? rights = plans.Values.Any(plan => plan.DependsOnRights) ? rightsOf(context).Key : null;
        OperationPlans made = new(
            plans, rights, values, context.Operation.Operation == OperationType.Query ? Answer(context, selections, root, plans) : null);
        _cache.Add(prepared, variables, made);
        return new BoundPlans(made, values.Of(variables.Values)!);
    }

    private static (JsonEncodedText, Plan)[]? Answer(
        IExecutionContext context, Selections selections, IObjectGraphType root, Dictionary<string, Plan> plans)
    {
        List<(JsonEncodedText, Plan)> answer = [];
        foreach (SelectedField field in selections.Collect([context.Operation.SelectionSet], name => name == root.Name))
        {
            if (root.GetField(field.Node.Name.Value) is not { } definition
                || PlannedExecutionStrategy.Planned(definition) is not { NamesRecords: true })
                return null;
            answer.Add((JsonEncodedText.Encode(field.Key), plans[field.Key]));
        }
        return [.. answer];
    }

    private void Plan(
        IExecutionContext context, Selections selections, List<GraphQLSelectionSet> sets, IObjectGraphType type, string above,
        Dictionary<string, Plan> plans)
    {
        foreach (SelectedField field in selections.Collect(sets, name => name == type.Name))
        {
            if (type.GetField(field.Node.Name.Value) is not { } definition)
                continue;
            if (PlannedExecutionStrategy.Planned(definition) is { } planned)
                Plan(context, selections, field, planned, Below(above, field.Key), plans);
            else if (definition.ResolvedType?.GetNamedType() is IObjectGraphType below)
                Plan(context, selections, field.Selections, below, Below(above, field.Key), plans);
        }
    }

    private void Plan(
        IExecutionContext context, Selections selections, SelectedField field, PlannedField planned, string path,
        Dictionary<string, Plan> plans)
    {
        try
        {
            plans.Add(path, Planner.Plan(maps, database.Dialect, rightsOf, context, selections, planned, field));
        }
        catch (PlanningError error)
        {
            error.Path = path.Split('.');
            context.Errors.Add(error);
        }
    }
}
