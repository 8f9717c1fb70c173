using System.Globalization;
using GraphQL;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Errors;

/// <summary>The document passes one of the <see cref="DocumentLimits"/>.</summary>
internal sealed class DocumentLimitError : ExecutionError
{
    public DocumentLimitError(string limit, int maximum)
        : base(string.Create(CultureInfo.InvariantCulture, $"The document exceeds the limit of {maximum} {limit}."))
    {
        Code = ErrorCodes.DocumentLimitExceeded;
        Extensions = new Dictionary<string, object?> { ["limit"] = limit, ["maximum"] = maximum };
    }

    public DocumentLimitError(string limit, int maximum, ROM source, ASTNode node) : this(limit, maximum) =>
        AddLocation(Location.FromLinearPosition(source, node.Location.Start));
}

/// <summary>The document cannot be executed for what stands in it, whatever the schema.</summary>
internal sealed class DocumentShapeError : ExecutionError
{
    public DocumentShapeError(string message, ROM source, ASTNode node) : base(message)
    {
        Code = ErrorCodes.GraphQLValidationFailed;
        AddLocation(Location.FromLinearPosition(source, node.Location.Start));
    }
}

/// <summary>The document is not GraphQL.</summary>
internal sealed class DocumentSyntaxError : ExecutionError
{
    private const int MaxMessage = 200;

    public DocumentSyntaxError(GraphQLSyntaxErrorException exception) : base(Describe(exception.Description))
    {
        Code = ErrorCodes.GraphQLParseFailed;
        AddLocation(exception.Location);
        Hint = exception.Description.Contains(
            "found EOF", StringComparison.Ordinal) ? "It ends too early: a closing brace or parenthesis is missing."
                : exception.Description.Contains("character \"'\"", StringComparison.Ordinal) ? "Texts stand in double quotes: \"…\"."
                : null;
    }

    /// <summary>What would have been right, where that can be told.</summary>
    public string? Hint { get; }

    /// <summary>The parser's description, without its links, and short: a token may be as long as the document.</summary>
    private static string Describe(string description)
    {
        int end = description.IndexOf("; for more information", StringComparison.Ordinal);
        string text = end < 0 ? description : description[..end];
        if (text.Length > MaxMessage)
            text = string.Concat(text.AsSpan(0, MaxMessage), "…");
        return "Syntax error: " + text;
    }
}
