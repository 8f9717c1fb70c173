using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>
/// The queries and mutations of the trusted documents that have a name. Of several of one name, the one that was trusted last; what
/// the schema does not know the variables of has no address.
/// </summary>
public sealed class NamedOperations
{
    // With comments, which describe the operations.
    private static readonly ParserOptions s_parsing = new() { Ignore = IgnoreOptions.None };

    private readonly Dictionary<string, NamedOperation> _operations;

    /// <summary>Reads them.</summary>
    public NamedOperations(ISchema schema, TransportOptions options)
    {
        schema.Initialize();
        _operations = new(StringComparer.Ordinal);
        foreach (NamedOperation operation in options.Documents.Trusted.Values.SelectMany(text => Of(schema, text)))
            _operations[operation.Name] = operation;
    }

    /// <summary>All of them, by their names.</summary>
    public IEnumerable<NamedOperation> All => _operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>The operation of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out NamedOperation? operation) => _operations.TryGetValue(name, out operation);

    private static IEnumerable<NamedOperation> Of(ISchema schema, string text)
    {
        if (Parse(text) is not { } document)
            yield break;
        foreach (GraphQLOperationDefinition definition in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            if (definition.Name is { } name
                && definition.Operation is OperationType.Query or OperationType.Mutation
                && Variables(schema, definition) is { } variables)
                yield return new NamedOperation(
                    JsonNamingPolicy.KebabCaseLower.ConvertName(name.StringValue),
                    text,
                    Comment(definition),
                    document,
                    definition,
                    variables);
        }
    }

    private static GraphQLDocument? Parse(string text)
    {
        try
        {
            return Parser.Parse(text, s_parsing);
        }
        catch (GraphQLParserException)
        {
            // Who names it is told; it has no address.
            return null;
        }
    }

    private static OperationVariable[]? Variables(ISchema schema, GraphQLOperationDefinition definition)
    {
        List<OperationVariable> variables = [];
        foreach (GraphQLVariableDefinition variable in definition.Variables?.Items ?? [])
        {
            if (variable.Type.GraphTypeFromType(schema) is not { } type)
                return null;
            variables.Add(new OperationVariable(variable.Variable.Name.StringValue, type, variable.DefaultValue));
        }
        return [.. variables];
    }

    private static string Comment(GraphQLOperationDefinition definition) =>
        string.Join(' ', definition.Comments?.Select(comment => comment.Value.ToString().Trim()) ?? []);
}
