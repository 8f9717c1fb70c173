using System.Collections;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// A selected field: its key in the answer, one of its nodes (all have the same arguments), and all that is selected below it.
/// </summary>
internal sealed record SelectedField(string Key, GraphQLField Node, List<GraphQLSelectionSet> Selections)
{
    public string Name => Node.Name.StringValue;
}

/// <summary>
/// Reads the selections of an operation: fragments merged, @skip and @include applied (GraphQL specification, CollectFields).
/// </summary>
/// <param name="variables">The variables that plans depend on, with each value as <see cref="Given"/>.</param>
internal sealed class Selections(IExecutionContext context, Dictionary<string, object?> variables)
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

    /// <summary>The value of an argument, null when it is not given; what comes with a variable is <see cref="Given"/>.</summary>
    public object? Argument(GraphQLField field, string name) =>
        context.ArgumentValues?.TryGetValue(field, out IDictionary<string, ArgumentValue>? values) == true
            && values.TryGetValue(name, out ArgumentValue value)
                ? Marked(field.Arguments?.Find((ROM)name)?.Value, value.Value)
                : null;

    // The value of an argument, where it is a variable's as that is.
    private object? Marked(GraphQLValue? literal, object? value)
    {
        switch (literal)
        {
            case GraphQLVariable variable:
                // One that is absent leaves what is declared.
                return variables.TryGetValue(variable.Name.StringValue, out object? given) ? given : value;
            case GraphQLObjectValue record when value is IDictionary<string, object?> members:
                return members.ToDictionary(member => member.Key, member => Marked(record.Field(member.Key)?.Value, member.Value));
            case GraphQLListValue list when value is IEnumerable items:
                return items.Cast<object?>().Select((item, i) => Marked(list.Values![i], item)).ToList();
            // One object stands for a list of it.
            case GraphQLObjectValue when value is IEnumerable items and not string:
                return items.Cast<object?>().Select(item => Marked(literal, item)).ToList();
            case GraphQLObjectValue or GraphQLListValue:
                throw new InvalidOperationException("A value has not the form in which it was written.");
            default:
                return value;
        }
    }

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
                    if (Fragment(spread.FragmentName.Name.StringValue) is { } fragment
                        && matches(fragment.TypeCondition.Type.Name.StringValue))
                        Collect(fragment.SelectionSet, matches, fields, ref spreads);
                    break;
                default:
                    break;
            }
        }
    }

    private GraphQLFragmentDefinition? Fragment(string name) =>
        context.Document.Definitions.OfType<GraphQLFragmentDefinition>()
            .FirstOrDefault(fragment => fragment.FragmentName.Name.StringValue == name);

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
        return !(directives.TryGetValue("skip", out DirectiveInfo? skip) && Condition(node, skip) is true)
            && !(directives.TryGetValue("include", out DirectiveInfo? include) && Condition(node, include) is false);
    }

    private object? Condition(ASTNode node, DirectiveInfo directive) =>
        Given.Exactly(Marked(
            ((IHasDirectivesNode)node).Directives!.Find(directive.Directive.Name)?.Arguments?.Find("if")?.Value,
            directive.Arguments["if"].Value));
}
