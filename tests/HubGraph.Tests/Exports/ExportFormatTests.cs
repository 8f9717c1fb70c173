using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Exports;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Exports;

/// <summary>All formats hold the same.</summary>
public sealed class ExportFormatTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_workbook_holds_what_CSV_holds_as_dates_and_numbers(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        foreach (ExportTable table in server.Datasets().Select(dataset => server.Table(dataset.Name)))
        {
            (string[] header, List<string[]> rows) = await server.CsvAsync(table.Dataset.Name);
            using IExcelDataReader workbook = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(await server.BytesAsync($"{table.Dataset.Name}.xlsx")));

            Assert.Equal(table.Dataset.Name, workbook.Name);
            Assert.True(workbook.Read());
            Assert.Equal(header, Enumerable.Range(0, workbook.FieldCount).Select(workbook.GetString));
            foreach (string[] row in rows)
            {
                Assert.True(workbook.Read());
                for (int i = 0; i < row.Length; i++)
                    Assert.Equal(Expected(row[i], table.Columns[i]), workbook.GetValue(i));
            }
            Assert.False(workbook.Read());
        }
    }

    [Fact]
    public async Task A_workbooks_header_stays_in_sight_and_filters()
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        using ZipArchive workbook = new(new MemoryStream(await server.BytesAsync("hubs.xlsx")));

        using StreamReader sheet = new(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        string xml = await sheet.ReadToEndAsync();

        Assert.Contains("state=\"frozen\"", xml, StringComparison.Ordinal);
        Assert.Contains("<autoFilter ", xml, StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task JSON_lines_are_the_elements_of_the_JSON(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        foreach (Dataset dataset in server.Datasets())
        {
            string[] lines = Encoding.UTF8.GetString(await server.BytesAsync($"{dataset.Name}.jsonl")).Split('\n');

            Assert.Equal("", lines[^1]);
            Assert.Equal((await server.JsonAsync(dataset.Name)).Select(element => element.GetRawText()), lines[..^1]);
        }
    }

    [Fact]
    public async Task French_spreadsheets_get_a_decimal_comma()
    {
        await using GraphServer server = await SmallWorld.StartAsync(DatabaseProvider.Sqlite);
        await SmallWorld.WriteAsync(server, context => context.FundedProjects.Find(1L)!.BudgetCents = 1_000_005);

        (string[] header, List<string[]> rows) = await server.CsvAsync("funded-projects", "?separator=;&decimal=,", ";");

        Assert.Equal("10000,05", rows[0][Array.IndexOf(header, "budget_euros")]);
    }

    [Theory]
    [InlineData("hubs.csv?decimal=,")]
    [InlineData("hubs.csv?separator=;&decimal=x")]
    [InlineData("hubs.json?decimal=,")]
    [InlineData("hubs.xlsx?separator=;")]
    public async Task What_makes_no_sense_is_refused(string file) =>
        Assert.Equal((400, "BAD_USER_INPUT"), await (await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite)).RefusalAsync(file));

    private static object? Expected(string text, ExportColumn column)
    {
        if (text.Length == 0)
            return null;
        ValueKind kind = column.Value.Kind;
        return column.Value.IsList ? text
            : kind == ValueKind.Date || kind == ValueKind.Instant ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
            : kind.TableType switch
            {
                "integer" or "number" => double.Parse(text, CultureInfo.InvariantCulture),
                "boolean" => text == "true",
                _ => text,
            };
    }
}
