using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Remembers the plans of operations. An operation that comes again is the same object as long as its document is remembered; its
/// fields are not, and are no key.
/// </summary>
internal sealed class PlanCache
{
    // Of SQL, which a plan's size goes with.
    private const long MaximumCharacters = 4_000_000;
    private ConditionalWeakTable<GraphQLOperationDefinition, PreparedPlans> _operations = [];
    private long _characters;

    /// <summary>What is known of an operation; null when nothing is.</summary>
    public PreparedPlans? Find(GraphQLOperationDefinition operation) =>
        _operations.TryGetValue(operation, out PreparedPlans? known) ? known : null;

    /// <summary>What is known of an operation, be it nothing yet.</summary>
    public PreparedPlans Of(IExecutionContext context, IObjectGraphType root) =>
        Find(context.Operation)
            ?? _operations.GetValue(
                context.Operation, operation => new PreparedPlans(PlannedVariables.Foreign(operation, context.Document, root)));

    /// <summary>Remembers plans.</summary>
    public void Add(PreparedPlans prepared, VariableValues variables, OperationPlans plans)
    {
        if (Interlocked.Add(ref _characters, variables.Shape.Length + plans.Characters) > MaximumCharacters)
        {
            _operations = [];
            _characters = 0;
        }
        prepared.Add(variables, plans);
    }
}

/// <summary>
/// The plans of one operation, by the shape of its variables and, where something restricted is named, the rights of the caller.
/// </summary>
/// <param name="foreign">The names of the variables that no plan depends on.</param>
internal sealed class PreparedPlans(HashSet<string> foreign)
{
    // Clients ask in few ways, however many values they ask with.
    private const int Maximum = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, OperationPlans[]> _byShape = [];

    public HashSet<string> Foreign => foreign;

    /// <summary>The plans that hold for a run, null when none is remembered.</summary>
    /// <param name="rights">
    /// Tells the rights of the caller where they matter; without it, only plans are found that are the same for all.
    /// </param>
    public BoundPlans? Find(VariableValues variables, Func<string>? rights)
    {
        OperationPlans[]? alike;
        lock (_lock)
        {
            if (!_byShape.TryGetValue(variables.Shape, out alike))
                return null;
        }
        foreach (OperationPlans plans in alike)
        {
            if (plans.Values.Of(variables.Values) is { } values && (plans.Rights is null || plans.Rights == rights?.Invoke()))
                return new BoundPlans(plans, values);
        }
        return null;
    }

    public void Add(VariableValues variables, OperationPlans plans)
    {
        lock (_lock)
        {
            if (_byShape.Values.Sum(alike => alike.Length) >= Maximum)
                _byShape.Clear();
            _byShape[variables.Shape] = [plans, .. _byShape.GetValueOrDefault(variables.Shape, [])];
        }
    }
}
