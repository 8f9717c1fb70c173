using GraphQL.Execution;
using GraphQLParser.AST;

namespace HubGraph.Planning.Plans;

/// <summary>A selected field: its key in the answer, one of its nodes (all have the same arguments), and all that is selected below it.</summary>
internal sealed record SelectedField(string Key, GraphQLField Node, List<GraphQLSelectionSet> Selections)
{
    public string Name => Node.Name.StringValue;
}

/// <summary>Reads the selections of an operation: fragments merged, @skip and @include applied (GraphQL specification, CollectFields).</summary>
internal sealed class Selections(IExecutionContext context)
{
    /// <summary>The fields selected on a type, in the order of the answer.</summary>
    /// <param name="matches">Whether a fragment's type condition holds for the type.</param>
    public List<SelectedField> Collect(List<GraphQLSelectionSet> selections, Func<string, bool> matches)
    {
        List<SelectedField> fields = [];
        HashSet<string>? spreads = null;
        foreach (GraphQLSelectionSet set in selections)
            Collect(set, matches, fields, ref spreads);
        return fields;
    }

    /// <summary>The value of an argument, null when it is not given.</summary>
    public object? Argument(GraphQLField field, string name) =>
        context.ArgumentValues?.TryGetValue(field, out IDictionary<string, ArgumentValue>? values) == true && values.TryGetValue(name, out ArgumentValue value)
            ? value.Value
            : null;

    private void Collect(GraphQLSelectionSet set, Func<string, bool> matches, List<SelectedField> fields, ref HashSet<string>? spreads)
    {
        foreach (ASTNode node in set.Selections)
        {
            if (!IsIncluded(node))
                continue;
            switch (node)
            {
                case GraphQLField field:
                    Add(field, fields);
                    break;
                case GraphQLInlineFragment inline:
                    if (inline.TypeCondition is null || matches(inline.TypeCondition.Type.Name.StringValue))
                        Collect(inline.SelectionSet, matches, fields, ref spreads);
                    break;
                case GraphQLFragmentSpread spread when (spreads ??= []).Add(spread.FragmentName.Name.StringValue):
                    if (Fragment(spread.FragmentName.Name.StringValue) is { } fragment && matches(fragment.TypeCondition.Type.Name.StringValue))
                        Collect(fragment.SelectionSet, matches, fields, ref spreads);
                    break;
                default:
                    break;
            }
        }
    }

    private GraphQLFragmentDefinition? Fragment(string name) =>
        context.Document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(fragment => fragment.FragmentName.Name.StringValue == name);

    private static void Add(GraphQLField field, List<SelectedField> fields)
    {
        string key = (field.Alias?.Name ?? field.Name).StringValue;
        foreach (SelectedField known in fields)
        {
            if (known.Key != key)
                continue;
            if (field.SelectionSet is not null)
                known.Selections.Add(field.SelectionSet);
            return;
        }
        fields.Add(new SelectedField(key, field, field.SelectionSet is null ? [] : [field.SelectionSet]));
    }

    private bool IsIncluded(ASTNode node)
    {
        if (node is not IHasDirectivesNode { Directives.Count: > 0 } || context.DirectiveValues is null
            || !context.DirectiveValues.TryGetValue(node, out IDictionary<string, DirectiveInfo>? directives))
            return true;
        return !(directives.TryGetValue("skip", out DirectiveInfo? skip) && skip!.Arguments["if"].Value is true)
            && !(directives.TryGetValue("include", out DirectiveInfo? include) && include!.Arguments["if"].Value is false);
    }
}
