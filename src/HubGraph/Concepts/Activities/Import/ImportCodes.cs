namespace HubGraph.Concepts.Activities.Import;

/// <summary>Codes that imports give besides those of the rules that rows break.</summary>
public static class ImportCodes
{
    /// <summary>A value may mean more than one thing.</summary>
    public const string AmbiguousValue = "AMBIGUOUS_VALUE";

    /// <summary>A row has quotation marks or cells that do not fit.</summary>
    public const string BrokenRow = "BROKEN_ROW";

    /// <summary>A file cannot be read as a spreadsheet of activities, or not further.</summary>
    public const string UnreadableSpreadsheet = "UNREADABLE_SPREADSHEET";

    /// <summary>A file is larger than files may be, has more rows, or a row that does not end.</summary>
    public const string SpreadsheetTooLarge = "SPREADSHEET_TOO_LARGE";

    /// <summary>As many imports are under way as may.</summary>
    public const string ImportsBusy = "IMPORTS_BUSY";
}
