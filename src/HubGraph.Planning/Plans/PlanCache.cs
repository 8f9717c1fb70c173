using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Remembers the plans of operations, by the operation, the values of its variables and, where something restricted is
/// named, the rights of the caller: a plan depends on nothing else.
/// An operation that comes again is the same object as long as its document is remembered; its fields are not, and are no key.
/// </summary>
internal sealed class PlanCache
{
    private const int PlansPerOperation = 16;

    // Stands for plans that are to be looked for by the caller's rights too.
    private static readonly Dictionary<string, Plan> s_byRights = [];

    // Of SQL, which a plan's size goes with.
    private const long MaximumCharacters = 4_000_000;
    private ConditionalWeakTable<GraphQLOperationDefinition, Dictionary<string, Dictionary<string, Plan>>> _operations = [];
    private long _characters;

    /// <summary>The plans of an operation with these variables, null when they are not remembered.</summary>
    public Dictionary<string, Plan>? Find(IExecutionContext context, string variables, ReadRightsOf rightsOf)
    {
        Dictionary<string, Plan>? plans = Find(context.Operation, variables);
        return ReferenceEquals(plans, s_byRights) ? Find(context.Operation, WithRights(variables, rightsOf(context))) : plans;
    }

    private Dictionary<string, Plan>? Find(GraphQLOperationDefinition operation, string variables)
    {
        if (!_operations.TryGetValue(operation, out Dictionary<string, Dictionary<string, Plan>>? known))
            return null;
        lock (known)
            return known.GetValueOrDefault(variables);
    }

    /// <summary>Remembers plans. Each operation keeps a few: a dashboard asks with few variables, and what changes each time is not worth it.</summary>
    public void Add(IExecutionContext context, string variables, ReadRightsOf rightsOf, Dictionary<string, Plan> plans)
    {
        if (!plans.Values.Any(plan => plan.DependsOnRights))
        {
            Add(context.Operation, variables, plans);
            return;
        }
        // The variables decide whether anything restricted is named, so by them it is known whom to ask for rights.
        Add(context.Operation, variables, s_byRights);
        Add(context.Operation, WithRights(variables, rightsOf(context)), plans);
    }

    private static string WithRights(string variables, ReadRights rights) => $"{variables}\0{rights.Key}";

    private void Add(GraphQLOperationDefinition operation, string variables, Dictionary<string, Plan> plans)
    {
        if (Interlocked.Add(ref _characters, variables.Length + plans.Values.SelectMany(plan => plan.Statements).Sum(statement => statement.Sql.Length)) > MaximumCharacters)
        {
            _operations = [];
            _characters = 0;
        }
        Dictionary<string, Dictionary<string, Plan>> known = _operations.GetOrCreateValue(operation);
        lock (known)
        {
            if (known.Count >= PlansPerOperation)
                known.Clear();
            known[variables] = plans;
        }
    }

    /// <summary>The values of variables as a text that no other values have.</summary>
    /// <param name="except">The names of those that are left out.</param>
    public static string Key(Variables variables, HashSet<string> except)
    {
        if (ReferenceEquals(variables, Variables.None))
            return "";
        StringBuilder key = new();
        foreach (Variable variable in variables)
        {
            if (variable.ValueSpecified && !except.Contains(variable.Name))
                Append(key.Append(variable.Name).Append('='), variable.Value);
        }
        return key.ToString();
    }

    private static void Append(StringBuilder key, object? value)
    {
        switch (value)
        {
            case null:
                key.Append('~');
                break;
            case string text:
                key.Append(text.Length).Append('"').Append(text);
                break;
            case IDictionary<string, object?> record:
                key.Append('{');
                foreach ((string name, object? member) in record)
                    Append(key.Append(name).Append(':'), member);
                key.Append('}');
                break;
            case IEnumerable list:
                key.Append('[');
                foreach (object? item in list)
                    Append(key, item);
                key.Append(']');
                break;
            default:
                key.Append(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}");
                break;
        }
        key.Append(';');
    }
}
