using HubGraph.Data.Model;

namespace HubGraph.Docs;

/// <summary>Finds what guides say. They are few: all of them are looked through.</summary>
internal sealed class GuideSearch
{
    private const int Longest = 100;
    private const int Hits = 20;
    private const int Around = 90;

    private readonly List<(Guide Guide, GuideSection Section, string Heading, string Text)> _english;
    private readonly List<(Guide Guide, GuideSection Section, string Heading, string Text)> _french;

    public GuideSearch(GuideLibrary library)
    {
        _english = Sections(library, french: false);
        _french = Sections(library, french: true);
    }

    /// <summary>The sections in which all words stand, the best first: those that have them in their headings.</summary>
    public IEnumerable<(Guide Guide, GuideSection Section, Markup Excerpt)> Find(string query, bool french)
    {
        string[] words = TextFolding.Fold(query.Length > Longest ? query[..Longest] : query)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        return (french ? _french : _english)
            .Where(entry => words.All(word => Has(entry.Heading, word) || Has(entry.Text, word)))
            .OrderByDescending(entry => words.Count(word => Has(entry.Heading, word)))
            .Take(Hits)
            .Select(entry => (entry.Guide, entry.Section, Excerpt(entry.Section.Text, words)));
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);

    // Folding keeps no places: the excerpt is looked for letter by letter of the text as it is written.
    private static Markup Excerpt(string text, string[] words)
    {
        (int at, int length) = (-1, 0);
        for (int i = 0; at < 0 && i < words.Length; i++)
            (at, length) = Place(text, words[i]);
        if (at < 0)
            return Markup.Of($"{Cut(text, 0, 2 * Around)}{(text.Length > 2 * Around ? "…" : "")}");
        int from = Math.Max(0, at - Around);
        int until = Math.Min(text.Length, at + length + Around);
        return Markup.Of(
            $"{(from > 0 ? "…" : "")}{Cut(text, from, at)}<mark>{text.Substring(at, length)}</mark>"
            + $"{Cut(text, at + length, until)}{(until < text.Length ? "…" : "")}");
    }

    private static (int At, int Length) Place(string text, string word)
    {
        int at = System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            text, word, System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace,
            out int length);
        return (at, length);
    }

    // A character of two halves is not cut.
    private static string Cut(string text, int from, int until)
    {
        until = Math.Min(until, text.Length);
        if (from > 0 && from < until && char.IsLowSurrogate(text[from]))
            from++;
        if (until > from && char.IsHighSurrogate(text[until - 1]))
            until--;
        return text[from..until];
    }

    private static List<(Guide, GuideSection, string, string)> Sections(GuideLibrary library, bool french) =>
        [.. from guide in library.For(french)
            from section in guide.Sections
            select (guide, section, TextFolding.Fold($"{guide.Title} {section.Heading}"), TextFolding.Fold(section.Text))];
}
