using System.Threading.RateLimiting;
using GraphQL;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Http;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport.Streams;

/// <summary>
/// Answers by server-sent events: the protocol graphql-sse, distinct connections mode. An event "next" for each result, then
/// one "complete". What is wrong with a document is told by a "next"; what is wrong with the request itself, by its status.
/// </summary>
internal sealed partial class EventStreamEndpoint(
    OperationExecuter executer,
    RateLimits rates,
    ResponseWriter writer,
    JsonPages pages,
    TransportOptions options,
    IHostApplicationLifetime lifetime,
    ILogger<EventStreamEndpoint> logger)
{
    private static readonly byte[] s_comment = ":\n\n"u8.ToArray();

    // Without a line of data, browsers do not dispatch an event.
    private static readonly byte[] s_complete = "event: complete\ndata:\n\n"u8.ToArray();

    /// <summary>Answers a result as a stream of events.</summary>
    /// <param name="context">The request, and the pace of the stream.</param>
    /// <param name="result">What was executed: one result, or a stream of them.</param>
    /// <param name="limit">Is cancelled when the client leaves and when the time of the request is over.</param>
    public async Task HandleAsync(HttpUserContext context, ExecutionResult result, CancellationTokenSource limit)
    {
        HttpContext http = context.HttpContext;
        IObservable<ExecutionResult>? stream = result.Streams?.Values.SingleOrDefault();
        if (stream is null && ResponseWriter.Refused(result) is { Path: null })
        {
            await writer.WriteAsync(http, result, ResponseMedia.Json);
            return;
        }

        // What ends with its first result is no stream, however it is written.
        using RateLimitLease? place = stream is null ? null : rates.OpenStream(http);
        if (place is { IsAcquired: false })
        {
            await writer.WriteAsync(http, new ExecutionResult(GraphQLRequestError.TooManyStreams()), ResponseMedia.Json);
            return;
        }

        using StreamCount count = new("sse");
        // From here on the client may listen for as long as it likes.
        limit.CancelAfter(Timeout.InfiniteTimeSpan);
        SendQueue queue = new(options.Streams);
        Task producing = stream is null ? AnswerAsync(result, queue) : Task.Run(() => RelayAsync(context, stream, queue, limit));
        await using CancellationTokenRegistration stopping = lifetime.ApplicationStopping.Register(limit.Cancel);
        Task expiring = Expiry.RunAsync(options.Streams.ExpiresAt?.Invoke(http), limit.Cancel, limit.Token);
        await using Timer keepAlive = new(
            _ => queue.AddIfEmpty(Outgoing.Constant(s_comment)), null, options.Streams.KeepAlive, options.Streams.KeepAlive);
        try
        {
            if (producing.IsFaulted)
                await producing;
            await SendAsync(http, queue);
        }
        finally
        {
            await limit.CancelAsync();
            await Task.WhenAll(producing, expiring);
        }
    }

    private async Task AnswerAsync(ExecutionResult result, SendQueue queue)
    {
        await queue.AddAsync(Next(result));
        await queue.AddAsync(Outgoing.Constant(s_complete));
        queue.Close(forget: false);
    }

    private async Task RelayAsync(
        HttpUserContext context, IObservable<ExecutionResult> stream, SendQueue queue, CancellationTokenSource stop)
    {
        HttpContext http = context.HttpContext;
        try
        {
            Exception? failure = await StreamRelay.RunAsync(context, stream, Pass, stop.Token);
            // Without "complete", clients know that there was more, and come again.
            if (failure is LostEventException)
                return;
            if (failure is not null)
            {
                ExecutionError error = executer.Explain(failure, http);
                if (error is GraphQLRequestError { IsPassing: true })
                    return;
                await queue.AddAsync(Next(new ExecutionResult(error)));
            }
            await queue.AddAsync(Outgoing.Constant(s_complete));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            queue.Close(forget: true);
        }
        finally
        {
            queue.Close(forget: false);
        }

        void Pass(ExecutionResult result)
        {
            Outgoing next = Next(result, context.Pace);
            if (queue.TryAdd(next))
                return;
            next.Done();
            LogTooSlow(http.TraceIdentifier);
            stop.Cancel();
            http.Abort();
        }
    }

    private Outgoing Next(ExecutionResult result, StreamPace? pace = null)
    {
        JsonPage page = pages.Get();
        try
        {
            pages.Write(page, result);
            return Outgoing.Event(page.Bytes.WrittenSpan, pace);
        }
        finally
        {
            pages.Return(page);
        }
    }

    private async Task SendAsync(HttpContext http, SendQueue queue)
    {
        HttpResponse response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers.Vary = ResponseWriter.AppendNegotiated(response.Headers.Vary);
        // Known to nginx and those who learned from it.
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        try
        {
            // Headers leave with the first bytes, and clients wait for them.
            await response.BodyWriter.WriteAsync(s_comment, patience.Token);
            while (await queue.WaitAsync())
            {
                while (queue.TryTake(out Outgoing message))
                {
                    patience.CancelAfter(options.Streams.SendTimeout);
                    await response.BodyWriter.WriteAsync(message.Bytes, patience.Token);
                    message.Done();
                    patience.CancelAfter(Timeout.InfiniteTimeSpan);
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            if (!http.RequestAborted.IsCancellationRequested)
                LogTooSlow(http.TraceIdentifier);
            http.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The stream of request {RequestId} was cut: its client reads too slowly.")]
    private partial void LogTooSlow(string requestId);
}
