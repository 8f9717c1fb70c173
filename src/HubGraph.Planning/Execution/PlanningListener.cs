using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Planning.Plans;

namespace HubGraph.Planning.Execution;

/// <summary>
/// Plans an operation's planned fields after validation and before anything is executed, so that a client's mistake
/// in a filter, a page or a cursor refuses the request as a whole.
/// </summary>
public sealed class PlanningListener(MapCatalog maps, ReadDatabase database, ReadRightsOf rightsOf) : DocumentExecutionListenerBase
{
    private const string PlansKey = "HubGraph.Plans";
    private readonly PlanCache _cache = new();
    private readonly PlannedVariables _variables = new();

    /// <summary>The plans of an operation, by the keys of the answer that lead to them.</summary>
    internal static Dictionary<string, Plan>? Plans(IExecutionContext context) =>
        context.UserContext.TryGetValue(PlansKey, out object? plans) ? (Dictionary<string, Plan>?)plans : null;

    /// <summary>The key of a plan below an object that was resolved.</summary>
    internal static string Below(string above, string key) => above.Length == 0 ? key : $"{above}.{key}";

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        // What was refused meanwhile is not worth a plan.
        if (validationResult.IsValid && context.Errors.Count == 0)
            Plan(context);
        return Task.CompletedTask;
    }

    /// <summary>Plans a valid operation; a client's mistake is added to the context's errors.</summary>
    public void Plan(IExecutionContext context)
    {
        Dictionary<string, Plan> plans = context.Operation.Operation switch
        {
            OperationType.Query => Remembered(context, context.Schema.Query),
            // Once for all its events, and for all who subscribe alike.
            OperationType.Subscription => Remembered(context, context.Schema.Subscription!),
            // A mutation's variables are its input, which does not come twice.
            _ => Plan(context, context.Schema.Mutation!),
        };
        if (plans.Count > 0)
            context.UserContext[PlansKey] = plans;
    }

    /// <summary>How many rows the plans of an operation walk at the most, beside those of its pages; of a subscription, those of one event.</summary>
    public static double Rows(IExecutionContext context, TableSizes sizes) => Plans(context)?.Values.Sum(plan => plan.Rows(sizes)) ?? 0;

    private Dictionary<string, Plan> Remembered(IExecutionContext context, IObjectGraphType root)
    {
        string variables = PlanCache.Key(context.Variables, _variables.Foreign(context, root));
        if (_cache.Find(context, variables, rightsOf) is { } known)
            return known;
        Dictionary<string, Plan> plans = Plan(context, root);
        if (context.Errors.Count == 0)
            _cache.Add(context, variables, rightsOf, plans);
        return plans;
    }

    private Dictionary<string, Plan> Plan(IExecutionContext context, IObjectGraphType root)
    {
        Dictionary<string, Plan> plans = [];
        Plan(context, new Selections(context), [context.Operation.SelectionSet], root, "", plans);
        return plans;
    }

    private void Plan(IExecutionContext context, Selections selections, List<GraphQLSelectionSet> sets, IObjectGraphType type, string above, Dictionary<string, Plan> plans)
    {
        foreach (SelectedField field in selections.Collect(sets, name => name == type.Name))
        {
            if (type.GetField(field.Node.Name.Value) is not { } definition)
                continue;
            if (PlannedExecutionStrategy.Planned(definition) is { } planned)
                Plan(context, field, planned, Below(above, field.Key), plans);
            else if (definition.ResolvedType?.GetNamedType() is IObjectGraphType below)
                Plan(context, selections, field.Selections, below, Below(above, field.Key), plans);
        }
    }

    private void Plan(IExecutionContext context, SelectedField field, PlannedField planned, string path, Dictionary<string, Plan> plans)
    {
        try
        {
            plans.Add(path, Planner.Plan(maps, database.Dialect, rightsOf, context, planned, field));
        }
        catch (PlanningError error)
        {
            error.Path = path.Split('.');
            context.Errors.Add(error);
        }
    }
}
