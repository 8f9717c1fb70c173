using HubGraph.Data.Search;

namespace HubGraph.Graph.Search;

/// <summary>A piece of a text, and whether a search found it.</summary>
internal readonly record struct TextFragment(string Text, bool IsMatch);

/// <summary>Tells apart in texts, as they were written, what a search finds in them.</summary>
internal static class Highlighting
{
    // A passage begins so many characters before what was found, and is so long; it is widened to whole words.
    private const int Before = 60;
    private const int Length = 200;

    /// <summary>All of a text, in pieces.</summary>
    public static IReadOnlyList<TextFragment> Whole(SearchQuery query, string text) => Pieces(text, 0, text.Length, Found(query, text));

    /// <summary>The passage around the first match, in pieces; null where nothing matches.</summary>
    public static IReadOnlyList<TextFragment>? Passage(SearchQuery query, string text)
    {
        List<SearchWord> found = Found(query, text);
        if (found.Count == 0)
            return null;
        int start = Math.Max(0, found[0].Start - Before);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        int end = Math.Min(text.Length, Math.Max(start + Length, found[0].Start + found[0].Length));
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        List<TextFragment> pieces = Pieces(text, start, end, found);
        if (start > 0)
            pieces.Insert(0, new TextFragment("… ", false));
        if (end < text.Length)
            pieces.Add(new TextFragment(" …", false));
        return pieces;
    }

    private static List<SearchWord> Found(SearchQuery query, string text) => SearchWord.Of(text).FindAll(word => query.Finds(word));

    private static List<TextFragment> Pieces(string text, int start, int end, List<SearchWord> found)
    {
        List<TextFragment> pieces = [];
        int at = start;
        foreach (SearchWord word in found.Where(word => word.Start >= start && word.Start + word.Length <= end))
        {
            if (word.Start > at)
                pieces.Add(new TextFragment(text[at..word.Start], false));
            pieces.Add(new TextFragment(text.Substring(word.Start, word.Length), true));
            at = word.Start + word.Length;
        }
        if (at < end)
            pieces.Add(new TextFragment(text[at..end], false));
        return pieces;
    }
}
