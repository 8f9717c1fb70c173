using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Transport.Documents;

/// <summary>A query or a mutation of a trusted document that has an address of its own.</summary>
/// <param name="Name">Its name there: the operation's, in lower case with hyphens.</param>
/// <param name="Text">The document.</param>
/// <param name="Description">The comment before the operation; empty if there is none.</param>
/// <param name="Document">The document, parsed.</param>
/// <param name="Definition">The operation in it.</param>
/// <param name="Variables">What it takes.</param>
public sealed record NamedOperation(
    string Name, string Text, string Description, GraphQLDocument Document, GraphQLOperationDefinition Definition,
    IReadOnlyList<OperationVariable> Variables)
{
    /// <summary>Its name in the document.</summary>
    public string OperationName => Definition.Name!.StringValue;

    /// <summary>Whether it is a query: those are asked by GET, mutations by POST.</summary>
    public bool IsQuery => Definition.Operation == OperationType.Query;
}

/// <summary>A variable of an operation.</summary>
/// <param name="Default">Its value where none is given, as the document writes it; null where it has none.</param>
public sealed record OperationVariable(string Name, IGraphType Type, GraphQLValue? Default)
{
    /// <summary>Whether a request must give it.</summary>
    public bool IsRequired => Type is NonNullGraphType && Default is null;
}
