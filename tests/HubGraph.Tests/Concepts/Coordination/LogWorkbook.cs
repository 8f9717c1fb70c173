using System.Globalization;
using ExcelDataReader;
using HubGraph.Concepts.Coordination;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace HubGraph.Tests.Concepts.Coordination;

/// <summary>Workbooks of the coordination log's shape, as La Coop writes them and as tests damage them.</summary>
internal static class LogWorkbook
{
    /// <summary>How many rows stand above the first one of the table.</summary>
    public const int Above = 7;

    /// <summary>Rows that use every column and every value, in the order in which the log is written.</summary>
    public static object?[][] Everything()
    {
        List<object?[]> rows = [];
        DateTime day = new(2026, 6, 30);
        foreach ((int i, string format) in Labels.Formats.All.Select(each => each.Label).Index())
            rows.Add(Animation(day = day.AddDays(-1), $"animation-{i}", format == Labels.Other ? "Autre : Visite d’un tiers-lieu" : format));
        rows.Add(Animation(day = day.AddDays(-1), "animation-empty", null).With(LogColumn.Duration, null).With(LogColumn.Mediators, null).With(LogColumn.Structures, null)
            .With(LogColumn.OtherActors, null).With(LogColumn.Initiative, null).With(LogColumn.Themes, null).With(LogColumn.Tags, null).With(LogColumn.Notes, null).With(LogColumn.RevisedAt, null));
        rows.Add(Animation(day = day.AddDays(-1), "animation-requested", Labels.Formats.All[0].Label).With(LogColumn.Initiative, Labels.Initiatives.All[1].Label).With(LogColumn.Themes, Labels.Themes.All[3].Label));
        foreach ((int i, string kind) in Labels.Events.All.Select(each => each.Label).Index())
            rows.Add(Event(day = day.AddDays(-1), $"event-{i}", kind == Labels.Other ? "Autre : Fête du numérique" : kind));
        rows.Add(Event(day = day.AddDays(-1), "event-empty", "NEC local").With(LogColumn.Participants, null).With(LogColumn.Organisers, null).With(LogColumn.Scale, null).With(LogColumn.Tags, null).With(LogColumn.Notes, null));
        foreach ((int i, string scale) in Labels.Scales.All.Select(each => each.Label).Index())
            rows.Add(Partnership(day = day.AddDays(-1), $"partnership-{i}", scale));
        rows.Add(Partnership(day = day.AddDays(-1), "partnership-empty", null).With(LogColumn.Sorts, null).With(LogColumn.PartnerNames, null).With(LogColumn.PartnerKinds, null).With(LogColumn.Notes, null));
        rows.Add(Partnership(day.AddDays(-1), "partnership-uneven", "National").With(LogColumn.PartnerNames, "Mairie de Rennes\nEmmaüs Connect").With(LogColumn.PartnerKinds, "Une association"));
        return [.. rows];
    }

    public static object?[] Animation(DateTime day, string id, string? format) =>
    [
        day, "Animation", 90, "/", 12, 5, 0, "/", format, "/", "/", "/", "/", Labels.Initiatives.All[0].Label,
        string.Join('\n', Labels.Themes.All.Reverse().Select(each => each.Label == "Autre thématique" ? "Autre : Accessibilité" : each.Label)),
        "zèbre\nRennes\nabeille", "Une réunion ;\navec « tous ».", "05/05/2026 à 09:30", "06/05/2026 à 18:05", id,
    ];

    public static object?[] Event(DateTime day, string id, string kind) =>
    [
        day, "Évènement", "/", 120, "/", "/", "/", "Rencontre des médiateurs", kind, string.Join('\n', Labels.Structures.All.Reverse().Select(each => each.Label)),
        "/", "/", "Départemental", "/", "/", "nec", "Salle des fêtes", "05/05/2026 à 09:30", null, id,
    ];

    public static object?[] Partnership(DateTime day, string id, string? scale) =>
    [
        day, "Partenariat", "/", "/", "/", "/", "/", "/",
        string.Join('\n', Labels.Natures.All.Select(each => each.Label == Labels.Other ? "Autre : Convention" : each.Label).Reverse()), "/",
        string.Join('\n', Labels.Structures.All.Skip(1).Select((_, i) => $"Structure {i}")), string.Join('\n', Labels.Structures.All.Skip(1).Select(each => each.Label)),
        scale, "/", "/", null, "Signature", "01/01/2026 à 00:00", "25/10/2026 à 12:00", id,
    ];

    public static object?[] With(this object?[] row, LogColumn column, object? value)
    {
        object?[] other = [.. row];
        other[(int)column] = value;
        return other;
    }

    /// <summary>The workbook of some rows.</summary>
    public static async Task<byte[]> OfAsync(IEnumerable<object?[]> rows, Func<Spreadsheet, Task>? also = null, Action<Spreadsheet>? damage = null)
    {
        using MemoryStream stream = new();
        await using (Spreadsheet workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            StyleId date = workbook.AddStyle(new Style { Format = NumberFormat.Custom("dd/mm/yyyy") });
            await workbook.StartWorksheetAsync(LogColumns.Sheet);
            foreach (string[] above in (string[][])[["Coordinateur", "Alice"], ["Exporté le", "30/06/2026"], ["Activités", "3"], ["Filtres"], ["Période", "-"], [""]])
                await workbook.AddRowAsync(above.Select(cell => new DataCell(cell)).ToArray());
            await workbook.AddRowAsync(LogColumns.All.Select(column => new DataCell(column.Name)).ToArray());
            foreach (object?[] row in rows)
                await workbook.AddRowAsync(row.Select(cell => Of(cell, date)).ToArray());
            damage?.Invoke(workbook);
            if (also is not null)
                await also(workbook);
            await workbook.FinishAsync();
        }
        return stream.ToArray();
    }

    /// <summary>The table of a workbook, cell for cell: its header and the rows below it, as texts that tell their types.</summary>
    public static string[] TableOf(byte[] workbook)
    {
        using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        List<string> rows = [];
        bool isTable = false;
        while (reader.Read())
        {
            isTable |= reader.GetValue(0) as string == LogColumns.All[0].Name;
            if (isTable)
                rows.Add(string.Join(" | ", Enumerable.Range(0, LogColumns.All.Count).Select(place => Shown(reader.GetValue(place)))));
        }
        return [.. rows];
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        double number => string.Create(CultureInfo.InvariantCulture, $"{number} (number)"),
        DateTime day => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd HH:mm} (date)"),
        _ => value.ToString()!.Replace("\n", "⏎", StringComparison.Ordinal),
    };

    private static StyledCell Of(object? value, StyleId date) => value switch
    {
        null => default,
        DateTime day => new StyledCell(new DataCell(day), date),
        int number => new StyledCell(number, null),
        _ => new StyledCell((string)value, null),
    };
}
