using System.Globalization;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>A file that cannot be imported, or not further.</summary>
internal sealed class ImportException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ImportCodes"/>, or of the graph's.</summary>
    public string Code { get; } = code;

    /// <summary>A file that is no spreadsheet of activities.</summary>
    public static ImportException Unreadable(string english, string french) => new(ImportCodes.UnreadableSpreadsheet, Language.OfCaller(english, french));

    /// <summary>A file that is too large.</summary>
    public static ImportException TooLarge(FormattableString english, FormattableString french) =>
        new(ImportCodes.SpreadsheetTooLarge, Language.OfCaller(english.ToString(CultureInfo.InvariantCulture), french.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>The two languages of messages.</summary>
internal static class Language
{
    /// <summary>Whether who asks is spoken to in French.</summary>
    public static bool IsCallersFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>A text in the language of who asks.</summary>
    public static string OfCaller(string english, string french) => IsCallersFrench ? french : english;
}
