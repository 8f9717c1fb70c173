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
    RateLimits rates,
    TransportOptions options,
    ILogger<OperationExecuter> logger)
{
    /// <summary>Reads and executes an HTTP request. Whatever refuses it is its result.</summary>
    /// <param name="http">The request.</param>
    /// <param name="acceptable">Whether the client accepts an answer that can be made.</param>
    /// <param name="pace">The pace of the stream that the answer may be; null where it may not be one.</param>
    /// <param name="limit">Is cancelled when the client leaves and when the time of the request is over.</param>
    public async Task<ExecutionResult> Answer(HttpContext http, bool acceptable, StreamPace? pace, CancellationTokenSource limit)
    {
        try
        {
            // Before anything is read, so that a flood costs little.
            if (rates.Spend(http) is { } refusal)
                throw refusal;
            bool get = HttpMethods.IsGet(http.Request.Method);
            if (!get && !HttpMethods.IsPost(http.Request.Method))
                throw Refusal.Method("GraphQL is answered by GET and POST.", "GET, POST");
            if (!acceptable)
            {
                throw new Refusal(StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable,
                    "Answers are application/graphql-response+json, application/json or text/event-stream, in UTF-8.");
            }

            GraphQLParameters parameters = get
                ? RequestReader.ReadQueryString(http.Request, options)
                : await RequestReader.ReadBody(http.Request, options, limit.Token);
            return await Execute(http, http.RequestServices, http.User, parameters, AllowedOperations.By(get, pace is not null), pace, limit.Token);
        }
        catch (Refusal refused)
        {
            return new ExecutionResult(refused);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            return new ExecutionResult(TooLong(http));
        }
    }

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
