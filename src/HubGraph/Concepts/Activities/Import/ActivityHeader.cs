namespace HubGraph.Concepts.Activities.Import;

/// <summary>The row of a spreadsheet that names its columns, wherever it stands among the first.</summary>
internal sealed class ActivityHeader
{
    private readonly Dictionary<string, int> _places = [];
    private readonly SheetRow _row;

    private ActivityHeader(SheetRow row)
    {
        _row = row;
        List<string> unknown = [];
        foreach ((int place, string name) in row.Cells.Index())
        {
            if (name.Length == 0)
                continue;
            if (ActivityColumns.Find(name) is not { } found)
            {
                unknown.Add(Shown(name));
                continue;
            }
            if (!_places.TryAdd(found.Column.Field, place))
                throw ImportException.Unreadable(
                    $"line {row.Line}: \"{Shown(name)}\" and \"{NameOf(found.Column.Field)}\" are the same column.",
                    $"ligne {row.Line} : « {Shown(name)} » et « {NameOf(found.Column.Field)} » sont la même colonne.");
        }
        (IsFrench, Unknown) = (CountFrench(row.Cells) > 0, unknown);
    }

    /// <summary>Whether its names are French, and messages with them.</summary>
    public bool IsFrench { get; }

    /// <summary>The names that no column has.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>How many cells each row has at the most.</summary>
    public int Width => _row.Cells.Length;

    public int Line => _row.Line;

    /// <summary>The fields that it has columns for.</summary>
    public IReadOnlyCollection<string> Fields => _places.Keys;

    /// <summary>Whether its own values begin with spaces.</summary>
    public bool IsSpaced => _row.SpacedCells.Count > 0;

    /// <summary>Whether a column holds whatever people write.</summary>
    public bool IsFreeText(int place) => _places.Any(each => each.Value == place && ActivityColumns.Of(each.Key).IsFreeText);

    /// <summary>Where a field stands in a row; null when the file has no column for it.</summary>
    public int? PlaceOf(string field) => _places.TryGetValue(field, out int place) ? place : null;

    /// <summary>Whether the file has a column for a field.</summary>
    public bool Has(string field) => _places.ContainsKey(field);

    /// <summary>Whether a row of the file gives a field, maybe an empty one.</summary>
    public bool Gives(string field) => Has(field) || (field == "durationMinutes" && (Has("durationHours") || Has("duration")));

    /// <summary>What a row has for a field; empty where it has nothing.</summary>
    public string CellOf(SheetRow row, string field) => At(row, PlaceOf(field));

    /// <summary>What a row has for a field, whichever of its columns the file has.</summary>
    public string WrittenOf(SheetRow row, string field) => At(row, AnyPlaceOf(field));

    private static string At(SheetRow row, int? at) => at is { } place && place < row.Cells.Length ? row.Cells[place] : "";

    /// <summary>How people find a field in the file.</summary>
    public string NameOf(string field) =>
        AnyPlaceOf(field) is { } place ? NameAt(place) : $"{First(field)} ({(IsFrench ? "absente" : "missing")})";

    private int? AnyPlaceOf(string field) =>
        PlaceOf(field) ?? (field == "durationMinutes" ? PlaceOf("durationHours") ?? PlaceOf("duration") : null);

    /// <summary>How people find a cell.</summary>
    public string NameAt(int place)
    {
        string name = place < Width ? Shown(_row.Cells[place]) : "";
        return name.Length > 0 ? name : IsFrench ? $"n° {place + 1} (sans nom)" : $"no. {place + 1} (without a name)";
    }

    /// <summary>Whether a column has a name.</summary>
    public bool IsNamed(int place) => place < Width && _row.Cells[place].Length > 0;

    /// <summary>Whether a row is the header once more, as in files that were put together.</summary>
    public bool IsRepeatedBy(SheetRow row) => row.Cells.AsSpan().SequenceEqual(_row.Cells);

    /// <summary>The columns that hold numbers.</summary>
    public bool IsNumber(int place) => _places.Any(each => each.Value == place && ActivityColumns.Of(each.Key).IsNumber);

    /// <summary>How many of a row's values are names of columns.</summary>
    public static int CountKnown(string[] cells) => cells.Count(cell => ActivityColumns.Find(cell) is not null);

    /// <summary>How many of a row's values are French names of columns, less those that are English ones.</summary>
    public static int CountFrench(string[] cells) => cells.Sum(cell => ActivityColumns.Find(cell)?.French ?? 0);

    /// <summary>The row that names most columns.</summary>
    public static SheetRow Likeliest(IReadOnlyList<SheetRow> first) => first.MaxBy(row => CountKnown(row.Cells))!;

    /// <summary>The header among the first rows of a file: the one that has what every file has.</summary>
    /// <exception cref="ImportException">None is one.</exception>
    public static ActivityHeader Find(IReadOnlyList<SheetRow> first)
    {
        if (first.All(row => row.IsEmpty))
            throw ImportException.Unreadable("The file is empty.", "Le fichier est vide.");
        SheetRow best = Likeliest(first);
        HashSet<string> fields = [.. best.Cells.Select(cell => ActivityColumns.Find(cell)?.Column.Field).OfType<string>()];
        string[] missing = [.. ActivityColumns.Required.Where(field => !fields.Contains(field))];
        if (missing.Length == ActivityColumns.Required.Count)
            throw ImportException.Unreadable(
                "No row names the columns: one needs \"performed on\" (date) and \"summary\" (résumé). /exports/import-template.csv is a "
                    + "file to begin with.",
                "Aucune ligne ne nomme les colonnes : il faut au moins « date » et « résumé ». /exports/import-template.csv est un "
                    + "modèle.");
        if (missing.Length > 0)
            throw ImportException.Unreadable(
                $"line {best.Line}: the header lacks {string.Join(", ", missing.Select(field => ActivityColumns.Of(field).English[0]))}.",
                $"ligne {best.Line} : il manque à l’en-tête "
                    + $"{string.Join(", ", missing.Select(field => ActivityColumns.Of(field).French[0]))}.");
        if (best.BadCell is { } bad)
            throw ImportException.Unreadable(
                $"line {best.Line}: the quotation marks of the header do not fit, from column {bad + 1} on.",
                $"ligne {best.Line} : les guillemets de l’en-tête sont incorrects, à partir de la colonne {bad + 1}.");
        return new ActivityHeader(best);
    }

    private string First(string field) => IsFrench ? ActivityColumns.Of(field).French[0] : ActivityColumns.Of(field).English[0];

    private static string Shown(string name) => Planning.Sql.Values.Shown(name.ReplaceLineEndings(" "));
}
