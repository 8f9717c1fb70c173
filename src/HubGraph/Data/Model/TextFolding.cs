using System.Globalization;
using System.Text;

namespace HubGraph.Data.Model;

/// <summary>
/// The one way in which text that people read is compared and sorted: NFKD, marks removed, lower case, with the
/// ligatures, apostrophes and hyphens that French texts mix. Kept in folded columns at write time, applied to what a client asks.
/// </summary>
public static class TextFolding
{
    /// <summary>
    /// Changes whenever <see cref="Fold(string)"/> answers otherwise for any text: folded columns are then to be written anew.
    /// </summary>
    public const int Version = 2;

    /// <summary>Folds a text: "Médias-Cité" becomes "medias-cite", "Cœur d’Ain" becomes "coeur d'ain".</summary>
    public static string Fold(string text)
    {
        if (IsFolded(text))
            return text;
        StringBuilder folded = new(text.Length + 8);
        foreach (char c in text.Normalize(NormalizationForm.FormKD))
        {
            switch (c)
            {
                case 'œ' or 'Œ': folded.Append("oe"); break;
                case 'æ' or 'Æ': folded.Append("ae"); break;
                case 'ß' or 'ẞ': folded.Append("ss"); break;
                case '’' or '‘' or '\u02BC' or '\u02B9' or '\u2032': folded.Append('\''); break;
                // Of the hyphens, NFKD knows the non-breaking and the full-width one.
                case (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2043' or '\uFE58': folded.Append('-'); break;
                // Where a word may be broken: nobody sees it.
                case '\u00AD': break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark))
                        folded.Append(char.ToLowerInvariant(c));
                    break;
            }
        }
        return folded.ToString();
    }

    private static bool IsFolded(string text)
    {
        foreach (char c in text)
        {
            if (c >= 0x80 || char.IsAsciiLetterUpper(c))
                return false;
        }
        return true;
    }
}
