namespace HubGraph.Auth;

/// <summary>Allows a few of something at once, and then one for each interval, so that strangers cannot make the server ask without end.</summary>
internal sealed class Allowance(int atOnce, TimeSpan interval, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = time.GetUtcNow();

    // How much was taken, as the time after the start at which all of it would be given back.
    private TimeSpan _owed;

    /// <summary>How long it takes until one more is allowed.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_lock)
                return Remaining(time.GetUtcNow() - _start);
        }
    }

    public bool TryTake()
    {
        lock (_lock)
        {
            TimeSpan now = time.GetUtcNow() - _start;
            if (Remaining(now) > TimeSpan.Zero)
                return false;
            _owed = (_owed > now ? _owed : now) + interval;
            return true;
        }
    }

    private TimeSpan Remaining(TimeSpan now)
    {
        TimeSpan wait = _owed + interval - (interval * atOnce) - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
