using HubGraph.Data;
using HubGraph.Transport.Options;

namespace HubGraph.Host.Health;

/// <summary>What clients met of the database lately that a look at it may not find.</summary>
internal sealed class DatabaseWatch(TimeProvider time)
{
    // A server's disk is not ours to look at: what a write told of it is believed for a while.
    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(30);

    private long _fullUntil = long.MinValue;
    private volatile bool _isDamaged;

    /// <summary>Whether a write found the disk full.</summary>
    public bool IsFull => time.GetTimestamp() < Interlocked.Read(ref _fullUntil);

    /// <summary>Whether something is damaged that was read or written. It does not heal while the program runs.</summary>
    public bool IsDamaged => _isDamaged;

    /// <summary>A request failed: what its client is told of it, and null where the server itself failed.</summary>
    public PassingFailure? Explain(Exception failure)
    {
        DatabaseFailure? met = DatabaseFailures.Of(failure);
        if (met == DatabaseFailure.Damaged)
            _isDamaged = true;
        else if (met == DatabaseFailure.Full)
            Interlocked.Exchange(ref _fullUntil, time.GetTimestamp() + (long)(s_memory.TotalSeconds * time.TimestampFrequency));
        return PassingFailures.Of(failure);
    }
}
