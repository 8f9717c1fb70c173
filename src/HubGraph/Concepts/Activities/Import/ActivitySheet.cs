using System.Runtime.CompilerServices;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>A row of a spreadsheet: the activity that it describes, or what cannot be read of it.</summary>
internal sealed record SheetActivity(
    SheetRow Row, ActivityRow? Activity, IReadOnlyList<CellError> Errors,
    IReadOnlyList<(string Field, string English, string French)> Remarks)
{
    public int Line => Row.Line;
}

/// <summary>A spreadsheet of activities: finds the header, leaves aside what is none, and reads the rest.</summary>
internal sealed class ActivitySheet(ISheet sheet, ImportReport report)
{
    // A title, who made it, filters… stand above.
    private const int MostAbove = 25;
    // Some programs leave out the empty values at the end of a row.
    private bool _isRagged;

    private static readonly string[] s_totals = ["total", "totaux", "totalgeneral", "soustotal", "somme", "sum", "grandtotal", "subtotal"];

    /// <summary>The rows of activities, as they are read.</summary>
    /// <param name="begin">Told of the header; answers what reads by it.</param>
    /// <exception cref="ImportException">There is no header, or the file cannot be read further.</exception>
    public async IAsyncEnumerable<SheetActivity> ReadAsync(
        Func<ActivityHeader, Task<ActivityReader>> begin, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<SheetRow> first = [];
        IAsyncEnumerator<SheetRow> rows = sheet.ReadAsync(cancellation).GetAsyncEnumerator(cancellation);
        await using (rows.ConfigureAwait(false))
        {
            while (first.Count < MostAbove && await rows.MoveNextAsync())
            {
                first.Add(rows.Current);
                // What is told of a file that ends here is in its language already.
                if (ActivityHeader.CountFrench(ActivityHeader.Likeliest(first).Cells) is not 0 and var french)
                    report.IsFrench = french > 0;
            }
            ActivityHeader header = ActivityHeader.Find(first);
            Begin(header, first);
            ActivityReader reader = await begin(header);
            SheetRow[] rest = [.. first.Where(row => row.Line > header.Line)];
            _isRagged = rest.Any(row => !row.IsEmpty && row.Cells.Length < header.Width);
            reader.LookAhead(rest);
            foreach (SheetRow row in rest)
            {
                if (Read(header, reader, row) is { } activity)
                    yield return activity;
            }
            while (await rows.MoveNextAsync())
            {
                if (Read(header, reader, rows.Current) is { } activity)
                    yield return activity;
            }
        }
    }

    private void Begin(ActivityHeader header, List<SheetRow> first)
    {
        report.IsFrench = header.IsFrench;
        if (sheet.Remark is { } remark)
            report.Note(remark.English, remark.French);
        foreach (SheetRow row in first.Where(row => row.Line < header.Line && !row.IsEmpty))
        {
            string text = Planning.Sql.Values.Shown(string.Join(" ", row.Cells.Where(cell => cell.Length > 0)).ReplaceLineEndings(" "));
            report.Note(
                $"line {row.Line} stands above the header and is left aside: {text}",
                $"la ligne {row.Line}, au-dessus de l’en-tête, est laissée de côté : {text}");
        }
        if (header.Unknown.Count > 0)
        {
            string names = string.Join(", ", header.Unknown);
            report.Note($"columns that are not known are left aside: {names}", $"colonnes inconnues, laissées de côté : {names}");
        }
    }

    private SheetActivity? Read(ActivityHeader header, ActivityReader reader, SheetRow row)
    {
        if (row.IsEmpty)
            return null;
        if (header.IsRepeatedBy(row))
        {
            report.Note(
                $"line {row.Line} is the header once more and is left aside",
                $"la ligne {row.Line}, qui répète l’en-tête, est laissée de côté");
            return null;
        }
        if (IsTotal(header, row))
        {
            report.Note($"line {row.Line} shows totals and is left aside", $"la ligne {row.Line}, un total, est laissée de côté");
            return null;
        }
        return Broken(header, row) is { } error ? new SheetActivity(row, null, [error], []) : reader.Read(row);
    }

