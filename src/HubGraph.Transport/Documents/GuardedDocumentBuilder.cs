using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace HubGraph.Transport;

/// <summary>Parses a document and refuses it, before validation, when it passes the limits.</summary>
internal sealed class GuardedDocumentBuilder(TransportOptions options) : IDocumentBuilder
{
    private static readonly ParserOptions _parsing = new() { Ignore = IgnoreOptions.Comments };

    public GraphQLDocument Build(string body)
    {
        DocumentLimits limits = options.Limits;
        if (body.Length > limits.Characters)
            throw new DocumentLimitError("characters", limits.Characters);

        try
        {
            RequireTokens(body, limits.Tokens);
            GraphQLDocument document = Parser.Parse(body, _parsing);
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

    /// <summary>Counted by the lexer alone, so that no tree of a hundred thousand nodes is built only to be refused.</summary>
    private static void RequireTokens(string body, int maximum)
    {
        // A token has at least one character, so most documents need no counting.
        if (body.Length <= maximum)
            return;

        int count = 0;
        for (Token token = Lexer.Lex(body); token.Kind != TokenKind.EOF; token = Lexer.Lex(body, token.End))
        {
            if (token.Kind != TokenKind.COMMENT && ++count > maximum)
                throw new DocumentLimitError("tokens", maximum);
        }
    }
}
