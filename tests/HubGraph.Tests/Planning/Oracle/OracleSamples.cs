using HubGraph.Concepts;
using HubGraph.Concepts.Identifiers;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Values that have tripped databases and languages; few of each kind, so that records tie.</summary>
public static class OracleSamples
{
    public static readonly string[] Texts =
    [
        "", " ", "a", "A", "b", "B", "c", "aa", "ab", "aB", "ac", "bc", "é", "É", "e\u0301", "e", "E", "\u0301", "œ", "Œuvre", "oeuvre", "OEUVRE", "cœur", "æ", "Æ", "ae", "ß", "ẞ", "ss",
        "l’eau", "l'eau", "L'Eau", "’", "'", "''", "%", "_", "100%", "a_b", "a%b", "\\", "\\%", "\"", "\"\"", "a b", "a  b", "\ta", "a\nb", "\r\n", "\u0001", "\u007f",
        "😀", "😀a", "\uE000", "\uFFFD", "\uFF21", "𝔸", "𐐀", "𐐨", "ﬁ", "fi", "İ", "ı", "i", "ǅ", "Å", "a\u030A", "한", "日本", "\u2028", "</script>", "<b>&amp;",
        "'; DROP TABLE hubs; --", "null", "NULL", "0", "10", "9", "$1", "?1", "{0}", "[]", "Médias-Cité", "medias cite", "Hub’s", "z", "Z", "~",
    ];

    public static readonly DateOnly[] Days =
    [
        new(1999, 12, 31), new(2020, 2, 29), new(2020, 3, 1), new(2021, 3, 1), new(2021, 3, 31), new(2021, 12, 31), new(2024, 1, 1),
    ];

    public static readonly DateTime[] Instants =
    [
        .. new[] { 0, 1, 10, 999, 1000, 86_400_000 }.Select(milliseconds => new DateTime(2021, 3, 1, 22, 59, 59, DateTimeKind.Utc).AddMilliseconds(milliseconds)),
        new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    ];

    public static readonly long[] Cents = [0, 1, -1, 5, 10, 99, -99, 100, 101, 105, 12_345, -12_345, 2_300_000_00, 99_999_999_999];

    public static readonly int[] Numbers = [0, 1, -1, 2, 3, 9, 10, 11, 1000, int.MaxValue, int.MinValue];

    public static readonly DateWithPrecision[] PartialDates = [.. new[] { "2019", "2020", "2020-02", "2020-02-29", "2020-03-01", "2021", "2021-03", "2021-12-31" }.Select(DateWithPrecision.Parse)];

    /// <summary>A text: one of the above, or two in a row.</summary>
    public static string Text(Dice dice) => dice.OneIn(4) ? dice.Pick(Texts) + dice.Pick(Texts) : dice.Pick(Texts);

    /// <summary>Ids, none of which is another record's too.</summary>
    public static IEnumerable<TIdentifier> Identifiers<TIdentifier>(Dice dice)
        where TIdentifier : IIdentifier, new() =>
        Enumerable.Range(0, dice.Below(3)).Select(_ => new TIdentifier { Scheme = dice.PickEnum<IdentifierScheme>(), Value = $"{Text(dice)}{dice.Throws}" });

    public static int Number(Dice dice) => dice.OneIn(3) ? dice.Pick(Numbers) : dice.Below(4);
}
