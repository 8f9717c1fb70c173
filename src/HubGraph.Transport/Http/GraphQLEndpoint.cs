using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport;

/// <summary>Answers one HTTP request: negotiate, read, execute, write.</summary>
internal sealed partial class GraphQLEndpoint(
    OperationExecuter executer,
    ResponseWriter writer,
    EventStreamEndpoint events,
    TransportOptions options,
    ILogger<GraphQLEndpoint> logger)
{
    /// <summary>The handler of the endpoint.</summary>
    public async Task Handle(HttpContext http)
    {
        Accepted accepted = Accept.Negotiate(http.Request.Headers.Accept);
        ResponseMedia media = accepted.Single ?? ResponseMedia.Json;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(options.Timeout);
        try
        {
            if (accepted.Stream)
            {
                await events.Handle(http, accepted.Single, limit);
                return;
            }

            ExecutionResult result = await executer.Answer(http, accepted.Single is not null, pace: null, limit);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed.")]
    private partial void LogFailure(Exception exception, string requestId);
}
