using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace HubGraph.Transport.Cost;

/// <summary>
/// Makes the plan of an operation's cost: fragments merged, aliases told apart, @skip and @include applied, as execution
/// does (GraphQL specification, CollectFields). Introspection is free: it is bounded by the document's limits.
/// </summary>
internal sealed class CostCompilation
{
    private readonly GraphQLOperationDefinition? _operation;
    private readonly ISchema? _schema;
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = [];
    private readonly IReadOnlyDictionary<ASTNode, IDictionary<string, DirectiveInfo>>? _directives;
    private readonly List<CostedSelection> _selections = [];
    private readonly Dictionary<Key, int> _places = new(Key.Comparer);

    private CostCompilation()
    {
    }

    private CostCompilation(IExecutionContext context)
    {
        _operation = context.Operation;
        _schema = context.Schema;
        _directives = context.DirectiveValues;
        foreach (ASTNode definition in context.Document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
                _fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }
    }

    /// <summary>For values without variables.</summary>
    public static CostCompilation None { get; } = new();

    /// <summary>The plan of a valid operation, good for all requests that skip the same.</summary>
    public static CostPlan Compile(IExecutionContext context)
    {
        CostCompilation compilation = new(context);
        IObjectGraphType root = context.Operation.Operation switch
        {
            OperationType.Mutation => context.Schema.Mutation!,
            OperationType.Subscription => context.Schema.Subscription!,
            _ => context.Schema.Query,
        };
        compilation.Place([context.Operation.SelectionSet], root, []);
        return new CostPlan([.. compilation._selections], CostWeights.OfType(root));
    }

    /// <summary>The definition of a variable of the operation.</summary>
    public GraphQLVariableDefinition? Variable(GraphQLVariable variable)
    {
        foreach (GraphQLVariableDefinition definition in _operation?.Variables?.Items ?? [])
        {
            if (definition.Variable.Name.Value == variable.Name.Value)
                return definition;
        }
        return null;
    }

    /// <summary>Compiles a selection, unless it was, and answers its place.</summary>
    private int Place(GraphQLSelectionSet[] sets, IGraphType type, string[] sized)
    {
        Key key = new(sets, type, sized);
        if (_places.TryGetValue(key, out int place))
            return place;
        CostedSelection selection = type is IAbstractGraphType several && NamesTypes(sets, type, [])
            ? new CostedSelection([], [.. several.PossibleTypes.Select(possible => Place(sets, possible, sized))])
            // A union has no fields of its own but __typename.
            : new CostedSelection(
                type is IComplexGraphType complex
                    ? [.. Collect(sets, type).Select(field => Field(field.Value, complex, sized)).OfType<CostedField>()]
                    : [],
                []);
        _selections.Add(selection);
        return _places[key] = _selections.Count - 1;
    }

    private CostedField? Field(List<GraphQLField> nodes, IComplexGraphType type, string[] sized)
    {
        GraphQLField node = nodes[0];
        // The fields of introspection are fields of no type.
        if (type.GetField(node.Name.Value) is not { } definition)
            return null;

        List<CostlyVariable> variables = [];
        double own = CostWeights.OfField(definition);
        foreach (GraphQLArgument argument in node.Arguments?.Items ?? [])
        {
            if (definition.Arguments?.Find(argument.Name.Value) is { } declared)
                own += InputCost.Of(
                    CostWeights.OfInput(declared, declared.ResolvedType!), declared.ResolvedType!, argument.Value, this, variables);
        }

        IGraphType answered = definition.ResolvedType!.GetNamedType();
        string[] sizedBelow = ListSize.SizedFields(definition);
        GraphQLSelectionSet[] below = [.. nodes.Select(each => each.SelectionSet).OfType<GraphQLSelectionSet>()];
        int selection = below.Length == 0 ? -1 : Place(below, answered, sizedBelow);
        double typeWeight = answered is IAbstractGraphType several
            ? several.PossibleTypes.Select(CostWeights.OfType).Append(CostWeights.OfType(answered)).Max()
            : CostWeights.OfType(answered);
        return new CostedField(
            own,
            [.. variables],
            sized.Contains(definition.Name),
            ListSize.Of(definition, node, this),
            sizedBelow.Length > 0,
            typeWeight,
            selection);
    }