    // No day, and a word for it, or nothing but numbers.
    private static bool IsTotal(ActivityHeader header, SheetRow row)
    {
        int day = header.PlaceOf("performedOn")!.Value, summary = header.PlaceOf("summary")!.Value;
        if (row.BadCell is not null || row.Cells.Length > header.Width || SheetValues.IsDay(At(day)))
            return false;
        if (row.Cells.Any(cell => s_totals.Contains(ActivityColumns.Simplify(cell))))
            return row.Cells.Index().All(
                cell => cell.Item.Length == 0 || header.IsNumber(cell.Index) || s_totals.Contains(ActivityColumns.Simplify(cell.Item)));
        return At(day).Length == 0
            && At(summary).Length == 0
            && row.Cells.Index().All(cell => cell.Item.Length == 0 || header.IsNumber(cell.Index));

        string At(int place) => place < row.Cells.Length ? row.Cells[place] : "";
    }

    private CellError? Broken(ActivityHeader header, SheetRow row)
    {
        if (row.BadCell is { } bad)
            return Error(
                bad,
                "its quotation marks do not fit: one within a value is doubled, and the value stands in quotation marks.",
                "ses guillemets sont incorrects : à l’intérieur d’une valeur on les double, et la valeur est entre guillemets.");
        if (row.Cells.Length > header.Width)
            return Error(
                header.Width,
                $"the row has {row.Cells.Length} values and the header {header.Width}: a value that holds the separator stands in "
                    + "quotation marks.",
                $"la ligne a {row.Cells.Length} valeurs et l’en-tête {header.Width} : une valeur qui contient le séparateur se met entre "
                    + "guillemets.");
        _isRagged |= row.Cells.Length < header.Width;
        if (_isRagged
            && !header.IsSpaced
            && row.SpacedCells.Where(header.IsFreeText).Select(place => (int?)place).FirstOrDefault() is { } spaced)
            return Error(
                spaced,
                "it begins with a space, and rows have fewer values than the header: is the separator before it part of a text? That "
                    + "stands in quotation marks then.",
                "elle commence par une espace, et des lignes ont moins de valeurs que l’en-tête : le séparateur qui précède fait-il partie "
                    + "d’un texte ? Celui-ci se met alors entre guillemets.");
        for (int place = 0; place < row.Cells.Length; place++)
        {
            if (row.Cells[place].Length == 0)
                continue;
            if (!header.IsNamed(place))
                return Error(
                    place,
                    "a value stands under no name: name the column, or empty it.",
                    "une valeur n’a pas de nom de colonne : nommez la colonne, ou videz-la.");
            if (Swallows(header, row, place))
                return Error(
                    place,
                    "it holds what looks like other rows: is a quotation mark missing?",
                    "elle contient ce qui ressemble à d’autres lignes : manque-t-il un guillemet ?");
        }
        return null;

        CellError Error(int place, string english, string french) =>
            new(
                row.Line,
                header.NameAt(place),
                place < row.Cells.Length ? row.Cells[place] : "",
                ImportCodes.BrokenRow,
                header.IsFrench ? french : english);
    }

    // A closing quotation mark that is missing makes one value of the rows down to the next one.
    private bool Swallows(ActivityHeader header, SheetRow row, int place)
    {
        if (sheet.Delimiter is not { } delimiter || !row.Cells[place].AsSpan().ContainsAny('\n', '\r'))
            return false;
        string[] lines = row.Cells[place].ReplaceLineEndings("\n").Split('\n');
        int day = header.PlaceOf("performedOn")!.Value;
        string[] start = lines[0].Split(delimiter);
        if (start.Length == header.Width - place && day > place && IsDay(start[day - place]))
            return true;
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split(delimiter);
            bool isRow = i < lines.Length - 1 ? cells.Length >= header.Width : cells.Length > 1 && cells.Length == place + 1;
            if (isRow && day < cells.Length && IsDay(cells[day]))
                return true;
        }
        return false;

        static bool IsDay(string cell) => SheetValues.IsDay(cell.Trim(' ', '"', '\r'));
    }
}
