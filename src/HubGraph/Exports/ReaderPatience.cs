using System.Diagnostics;

namespace HubGraph.Exports;

/// <summary>
/// How long the reader of an export is waited for. Each wait takes from a supply of time, which what the reader takes fills
/// again: who reads slower than the least rate empties it, whatever the database takes meanwhile. Kestrel's own least rate
/// does not do: it cannot be set for a request over HTTP/2.
/// </summary>
internal sealed class ReaderPatience(ExportOptions options) : IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private TimeSpan _left = options.ReaderPatience;

    /// <summary>Is cancelled when the reader has been waited for too long.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Waits until the reader has taken what is sent.</summary>
    public async ValueTask<T> ForAsync<T>(ValueTask<T> sending, long bytes)
    {
        if (sending.IsCompleted)
            return await sending;
        long began = Stopwatch.GetTimestamp();
        _over.CancelAfter(_left);
        T result = await sending;
        _over.CancelAfter(Timeout.InfiniteTimeSpan);
        TimeSpan left = _left - Stopwatch.GetElapsedTime(began) + TimeSpan.FromSeconds((double)bytes / options.MinBytesPerSecond);
        _left = left > options.ReaderPatience ? options.ReaderPatience : left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
        return result;
    }

    public void Dispose() => _over.Dispose();
}
