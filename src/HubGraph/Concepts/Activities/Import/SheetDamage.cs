using System.Buffers;
using System.Text.RegularExpressions;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>What programs made of a value on its way here: it shows that it is not what somebody wrote.</summary>
internal static partial class SheetDamage
{
    // Most values have none of these, and are looked at once.
    private static readonly SearchValues<char> s_signs = SearchValues.Create("#\uFFFDÃâÂ_E");

    /// <summary>What happened to a value; null where nothing shows.</summary>
    public static (string English, string French)? Of(string text)
    {
        if (!text.AsSpan().ContainsAny(s_signs))
            return null;
        if (ProgramError().IsMatch(text))
            return (
                "it is an error that the spreadsheet program shows, and no value.",
                "c’est une erreur qu’affiche le tableur, pas une valeur.");
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            return ("a character was lost before: it is '\uFFFD' now.", "un caractère a été perdu auparavant : il est devenu « \uFFFD ».");
        if (ReadWrongly().IsMatch(text))
            return (
                "its accents were lost before: the file was opened in another encoding, and saved.",
                "ses accents ont été perdus auparavant : le fichier a été ouvert dans un autre codage, puis enregistré.");
        if (Escape().IsMatch(text))
            return ("a sign of a spreadsheet program is left in it, such as _x000D_.", "il y reste un code de tableur, comme _x000D_.");
        return CutNumber().IsMatch(text)
            ? ("the spreadsheet program cut a long number: format the column as text.",
                "le tableur a abrégé un long nombre : mettez la colonne au format texte.")
            : null;
    }

    /// <summary>Whether a value is how a spreadsheet program shows <c>1-2</c> or <c>2/26</c>, which it takes for a day.</summary>
    public static bool IsDayOfProgram(string text) => ProgramDay().IsMatch(text);

    // In English and French, and LibreOffice's numbers; number signs where a column is too narrow.
    [GeneratedRegex(
        @"^(#(REF|N/A|N/D|NAME|NOM|VALUE|VALEUR|DIV/0|NUM|NOMBRE|NULL|NUL|SPILL|PROPAGATION|CALC)[!?]?|#{3,}|Err:[0-9]{3})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProgramError();

    // UTF-8 that was read as Windows-1252: é, ’ and a no-break space.
    [GeneratedRegex(@"Ã[\u0080-\u00BFŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€|Â[\u00A0«»°]")]
    private static partial Regex ReadWrongly();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^[0-9]([.,][0-9]+)?E[+-]?[0-9]+$")]
    private static partial Regex CutNumber();

    private const string Months =
        "(janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|jan|feb|mar|apr|may|jun|jul|aug|sep|dec)";

    [GeneratedRegex(
        @"^([0-9]{1,2}[-/ ]" + Months + @"\.?|" + Months + @"\.?[-/ ][0-9]{2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProgramDay();
}
