using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace HubGraph.Transport.Errors;

/// <summary>An error of validation that also says what would have been right.</summary>
internal sealed class ExplainedError : ValidationError
{
    public ExplainedError(ROM source, string code, string message, ASTNode? node, IEnumerable<string> hints)
        : base(source, null, message, node is null ? [] : [node])
    {
        Code = code;
        Hints = [.. hints];
    }

    /// <summary>Sentences that tell of the schema.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>
    /// The schema coordinate of what it is about (https://spec.graphql.org/draft/#sec-Schema-Coordinates): a type, or a field of
    /// one.
    /// </summary>
    public string? Coordinate { get; init; }
}
