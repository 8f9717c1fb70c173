using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Errors.Custom;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Errors;

/// <summary>What a client sees of an error: a message, and one code of a documented list.</summary>
internal sealed class ErrorPolicy(TransportOptions options) : IErrorInfoProvider
{
    // The engine's messages quote the document and the variables, however long.
    private const int MaxMessage = 1_000;

    // How the engine begins to suggest names of the schema, at the end of a message.
    private const string Suggestion = " Did you mean ";

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        string code = CodeOf(executionError);
        Dictionary<string, object?> extensions = new() { ["code"] = code };
        if (executionError.Extensions is { } more)
        {
            foreach ((string key, object? value) in more)
                extensions[key] = value;
        }
        if (options.DocumentationOf(code) is { } documentation)
            extensions["documentation"] = documentation;
        if (options is { Introspection: true, Reference: { } reference } && executionError is ExplainedError { Coordinate: { } coordinate })
            extensions["reference"] = $"{reference}/{coordinate}";

        return new ErrorInfo
        {
            Message = Shorten(Together(Sentences(executionError).Select(options.Mistakes.Translate))),
            Extensions = extensions,
        };
    }

    // The engine's messages do not all end as sentences do.
    private static string Together(IEnumerable<string> sentences) =>
        sentences.Aggregate((before, next) => before is [.., '.' or '?' or ':' or '…'] ? $"{before} {next}" : $"{before}. {next}");

    // What happened, what would have been right and what to do.
    private IEnumerable<string> Sentences(ExecutionError error)
    {
        yield return Conceal(MessageOf(error));
        if (error is DocumentSyntaxError { Hint: { } syntax })
            yield return syntax;
        foreach (string hint in options.Introspection && error is ExplainedError explained ? explained.Hints : [])
            yield return hint;
        if (error is not GraphQLRequestError && options.Mistakes.Advice.TryGetValue(CodeOf(error), out string? advice))
            yield return advice;
    }

    /// <summary>Errors of the engine are translated; errors raised by our own code keep the code that they were given.</summary>
    internal static string CodeOf(ExecutionError error)
    {
        bool ofEngine = error.GetType().Assembly == typeof(ExecutionError).Assembly;
        return error switch
        {
            SyntaxError => ErrorCodes.GraphQLParseFailed,
            NoOperationError or NoOperationNameError or InvalidOperationNameError or InvalidOperationError =>
                ErrorCodes.OperationResolutionFailure,
            QueryMissingError => ErrorCodes.BadRequest,
            ComplexityError => ErrorCodes.DocumentLimitExceeded,
            NoIntrospectionError => ErrorCodes.IntrospectionDisabled,
            InvalidVariableError or InvalidLiteralError or InvalidValueError => ErrorCodes.BadUserInput,
            ValidationError when ofEngine && (error.GetType() != typeof(ValidationError) || error.Code is null or "VALIDATION_ERROR") =>
                ErrorCodes.GraphQLValidationFailed,
            UnhandledError => ErrorCodes.InternalServerError,
            // The engine derives a code from the class of the inner exception.
            { InnerException: { } inner } when error.Code == ErrorInfoProvider.GetErrorCode(inner) => ErrorCodes.InternalServerError,
            { Code: { } code } => code,
            _ => ErrorCodes.InternalServerError,
        };
    }

    private static string MessageOf(ExecutionError error) => error switch
    {
        UnhandledError => "The server failed to answer.",
        NoIntrospectionError => "This server does not show its schema.",
        InvalidVariableError or InvalidLiteralError or InvalidValueError when error.InnerException is { } inner =>
            WithoutExceptionText(error.Message, inner),
        _ => error.Message,
    };

    private string Conceal(string message) =>
        !options.Introspection && message.IndexOf(Suggestion, StringComparison.Ordinal) is > 0 and int at ? message[..at] : message;

    private static string Shorten(string message) =>
        message.Length <= MaxMessage ? message : string.Concat(message.AsSpan(0, MaxMessage), "…");

    /// <summary>
    /// The engine appends the text of the exception that a scalar threw. Its own conversion errors help a client;
    /// those of .NET ("String 'x' was not recognized…") are nobody's contract.
    /// </summary>
    private static string WithoutExceptionText(string message, Exception inner)
    {
        bool helpful = inner is ExecutionError || inner.Message.StartsWith("Unable to convert ", StringComparison.Ordinal);
        return helpful || inner.Message.Length == 0
            ? message
            : message.Replace(inner.Message, "The value does not fit its type.", StringComparison.Ordinal);
    }
}
