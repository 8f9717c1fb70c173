using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport.Http;

/// <summary>Executes operations, however they came.</summary>
internal sealed partial class OperationExecuter(
    IDocumentExecuter executer,
    ISchema schema,
    PersistedDocuments documents,
    DocumentCache validated,
    FailurePolicy failures,
    TransportOptions options,
    ILogger<OperationExecuter> logger)
{
    // In characters. To plan a known one costs less than to wait for a turn.
    private const int ShortDocument = 2_000;

    /// <summary>Reads what an HTTP request asks.</summary>
    /// <param name="named">The operation whose address it came to, if it did.</param>
    /// <exception cref="PersistedDocumentError">It names a document that is unknown or may not be executed.</exception>
    public GraphQLParameters Read(HttpUserContext context, RequestBytes bytes, NamedOperation? named)
    {
        GraphQLParameters parameters = RequestReader.Parse(context.HttpContext.Request, bytes, named, options);
        context.TeachesDocument = PersistedDocuments.Teaches(parameters);
        return documents.Resolve(parameters);
    }

    /// <summary>Executes what an HTTP request asks.</summary>
    /// <param name="context">The request, and the pace of the stream that the answer may be.</param>
    /// <param name="parameters">What it asks.</param>
    /// <param name="cancellation">The client leaves, or the time of the request is over.</param>
    public Task<ExecutionResult> ExecuteAsync(HttpUserContext context, GraphQLParameters parameters, CancellationToken cancellation)
    {
        HttpContext http = context.HttpContext;
        return ExecuteAsync(
            context,
            http.RequestServices,
            http.User,
            parameters,
            AllowedOperations.By(RequestReader.IsGet(http.Request), context.Pace is not null),
            cancellation);
    }

    /// <summary>Executes an operation. Throws <see cref="OperationCanceledException"/> when it was cancelled.</summary>
    public Task<ExecutionResult> ExecuteAsync(
        HttpUserContext context, IServiceProvider services, ClaimsPrincipal user, GraphQLParameters parameters, AllowedOperations allowed,
        CancellationToken cancellation)
    {
        ExecutionOptions execution = new()
        {
            Schema = schema,
            Query = parameters.Query,
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Extensions = parameters.Extensions,
            RequestServices = services,
            User = user,
            UserContext = context,
            CancellationToken = cancellation,
        };
        execution.Listeners.Add(allowed);
        return options.Turn is { } turn && !IsSoonPrepared(parameters.Query)
            ? InTurnAsync(turn, context.HttpContext, execution, parameters)
            : ExecuteAsync(execution, parameters);
    }

    private bool IsSoonPrepared(string? query) => query?.Length <= ShortDocument && validated.Find(query) is not null;

    private async Task<ExecutionResult> InTurnAsync(
        Func<HttpContext, Func<IDisposable, Task>, CancellationToken, Task> wait, HttpContext http, ExecutionOptions execution,
        GraphQLParameters parameters)
    {
        ExecutionResult result = null!;
        await wait(http, ContinueAsync, execution.CancellationToken);
        return result;

        async Task ContinueAsync(IDisposable turn)
        {
            execution.Listeners.Add(new Preparation(turn));
            result = await ExecuteAsync(execution, parameters);
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(ExecutionOptions execution, GraphQLParameters parameters)
    {
        ExecutionResult result = await executer.ExecuteAsync(execution);
        documents.Keep(parameters);

        // A mutation that did something tells what, whatever became of the rest.
        if (result.Errors is not { Count: > 0 } || IsDone(result))
            return result;
        // There was no place for it, or its caller had used up what it may have: a refusal in the middle is one of the whole.
        if (result.Errors.OfType<GraphQLRequestError>()
            .FirstOrDefault(error => error.Code is ErrorCodes.ServerBusy or ErrorCodes.RateLimited) is { } refusal)
        {
            refusal.Path = null;
            return new ExecutionResult(refusal) { Operation = result.Operation };
        }
        if ((execution.UserContext as HttpUserContext)?.Failure is { IsPassing: true } failure)
            (result.Executed, result.Data, result.Errors) = (false, null, [failure.OfRequest()]);
        else
            execution.CancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    private static bool IsDone(ExecutionResult result) =>
        result is { Operation.Operation: OperationType.Mutation, Data: ObjectExecutionNode { SubFields: { } fields } }
            && Array.Exists(fields, field => field.Result is not null);

    /// <summary>What a client is told of a failure outside the engine, which the log explains.</summary>
    public ExecutionError Explain(Exception failure, HttpContext http) => failures.Explain(failure, http.TraceIdentifier);

    /// <summary>What a client is told of an operation that took too long.</summary>
    public ExecutionError TooLong(HttpContext http)
    {
        LogTimeout(http.TraceIdentifier, options.Timeout);
        return GraphQLRequestError.Timeout(options.Timeout);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {RequestId} was stopped after {Timeout}.")]
    private partial void LogTimeout(string requestId, TimeSpan timeout);
}
