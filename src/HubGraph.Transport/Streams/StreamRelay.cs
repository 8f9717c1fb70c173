using GraphQL;
using HubGraph.Transport.Execution;

namespace HubGraph.Transport.Streams;

/// <summary>Passes the results of a subscription on to its client until either ends.</summary>
internal sealed class StreamRelay : IObserver<ExecutionResult>
{
    private readonly TaskCompletionSource<Exception?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpUserContext _context;
    private readonly Action<ExecutionResult> _next;

    private StreamRelay(HttpUserContext context, Action<ExecutionResult> next) => (_context, _next) = (context, next);

    /// <summary>
    /// Passes on each result, and leaves the source at the end. Answers null when the source is done, and what it failed with
    /// when it failed, or when a result did: whoever were to go on after it would miss what it should have told. Throws
    /// <see cref="OperationCanceledException"/> when it was stopped.
    /// </summary>
    /// <param name="context">The operation.</param>
    /// <param name="stream">Where the results come from. It may run on the caller's thread for as long as it likes.</param>
    /// <param name="next">Takes a result, at once.</param>
    /// <param name="stop">The client does not listen any more.</param>
    public static async Task<Exception?> RunAsync(
        HttpUserContext context, IObservable<ExecutionResult> stream, Action<ExecutionResult> next, CancellationToken stop)
    {
        StreamRelay relay = new(context, next);
        await using CancellationTokenRegistration stopped = stop.Register(() => relay._end.TrySetCanceled(stop));
        using IDisposable subscription = stream.Subscribe(relay);
        return await relay._end.Task;
    }

    public void OnNext(ExecutionResult value)
    {
        if (_end.Task.IsCompleted)
            return;
        if (_context.Failure is not null)
        {
            _end.TrySetResult(new LostEventException());
            return;
        }
        try
        {
            _next(value);
        }
        catch (Exception exception)
        {
            _end.TrySetResult(exception);
        }
    }

    public void OnError(Exception error) => _end.TrySetResult(error);

    public void OnCompleted() => _end.TrySetResult(null);
}

/// <summary>An event could not be made into what its client asked for; the log has told why.</summary>
internal sealed class LostEventException() : Exception("An event could not be read.");
