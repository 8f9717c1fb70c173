using System.Runtime.InteropServices;
using GraphQLParser;
using GraphQLParser.AST;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>
/// Walks a document as execution sees it, selections of one response name merged, and bounds what grows faster than the
/// document: the comparisons of the engine's rule OverlappingFieldsCanBeMerged, and the answers of introspection.
/// Runs after <see cref="DocumentExpansion"/>, which bounds the walk.
/// </summary>
internal sealed class DocumentMerge(Dictionary<ROM, GraphQLFragmentDefinition> fragments, DocumentLimits limits)
{
    private const long PairWeight = 10;

    // From here on a list of types or fields lies inside another one.
    private const long ManyObjects = 1_000;

    /// <summary>
    /// The selections of one response name, and how many objects introspection would answer for it (0 outside introspection).
    /// </summary>
    private sealed class Group
    {
        public ROM Field { get; set; }
        public int Occurrences { get; set; }
        public long Objects { get; set; }
        public List<GraphQLSelectionSet>? Selections { get; set; }
    }

    private readonly Stack<Group> _groups = [];
    private readonly Stack<GraphQLSelectionSet> _pending = [];
    private readonly Dictionary<ROM, Group> _names = [];
    private long _comparisons, _introspected;

    /// <summary>Throws when a limit is passed.</summary>
    public void Measure(GraphQLDocument document)
    {
        foreach (ASTNode definition in document.Definitions)
        {
            if (definition is not IHasSelectionSetNode { SelectionSet: { } root })
                continue;
            _groups.Push(new Group { Selections = [root] });
            while (_groups.TryPop(out Group? group))
                Measure(group);
        }
    }

    private void Measure(Group group)
    {
        long fields = 0, spreads = 0;
        _names.Clear();
        foreach (GraphQLSelectionSet selections in group.Selections!)
            _pending.Push(selections);

        while (_pending.TryPop(out GraphQLSelectionSet? selections))
        {
            foreach (ASTNode selection in selections.Selections)
            {
                switch (selection)
                {
                    case GraphQLField field:
                        fields++;
                        Merge(field);
                        break;
                    case GraphQLInlineFragment inline:
                        _pending.Push(inline.SelectionSet);
                        break;
                    case GraphQLFragmentSpread spread:
                        spreads++;
                        if (fragments.TryGetValue(spread.FragmentName.Name.Value, out GraphQLFragmentDefinition? fragment))
                            _pending.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        // The rule compares fields of one name pairwise, each field with each fragment, and each fragment with each other.
        _comparisons += (fields + spreads) * spreads;
        foreach (Group child in _names.Values)
        {
            _comparisons += PairWeight * (child.Occurrences - 1) * child.Occurrences / 2;
            _introspected += group.Objects;
            if (child.Selections is null)
                continue;
            child.Objects = Math.Min(Objects(group.Objects, child.Field), int.MaxValue);
            _groups.Push(child);
        }

        if (_comparisons > limits.Comparisons)
            throw new DocumentLimitError("comparisons of selections", limits.Comparisons);
        if (_introspected > limits.IntrospectedValues)
            throw new DocumentLimitError("introspected values", limits.IntrospectedValues);
    }

    private void Merge(GraphQLField field)
    {
        ref Group? group = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, field.Alias?.Name.Value ?? field.Name.Value, out _);
        group ??= new Group { Field = field.Name.Value };
        group.Occurrences++;
        if (field.SelectionSet is { } selections)
            (group.Selections ??= []).Add(selections);
    }

    /// <summary>Lists inside lists multiply: a type's fields' types' fields… is small as text and has no end as an answer.</summary>
    private static long Objects(long parents, ROM field)
    {
        ReadOnlySpan<char> name = field.Span;
        if (parents == 0)
            return name is "__schema" or "__type" ? 1 : 0;
        return parents * name switch
        {
            "types" => 200,
            "fields" or "inputFields" or "enumValues" or "interfaces" or "possibleTypes" => parents < ManyObjects ? 10 : 100,
            "directives" => 5,
            "args" => 3,
            _ => 1,
        };
    }
}
