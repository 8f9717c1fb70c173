using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Streams;

/// <summary>
/// One socket that speaks graphql-transport-ws. It has one reader, this one, and one writer; operations run beside them.
/// Whatever ends it goes through <see cref="Close"/>.
/// </summary>
internal sealed class SocketConnection(WebSocket socket, HttpContext http, SocketServices services) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _initialised;
    private Task _expiring = Task.CompletedTask;

    public HttpContext Http => http;

    /// <summary>Who the operations are executed for.</summary>
    public ClaimsPrincipal User { get; private set; } = http.User;

    /// <summary>Why the socket is being closed; null while it is not.</summary>
    public SocketClosure? Closing { get; private set; }

    /// <summary>Completes when nothing more comes from the client.</summary>
    public Task Reading => _reading.Task;

    /// <summary>What waits to be sent.</summary>
    public SendQueue Queue { get; } = new(services.Options.Streams);

    private StreamOptions Streams => services.Options.Streams;

    /// <summary>Serves the client until one side closes.</summary>
    /// <param name="spoken">Whether the client speaks the protocol.</param>
    public async Task RunAsync(bool spoken)
    {
        await using CancellationTokenRegistration stopping = services.Stopping.Register(
            () => Close(SocketCloseCodes.GoingAway, "The server is going away."));
        if (!spoken)
            Close(SocketCloseCodes.SubprotocolNotAcceptable, "Subprotocol not acceptable");
        Task writing = SocketWriter.RunAsync(socket, this, Streams);
        await using (Timer waiting = new(
            _ => Close(SocketCloseCodes.InitTimeout, "Connection initialisation timeout"),
            null,
            Streams.InitTimeout,
            Timeout.InfiniteTimeSpan))
            await ReadAsync(waiting);
        _reading.SetResult();

        // The client has closed, or is gone.
        Close(SocketCloseCodes.Normal, "");
        await writing;
        await _expiring;
        await Task.WhenAll(_running.Keys);
    }

    /// <summary>Ends everything that runs and closes the socket; what waits is not sent any more. The first reason counts.</summary>
    public void Close(int code, string reason)
    {
        lock (_operations)
        {
            if (Closing is not null)
                return;
            Closing = new SocketClosure(code, reason);
        }

        if (code != SocketCloseCodes.Normal)
            services.LogClosed(http.TraceIdentifier, code, reason);
        Queue.Close(forget: true);
        // Not here: whoever closes, such as a timer, must not fail for what a source does when it is told.
        _ = _stop.CancelAsync();
    }

    /// <summary>An operation has ended: its id is free.</summary>
    public void Forget(SocketOperation operation) => _operations.TryRemove(KeyValuePair.Create(operation.Id, operation));

    public void Dispose() => _stop.Dispose();

    private async Task ReadAsync(Timer waiting)
    {
        using SocketReader reader = new(socket, Streams.MaxMessageBytes ?? services.Options.MaxBodyBytes);
        try
        {
            while (await ReadOneAsync(reader) is { } message)
            {
                // Once closing, only the client's own close is of interest.
                if (Closing is null)
                    await HandleAsync(message, waiting);
            }
        }
        catch (Exception exception) when (
            exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone, or broke the protocol of sockets itself, which the platform answers.
        }
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> bytes, Timer waiting)
    {
        try
        {
            await HandleAsync(SocketMessage.Parse(bytes, services.Options.MaxRequestDepth), waiting);
        }
        catch (SocketClosure closure)
        {
            Close(closure.Code, closure.Message);
        }
        catch (GraphQLRequestError refusal)
        {
            // A payload that is not what the protocol says.
            Close(SocketCloseCodes.InvalidMessage, refusal.Message);
        }
        catch (Exception exception)
        {
            services.LogFailure(exception, http.TraceIdentifier);
            Close(SocketCloseCodes.Internal, "Internal server error");
        }
    }

    /// <summary>
    /// The next message; the rest of one that is too large or binary is read and forgotten, so that the client's close is seen.
    /// </summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadOneAsync(SocketReader reader)
    {
        while (true)
        {
            try
            {
                return await reader.ReadAsync();
            }
            catch (SocketClosure closure)
            {
                Close(closure.Code, closure.Message);
            }
        }
    }

    private async ValueTask HandleAsync(SocketMessage message, Timer waiting)
    {
        switch (message.Type)
        {
            case "connection_init":
                await InitialiseAsync(message, waiting);
                break;
            case "ping":
                RequirePayload(message);
                await Queue.AddAsync(SocketMessages.Pong(message.Payload.Span));
                break;
            case "pong":
                RequirePayload(message);
                break;
            case "subscribe":
                await SubscribeAsync(message);
                break;
            case "complete":
                if (_operations.TryRemove(RequireId(message), out SocketOperation? operation))
                    operation.Leave();
                break;
            default:
                throw SocketClosure.Invalid("A message has a type that the protocol does not have.");
        }
    }

    private async ValueTask InitialiseAsync(SocketMessage message, Timer waiting)
    {
        if (_initialised)
            throw new SocketClosure(SocketCloseCodes.TooManyInits, "Too many initialisation requests");
        IReadOnlyDictionary<string, object?> payload = RequirePayload(message)
            ? RequestJson.ReadObject("payload", message.Payload.Span, services.Options.MaxRequestDepth)!
            : new Dictionary<string, object?>();
        waiting.Change(Timeout.Infinite, Timeout.Infinite);

        SocketAuthentication authentication = await AuthenticateAsync(new SocketInit(http, payload));
        if (authentication.CloseCode != 0)
            throw new SocketClosure(authentication.CloseCode, authentication.Reason);
        if (authentication.User is { } user)
            http.User = User = user;
        DateTimeOffset? expiry = authentication.User is null ? Streams.ExpiresAt?.Invoke(http) : authentication.ExpiresAt;
        _expiring = Expiry.RunAsync(expiry, () => Close(SocketCloseCodes.Forbidden, "The credentials have expired."), _stop.Token);
        _initialised = true;
        await Queue.AddAsync(SocketMessages.Ack);
    }

    private async ValueTask<SocketAuthentication> AuthenticateAsync(SocketInit init)
    {
        if (Streams.Authenticate is not { } authenticate)
            return SocketAuthentication.Unchanged;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limit.CancelAfter(services.Options.Timeout);
        try
        {
            return await authenticate(init, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return SocketAuthentication.Unavailable("The credentials could not be checked in time.");
        }
    }

    private async ValueTask SubscribeAsync(SocketMessage message)
    {
        if (!_initialised)
            throw new SocketClosure(SocketCloseCodes.Unauthorized, "Unauthorized");
        string id = RequireId(message);
        GraphQLParameters parameters = RequirePayload(message)
            ? RequestJson.ReadPayload(message.Payload.Span, services.Options.MaxRequestDepth)
            : throw SocketClosure.Invalid("A subscribe must have a payload.");
        if (_operations.ContainsKey(id))
            throw new SocketClosure(SocketCloseCodes.SubscriberExists, $"Subscriber for {id} already exists");
        if (_running.Count >= Streams.MaxOperations)
        {
            await Queue.AddAsync(services.Messages.Error(SocketMessages.Head(id), [new GraphQLRequestError(
                StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyOperations,
                $"At most {Streams.MaxOperations} operations may run on a socket at a time.")]));
            return;
        }

        SocketOperation operation = new(id, this, services, _stop.Token);
        _operations[id] = operation;
        // Beside the reader, who must see what else the client says.
        Task run = Task.Run(() => operation.RunAsync(parameters));
        _running[run] = true;
        _ = run.ContinueWith(static (done, running) => ((ConcurrentDictionary<Task, bool>)running!).TryRemove(done, out _), _running,
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static bool RequirePayload(SocketMessage message) => message.Payload.Span switch
    {
        [] => false,
        [(byte)'{', ..] => true,
        _ => throw SocketClosure.Invalid("A payload must be a JSON object."),
    };

    private static string RequireId(SocketMessage message) =>
        message.Id ?? throw SocketClosure.Invalid($"A {message.Type} must have an id.");
}
