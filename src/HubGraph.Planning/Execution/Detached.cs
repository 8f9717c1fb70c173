namespace HubGraph.Planning.Execution;

/// <summary>
/// Work on a database server that is left behind when its time is over. Npgsql cancels by another connection, and its thread waits
/// for that: a server that is silent would keep whoever asked for as long as it likes, and a thread of the pool for each.
/// </summary>
public static class Detached
{
    /// <summary>
    /// Runs work, and stops waiting for it when it is to stop: the work is cancelled then, on a thread of its own, and clears up by
    /// itself. It must not touch what its caller goes on with.
    /// </summary>
    public static async ValueTask<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        CancellationTokenSource own = new();
        await using CancellationTokenRegistration registration = stop.UnsafeRegister(CancelApart, own);
        return await work(own.Token).WaitAsync(stop);
    }

    /// <summary>Runs what reads so, again where its connection was broken.</summary>
    public static ValueTask<T> ReadAsync<T>(
        Func<CancellationToken, Task<T>> read, CancellationToken stop, Func<Exception, bool>? mayRepeat = null)
    {
        return RunAsync(TwiceAsync, stop);

        async Task<T> TwiceAsync(CancellationToken own)
        {
            try
            {
                return await read(own);
            }
            catch (Exception exception) when ((mayRepeat ?? PostgresErrors.IsBroken)(exception) && !own.IsCancellationRequested)
            {
                return await read(own);
            }
        }
    }

    private static void CancelApart(object? source) =>
        _ = Task.Factory.StartNew(
            static source => ((CancellationTokenSource)source!).Cancel(),
            source,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
}
