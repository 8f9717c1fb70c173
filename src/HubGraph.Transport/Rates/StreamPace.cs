using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HubGraph.Transport.Rates;

/// <summary>
/// Lets a source that can wait, such as a log that is read from where a client left it, go as fast as its reader: it awaits
/// <see cref="NextAsync"/> before each event, which also waits until its caller has enough to pay for it. One that cannot wait, such
/// as a sensor, need not; its stream is cut when events
/// pile up.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Without its wait handle, the semaphore holds nothing to dispose of.")]
public sealed class StreamPace
{
    // One event leaves while the next is executed. All paced operations of a socket together stay below its queue.
    private const int Window = 2;

    private readonly SemaphoreSlim _places = new(Window);
    private readonly ConcurrentQueue<string?> _ids = [];

    /// <summary>What each event is paid by, once the operation's cost is known; null for nothing.</summary>
    internal EventMeter? Meter { get; set; }

    /// <summary>Completes when the next event may come. Each event must become one result.</summary>
    /// <param name="id">
    /// What a client that lost its connection comes back with to have what followed the event (Last-Event-ID); null for nothing.
    /// </param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task NextAsync(string? id, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        if (Meter is { } meter)
            await meter.SpendAsync(cancellation);
        _ids.Enqueue(id);
    }

    /// <summary>
    /// The id of the event that became a result; null where its source gives none. Results come in the order of their events.
    /// </summary>
    internal string? TakeId() => _ids.TryDequeue(out string? id) ? id : null;

    /// <summary>A result has left. Sources that do not wait must not pile up places.</summary>
    internal void Left()
    {
        if (_places.CurrentCount < Window)
            _places.Release();
    }
}
