using System.Collections;
using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace HubGraph.Transport.Cost;

/// <summary>How long a field's list may be, by its <c>@listSize</c>.</summary>
/// <param name="Known">What the document itself says; null if nothing.</param>
/// <param name="Assumed">What is assumed when nothing is given.</param>
/// <param name="Variables">The variables that say it, with the way to their member that does.</param>
internal sealed record ListSize(double? Known, double Assumed, (GraphQLVariableDefinition Definition, string[] Path)[] Variables)
{
    /// <summary>Of a field, null where nothing is declared.</summary>
    public static ListSize? Of(FieldType definition, GraphQLField field, CostCompilation compilation)
    {
        if (definition.FindAppliedDirective(ListSizeDirective.DirectiveName) is not { } directive)
            return null;
        double? known = null;
        List<(GraphQLVariableDefinition, string[])> variables = [];
        foreach (string name in Names(directive, ListSizeDirective.SlicingArguments))
        {
            string[] path = name.Split('.');
            object? given = field.Arguments?.Find((ROM)path[0])?.Value ?? definition.Arguments?.Find(path[0])?.DefaultValue;
            int at = 1;
            while (at < path.Length && given is GraphQLObjectValue record)
                given = record.Field(path[at++])?.Value;
            if (given is GraphQLVariable variable)
            {
                if (compilation.Variable(variable) is { } declared)
                    variables.Add((declared, path[at..]));
            }
            else if (Size(given, path.AsSpan(at)) is { } size)
            {
                known = Math.Max(known ?? 0, size);
            }
        }

        object? assumed = directive.FindArgument(ListSizeDirective.AssumedSize)?.Value;
        return new ListSize(known, assumed is int number ? number : 1, [.. variables]);
    }

    /// <summary>The fields of the object that are the list; none where the field itself is.</summary>
    public static string[] SizedFields(FieldType definition) =>
        definition.FindAppliedDirective(
            ListSizeDirective.DirectiveName) is { } directive ? Names(directive, ListSizeDirective.SizedFields) : [];

    /// <summary>The number for a request's variables. Negative numbers are 0, and none is larger than the longest list.</summary>
    public double Value(IReadOnlyDictionary<string, object?> variables, int longest)
    {
        double? size = Known;
        foreach ((GraphQLVariableDefinition definition, string[] path) in Variables)
        {
            object? given = variables.TryGetValue(
                definition.Variable.Name.StringValue, out object? value) ? value : definition.DefaultValue;
            if (Size(given, path) is { } more)
                size = Math.Max(size ?? 0, more);
        }
        return Math.Min(size ?? Assumed, longest);
    }

    private static double? Size(object? given, ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            given = given switch
            {
                IDictionary<string, object?> record => record.TryGetValue(name, out object? member) ? member : null,
                GraphQLObjectValue record => record.Field(name)?.Value,
                _ => null,
            };
        }

        return given switch
        {
            null or GraphQLNullValue => null,
            int number => Math.Max(number, 0),
            GraphQLIntValue number =>
                double.TryParse(number.Value, NumberStyles.Any, CultureInfo.InvariantCulture, out double value) ? Math.Max(value, 0) : null,
            IList list => list.Count,
            GraphQLListValue list => list.Values?.Count ?? 0,
            // One value stands for a list of it; other numbers do not come this far.
            _ => 1,
        };
    }

    private static string[] Names(AppliedDirective directive, string argument) => directive.FindArgument(argument)?.Value as string[] ?? [];
}
