using System.Collections.Concurrent;

namespace HubGraph.Transport.Caching;

/// <summary>
/// What is worth remembering, bounded by number and by size. Reading takes no lock; room is made by the clock algorithm: what
/// was used since the hand last passed is given another round.
/// </summary>
internal class BoundedCache<TKey, TValue>(int maxCount, long maxSize, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TValue : class
{
    private sealed class Entry(TKey key, TValue value, long size)
    {
        public TKey Key { get; } = key;
        public TValue Value { get; set; } = value;
        public long Size { get; set; } = size;
        public bool Used { get; set; }
    }

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new(comparer);
    private readonly Queue<Entry> _clock = [];
    private readonly Lock _room = new();
    private long _size;

    /// <summary>How many there are.</summary>
    public int Count => _clock.Count;

    /// <summary>How large they are together.</summary>
    public long Size => Interlocked.Read(ref _size);

    /// <summary>What is remembered by this key; null when nothing is.</summary>
    public TValue? Find(TKey key)
    {
        if (!_entries.TryGetValue(key, out Entry? entry))
            return null;
        // Written only when it changes: every request would else dirty the same cache line.
        if (!entry.Used)
            entry.Used = true;
        return entry.Value;
    }

    /// <summary>Remembers a value in place of what this key had; not one that is larger than all may be together.</summary>
    public void Set(TKey key, TValue value, long size)
    {
        if (maxCount <= 0 || size > maxSize)
            return;

        lock (_room)
        {
            if (_entries.TryGetValue(key, out Entry? entry))
            {
                _size += size - entry.Size;
                (entry.Value, entry.Size) = (value, size);
            }
            else
            {
                // Room first: where everything else is in use, the newcomer would be the one to go.
                MakeRoom(1, size);
                _entries[key] = entry = new Entry(key, value, size);
                _clock.Enqueue(entry);
                _size += size;
            }

            MakeRoom(0, 0);
        }
    }

    private void MakeRoom(int count, long size)
    {
        while (_clock.Count + count > maxCount || _size + size > maxSize)
            RemoveOne();
    }

    private void RemoveOne()
    {
        Entry entry = _clock.Dequeue();
        if (entry.Used)
        {
            entry.Used = false;
            _clock.Enqueue(entry);
            return;
        }

        _entries.TryRemove(entry.Key, out _);
        _size -= entry.Size;
    }
}
