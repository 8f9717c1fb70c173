using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace HubGraph.Transport;

/// <summary>
/// Validated documents by their text, bounded by number and by characters. Reading takes no lock; room is made by the
/// clock algorithm: a document that was used since the hand last passed is given another round.
/// </summary>
internal sealed class DocumentCache(TransportOptions options)
{
    private sealed class Entry(string text, GraphQLDocument document)
    {
        public string Text { get; } = text;
        public GraphQLDocument Document { get; } = document;
        public bool Used { get; set; }
    }

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> _clock = [];
    private readonly Lock _room = new();
    private long _characters;

    /// <summary>How many documents are remembered.</summary>
    public int Count => _clock.Count;

    /// <summary>The document of this text, if it was validated before.</summary>
    public GraphQLDocument? Find(string text)
    {
        if (!_entries.TryGetValue(text, out Entry? entry))
            return null;
        // Written only when it changes: every request would else dirty the same cache line.
        if (!entry.Used)
            entry.Used = true;
        return entry.Document;
    }

    /// <summary>Remembers a validated document.</summary>
    public void Add(string text, GraphQLDocument document)
    {
        if (options.CachedDocuments <= 0 || text.Length > options.CachedCharacters)
            return;

        Entry entry = new(text, document);
        lock (_room)
        {
            if (!_entries.TryAdd(text, entry))
                return;
            _clock.Enqueue(entry);
            _characters += text.Length;
            while (_clock.Count > options.CachedDocuments || _characters > options.CachedCharacters)
                RemoveOne();
        }
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

        _entries.TryRemove(entry.Text, out _);
        _characters -= entry.Text.Length;
    }
}
