using System.Text;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>Operators' spreadsheets, as spreadsheet programs save them.</summary>
[Collection(nameof(WritableServers))]
public sealed class SpreadsheetTests(WritableServers servers)
{
    private const string French = """
        Date;Durée (h);Type d’animation;Résumé;Code commune;Thématiques;Étiquettes;Participants;Référence
        04/05/2026;1,5;Animation de réseau;"Réunion ; avec
        tous";35238;réseau|partage;un|deux;1 020;R-1
        5/5/2026;2;formation des professionnels de la médiation numérique;Atelier;35238;;;12;R-2
        """;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Reads_a_French_spreadsheet_with_its_byte_order_mark_dates_and_decimal_commas(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);

        ImportResult result = await server.ImportAsync(hub, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(French.ReplaceLineEndings("\r\n"))]);

        Assert.Equal([], result.Refusals());
        Assert.Equal([], result.Notes);
        Assert.Equal("Enregistrées : 2, modifiées : 0, déjà là : 0, refusées : 0.", result.Summary);
        AnimationActivity activity = (await server.AnimationsAsync(hub)).Single(each => each.ClientReference == "R-1");
        Assert.Equal((new DateOnly(2026, 5, 4), 90, AnimationKind.NetworkCoordination, 1020), (activity.PerformedOn, activity.DurationMinutes, activity.AnimationKind, activity.Participants));
        Assert.Equal("Réunion ; avec\r\ntous", activity.Summary);
        Assert.Equal(["deux", "un"], activity.Tags.Select(tag => tag.Tag).Order());
        Assert.Equal([AnimationTheme.Sharing, AnimationTheme.Network], activity.Themes.Select(theme => theme.Theme).Order());
        Assert.Null(activity.ReportedById);
    }

    [Fact]
    public async Task Reads_an_English_spreadsheet_of_both_kinds()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string project = await AddProjectAsync(server, hub, "Tiers-lieu");
        string file = $"""
            Kind,Performed on,Duration minutes,Summary,Commune,Animation kind,Support kind,Funded project,Stage
            animation,2026-05-04,60,"Signed, with the region",35238,PARTNERSHIP,,,
            project support,2026-05-05,45,First look,35238,,EXPERT_REVIEW,{project},idea
            """;

        ImportResult result = await server.ImportAsync(hub, file);

        Assert.Equal([], result.Refusals());
        Assert.Equal("Logged 2, amended 0, already there 0, refused 0.", result.Summary);
        await using HubGraphContext context = server.Database.CreateContext();
        Assert.Equal((SupportKind.ExpertReview, SupportStage.Idea), await context.ProjectSupportActivities.Where(each => each.Hub.Slug == hub).Select(each => ValueTuple.Create(each.SupportKind, each.Stage!.Value)).SingleAsync());
    }

    [Fact]
    public async Task Tells_each_mistake_by_line_and_column_in_French_where_the_file_is_and_logs_the_other_rows()
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, """
            Date;Durée (min);Type d’animation;Résumé;Code commune;Participants
            04/05/2026;60;partenariat;"Sur deux
            lignes";35238;
            32/05/2026;soixante;XX;Signature;35238;4
            06/05/2026;60;partenariat;Signature;99999;-3
            07/05/2026;60;autre;Autre chose;35238;
            08/05/2026;60;formation des professionnels de la médiation numérique;;35238;
            """);

        Assert.Equal("Enregistrées : 1, modifiées : 0, déjà là : 0, refusées : 4.", result.Summary);
        Assert.Equal(
            [
                "4 Date INVALID_VALUE « 32/05/2026 » n’est pas un jour : écrivez 04/05/2026 ou 2026-05-04.",
                "4 Durée (min) INVALID_VALUE « soixante » n’est pas une durée : écrivez 90 min, 1h30, 01:30:00, ou un nombre dans l’unité de la colonne.",
                "4 Type d’animation INVALID_VALUE « XX » n’est aucun de : organiser des événements, apporter une expertise aux décideurs publics locaux, formation des professionnels de la médiation numérique, animation de réseau, partenariat, autre.",
                "5 Participants INVALID_VALUE « -3 » n’est pas un nombre entier : écrivez 12, 1000 ou 1 000.",
                "6 autre type d'animation (absente) TEXT_REQUIRED Un texte est attendu ici.",
                "7 Résumé TEXT_REQUIRED Un texte est attendu ici.",
                "7 Participants PARTICIPANTS_REQUIRED formation des professionnels de la médiation numérique demande le nombre de participants.",
            ],
            result.Errors.Select(error => $"{error.Line} {error.Column} {error.Code} {error.Message}"));
        Assert.Equal("soixante", result.Errors[1].Value);
    }

    [Theory]
    [InlineData("1,000", "Participants: AMBIGUOUS_VALUE"), InlineData("1.000", "Participants: AMBIGUOUS_VALUE"), InlineData("1,5", "Participants: INVALID_VALUE"), InlineData("1 000", null), InlineData("2,0", null)]
    public async Task A_number_that_may_be_two_is_refused(string participants, string? refusal)
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header}\n04/05/2026;60;partenariat;Signature;35238;{participants}");

        Assert.Equal(refusal is null ? [] : [$"2 {refusal}"], result.Refusals());
        Assert.Equal(refusal is null ? [participants == "2,0" ? 2 : 1000] : [], (await server.AnimationsAsync(hub)).Select(each => each.Participants ?? -1));
    }

    [Theory]
    [InlineData("04/05/2026;60;partenariat;Réunion ; avec tous;35238;12", "2 n° 7 (sans nom): BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;Réunion;35238;12;", "2 n° 7 (sans nom): BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;\"Atelier \"numérique\" à Rennes\";35238;12", "2 Résumé: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;Atelier \"numérique\" à Rennes;35238;12", "2 Résumé: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;\"Atelier;35238;12\n05/05/2026;60;partenariat;Visite;35238;4\n06/05/2026;60;partenariat;Bilan;35238;4", "2 Résumé: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;\"Atelier;35238;12\n05/05/2026;60;partenariat;\"Visite\";35238;4", "2 Résumé: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;\"Atelier;35238;12\n05/05/2026;60;partenariat;Visite;35238;4\n06/05/2026;60;partenariat;Bilan\";35238;4", "2 Résumé: BROKEN_ROW")]
    [InlineData("04/05/2026;60;partenariat;\"Atelier;35238;12\n05/05/2026;60;partenariat;Visite\";35238;4", "2 Résumé: BROKEN_ROW")]
    public async Task A_row_whose_quotation_marks_or_separators_do_not_fit_is_refused(string rows, string refusal)
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header}\n{rows}");

        Assert.Equal([refusal], result.Refusals());
        Assert.Equal((0, null), (result.Logged, result.Failure));
    }

    [Fact]
    public async Task After_a_broken_row_the_others_are_read_by_their_right_lines()
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, $"""
            {Importer.Header}

            04/05/2026;60;partenariat;"Atelier "numérique";35238;12
            05/05/2026;60;partenariat;"Visite ""guidée"" ;
            le soir";35238;4
            06/05/2026;60;partenariat;Bilan;35238;1.000
            """);

        Assert.Equal(["3 Résumé: BROKEN_ROW", "6 Participants: AMBIGUOUS_VALUE"], result.Refusals());
        Assert.Equal(["Visite \"guidée\" ;\r\nle soir"], (await server.AnimationsAsync(hub)).Select(each => each.Summary));
    }

    [Theory]
    [InlineData("Date;Durée (min);Type d’animation;Résumé;Code commune;\n04/05/2026;60;partenariat;Réunion;35238;perdu", "2 n° 6 (sans nom): BROKEN_ROW")]
    [InlineData("Nature;Date;Durée (min);Type d’animation;Résumé;Code commune;Projet\nanimation;04/05/2026;60;partenariat;Réunion;35238;perdu", "2 Projet: NOT_OF_THIS_KIND")]
    [InlineData("Date;Durée (min);Durée (h);Type d’animation;Résumé;Code commune\n04/05/2026;60;2;partenariat;Réunion;35238", "2 Durée (h): AMBIGUOUS_VALUE")]
    [InlineData("Hub;Date;Durée (min);Type d’animation;Résumé;Code commune\naura;04/05/2026;60;partenariat;Réunion;35238", "2 Hub: AMBIGUOUS_VALUE")]
    [InlineData("Date;Durée (min);Type d’animation;Résumé;Code commune;Code région\n04/05/2026;60;partenariat;Réunion;35238;84", "2 Code région: PLACE_CONFLICT")]
    public async Task No_value_is_lost(string file, string refusal)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        Assert.Equal([refusal], (await server.ImportAsync(hub, file)).Refusals());
    }

    [Fact]
    public async Task Understands_a_file_that_spreadsheet_programs_and_people_have_worked_on()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string file = """
            sep=;
            Actions du hub en 2026;;;;;;;
            ;;;;;;;
            "Date
            de l’action";Durée;Type d’animation;Résumé;Code commune;Code département;Participants;Commentaire
            04/05/26;1h30;Partenariat;Réunion;1053;1;2,0;à revoir
            ~04/05/2026 00:00~;01:30:00;Partenariat;Signature;~35238~;;1~000;
            05/05/2026 14:30;3 h;Partenariat;Visite;35238.0;35;;
            Total;;;;;;1 002;
            ;;;;;;1 002;
            """.Replace('~', '\u00A0');

        ImportResult result = await server.ImportAsync(hub, file);

        Assert.Equal([], result.Refusals());
        Assert.Equal((3, 0, 0, 0), result.Counts());
        Assert.Equal(
            [
                "la ligne 2, au-dessus de l’en-tête, est laissée de côté : Actions du hub en 2026",
                "colonnes inconnues, laissées de côté : Commentaire",
                "la ligne 9, un total, est laissée de côté",
                "la ligne 10, un total, est laissée de côté",
                "« Code commune » : des codes ont été rétablis, comme 1053 en 01053 (2, ligne 6)",
                "« Code département » : des codes ont été rétablis, comme 1 en 01 (1, ligne 6)",
                "« Date de l’action » : l’heure est laissée de côté, comme celle de 05/05/2026 14:30 (1, ligne 8)",
            ],
            result.Notes);
        Assert.Equal(
            [("04/05/2026", 90, "01053", 2), ("04/05/2026", 90, "35238", 1000), ("05/05/2026", 180, "35238", null)],
            (await server.AnimationsAsync(hub)).Select(each => ($"{each.PerformedOn:dd/MM/yyyy}", each.DurationMinutes, each.Commune!.Code, each.Participants)));
    }

    [Fact]
    public async Task A_header_with_line_breaks_in_a_comma_file_is_one()
    {
        (GraphServer server, string hub) = await NewHubAsync();

        ImportResult result = await server.ImportAsync(hub, """
            Date,"Durée
            (min)","Type
            d’animation; au choix",Type d'animation,Résumé,Code commune
            04/05/2026,60,,partenariat,"Réunion, avec tous",35238
            """);

        Assert.Equal([], result.Refusals());
        Assert.Equal(1, result.Logged);
        Assert.Equal(["colonnes inconnues, laissées de côté : Type d’animation; au choix"], result.Notes);
    }

    [Theory]
    [InlineData("windows-1252", "Windows-1252"), InlineData("utf-16", "UTF-16")]
    public async Task What_Excel_saves_otherwise_is_read_and_told(string encoding, string told)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (GraphServer server, string hub) = await NewHubAsync();
        Encoding codec = Encoding.GetEncoding(encoding);
        string file = French.ReplaceLineEndings("\r\n").Replace("Réunion ; avec", "Réunion avec", StringComparison.Ordinal).Replace(';', '\t');

        ImportResult result = await server.ImportAsync(hub, [.. codec.GetPreamble(), .. codec.GetBytes(file)]);

        Assert.Equal([], result.Refusals());
        Assert.Equal([$"Le fichier a été lu en {told}."], result.Notes);
        Assert.Contains(await server.AnimationsAsync(hub), each => each.Summary == "Réunion avec\r\ntous");
    }

    [Fact]
    public async Task A_project_an_event_and_a_mission_may_be_named_by_their_words()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        await AddProjectAsync(server, hub, "Tiers-lieu d’Été");
        await AddProjectAsync(server, hub, "Deux fois");
        await AddProjectAsync(server, hub, "Deux fois", "COOP-12");
        await AddProjectAsync(server, hub, "COOP-13");
        await AddProjectAsync(server, hub, "Autre", "COOP-13");

        ImportResult result = await server.ImportAsync(hub, """
            Nature;Date;Durée;Résumé;Code commune;Projet;Type d’accompagnement;Stade;Code mission
            accompagnement;04/05/2026;1h30;Premier regard;35238;tiers-lieu d'été;regard d’expert;Idée;Accompagner les projets
            accompagnement;04/05/2026;1h30;Premier regard;35238;Deux fois;regard d’expert;Idée;
            accompagnement;04/05/2026;1h30;Premier regard;35238;Inconnu;regard d’expert;Idée;
            accompagnement;05/05/2026;1h30;Premier regard;35238;COOP-12;regard d’expert;Idée;
            accompagnement;05/05/2026;1h30;Premier regard;35238;COOP-13;regard d’expert;Idée;
            accompagnement;05/05/2026;1h30;Premier regard;35238;coop-12;regard d’expert;Idée;
            """.Replace("Accompagner les projets", await MissionAsync(server, "SUPPORT_PROJECTS"), StringComparison.Ordinal));

        Assert.Equal(["3 Projet: AMBIGUOUS_VALUE", "4 Projet: UNKNOWN_RECORD", "6 Projet: AMBIGUOUS_VALUE", "7 Projet: UNKNOWN_RECORD"], result.Refusals());
        await using HubGraphContext context = server.Database.CreateContext();
        Assert.Equal(
            [("Tiers-lieu d’Été", "SUPPORT_PROJECTS"), ("Deux fois", null)],
            await context.ProjectSupportActivities.Where(each => each.Hub.Slug == hub).OrderBy(each => each.Id).Select(each => ValueTuple.Create(each.FundedProject.Title, each.Mission == null ? null : each.Mission.Code)).ToArrayAsync());
    }

    [Theory]
    [InlineData("", "Le fichier est vide.|The file is empty.")]
    [InlineData("Couleur;Taille\nrouge;3", "No row names the columns")]
    [InlineData("Date;Résumé;performedOn\n", "ligne 1 : « performedOn » et « Date » sont la même colonne.")]
    [InlineData("Date;Summary;performedOn\n", "line 1: \"performedOn\" and \"Date\" are the same column.")]
    [InlineData("\nDate;Type d'animation\n", "ligne 2 : il manque à l’en-tête résumé.")]
    [InlineData("\nDate;Animation kind\n", "line 2: the header lacks summary.")]
    [InlineData("Résumé;Code commune\n", "ligne 1 : il manque à l’en-tête date.")]
    [InlineData("sep=x\nDate;Résumé", "line 1: the separator 'x' is none of ; , and tab.")]
    public async Task Refuses_a_header_that_it_cannot_read_by(string file, string message)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportFailure failure = (await server.ImportAsync("bretagne", file)).Failure!;
        Assert.Equal(ImportCodes.UnreadableSpreadsheet, failure.Code);
        Assert.StartsWith(message.Split('|')[^1], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_unknown_hub()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        Assert.Equal(new ImportFailure("UNKNOWN_HUB", "Il n’y a pas de hub « nulle-part »."), (await server.ImportAsync("nulle-part", French)).Failure);
    }

    [Fact]
    public async Task Ends_early_with_a_row_that_does_not_end_and_with_too_many()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportOptions limits = new() { MaxRowCharacters = 5_000, MaxRows = 2, MaxBytes = 100_000, MaxErrors = 1 };
        string rows = string.Concat(Enumerable.Repeat("hier;60;partenariat;Signature;35238;\n", 3));

        ImportResult[] results = [.. await Task.WhenAll(new[] { $"{rows}\"{new string('x', 20_000)}", new string(';', 20_000), rows, new string('\n', 200_000) }
            .Select(text => server.ImportAsync("bretagne", Encoding.UTF8.GetBytes($"{Importer.Header}\n{text}"), limits: limits)))];

        Assert.All(results, result => Assert.Equal("SPREADSHEET_TOO_LARGE", result.Failure!.Code));
        // In French, as the header is, once it was read.
        Assert.StartsWith("Une ligne dépasse 5000 caractères", results[1].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("Le fichier a plus de 2 lignes.", results[2].Failure!.Message);
        Assert.Equal((2, 1, 1), (results[2].Refused, results[2].Errors.Count, results[2].ErrorsLeftOut));
    }

    private async Task<(GraphServer Server, string Hub)> NewHubAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        GraphServer server = await servers.OfAsync(provider);
        return (server, await server.CreateHubAsync($"import-{Guid.NewGuid():n}"));
    }

    private static async Task<string> MissionAsync(GraphServer server, string code)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        return (await context.Missions.SingleAsync(mission => mission.Code == code)).Name;
    }

    private static async Task<string> AddProjectAsync(GraphServer server, string hub, string title, string? reference = null)
    {
        long key = 0;
        await using (HubGraphContext context = server.Database.CreateContext())
            key = (await context.Hubs.SingleAsync(each => each.Slug == hub)).Id;
        FundedProject project = new() { HubId = key, Title = title, HolderName = "Commune", ClientReference = reference, Status = FundedProjectStatus.InProgress };
        await SmallWorld.WriteAsync(server, context => context.Add(project));
        return GlobalId.Encode("FundedProject", project.Id);
    }
}
