using System.Collections.Concurrent;
using System.Diagnostics;
using HubGraph.Planning.Execution;

namespace HubGraph.Data;

/// <summary>
/// The writers of one SQLite file in this process, one after the other in the order that they came: SQLite itself lets one
/// write at a time, and those that it refuses would try again at random.
/// </summary>
internal static class WriteQueue
{
    /// <summary>How long a writer waits, here and for other processes, before it gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> s_files = new();

    /// <summary>Waits for a turn to write to a file; the turn ends when it is disposed of.</summary>
    /// <exception cref="DatabaseBusyException">It did not come in time.</exception>
    public static async Task<WriteTurn> WaitAsync(string file, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        SemaphoreSlim free = s_files.GetOrAdd(file, _ => new SemaphoreSlim(1));
        if (!await free.WaitAsync(Patience, cancellationToken))
            throw new DatabaseBusyException(null);
        // SQLite writes on the thread that asks.
        SpareThreads.Hold();
        return new WriteTurn(free, Patience - Stopwatch.GetElapsedTime(began));
    }
}

/// <summary>A turn to write.</summary>
internal sealed class WriteTurn(SemaphoreSlim free, TimeSpan left) : IDisposable
{
    private SemaphoreSlim? _free = free;

    /// <summary>For how long its writer may still wait for other processes; 0 would be for ever.</summary>
    public int SecondsLeft => Math.Max(1, (int)left.TotalSeconds);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _free, null) is not { } taken)
            return;
        SpareThreads.Release();
        taken.Release();
    }
}

/// <summary>Others have been writing for longer than a writer waits. Nothing was written.</summary>
public sealed class DatabaseBusyException(Exception? inner) : Exception("The database is busy.", inner);
