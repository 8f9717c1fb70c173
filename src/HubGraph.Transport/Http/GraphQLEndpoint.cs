using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport;

/// <summary>Answers one HTTP request: negotiate, read, execute, write.</summary>
internal sealed partial class GraphQLEndpoint(
    IDocumentExecuter executer,
    ISchema schema,
    ResponseWriter writer,
    TransportOptions options,
    ILogger<GraphQLEndpoint> logger)
{
    /// <summary>The handler of the endpoint.</summary>
    public async Task Handle(HttpContext http)
    {
        ResponseMedia? accepted = Accept.Negotiate(http.Request.Headers.Accept);
        ResponseMedia media = accepted ?? ResponseMedia.Json;
        try
        {
            ExecutionResult result = await Answer(http, accepted is not null);
            await writer.Write(http, result, media);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has left: there is nobody to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailure(exception, http.TraceIdentifier);
            await writer.Write(http, new ExecutionResult(Refusal.Internal(http.TraceIdentifier)), media);
        }
    }

    private async Task<ExecutionResult> Answer(HttpContext http, bool acceptable)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(options.Timeout);
        try
        {
            bool get = HttpMethods.IsGet(http.Request.Method);
            if (!get && !HttpMethods.IsPost(http.Request.Method))
                throw Refusal.Method("GraphQL is answered by GET and POST.", "GET, POST");
            if (!acceptable)
            {
                throw new Refusal(StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable,
                    "Answers are application/graphql-response+json or application/json, in UTF-8.");
            }

            GraphQLParameters parameters = get
                ? RequestReader.ReadQueryString(http.Request, options)
                : await RequestReader.ReadBody(http.Request, options, limit.Token);
            return await Execute(http, parameters, get ? AllowedOperations.ByGet : AllowedOperations.ByPost, limit.Token);
        }
        catch (Refusal refusal)
        {
            return new ExecutionResult(refusal);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            LogTimeout(http.TraceIdentifier, options.Timeout);
            return new ExecutionResult(Refusal.Timeout(options.Timeout));
        }
    }

    private async Task<ExecutionResult> Execute(HttpContext http, GraphQLParameters parameters, AllowedOperations allowed, CancellationToken cancellation)
    {
        ExecutionOptions execution = new()
        {
            Schema = schema,
            Query = parameters.Query,
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Extensions = parameters.Extensions,
            RequestServices = http.RequestServices,
            User = http.User,
            UserContext = new HttpUserContext(http),
            CancellationToken = cancellation,
        };
        execution.Listeners.Add(allowed);
        ExecutionResult result = await executer.ExecuteAsync(execution);

        // A cancelled command may have failed in its driver's own way, as an error of its field.
        if (result.Errors is { Count: > 0 })
            cancellation.ThrowIfCancellationRequested();
        return result;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed.")]
    private partial void LogFailure(Exception exception, string requestId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {RequestId} was stopped after {Timeout}.")]
    private partial void LogTimeout(string requestId, TimeSpan timeout);
}
