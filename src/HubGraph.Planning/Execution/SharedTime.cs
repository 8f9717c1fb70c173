using System.Diagnostics;

namespace HubGraph.Planning.Execution;

/// <summary>A clock that runs the slower, the more work is timed by it: together they take no longer than they really took.</summary>
internal sealed class SharedTime
{
    private readonly Lock _lock = new();
    private TimeSpan _now;
    private long _lookedAt;
    private int _working;

    /// <summary>Begins to work.</summary>
    public TimeSpan Enter() => Look(1);

    /// <summary>Ends it.</summary>
    public TimeSpan Leave() => Look(-1);

    /// <summary>What it tells.</summary>
    public TimeSpan Now() => Look(0);

    private TimeSpan Look(int more)
    {
        lock (_lock)
        {
            long before = _lookedAt;
            _lookedAt = Stopwatch.GetTimestamp();
            if (_working > 0)
                _now += Stopwatch.GetElapsedTime(before, _lookedAt) / _working;
            _working += more;
            return _now;
        }
    }
}
