using System.Text;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>What programs and people do to spreadsheets on their way: none of it is logged as something else.</summary>
[Collection(nameof(WritableServers))]
public sealed class DamagedSpreadsheetTests(WritableServers servers)
{
    [Theory]
    // What a program shows instead of a value.
    [InlineData("04/05/2026;60;partenariat;#REF!;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;#NOM?;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("########;60;partenariat;Signature;35238;12", "2 Date: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;Err:508;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;1,23457E+11;35238;12", "2 Résumé: INVALID_VALUE")]
    // What other programs left of a text.
    [InlineData("04/05/2026;60;partenariat;RÃ©union;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;lâ€™Ã©tÃ©;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;R\uFFFDunion;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;Réunion_x000D_;35238;12", "2 Résumé: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;Réunion\u000Bà Rennes;35238;12", "2 Résumé: INVALID_VALUE")]
    // Formulas and marks of text.
    [InlineData("04/05/2026;60;partenariat;Signature;=\"35238\";12", "2 Code commune: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;Signature;'35238;12", "2 Code commune: UNKNOWN_PLACE")]
    [InlineData("04/05/2026;60;partenariat;Signature;35238;=SOMME(F2:F9)", "2 Participants: INVALID_VALUE")]
    // Two values in one.
    [InlineData("04/05/2026;60;partenariat;Signature;35238;\"12\n345\"", "2 Participants: INVALID_VALUE")]
    [InlineData("04/05/2026;60;partenariat;Signature;35238 / 35047;12", "2 Code commune: UNKNOWN_PLACE")]
    [InlineData("04/05/2026 - 05/05/2026;60;partenariat;Signature;35238;12", "2 Date: INVALID_VALUE")]
    [InlineData("04/05/2026;25:00;partenariat;Signature;35238;12", "2 Durée (min): AMBIGUOUS_VALUE")]
    [InlineData("04/05/2026;25:00:00;partenariat;Signature;35238;12", "2 Durée (min): INVALID_DURATION")]
    [InlineData("04/05/2026;60;partenariat;Signature;35 238;12", "2 Code commune: UNKNOWN_PLACE")]
    // The last quotation mark is missing, or the file breaks off.
    [InlineData("04/05/2026;60;partenariat;\"Signat", "2 Résumé: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;“Signature” ; suite;35238;12", "2 n° 7 (sans nom): BROKEN_ROW")]
    [InlineData("Total général 2026;;;;;1 002", "2 Date: INVALID_VALUE")]
    [InlineData("Fait à Rennes, le 4 mai", "2 Date: INVALID_VALUE")]
    public async Task A_damaged_value_is_refused(string row, string refusal)
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header}\n{row}");

        Assert.Contains(refusal, result.Refusals());
        Assert.Equal((0, 1), (result.Logged, result.Refused));
        Assert.Empty(await server.AnimationsAsync(hub));
    }

