using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Planning.Execution;

namespace HubGraph.Graph.Changes;

/// <summary>What a subscription tells of: a line of the log.</summary>
internal sealed record ChangeEvent(ChangeLine Line);

/// <summary>
/// The lines that one subscriber gets. It waits for the subscriber before each, so that none piles up: who is slow falls
/// behind in the log, which keeps what is to come, until the transport gives up on who takes nothing at all.
/// </summary>
internal sealed class ChangeSource(
    ChangeFollower follower, LogPosition position, ChangeFilter filter, ReadCaller caller, EventReader? reader) : IObservable<object?>
{
    public IDisposable Subscribe(IObserver<object?> observer)
    {
        Subscription subscription = new();
        _ = Task.Run(() => RunAsync(observer, subscription.Left), CancellationToken.None);
        return subscription;
    }

    private async Task RunAsync(IObserver<object?> observer, CancellationToken left)
    {
        try
        {
            await foreach (ChangeLine line in follower.FollowAsync(position, filter, caller, left))
            {
                if (reader is not null)
                    await reader.NextAsync(ChangeCursor.Write(line.Position), left);
                observer.OnNext(new ChangeEvent(line));
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (ChangeLogReplacedException)
        {
            observer.OnError(ChangeCursor.OfAnotherLog());
        }
        catch (Exception exception)
        {
            observer.OnError(exception);
        }
    }

    private sealed class Subscription : IDisposable
    {
        private readonly CancellationTokenSource _leave = new();

        public Subscription() => Left = _leave.Token;

        public CancellationToken Left { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, true))
                return;
            _leave.Cancel();
            _leave.Dispose();
        }

        private bool _isLeft;
    }
}
