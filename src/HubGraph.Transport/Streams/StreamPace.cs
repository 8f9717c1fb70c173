using System.Diagnostics.CodeAnalysis;

namespace HubGraph.Transport;

/// <summary>
/// Lets a source that can wait, such as a log that is read from where a client left it, go as fast as its reader: it awaits
/// <see cref="NextAsync"/> before each event, which also waits until its caller has enough to pay for it. One that cannot wait, such as a sensor, need not; its stream is cut when events
/// pile up.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Without its wait handle, the semaphore holds nothing to dispose of.")]
public sealed class StreamPace
{
    // One event leaves while the next is executed. All paced operations of a socket together stay below its queue.
    private const int Window = 2;

    private readonly SemaphoreSlim _places = new(Window);

    /// <summary>What each event is paid by, once the operation's cost is known; null for nothing.</summary>
    internal EventMeter? Meter { get; set; }

    /// <summary>Completes when the next event may come. Each event must become one result.</summary>
    public async Task NextAsync(CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        if (Meter is { } meter)
            await meter.SpendAsync(cancellation);
    }

    /// <summary>A result has left. Sources that do not wait must not pile up places.</summary>
    internal void Left()
    {
        if (_places.CurrentCount < Window)
            _places.Release();
    }
}
