using System.Collections.Concurrent;

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

    /// <summary>Waits for a turn to write to a file; the turn ends with what it answers.</summary>
    /// <exception cref="DatabaseBusyException">It did not come in time.</exception>
    public static async Task<IDisposable> WaitAsync(string file, CancellationToken cancellationToken)
    {
        SemaphoreSlim free = s_files.GetOrAdd(file, _ => new SemaphoreSlim(1));
        return await free.WaitAsync(Patience, cancellationToken) ? new Turn(free) : throw new DatabaseBusyException(null);
    }

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
    }
}

/// <summary>Others have been writing for longer than a writer waits. Nothing was written.</summary>
public sealed class DatabaseBusyException(Exception? inner) : Exception("The database is busy.", inner);
