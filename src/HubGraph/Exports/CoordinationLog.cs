using System.Globalization;
using HubGraph.Concepts.Coordination;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace HubGraph.Exports;

/// <summary>A hub's activities and events as the workbook of La Coop's coordination log.</summary>
internal static class CoordinationLog
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "coop-coordination";

    /// <summary>What its address ends with.</summary>
    public const string File = $"{Name}.xlsx";

    private const int HeaderLine = 5;

    /// <summary>Writes the workbook.</summary>
    /// <param name="hub">The hub's name.</param>
    /// <param name="count">How many rows there are, for the filters of the table.</param>
    public static async Task WriteAsync(
        Stream stream, string hub, int count, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await using Spreadsheet workbook = await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellation);
        StyleId day = workbook.AddStyle(new Style { Format = NumberFormat.Custom("dd/mm/yyyy") });
        StyleId lines = workbook.AddStyle(new Style { Alignment = { WrapText = true } });
        StyleId bold = workbook.AddStyle(new Style { Font = { Bold = true } });
        string last = SpreadsheetUtility.GetColumnName(LogColumns.All.Count);
        WorksheetOptions options = new() { AutoFilter = new AutoFilterOptions($"A{HeaderLine}:{last}{HeaderLine + Math.Max(1, count)}") };
        await workbook.StartWorksheetAsync(LogColumns.Sheet, options, cancellation);
        DataCell[][] above = [
            [new DataCell(LogColumns.Sheet)], [new DataCell("Hub"), new DataCell(hub)], [new DataCell("Activités"), new DataCell(count)],
            [new DataCell("")],
        ];
        foreach (DataCell[] line in above)
            await workbook.AddRowAsync(line, cancellation);
        await workbook.AddHeaderRowAsync([.. LogColumns.All.Select(column => column.Name)], bold, cancellation);
        StyledCell[] cells = new StyledCell[LogColumns.All.Count];
        await foreach (object?[] row in rows.WithCancellation(cancellation))
        {
            for (int place = 0; place < cells.Length; place++)
            {
                cells[place] = row[place] switch
                {
                    DateOnly date => new StyledCell(new DataCell(date.ToDateTime(TimeOnly.MinValue)), day),
                    int number => new StyledCell(number, null),
                    string text => new StyledCell(text, text.Contains('\n', StringComparison.Ordinal) ? lines : null),
                    null => default,
                    object other =>
                        throw new InvalidOperationException(
                            string.Create(CultureInfo.InvariantCulture, $"The log has no {other.GetType().Name}.")),
                };
            }
            await workbook.AddRowAsync(cells, cancellation);
        }
        await workbook.FinishAsync(cancellation);
    }
}
