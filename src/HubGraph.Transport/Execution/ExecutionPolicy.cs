using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Telemetry;

namespace HubGraph.Transport.Execution;

/// <summary>
/// What holds for every execution, however it came: a document that was validated before is neither parsed nor validated
/// again, and an exception becomes an error that tells a client nothing but where to find it.
/// </summary>
internal sealed class ExecutionPolicy(DocumentCache cache, OperationWatch watch, FailurePolicy failures) : IConfigureExecution
{
    // Rules that look at argument values belong to the request, not to the document.
    private static readonly IValidationRule[] s_argumentRules = [FieldArgumentsAreValidRule.Instance];

    /// <summary>Innermost: every registered rule and option is known by then.</summary>
    public float SortOrder => 1000;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        options.UnhandledExceptionDelegate = ReplaceAsync;
        using OperationWatch.Operation operation = OperationWatch.Begin();
        ExecutionResult result = await ExecutePreparedAsync(options, next).ConfigureAwait(false);
        if (result.Errors?.OfType<CostOnly>().FirstOrDefault() is { } only)
            result = only.Answer();
        watch.End(operation, OperationLabel.Of(result.Operation), result.Errors, RequestOf(options));
        return result;
    }

    private async Task<ExecutionResult> ExecutePreparedAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        string? text = options.Query;
        if (text is null || options.Document is not null)
            return await next(options).ConfigureAwait(false);

        if (cache.Find(text) is { } document)
        {
            TransportTelemetry.CountDocument(isKnown: true);
            options.Document = document;
            options.ValidationRules = RulesOfRequest(options);
            return await next(options).ConfigureAwait(false);
        }

        TransportTelemetry.CountDocument(isKnown: false);
        ExecutionResult result = await next(options).ConfigureAwait(false);
        if (result is { Executed: true, Document: { } validated })
            cache.Add(text, validated);
        return result;
    }

    /// <summary>
    /// An empty list lets the engine skip a walk over the document, so the argument rule is listed only where a field has one.
    /// </summary>
    private static IEnumerable<IValidationRule> RulesOfRequest(ExecutionOptions options)
    {
        bool validatesArguments = options.Schema!.GetMetadata(FieldArgumentsAreValidRule.HAS_FIELD_ARGUMENT_VALIDATION_KEY, false);
        IEnumerable<IValidationRule> own = options.CachedDocumentValidationRules ?? [];
        return validatesArguments ? s_argumentRules.Concat(own) : own;
    }

    private Task ReplaceAsync(UnhandledExceptionContext context)
    {
        bool isStopped = context.ExecutionOptions.CancellationToken.IsCancellationRequested;
        GraphQLRequestError refusal = failures.Explain(context.OriginalException, RequestOf(context.ExecutionOptions), isStopped);
        if (context.ExecutionOptions.UserContext is HttpUserContext http)
            http.Failure ??= refusal;
        context.Exception = refusal;
        return Task.CompletedTask;
    }

    private static string? RequestOf(ExecutionOptions options) => (options.UserContext as HttpUserContext)?.HttpContext.TraceIdentifier;
}
