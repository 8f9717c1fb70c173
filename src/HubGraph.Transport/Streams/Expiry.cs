namespace HubGraph.Transport.Streams;

/// <summary>Ends what credentials allowed when they end.</summary>
internal static class Expiry
{
    // Timers cannot wait for years.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>Does something at an instant, unless it is cancelled before.</summary>
    public static async Task RunAsync(DateTimeOffset? at, Action end, CancellationToken cancellation)
    {
        if (at is not { } instant)
            return;
        for (TimeSpan left = instant - DateTimeOffset.UtcNow; left > TimeSpan.Zero; left = instant - DateTimeOffset.UtcNow)
        {
            // A millisecond more, because a timer may ring a little early.
            await Task.Delay(left < s_longest ? left + TimeSpan.FromMilliseconds(1) : s_longest, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellation.IsCancellationRequested)
                return;
        }

        end();
    }
}
