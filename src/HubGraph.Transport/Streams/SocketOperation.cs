using GraphQL;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Http;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Transport.Streams;

/// <summary>One operation of a socket, in a scope of its own: "next" for each result, then "complete" or "error".</summary>
internal sealed class SocketOperation(string id, SocketConnection connection, SocketServices services, CancellationToken connectionStop)
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(connectionStop);
    private readonly StreamPace _pace = new();
    private readonly byte[] _head = SocketMessages.Head(id);
    private volatile bool _left;

    public string Id { get; } = id;

    /// <summary>The client does not listen any more.</summary>
    public void Leave()
    {
        _left = true;
        try
        {
            // Not on the reader's thread: a source may take its time, or fail, when it is told.
            _ = _stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended in the same moment.
        }
    }

    /// <summary>Runs to the end. Never throws.</summary>
    public async Task RunAsync(GraphQLParameters parameters)
    {
        try
        {
            await ExecuteAsync(parameters);
        }
        catch (OperationCanceledException) when (_left || connectionStop.IsCancellationRequested)
        {
            connection.Forget(this);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            await FailAsync([services.Executer.TooLong(connection.Http)]);
        }
        catch (Exception exception)
        {
            await FailAsync([services.Executer.Explain(exception, connection.Http)]);
        }
        finally
        {
            _stop.Dispose();
        }
    }

    private async Task ExecuteAsync(GraphQLParameters parameters)
    {
        _stop.CancelAfter(services.Options.Timeout);
        parameters = services.Documents.Resolve(parameters);
        HttpContext http = connection.Http;
        if (services.Rates.Spend(http) is { } refusal)
        {
            await FailAsync([refusal]);
            return;
        }

        await using AsyncServiceScope scope = services.Scopes.CreateAsyncScope();
        HttpUserContext context = new(http, _pace);
        ExecutionResult result = await services.Executer.ExecuteAsync(
            context, scope.ServiceProvider, connection.User, parameters, AllowedOperations.ByStream, _stop.Token);

        if (result.Streams?.Values.SingleOrDefault() is { } stream)
        {
            // It was set up in time, and may now last.
            _stop.CancelAfter(Timeout.InfiniteTimeSpan);
            if (await StreamRelay.RunAsync(context, stream, Pass, _stop.Token) is not { } failure)
                await EndAsync(SocketMessages.Complete(_head));
            else if (failure is LostEventException)
                Cut();
            else if (services.Executer.Explain(failure, http) is var error && error is GraphQLRequestError { IsPassing: true })
                Cut();
            else
                await FailAsync([error]);
        }
        else if (IsAnswer(result))
        {
            Outgoing next = services.Messages.Next(_head, result);
            await connection.Queue.AddAsync(next);
            await EndAsync(SocketMessages.Complete(_head));
        }
        else if (context.Failure is { IsPassing: true } && result.Operation?.Operation == GraphQLParser.AST.OperationType.Subscription)
        {
            Cut();
        }
        else
        {
            await FailAsync(result.Errors ?? []);
        }
    }

    /// <summary>An "error" or a "complete" would tell the client not to come back, though there is more to tell.</summary>
    private void Cut() => connection.Close(SocketCloseCodes.Unavailable, "The stream cannot go on now: come again.");

    /// <summary>Whether it is what was asked for: data, or its cost alone. A subscription that could not be set up has data too.</summary>
    private static bool IsAnswer(ExecutionResult result) =>
        result.Executed ? result.Operation?.Operation != GraphQLParser.AST.OperationType.Subscription : result.Errors is not { Count: > 0 };

    /// <summary>Events cannot wait: a client that does not take them is closed.</summary>
    private void Pass(ExecutionResult result)
    {
        if (_stop.IsCancellationRequested)
            return;
        Outgoing next = services.Messages.Next(_head, result, _pace);
        if (connection.Queue.TryAdd(next))
            return;
        next.Done();
        connection.Close(SocketCloseCodes.TooSlow, "Too slow: more events wait than the server keeps for one client.");
    }

    private Task FailAsync(IEnumerable<ExecutionError> errors) => EndAsync(services.Messages.Error(_head, errors));

    /// <summary>The last message. The client may use the id again as soon as it has read it.</summary>
    private async Task EndAsync(Outgoing last)
    {
        if (_left)
            last.Done();
        else
            await connection.Queue.AddAsync(last, before: () => connection.Forget(this));
    }
}
