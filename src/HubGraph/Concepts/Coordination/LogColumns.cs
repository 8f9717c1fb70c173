using HubGraph.Concepts.Activities.Import;
using SpreadCheetah;

namespace HubGraph.Concepts.Coordination;

/// <summary>What a row of La Coop's coordination log tells of.</summary>
[Flags]
internal enum LogKinds
{
    None = 0,
    Event = 1,
    Partnership = 2,
    Animation = 4,
    All = Event | Partnership | Animation,
}

/// <summary>The columns of the log, in their order.</summary>
internal enum LogColumn
{
    Day,
    Kind,
    Duration,
    Participants,
    Mediators,
    Structures,
    OtherActors,
    EventName,
    Sorts,
    Organisers,
    PartnerNames,
    PartnerKinds,
    Scale,
    Initiative,
    Themes,
    Tags,
    Notes,
    RecordedAt,
    RevisedAt,
    Id,
}

/// <summary>The table of the log.</summary>
internal static class LogColumns
{
    /// <summary>The sheet that it stands on.</summary>
    public const string Sheet = "Activités de coordination";

    /// <summary>What a cell has whose column does not apply to its row.</summary>
    public const string NotApplicable = "/";

    /// <summary>The columns by what they are called, and what they apply to.</summary>
    public static readonly IReadOnlyList<(string Name, LogKinds Kinds)> All =
    [
        ("Date de l’activité", LogKinds.All),
        ("Type", LogKinds.All),
        ("Durée (min.)", LogKinds.Animation),
        ("Participants", LogKinds.Event),
        ("Médiateur·ice·s numérique·s", LogKinds.Animation),
        ("Structure·s", LogKinds.Animation),
        ("Autres acteur.trice.s", LogKinds.Animation),
        ("Nom de l’évènement", LogKinds.Event),
        ("Type d’animation, type d’évènement, nature du partenariat", LogKinds.All),
        ("Organisé par", LogKinds.Event),
        ("Structure·s partenaire·s (Nom)", LogKinds.Partnership),
        ("Structure·s partenaire·s (type)", LogKinds.Partnership),
        ("Échelon territorial de l’évènement ou du partenariat", LogKinds.Event | LogKinds.Partnership),
        ("Qui est à l’initiative de cette intervention ?", LogKinds.Animation),
        ("Thématique(s) d’animation", LogKinds.Animation),
        ("Tags", LogKinds.All),
        ("Notes", LogKinds.All),
        ("Enregistrée le", LogKinds.All),
        ("Dernière modification le", LogKinds.All),
        ("ID CRA", LogKinds.All),
    ];

    /// <summary>What rows tell of, by what La Coop calls it.</summary>
    public static readonly IReadOnlyList<(LogKinds Kind, string Label)> Kinds =
        [(LogKinds.Event, "Évènement"), (LogKinds.Partnership, "Partenariat"), (LogKinds.Animation, "Animation")];

    /// <summary>What a column is called.</summary>
    public static string NameOf(LogColumn column) => All[(int)column].Name;

    /// <summary>Where a field of an input stands.</summary>
    public static LogColumn Of(string field) => field switch
    {
        "performedOn" or "startsOn" or "startsAt" => LogColumn.Day,
        "durationMinutes" => LogColumn.Duration,
        "participants" => LogColumn.Participants,
        "mediators" => LogColumn.Mediators,
        "structures" => LogColumn.Structures,
        "otherActors" => LogColumn.OtherActors,
        "title" => LogColumn.EventName,
        "format" or "otherFormat" or "eventKind" or "otherKind" or "natures" or "otherNature" => LogColumn.Sorts,
        "organiserKinds" or "organisers" => LogColumn.Organisers,
        "partners" => LogColumn.PartnerNames,
        "scale" or "commune" => LogColumn.Scale,
        "initiative" => LogColumn.Initiative,
        "themes" or "otherTheme" => LogColumn.Themes,
        "tags" => LogColumn.Tags,
        "summary" => LogColumn.Notes,
        "recordedAt" => LogColumn.RecordedAt,
        "revisedAt" => LogColumn.RevisedAt,
        _ => LogColumn.Id,
    };
}

/// <summary>The row of a sheet that names the columns of the log.</summary>
internal sealed class LogHeader
{
    // Other tables share some of the names.
    private const int Telling = 10;

    private static readonly Dictionary<string, int> s_columns =
        LogColumns.All.Index().ToDictionary(column => ActivityColumns.Simplify(column.Item.Name), column => column.Index);

    private readonly int[] _places;

    private LogHeader(SheetRow row)
    {
        Line = row.Line;
        _places = [.. Enumerable.Repeat(-1, LogColumns.All.Count)];
        foreach ((int place, string name) in row.Cells.Index())
        {
            if (!s_columns.TryGetValue(ActivityColumns.Simplify(name), out int column))
                continue;
            if (_places[column] >= 0)
                throw ImportException.Unreadable(
                    $"{CellAt(row.Line, place)} and {CellAt(row.Line, _places[column])} name the same column: "
                        + $"{LogColumns.All[column].Name}.",
                    $"{CellAt(row.Line, place)} et {CellAt(row.Line, _places[column])} nomment la même colonne : "
                        + $"{LogColumns.All[column].Name}.");
            _places[column] = place;
        }
        string missing = string.Join(", ", LogColumns.All.Where((_, column) => _places[column] < 0).Select(column => column.Name));
        if (missing.Length > 0)
            throw ImportException.Unreadable(
                $"line {row.Line}: the header lacks {missing}.", $"ligne {row.Line} : il manque à l’en-tête {missing}.");
    }

    public int Line { get; }

    /// <summary>The header among the first rows of a sheet; null where it is no coordination log.</summary>
    public static LogHeader? Find(IEnumerable<SheetRow> first) =>
        first.FirstOrDefault(row => row.Cells.Count(cell => s_columns.ContainsKey(ActivityColumns.Simplify(cell))) >= Telling) is { } row
            ? new LogHeader(row)
            : null;

    /// <summary>What a row has in a column.</summary>
    public string CellOf(SheetRow row, LogColumn column) => _places[(int)column] < row.Cells.Length ? row.Cells[_places[(int)column]] : "";

    /// <summary>Where a column's cell of a row is, as spreadsheet programs say it.</summary>
    public string CellAt(SheetRow row, LogColumn column) => CellAt(row.Line, _places[(int)column]);

    private static string CellAt(int line, int place) => $"{SpreadsheetUtility.GetColumnName(place + 1)}{line}";
}
