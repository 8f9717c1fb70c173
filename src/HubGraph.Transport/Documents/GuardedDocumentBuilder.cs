using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>Parses a document and refuses it, before validation, when it passes the limits.</summary>
internal sealed class GuardedDocumentBuilder(TransportOptions options) : IDocumentBuilder
{
    private static readonly ParserOptions s_parsing = new() { Ignore = IgnoreOptions.Comments };

    public GraphQLDocument Build(string body)
    {
        DocumentLimits limits = options.Document;
        if (body.Length > limits.Characters)
            throw new DocumentLimitError("characters", limits.Characters);

        try
        {
            RequireTokens(body, limits);
            GraphQLDocument document = Parser.Parse(body, s_parsing);
            DocumentGuard.Check(document, limits);
            return document;
        }
        catch (GraphQLSyntaxErrorException exception)
        {
            throw new DocumentSyntaxError(exception);
        }
        catch (GraphQLMaxDepthExceededException exception)
        {
            DocumentLimitError error = new("nested selection sets", limits.Nesting);
            error.AddLocation(exception.Location);
            throw error;
        }
    }

    /// <summary>
    /// Counted by the lexer alone, so that no tree of a hundred thousand nodes is built only to be refused. Suggestions
    /// for a long name and the value of a long number take quadratic time, so their length is bounded too.
    /// </summary>
    private static void RequireTokens(string body, DocumentLimits limits)
    {
        int count = 0;
        for (Token token = Lexer.Lex(body); token.Kind != TokenKind.EOF; token = Lexer.Lex(body, token.End))
        {
            if (token.Kind == TokenKind.COMMENT)
                continue;
            if (++count > limits.Tokens)
                throw new DocumentLimitError("tokens", limits.Tokens);
            if (token.Kind is TokenKind.NAME or TokenKind.INT or TokenKind.FLOAT && token.End - token.Start > limits.NameLength)
                throw new DocumentLimitError("characters in a name or number", limits.NameLength);
        }
    }
}
