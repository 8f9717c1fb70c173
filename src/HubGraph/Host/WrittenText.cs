using System.Globalization;
using System.Text;
using HubGraph.Planning;
using HubGraph.Planning.Sql;

namespace HubGraph.Host;

/// <summary>
/// The one rule for every text that is written. It is kept in NFC; one in which nothing can be seen is empty; control characters
/// but for line breaks and tabs, and code points that are no characters, are refused. Marks that join letters, part words or turn
/// directions stay where they are among others: emoji and scripts need them.
/// </summary>
internal static class WrittenText
{
    // Letters and signs that are empty, and marks that show nothing by themselves.
    private static readonly HashSet<int> s_blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>The text as it is kept.</summary>
    /// <exception cref="PlanningError">It holds what no text may hold.</exception>
    public static string Of(string text)
    {
        text = Values.Text(text).Replace("\uFEFF", "", StringComparison.Ordinal);
        bool shows = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsForbidden(rune))
                throw new PlanningError(PlanningErrorCodes.BadUserInput, $"A text may not contain U+{rune.Value:X4}.");
            shows |= Shows(rune);
        }
        return shows ? text : "";
    }

    private static bool IsForbidden(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\t' or '\n' or '\r'))
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool Shows(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !s_blank.Contains(rune.Value)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)
        // Variation selectors.
        && rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F));
}
