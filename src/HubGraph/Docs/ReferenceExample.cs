using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace HubGraph.Docs;

/// <summary>A document of schema/operations, as an example of the fields that it uses.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Document">Its text.</param>
/// <param name="Variables">Variables to run it with, as JSON; null where it takes none.</param>
/// <param name="Coordinates">The fields that it selects, as <c>Hub.name</c>.</param>
internal sealed record ReferenceExample(string Name, string Document, string? Variables, FrozenSet<string> Coordinates)
{
    private const string Prefix = "operations/";
    private const string End = ".graphql";
    private static readonly Assembly s_program = typeof(ReferenceExample).Assembly;

    /// <summary>The address of the explorer with it.</summary>
    public string Address =>
        $"graphql?query={Uri.EscapeDataString(Document)}{(Variables is null ? "" : $"&variables={Uri.EscapeDataString(Variables)}")}";

    /// <summary>All that the build embedded, the shortest first.</summary>
    public static IReadOnlyList<ReferenceExample> All(ISchema schema)
    {
        JsonElement variables = AllVariables();
        return
        [
            .. s_program.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => name[Prefix.Length..^End.Length])
                .Select(name =>
                    Of(
                        schema,
                        name,
                        Text($"{Prefix}{name}{End}"),
                        variables.TryGetProperty(name, out JsonElement given) ? JsonSerializer.Serialize(given) : null))
                .OrderBy(example => example.Document.Length),
        ];
    }

    /// <summary>Variables to run the documents with, by their names.</summary>
    public static JsonElement AllVariables() => JsonSerializer.Deserialize<JsonElement>(Text("examples/variables.json"));

    private static ReferenceExample Of(ISchema schema, string name, string document, string? variables)
    {
        GraphQLDocument parsed = Parser.Parse(document);
        HashSet<string> coordinates = [];
        foreach (GraphQLOperationDefinition operation in parsed.Definitions.OfType<GraphQLOperationDefinition>())
            Walk(
                operation.SelectionSet,
                operation.Operation switch
                {
                    OperationType.Query => schema.Query,
                    OperationType.Mutation => schema.Mutation!,
                    _ => schema.Subscription!,
                });
        foreach (GraphQLFragmentDefinition fragment in parsed.Definitions.OfType<GraphQLFragmentDefinition>())
            Walk(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value]!);
        return new ReferenceExample(name, document, variables, coordinates.ToFrozenSet(StringComparer.Ordinal));

        // Spreads need no walk of their own: the fragments are walked by themselves.
        void Walk(GraphQLSelectionSet? selections, IGraphType type)
        {
            foreach (ASTNode selection in selections?.Selections ?? [])
            {
                if (selection is GraphQLInlineFragment inline)
                {
                    Walk(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value]! : type);
                }
                else if (selection is GraphQLField field && (type as IComplexGraphType)?.GetField(field.Name.Value) is { } definition)
                {
                    coordinates.Add($"{type.Name}.{definition.Name}");
                    Walk(field.SelectionSet, definition.ResolvedType!.GetNamedType());
                }
            }
        }
    }

    private static string Text(string resource)
    {
        using StreamReader reader = new(s_program.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
