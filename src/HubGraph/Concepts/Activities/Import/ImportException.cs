using System.Globalization;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// A file that cannot be imported, or not further. Its message is for who asks; a report tells it in the file's language.
/// </summary>
internal sealed class ImportException(string code, string english, string french) : Exception(Language.OfCaller(english, french))
{
    public string English { get; } = english;

    public string French { get; } = french;

    /// <summary>One of <see cref="ImportCodes"/>, or of the graph's.</summary>
    public string Code { get; } = code;

    /// <summary>A file that is no spreadsheet of activities.</summary>
    public static ImportException Unreadable(string english, string french) => new(ImportCodes.UnreadableSpreadsheet, english, french);

    /// <summary>A file that is too large.</summary>
    public static ImportException TooLarge(FormattableString english, FormattableString french) =>
        new(ImportCodes.SpreadsheetTooLarge, english.ToString(CultureInfo.InvariantCulture), french.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The two languages of messages.</summary>
internal static class Language
{
    /// <summary>Whether who asks is spoken to in French.</summary>
    public static bool IsCallersFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>A text in the language of who asks.</summary>
    public static string OfCaller(string english, string french) => IsCallersFrench ? french : english;
}
