using System.Security.Claims;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport;

/// <summary>Executes operations, however they came.</summary>
internal sealed partial class OperationExecuter(
    IDocumentExecuter executer,
    ISchema schema,
    TransportOptions options,
    ILogger<OperationExecuter> logger)
{
    /// <summary>Executes what an HTTP request asks.</summary>
    /// <param name="http">The request.</param>
    /// <param name="bytes">What it asks.</param>
    /// <param name="pace">The pace of the stream that the answer may be; null where it may not be one.</param>
    /// <param name="cancellation">The client leaves, or the time of the request is over.</param>
    public Task<ExecutionResult> Execute(HttpContext http, RequestBytes bytes, StreamPace? pace, CancellationToken cancellation) =>
        Execute(http, http.RequestServices, http.User, RequestReader.Parse(http.Request, bytes, options), AllowedOperations.By(RequestReader.IsGet(http.Request), pace is not null), pace, cancellation);

    /// <summary>Executes an operation. Throws <see cref="OperationCanceledException"/> when it was cancelled.</summary>
    public Task<ExecutionResult> Execute(
        HttpContext http, IServiceProvider services, ClaimsPrincipal user, GraphQLParameters parameters, AllowedOperations allowed, StreamPace? pace, CancellationToken cancellation)
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
            UserContext = new HttpUserContext(http, pace),
            CancellationToken = cancellation,
        };
        execution.Listeners.Add(allowed);
        return Execute(execution);
    }

    private async Task<ExecutionResult> Execute(ExecutionOptions execution)
    {
        ExecutionResult result = await executer.ExecuteAsync(execution);

        // A cancelled command may have failed in its driver's own way, as an error of its field.
        if (result.Errors is { Count: > 0 })
            execution.CancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>What a client is told of a failure outside the engine, which the log explains.</summary>
    public ExecutionError Explain(Exception failure, HttpContext http)
    {
        if (failure is ExecutionError known)
            return known;
        LogFailure(failure, http.TraceIdentifier);
        return Refusal.Internal(http.TraceIdentifier);
    }

    /// <summary>What a client is told of an operation that took too long.</summary>
    public ExecutionError TooLong(HttpContext http)
    {
        LogTimeout(http.TraceIdentifier, options.Timeout);
        return Refusal.Timeout(options.Timeout);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed.")]
    private partial void LogFailure(Exception exception, string requestId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {RequestId} was stopped after {Timeout}.")]
    private partial void LogTimeout(string requestId, TimeSpan timeout);
}
