using System.Globalization;
using System.Text.Json.Serialization;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>A value that is refused, and where it stands.</summary>
/// <param name="Line">The line of the file that its row begins in.</param>
/// <param name="Column">What the file calls its column.</param>
/// <param name="Message">In French where the file is French.</param>
internal sealed record CellError(int Line, string Column, string Value, string Code, string Message)
{
    /// <summary>Where it is in a workbook, as <c>M7</c>; null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }
}

/// <summary>Why an import ended before its file did.</summary>
internal sealed record ImportFailure(string Code, string Message);

/// <summary>What came of an import, as people and programs are told.</summary>
/// <param name="Rows">How many rows of activities were read.</param>
/// <param name="Unchanged">How many were there already.</param>
/// <param name="ErrorsLeftOut">How many refused values are not among the errors, because there are too many.</param>
/// <param name="Failure">Null where the whole file was read.</param>
internal sealed record ImportResult(
    bool DryRun, string Language, int Rows, int Logged, int Amended, int Unchanged, int Refused, string Summary,
    IReadOnlyList<string> Notes, IReadOnlyList<CellError> Errors, int ErrorsLeftOut, ImportFailure? Failure);

/// <summary>Gathers what comes of an import.</summary>
internal sealed class ImportReport(bool isDryRun, int mostErrors)
{
    private const int MostNotes = 200;
    private const int LongestValue = 200;
    private readonly List<CellError> _errors = [];
    private readonly List<(string English, string French)> _notes = [];
    private readonly Dictionary<(string Column, string Field), Remark> _remarks = [];
    private int _leftOut, _notesLeftOut, _repeated, _firstRepeated;

    /// <summary>Whether people are told in French: the file is, or, before that is known, who asks.</summary>
    public bool IsFrench { get; set; } = Language.IsCallersFrench;

    public int Rows { get; set; }
    public int Logged { get; set; }
    public int Amended { get; set; }
    public int Unchanged { get; set; }
    public int Refused { get; set; }
    public ImportFailure? Failure { get; private set; }

    /// <summary>Tells why it ended before its file did.</summary>
    public void Fail(string code, string english, string french) => Failure = new ImportFailure(code, IsFrench ? french : english);

    /// <summary>Tells of a value that is refused.</summary>
    public void Refuse(CellError error)
    {
        if (_errors.Count < mostErrors)
            _errors.Add(error.Value.Length > LongestValue ? error with { Value = $"{error.Value[..LongestValue]}…" } : error);
        else
            _leftOut++;
    }

    /// <summary>Tells of something about the file.</summary>
    public void Note(string english, string french)
    {
        if (_notes.Count < MostNotes)
            _notes.Add((english, french));
        else
            _notesLeftOut++;
    }

    /// <summary>Counts values of a column that were understood otherwise than they stand there.</summary>
    public void Understood(int line, string column, string field, string english, string french)
    {
        if (_remarks.TryGetValue((column, field), out Remark? remark))
            remark.Count++;
        else
            _remarks.Add((column, field), new Remark(line, english, french));
    }

    /// <summary>Counts a row that is equal to an earlier one of its file.</summary>
    public void Repeated(int line)
    {
        if (_repeated++ == 0)
            _firstRepeated = line;
    }

    /// <summary>All of it, as it stands.</summary>
    public ImportResult Result() =>
        new(isDryRun, IsFrench ? "fr" : "en", Rows, Logged, Amended, Unchanged, Refused, Summary, [.. Notes()], _errors, _leftOut, Failure);

    private string Summary => IsFrench
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{(isDryRun ? "Seraient enregistrées" : "Enregistrées")} : {Logged}, modifiées : {Amended}, "
                + $"déjà là : {Unchanged}, refusées : {Refused}.")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(isDryRun ? "Would log" : "Logged")} {Logged}, amended {Amended}, already there {Unchanged}, refused {Refused}.");

    private IEnumerable<string> Notes()
    {
        foreach ((string english, string french) in _notes)
            yield return IsFrench ? french : english;
        if (_notesLeftOut > 0)
            yield return IsFrench ? $"et {_notesLeftOut} autres remarques de ce genre" : $"and {_notesLeftOut} more remarks of this kind";
        foreach (((string column, _), Remark remark) in _remarks)
            yield return IsFrench
                ? $"« {column} » : {remark.French} ({remark.Count}, ligne {remark.Line})"
                : $"\"{column}\": {remark.English} ({remark.Count}, line {remark.Line})";
        if (_repeated > 0)
            yield return IsFrench
                ? $"des lignes égales à une autre du fichier sont d’autres actions ({_repeated}, ligne {_firstRepeated})"
                : $"rows that are equal to another of the file are further activities ({_repeated}, line {_firstRepeated})";
        if (_leftOut > 0)
            yield return IsFrench
                ? $"{_leftOut} autres valeurs refusées ne sont pas énumérées"
                : $"{_leftOut} more refused values are not listed";
    }

    private sealed record Remark(int Line, string English, string French)
    {
        public int Count { get; set; } = 1;
    }
}
