using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Planning.Plans;

namespace HubGraph.Planning.Execution;

/// <summary>
/// Plans an operation's planned root fields after validation and before anything is executed, so that a client's mistake
/// in a filter, a page or a cursor refuses the request as a whole.
/// </summary>
public sealed class PlanningListener(MapCatalog maps, ReadDatabase database, ReadRightsOf rightsOf) : DocumentExecutionListenerBase
{
    private const string PlansKey = "HubGraph.Plans";
    private readonly PlanCache _cache = new();

    /// <summary>The plans of an operation, by the keys of its root fields.</summary>
    internal static Dictionary<string, Plan>? Plans(IExecutionContext context) =>
        context.UserContext.TryGetValue(PlansKey, out object? plans) ? (Dictionary<string, Plan>?)plans : null;

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (!validationResult.IsValid || context.Operation.Operation != OperationType.Query)
            return Task.CompletedTask;
        string variables = PlanCache.Key(context.Variables);
        if (_cache.Find(context, variables, rightsOf) is not { } plans)
        {
            plans = Plan(context);
            if (context.Errors.Count == 0)
                _cache.Add(context, variables, rightsOf, plans);
        }
        if (plans.Count > 0)
            context.UserContext[PlansKey] = plans;
        return Task.CompletedTask;
    }

    private Dictionary<string, Plan> Plan(IExecutionContext context)
    {
        Dictionary<string, Plan> plans = [];
        IObjectGraphType query = context.Schema.Query;
        foreach (SelectedField field in new Selections(context).Collect([context.Operation.SelectionSet], type => type == query.Name))
        {
            if (query.GetField(field.Node.Name.Value) is { } definition && PlannedExecutionStrategy.Planned(definition) is { } planned)
                Plan(context, field, planned, plans);
        }
        return plans;
    }

    private void Plan(IExecutionContext context, SelectedField field, PlannedField planned, Dictionary<string, Plan> plans)
    {
        try
        {
            plans.Add(field.Key, Planner.Plan(maps, database.Dialect, rightsOf, context, planned, field));
        }
        catch (PlanningError error)
        {
            error.Path = [field.Key];
            context.Errors.Add(error);
        }
    }
}
