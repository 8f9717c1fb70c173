using HubGraph.Data.Model;

namespace HubGraph.Data.Changes;

/// <summary>What is needed of a line of the change log to tell whom it concerns.</summary>
public readonly record struct ChangeLine(long Id, string Mark, string RecordType, long RecordId, long? HubId, ChangeKind Kind, DateTime At)
{
    /// <summary>Its place.</summary>
    public LogPosition Position => new(Mark, Id);
}

/// <summary>All lines of a part of the log, or those of them that a filter left.</summary>
/// <param name="To">The last line of the part, which need not be one of these.</param>
/// <param name="Lines">The lines, in their order.</param>
/// <param name="Regions">The regions that lines concern, by the lines' ids; read when it is first asked for.</param>
public sealed record ChangeBatch(LogPosition To, IReadOnlyList<ChangeLine> Lines, ReadOnce<ILookup<long, long>> Regions);

/// <summary>Something that is read once for all, when it is first asked for. What failed is read again.</summary>
public sealed class ReadOnce<T>(Func<Task<T>> read)
{
    private readonly Lock _lock = new();
    private Task<T>? _reading;

    /// <summary>What was read.</summary>
    public Task<T> Value
    {
        get
        {
            lock (_lock)
                return _reading is null or { IsFaulted: true } or { IsCanceled: true } ? _reading = read() : _reading;
        }
    }
}
