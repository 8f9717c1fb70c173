using HubGraph.Data.Model;
using Lucene.Net.Analysis.Fr;

namespace HubGraph.Data.Search;

/// <summary>
/// A word as search sees it. What is written and what is asked pass through here, on both databases: folded like all text that
/// people read, without elisions, and stemmed as French.
/// </summary>
/// <param name="Start">Where it stands in its text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Folded">The word itself, folded.</param>
/// <param name="Stem">What it has in common with its other forms.</param>
internal readonly record struct SearchWord(int Start, int Length, string Folded, string Stem)
{
    /// <summary>
    /// Is raised whenever a text gives other words, or a record is found by others (<see cref="Searched"/>): what is searched is
    /// then written anew.
    /// </summary>
    public const int Version = (TextFolding.Version * 1000) + 4;

    // A longer word is known by its beginning: PostgreSQL takes no lexeme beyond 2 kB.
    private const int Longest = 64;

    private const char SoftHyphen = '\u00AD';

    // Elided before an apostrophe, as in "l'inclusion".
    private static readonly HashSet<string> s_elisions =
        ["l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

    // Few: "Eu", "Us" and "Sus" are communes.
    private static readonly HashSet<string> s_stopWords =
    [
        "a", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "leur", "leurs", "ou",
        "par",
        "pour", "qui", "que", "sa", "se", "ses", "son", "sur", "un", "une", "y",
    ];

    private static readonly char[] s_letters = [.. "abcdefghijklmnopqrstuvwxyz"];

    private static readonly HashSet<string> s_ordinals = ["e", "er", "ere", "eme", "ieme"];

    private static readonly FrenchLightStemmer s_stemmer = new();

    /// <summary>The word, written out where maps and envelopes shorten it.</summary>
    public string InFull => Folded switch { "st" => "saint", "ste" => "sainte", _ => Folded };

    /// <summary>The words of a text but for those that carry no meaning; all of them where nothing else is there.</summary>
    public static List<SearchWord> Of(string text)
    {
        List<SearchWord> all = All(text);
        List<SearchWord> meaningful = all.FindAll(word => !s_stopWords.Contains(word.Folded));
        return meaningful.Count == 0 ? all : meaningful;
    }

    /// <summary>All words of a text but for elisions.</summary>
    public static List<SearchWord> All(string text)
    {
        List<SearchWord> words = [];
        for (int i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            int start = i;
            while (i < text.Length && IsPart(text[i]))
                i++;
            string folded = Fold(text[start..i]);
            bool isElision = i < text.Length && text[i] is '\'' or '’' or '\u02BC' && s_elisions.Contains(folded);
            if (folded.Length > 0 && !isElision)
                words.Add(new SearchWord(start, i - start, folded, StemOf(folded)));
        }
        return words;
    }

    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c)
            || c == SoftHyphen
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Some letters fold to more than letters.
    private static string Fold(string word)
    {
        string folded = TextFolding.Fold(word);
        if (!folded.All(char.IsLetterOrDigit))
            folded = string.Concat(folded.Where(char.IsLetterOrDigit));
        return folded.Length > Longest ? folded[..Longest] : folded;
    }

    // Written short on maps and envelopes; the word itself stays, for those that begin so. An ordinal has one stem, however it ends.
    private static string StemOf(string word)
    {
        if (word is "st" or "ste")
            word = "saint";
        string number = word.TrimEnd(s_letters);
        if (number.Length > 0 && number.Length < word.Length && number.All(char.IsAsciiDigit) && s_ordinals.Contains(word[number.Length..]))
            return $"{number}e";
        char[] stem = word.ToCharArray();
        return new string(stem, 0, s_stemmer.Stem(stem, stem.Length));
    }
}
