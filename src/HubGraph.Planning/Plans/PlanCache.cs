using System.Runtime.CompilerServices;
using GraphQLParser.AST;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Remembers the plans of operations by the shape of their variables and, where something restricted is named, the rights of the
/// caller. An operation that comes again is the same object as long as its document is remembered; its fields are not, and are no key.
/// </summary>
internal sealed class PlanCache
{
    private const int PlansPerOperation = 32;

    // Of SQL, which a plan's size goes with.
    private const long MaximumCharacters = 4_000_000;
    private ConditionalWeakTable<GraphQLOperationDefinition, Dictionary<string, List<OperationPlans>>> _operations = [];
    private long _characters;

    /// <summary>The plans that hold for a run, null when none is remembered.</summary>
    /// <param name="rights">The rights of the caller, asked for where they matter.</param>
    public BoundPlans? Find(GraphQLOperationDefinition operation, VariableValues variables, Func<string> rights)
    {
        if (!_operations.TryGetValue(operation, out Dictionary<string, List<OperationPlans>>? known))
            return null;
        OperationPlans[] alike;
        lock (known)
        {
            if (!known.TryGetValue(variables.Shape, out List<OperationPlans>? found))
                return null;
            alike = [.. found];
        }
        foreach (OperationPlans plans in alike)
        {
            if (plans.Values.Of(variables.Values) is { } values && (plans.Rights is null || plans.Rights == rights()))
                return new BoundPlans(plans, values);
        }
        return null;
    }

    /// <summary>Remembers plans. Each operation keeps some: clients ask in few ways, however many values they ask with.</summary>
    public void Add(GraphQLOperationDefinition operation, VariableValues variables, OperationPlans plans)
    {
        if (Interlocked.Add(ref _characters, variables.Shape.Length + plans.Characters) > MaximumCharacters)
        {
            _operations = [];
            _characters = 0;
        }
        Dictionary<string, List<OperationPlans>> known = _operations.GetOrCreateValue(operation);
        lock (known)
        {
            if (known.Values.Sum(alike => alike.Count) >= PlansPerOperation)
                known.Clear();
            if (!known.TryGetValue(variables.Shape, out List<OperationPlans>? alike))
                known.Add(variables.Shape, alike = []);
            alike.Add(plans);
        }
    }
}