    [Fact]
    public async Task What_people_write_is_kept_as_they_wrote_it()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string[] summaries = ["« Café numérique » 👩🏽‍💻 – l’été", "“Smart” 'quotes'", "=Visite", "+33 2 99 00 00 00", "-", "#numérique", "Âge d’or, PÂQUES", "1/2 journée", "E+C-", "N/A", "été\u00A0: oui"];

        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header}\n{string.Concat(summaries.Select(summary => $"04/05/2026;60;partenariat;{summary};35238;12\n"))}");

        Assert.Equal([], result.Refusals());
        Assert.Equal(summaries, (await server.AnimationsAsync(hub)).Select(each => each.Summary));
    }

    [Theory]
    [InlineData("12-janv"), InlineData("janv-26"), InlineData("2-Jan"), InlineData("01-févr."), InlineData("1,23457E+11")]
    public async Task A_reference_that_a_program_took_for_something_else_is_refused(string reference)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header};Référence\n04/05/2026;60;partenariat;Signature;35238;12;{reference}");
        Assert.Equal("Référence", Assert.Single(result.Errors).Column);
    }

    [Fact]
    public async Task Where_a_day_has_its_month_first_the_others_may_have()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string[] days = ["05/04/2026", "05/05/2026", "05/14/2026", "2026-05-04", "13/05/2026"];

        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header}\n{string.Concat(days.Select((day, i) => $"{day};60;partenariat;Signature {i};35238;12\n"))}");

        Assert.Equal(["2 Date: AMBIGUOUS_VALUE", "4 Date: AMBIGUOUS_VALUE"], result.Refusals());
        Assert.Equal("« 05/14/2026 » a le mois en premier : vérifiez aussi les jours des lignes précédentes, et écrivez 2026-05-04.", result.Errors[1].Message);
    }

    [Theory]
    [InlineData("Date,Type,Description,Participants,Format,Commune")]
    [InlineData("Date,Summary,Reference")]
    public async Task A_header_that_may_be_English_does_not_make_its_days_French(string header)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportResult result = await server.ImportAsync("bretagne", $"{header}\n04/05/2026,animation,Meeting", dryRun: true);
        Assert.Equal("en", result.Language);
        Assert.Contains($"2 Date: {ImportCodes.AmbiguousValue}", result.Refusals());
    }

    [Fact]
    public async Task Where_rows_are_shorter_than_the_header_a_separator_within_a_text_is_not_taken_for_one()
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, """
            Date,Durée (min),Type d'animation,Code commune,Résumé,Étiquettes
            04/05/2026,60,partenariat,35238,Réunion, avec tous
            04/05/2026,60,partenariat,35238,Signature
            04/05/2026,60,partenariat,35238,"Bilan, suite", suivi
            """);

        Assert.Equal(["2 Étiquettes: BROKEN_ROW", "4 Étiquettes: BROKEN_ROW"], result.Refusals());
        Assert.Equal(["Signature"], (await server.AnimationsAsync(hub)).Select(each => each.Summary));
    }

    [Fact]
    public async Task Tags_that_a_comma_parts_are_not_one()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header};Étiquettes\n04/05/2026;60;partenariat;Signature;35238;12;jeunes, seniors");
        Assert.Equal(["2 Étiquettes: AMBIGUOUS_VALUE"], result.Refusals());
    }

    [Fact]
    public async Task A_file_of_an_old_Mac_is_read_by_its_lines()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string file = $"{Importer.Header}\r04/05/2026;60;partenariat;Signature;35238;12\r05/05/2026;60;partenariat;\"Atelier;35238;12\r06/05/2026;60;partenariat;Visite\";35238;4\r07/05/2026;60;partenariat;Bilan;35238;1.000\r";

        ImportResult result = await server.ImportAsync(hub, Encoding.UTF8.GetBytes(file));

        Assert.Equal(["3 Résumé: BROKEN_ROW", "5 Participants: AMBIGUOUS_VALUE"], result.Refusals());
        Assert.Equal(1, result.Logged);
    }

    [Theory]
    [InlineData("\0"), InlineData("04/05/2026;60;partenariat;Sig\0nature;35238;12")]
    public async Task What_has_NUL_bytes_is_no_text(string row)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportResult result = await server.ImportAsync("bretagne", $"{Importer.Header}\n{row}");
        Assert.Equal((0, ImportCodes.UnreadableSpreadsheet), (result.Logged, result.Failure?.Code));
    }

    [Fact]
    public async Task Merged_headers_and_two_columns_of_one_name_are_told_or_refused()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        ImportResult merged = await server.ImportAsync(hub, """
            Quand;;Quoi;;Public;
            Date;Durée (min);Type d’animation;Résumé;Participants;
            04/05/2026;60;partenariat;Signature;12;4
            """);
        ImportFailure twice = (await server.ImportAsync(hub, "Date;Résumé;Participants;Nombre de participants\n04/05/2026;Signature;12;13")).Failure!;

        Assert.Equal(["la ligne 1, au-dessus de l’en-tête, est laissée de côté : Quand Quoi Public"], merged.Notes);
        Assert.Equal(["3 n° 6 (sans nom): BROKEN_ROW"], merged.Refusals());
        Assert.Equal("ligne 1 : « Nombre de participants » et « Participants » sont la même colonne.", twice.Message);
    }

    [Fact]
    public async Task Remarks_that_are_too_many_are_counted()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportResult result = await server.ImportAsync("bretagne", $"{Importer.Header}\n{string.Concat(Enumerable.Repeat("Total;;;;;12\n", 205))}", dryRun: true);
        Assert.Equal("et 5 autres remarques de ce genre", result.Notes[^1]);
    }

    [Theory]
    [InlineData("h:mm"), InlineData("hh:mm"), InlineData("[h]:mm"), InlineData("[h]:mm:ss"), InlineData("[mm]")]
    public async Task Durations_that_a_workbook_keeps_as_parts_of_a_day_are_whole_minutes(string format)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        int[] minutes = [.. Enumerable.Range(0, 206).Select(i => 1 + (7 * i))];
        byte[] file = await WorkbookAsync(format, minutes.Select(each => new Row(each / 1440.0, $"Réunion de {each} minutes")));

        ImportResult result = await server.ImportAsync(hub, file);

        Assert.Equal([], result.Errors.Select(error => error.Message));
        Assert.Equal(minutes, (await server.AnimationsAsync(hub)).Select(activity => activity.DurationMinutes!.Value));
    }

    [Fact]
    public async Task A_duration_of_more_than_a_day_is_told_as_it_looks()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        ImportResult result = await server.ImportAsync(hub, await WorkbookAsync("[h]:mm", [new Row(26 / 24.0, "Réunion")]));
        Assert.Equal(("Durée (h)", "26:00:00"), (Assert.Single(result.Errors).Column, result.Errors[0].Value));
    }

    [Fact]
    public async Task A_reference_or_tag_that_a_workbook_keeps_as_a_day_or_a_time_is_refused()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        double day = new DateTime(2026, 1, 2).ToOADate();
        byte[] file = await WorkbookAsync("h:mm", [new Row(0.0625, "Réunion", Reference: day), new Row(0.0625, "Visite", Tag: 0.5), new Row(0.0625, "Bilan")]);

        ImportResult result = await server.ImportAsync(hub, file);

        Assert.Equal(["2 Référence: AMBIGUOUS_VALUE", "3 Étiquettes: AMBIGUOUS_VALUE"], result.Refusals());
        Assert.Equal(["Bilan"], (await server.AnimationsAsync(hub)).Select(activity => activity.Summary));
    }

    [Theory]
    [InlineData("Durée (h)", "90", "90"), InlineData("Durée (h)", "0", "0"), InlineData("Durée", "0 min", "0 min")]
    public async Task A_duration_out_of_bounds_is_told_as_it_was_written(string column, string duration, string told)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        ImportResult result = await server.ImportAsync(hub, $"Date;{column};Type d’animation;Résumé;Code commune\n04/05/2026;{duration};partenariat;Signature;35238");
        Assert.Equal((column, told), (Assert.Single(result.Errors).Column, result.Errors[0].Value));
    }

    [Theory]
    [InlineData("Code département", "Finistère"), InlineData("Code région", "Bretagne"), InlineData("Code commune", "Rennes")]
    public async Task A_name_in_place_of_a_code_is_told_as_it_was_written(string column, string name)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        ImportResult result = await server.ImportAsync(hub, $"Date;Durée (min);Type d’animation;Résumé;{column}\n04/05/2026;60;partenariat;Signature;{name}");
        Assert.StartsWith($"Il n’y a pas de territoire « {name} » de ce niveau.", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    private sealed record Row(double Duration, string Summary, double? Reference = null, double? Tag = null);

    private static async Task<byte[]> WorkbookAsync(string timeFormat, IEnumerable<Row> rows)
    {
        using MemoryStream stream = new();
        await using (Spreadsheet workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            StyleId time = workbook.AddStyle(new Style { Format = NumberFormat.Custom(timeFormat) });
            StyleId day = workbook.AddStyle(new Style { Format = NumberFormat.Custom("dd/mm/yyyy") });
            await workbook.StartWorksheetAsync("Actions");
            string[] header = ["Date", "Durée (h)", "Type d’animation", "Résumé", "Code commune", "Référence", "Étiquettes"];
            await workbook.AddRowAsync(header.Select(name => new DataCell(name)).ToArray());
            foreach (Row row in rows)
                await workbook.AddRowAsync(new StyledCell[]
                {
                    new(new DataCell("04/05/2026"), null), new(new DataCell(row.Duration), time), new(new DataCell("partenariat"), null), new(new DataCell(row.Summary), null),
                    new(new DataCell("35238"), null), new(new DataCell(row.Reference), day), new(new DataCell(row.Tag), time),
                });
            await workbook.FinishAsync();
        }
        return stream.ToArray();
    }

    private async Task<(GraphServer Server, string Hub)> NewHubAsync()
    {
        GraphServer server = await servers.OfAsync(DatabaseProvider.Sqlite);
        return (server, await server.CreateHubAsync($"import-{Guid.NewGuid():n}"));
    }
}
