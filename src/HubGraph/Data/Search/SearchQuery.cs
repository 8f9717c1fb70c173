namespace HubGraph.Data.Search;

/// <summary>What is searched: a text's words, of which a record must have all, the last one at least as a beginning.</summary>
internal sealed class SearchQuery
{
    // Shorter ones begin too many words.
    private const int ShortestPrefix = 2;

    private readonly string? _prefix;

    public SearchQuery(string text, IReadOnlyCollection<int>? types)
    {
        List<SearchWord> all = SearchWord.All(text);
        List<SearchWord> words = SearchWord.Of(text);
        LongestWord = all.Count == 0 ? 0 : all.Max(word => word.Folded.Length);
        Name = SearchTable.SortName(text);
        Stems = [.. words.Select(word => word.Stem)];
        Types = types;
        if (words.Count > 0 && words[^1] == all[^1] && words[^1].Folded.Length >= ShortestPrefix)
            _prefix = words[^1].Folded;
    }

    /// <summary>How many letters and digits the longest word has.</summary>
    public int LongestWord { get; }

    /// <summary>The text as names are compared.</summary>
    public string Name { get; }

    /// <summary>The stems of the words that carry meaning.</summary>
    public IReadOnlyList<string> Stems { get; }

    /// <summary>The types to find, by their numbers; null for all.</summary>
    public IReadOnlyCollection<int>? Types { get; }

    /// <summary>Whether the last word may be the beginning of one.</summary>
    public bool HasPrefix => _prefix is not null;

    /// <summary>Whether the query finds a word.</summary>
    public bool Finds(in SearchWord word) =>
        Stems.Contains(word.Stem) || (_prefix is not null && word.Folded.StartsWith(_prefix, StringComparison.Ordinal));

    /// <summary>
    /// An expression of the words: each by what <paramref name="stem"/> and, for the last, <paramref name="orPrefix"/> make of
    /// it.
    /// </summary>
    public string Write(Func<string, string> stem, Func<string, string, string> orPrefix, string join) =>
        string.Join(
            join, Stems.Select((each, i) => i == Stems.Count - 1 && _prefix is not null ? orPrefix(stem(each), _prefix) : stem(each)));
}
