using System.IO.Compression;
using System.Text;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities.Import;
using HubGraph.Tests.Graph;
using SpreadCheetah;

namespace HubGraph.Tests.Concepts.Coordination;

/// <summary>Workbooks that are not what they seem: a clear code, and nothing half-written.</summary>
[Collection(nameof(WritableServers))]
public sealed class WorkbookTests(WritableServers servers)
{
    private const string Unreadable = "UNREADABLE_SPREADSHEET";
    private const string TooLarge = "SPREADSHEET_TOO_LARGE";

    [Fact]
    public async Task Macros_are_refused() =>
        await RefusedAsync(Unreadable, "macros", WithPart(await GoodAsync(), "xl/vbaProject.bin", "x"));

    [Fact]
    public Task A_password_is_refused() => RefusedAsync(Unreadable, "mot de passe", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[4096]]);

    [Fact]
    public async Task Other_sheets_are_refused_by_their_names() => await RefusedAsync(
        Unreadable, "2 feuilles (Activités de coordination, Brouillon)",
        await LogWorkbook.OfAsync(Rows(), also: async workbook => await workbook.StartWorksheetAsync("Brouillon")));

    [Fact]
    public async Task Formulas_in_the_table_are_refused_by_their_cell()
    {
        await RefusedAsync(Unreadable, "C9 contient une formule", Edited(await GoodAsync(), sheet => sheet.Replace("<c><v>90</v></c>", "<c r=\"C9\"><f>80+10</f><v>90</v></c>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Merged_cells_of_the_table_are_refused_and_those_above_it_are_not()
    {
        await RefusedAsync(Unreadable, "A8:A9", await LogWorkbook.OfAsync(Rows(), damage: workbook => workbook.MergeCells("A8:A9")));
        await ImportedAsync(await LogWorkbook.OfAsync(Rows(), damage: workbook => workbook.MergeCells("A1:C1")));
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_refused()
    {
        byte[] whole = await GoodAsync();
        await RefusedAsync(Unreadable, "incomplet", whole[..(whole.Length / 2)]);
        await RefusedAsync(Unreadable, "incomplet", whole[..100]);
        await RefusedAsync(Unreadable, "incomplet", Edited(whole, sheet => sheet[..(sheet.Length / 2)]));
        await RefusedAsync(Unreadable, "pas de feuille", WithPart(null, "note.txt", "x"));
    }

    [Fact]
    public async Task A_million_empty_rows_are_refused()
    {
        byte[] many = Edited(await GoodAsync(), sheet => sheet.Replace("</sheetData>", string.Concat(Enumerable.Range(0, 1_048_000).Select(_ => "<row/>")) + "</sheetData>", StringComparison.Ordinal));
        byte[] far = Edited(await GoodAsync(), sheet => sheet.Replace("</sheetData>", "<row r=\"1048576\"/></sheetData>", StringComparison.Ordinal));
        byte[] beyond = Edited(await GoodAsync(), sheet => sheet.Replace("</sheetData>", "<row r=\"2000000000\"/></sheetData>", StringComparison.Ordinal));

        await RefusedAsync(TooLarge, "vides comprises", many);
        await RefusedAsync(TooLarge, "vides comprises", far);
        await RefusedAsync(Unreadable, "2000000000", beyond);
    }

    [Fact]
    public async Task What_unpacks_to_more_than_may_be_is_refused()
    {
        ImportOptions limits = new() { MaxUnpackedBytes = 5_000_000, MaxWorkbookBytes = 1_000_000 };
        byte[] bomb = WithPart(await GoodAsync(), "xl/media/image.bin", new string('0', 6_000_000));
        byte[] sheet = Edited(await GoodAsync(), xml => xml.Replace("</sheetData>", string.Concat(Enumerable.Repeat("<row r=\"9\"/>", 500_000)) + "</sheetData>", StringComparison.Ordinal));
        byte[] cell = Edited(await GoodAsync(), xml => xml.Replace(">90<", $">{new string('9', 300_000)}<", StringComparison.Ordinal));

        await RefusedAsync(TooLarge, "décompressé", bomb, limits);
        await RefusedAsync(TooLarge, "décompressé", sheet, limits);
        await RefusedAsync(TooLarge, "Une cellule", cell, limits);
        await RefusedAsync(TooLarge, "octets", new byte[] { 0x50, 0x4B, 0x03, 0x04 }.Concat(new byte[1_100_000]).ToArray(), limits);
    }

    [Fact]
    public async Task Entities_of_its_text_are_refused() => await RefusedAsync(
        Unreadable, "abîmé",
        Edited(await GoodAsync(), sheet => sheet.Replace("<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><worksheet", StringComparison.Ordinal)));

    [Fact]
    public async Task A_workbook_with_the_columns_of_CSV_is_read_as_that_is()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        using MemoryStream stream = new();
        await using (Spreadsheet workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            await workbook.StartWorksheetAsync("Actions");
            await workbook.AddRowAsync(new DataCell[] { new("Nos actions") });
            await workbook.AddRowAsync(Importer.Header.Split(';').Select(name => new DataCell(name)).ToArray());
            await workbook.AddRowAsync(new DataCell[] { new(new DateTime(2026, 5, 4)), new(90), new("partenariat"), new("Signature"), new("35238"), new(12) });
            await workbook.FinishAsync();
        }

        ImportResult result = await server.ImportAsync(hub, stream.ToArray());

        Assert.Equal([], result.Refusals());
        Assert.Equal((new DateOnly(2026, 5, 4), 90, 12), (await server.AnimationsAsync(hub)).Select(each => (each.PerformedOn, each.DurationMinutes!.Value, each.Participants!.Value)).Single());
    }

    private static object?[][] Rows() =>
        [LogWorkbook.Event(new DateTime(2026, 5, 4), Guid.NewGuid().ToString(), "NEC local"), LogWorkbook.Animation(new DateTime(2026, 5, 4), Guid.NewGuid().ToString(), "Webinaire")];

    private static Task<byte[]> GoodAsync() => LogWorkbook.OfAsync(Rows());

    private async Task ImportedAsync(byte[] file)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        Assert.Equal((2, 0, 0, 0), (await server.ImportAsync(hub, file)).Counts());
    }

    private async Task RefusedAsync(string code, string message, byte[] file, ImportOptions? limits = null)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        long changes = await server.CountChangesAsync();

        using FrenchCaller _ = new();
        ImportResult result = await server.ImportAsync(hub, file, limits: limits);

        Assert.Equal(code, result.Failure?.Code);
        Assert.Contains(message, result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(changes, await server.CountChangesAsync());
    }

    private static byte[] WithPart(byte[]? workbook, string name, string content)
    {
        using MemoryStream stream = new();
        stream.Write(workbook);
        using (ZipArchive archive = new(stream, workbook is null ? ZipArchiveMode.Create : ZipArchiveMode.Update, leaveOpen: true))
        {
            using Stream part = archive.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        return stream.ToArray();
    }

    private static byte[] Edited(byte[] workbook, Func<string, string> edit)
    {
        using MemoryStream stream = new();
        stream.Write(workbook);
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry sheet = archive.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal));
            string name = sheet.FullName, xml;
            using (StreamReader reader = new(sheet.Open()))
                xml = reader.ReadToEnd();
            string edited = edit(xml);
            Assert.NotEqual(xml, edited);
            sheet.Delete();
            using Stream part = archive.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(edited));
        }
        return stream.ToArray();
    }

    private async Task<(GraphServer Server, string Hub)> NewHubAsync()
    {
        GraphServer server = await servers.OfAsync(DatabaseProvider.Sqlite);
        return (server, await server.CreateHubAsync($"workbook-{Guid.NewGuid():n}"));
    }

    /// <summary>Someone who is spoken to in French.</summary>
    private sealed class FrenchCaller : IDisposable
    {
        private readonly System.Globalization.CultureInfo _before = System.Globalization.CultureInfo.CurrentUICulture;

        public FrenchCaller() => System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");

        public void Dispose() => System.Globalization.CultureInfo.CurrentUICulture = _before;
    }
}
