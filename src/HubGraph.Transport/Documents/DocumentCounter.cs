using GraphQLParser.AST;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>Counts what stands in a document, as written. Recursion is bounded by the parser's own depth.</summary>
internal sealed class DocumentCounter(GraphQLDocument document, DocumentLimits limits)
{
    private int _operations, _fragments, _spreads, _fields, _aliases, _directives, _variables;

    /// <summary>Throws at the first limit that is passed.</summary>
    public void Count()
    {
        foreach (ASTNode definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLOperationDefinition operation:
                    Add(ref _operations, limits.Operations, "operations", operation);
                    CountVariables(operation.Variables);
                    CountDirectives(operation.Directives);
                    CountSelections(operation.SelectionSet);
                    break;
                case GraphQLFragmentDefinition fragment:
                    Add(ref _fragments, limits.Fragments, "fragments", fragment);
                    CountDirectives(fragment.Directives);
                    CountSelections(fragment.SelectionSet);
                    break;
                default:
                    // The engine has no rule for this and would pass over a type definition in silence.
                    throw new DocumentShapeError("A document to execute holds operations and fragments only.", document.Source, definition);
            }
        }
    }

    private void CountVariables(GraphQLVariablesDefinition? variables)
    {
        if (variables is null)
            return;
        foreach (GraphQLVariableDefinition variable in variables.Items)
        {
            Add(ref _variables, limits.Variables, "variables", variable);
            CountDirectives(variable.Directives);
            CountValue(variable.DefaultValue, 0);
        }
    }

    private void CountSelections(GraphQLSelectionSet? selections)
    {
        if (selections is null)
            return;
        foreach (ASTNode selection in selections.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    Add(ref _fields, limits.Fields, "fields", field);
                    if (field.Alias is { } alias)
                        Add(ref _aliases, limits.Aliases, "aliases", alias);
                    CountArguments(field.Arguments);
                    CountDirectives(field.Directives);
                    CountSelections(field.SelectionSet);
                    break;
                case GraphQLInlineFragment inline:
                    CountDirectives(inline.Directives);
                    CountSelections(inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread:
                    Add(ref _spreads, limits.Spreads, "fragment spreads", spread);
                    CountDirectives(spread.Directives);
                    break;
            }
        }
    }

    private void CountDirectives(GraphQLDirectives? directives)
    {
        if (directives is null)
            return;
        foreach (GraphQLDirective directive in directives.Items)
        {
            Add(ref _directives, limits.Directives, "directives", directive);
            CountArguments(directive.Arguments);
        }
    }

    private void CountArguments(GraphQLArguments? arguments)
    {
        if (arguments is null)
            return;
        foreach (GraphQLArgument argument in arguments.Items)
            CountValue(argument.Value, 0);
    }

    private void CountValue(GraphQLValue? value, int depth)
    {
        switch (value)
        {
            case GraphQLListValue list:
                RequireValueDepth(list, ++depth);
                foreach (GraphQLValue item in list.Values ?? [])
                    CountValue(item, depth);
                break;
            case GraphQLObjectValue record:
                RequireValueDepth(record, ++depth);
                foreach (GraphQLObjectField field in record.Fields ?? [])
                    CountValue(field.Value, depth);
                break;
        }
    }

    private void RequireValueDepth(ASTNode value, int depth)
    {
        if (depth > limits.ValueDepth)
            throw new DocumentLimitError("nested lists and objects in a value", limits.ValueDepth, document.Source, value);
    }

    private void Add(ref int count, int maximum, string limit, ASTNode node)
    {
        if (++count > maximum)
            throw new DocumentLimitError(limit, maximum, document.Source, node);
    }
}