    /// <summary>The fields that are selected on a type, by their names in the answer.</summary>
    private Dictionary<ROM, List<GraphQLField>> Collect(GraphQLSelectionSet[] sets, IGraphType type)
    {
        Dictionary<ROM, List<GraphQLField>> fields = [];
        HashSet<GraphQLFragmentDefinition> seen = [];
        foreach (GraphQLSelectionSet set in sets)
            Collect(set, type, fields, seen);
        return fields;
    }

    private void Collect(
        GraphQLSelectionSet set, IGraphType type, Dictionary<ROM, List<GraphQLField>> fields, HashSet<GraphQLFragmentDefinition> seen)
    {
        foreach (ASTNode node in set.Selections)
        {
            if (IsSkipped(node))
                continue;
            if (node is GraphQLField field)
            {
                ROM key = (field.Alias?.Name ?? field.Name).Value;
                if (!fields.TryGetValue(key, out List<GraphQLField>? same))
                    fields.Add(key, same = []);
                same.Add(field);
            }
            else if (Fragment(node) is var (below, condition, fragment)
                && (fragment is null || seen.Add(fragment))
                && Holds(condition, type))
            {
                Collect(below, type, fields, seen);
            }
        }
    }

    /// <summary>Whether fragments tell the types that the interface may be apart.</summary>
    private bool NamesTypes(IEnumerable<GraphQLSelectionSet> sets, IGraphType type, HashSet<GraphQLFragmentDefinition> seen) =>
        sets.SelectMany(set => set.Selections).Any(node => Fragment(node) is var (below, condition, fragment)
            && (!Holds(condition, type) || ((fragment is null || seen.Add(fragment)) && NamesTypes([below], type, seen))));

    private (GraphQLSelectionSet Below, ROM? Condition, GraphQLFragmentDefinition? Fragment)? Fragment(ASTNode node) => node switch
    {
        GraphQLInlineFragment inline => (inline.SelectionSet, inline.TypeCondition?.Type.Name.Value, null),
        GraphQLFragmentSpread spread when _fragments.TryGetValue(spread.FragmentName.Name.Value, out GraphQLFragmentDefinition? fragment) =>
            (fragment.SelectionSet, fragment.TypeCondition.Type.Name.Value, fragment),
        _ => null,
    };

    private bool Holds(ROM? condition, IGraphType type) =>
        condition is not { } name || name == type.Name
        || (_schema?.AllTypes[name] is UnionGraphType union && union.PossibleTypes.Contains(type))
        || (type is IObjectGraphType concrete && concrete.ResolvedInterfaces.Any(each => name == each.Name))
        || (type is IImplementInterfaces general && general.ResolvedInterfaces.Any(each => name == each.Name));

    private bool IsSkipped(ASTNode node) =>
        _directives is not null && _directives.TryGetValue(node, out IDictionary<string, DirectiveInfo>? directives)
        && ((directives.TryGetValue("skip", out DirectiveInfo? skip) && skip.Arguments["if"].Value is true)
            || (directives.TryGetValue("include", out DirectiveInfo? include) && include.Arguments["if"].Value is false));

    /// <summary>What makes a selection the same: the same places in the document, on the same type, below the same sizes.</summary>
    private readonly record struct Key(GraphQLSelectionSet[] Sets, IGraphType Type, string[] Sized)
    {
        public static IEqualityComparer<Key> Comparer { get; } = EqualityComparer<Key>.Create(
            (one, other) =>
                ReferenceEquals(one.Type, other.Type)
                    && one.Sized.AsSpan().SequenceEqual(other.Sized)
                    && one.Sets.AsSpan().SequenceEqual(other.Sets),
            key => HashCode.Combine(key.Type, key.Sets[0], key.Sets.Length));
    }
}
