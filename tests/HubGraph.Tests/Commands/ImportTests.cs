using System.Text;
using HubGraph.Commands;
using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Commands;

/// <summary>Operators' spreadsheets, as spreadsheet programs save them.</summary>
public sealed class ImportTests
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
        await using GraphServer server = await GraphServer.StartAsync(provider);

        (ImportReport report, string errors) = await ImportAsync(server, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(French.ReplaceLineEndings("\r\n"))]);

        Assert.Equal(("", "Logged 2, already there 0, refused 0."), (errors, report.Summary));
        AnimationActivity activity = (await ReadAsync(server)).Single(each => each.ClientReference == "R-1");
        Assert.Equal((new DateOnly(2026, 5, 4), 90, AnimationKind.NetworkCoordination, 1020), (activity.PerformedOn, activity.DurationMinutes, activity.AnimationKind, activity.Participants));
        Assert.Equal("Réunion ; avec\r\ntous", activity.Summary);
        Assert.Equal(["deux", "un"], activity.Tags.Select(tag => tag.Tag).Order());
        Assert.Equal([AnimationTheme.Sharing, AnimationTheme.Network], activity.Themes.Select(theme => theme.Theme).Order());
        Assert.Null(activity.ReportedById);
        Assert.Equal(2, await server.Database.CountAsync("SELECT count(*) FROM changes WHERE actor = 'import'"));
    }

    [Fact]
    public async Task Reads_an_English_spreadsheet_of_both_kinds()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        long project = await AddProjectAsync(server);
        string file = $"""
            Kind,Performed on,Duration minutes,Summary,Commune,Animation kind,Support kind,Funded project,Stage
            animation,2026-05-04,60,"Signed, with the region",35238,PARTNERSHIP,,,
            project support,2026-05-05,45,First look,35238,,EXPERT_REVIEW,{GlobalId.Encode("FundedProject", project)},idea
            """;

        (ImportReport report, string errors) = await ImportAsync(server, file);

        Assert.Equal(("", "Logged 2, already there 0, refused 0."), (errors, report.Summary));
        await using HubGraphContext context = server.Database.CreateContext();
        Assert.Equal((SupportKind.ExpertReview, SupportStage.Idea), await context.ProjectSupportActivities.Select(each => ValueTuple.Create(each.SupportKind, each.Stage!.Value)).SingleAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_same_file_again_adds_nothing_even_without_references(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        string[] lines = French.ReplaceLineEndings("\n").Split('\n');
        string file = string.Join('\n', lines.Select(line => line[..line.LastIndexOf(';')] is var rest && line.Contains("Réunion", StringComparison.Ordinal) ? line : rest)).Replace(";Référence", "", StringComparison.Ordinal).Replace(";R-1", "", StringComparison.Ordinal);

        (ImportReport first, _) = await ImportAsync(server, file);
        long changes = await server.Database.CountAsync("SELECT count(*) FROM changes");
        (ImportReport again, _) = await ImportAsync(server, file);

        Assert.Equal("Logged 2, already there 0, refused 0.", first.Summary);
        Assert.Equal("Logged 0, already there 2, refused 0.", again.Summary);
        Assert.Equal(changes, await server.Database.CountAsync("SELECT count(*) FROM changes"));
    }

    [Fact]
    public async Task Tells_each_mistake_by_line_and_column_and_logs_the_other_rows()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        (ImportReport report, string errors) = await ImportAsync(server, """
            Date;Durée (min);Type d’animation;Résumé;Code commune;Participants
            04/05/2026;60;partenariat;"Sur deux
            lignes";35238;
            32/05/2026;soixante;XX;Signature;35238;4
            06/05/2026;60;partenariat;Signature;99999;-3
            07/05/2026;60;autre;Autre chose;35238;
            08/05/2026;60;formation des professionnels de la médiation numérique;;35238;
            """);

        Assert.Equal("Logged 1, already there 0, refused 4.", report.Summary);
        Assert.Equal(
            """
            line 4, column "Date": '32/05/2026' is no day: write 04/05/2026 or 2026-05-04.
            line 4, column "Durée (min)": 'soixante' is no whole number.
            line 4, column "Type d’animation": 'XX' is none of EVENT_ORGANISATION, EXPERTISE_FOR_DECISION_MAKERS, TRAINING_OF_PROFESSIONALS, NETWORK_COORDINATION, PARTNERSHIP, OTHER.
            line 5, column "Participants": '-3' is no whole number.
            line 6, column "autre type d'animation" (missing): A text is needed here.
            line 7, column "Résumé": A text is needed here.
            line 7, column "Participants": TRAINING_OF_PROFESSIONALS needs the number of participants.
            """.ReplaceLineEndings("\n"),
            errors.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        (ImportReport report, _) = await ImportAsync(server, Encoding.UTF8.GetBytes(French), dryRun: true);
        Assert.Equal("Would log 2, already there 0, refused 0.", report.Summary);
        Assert.Empty(await ReadAsync(server));
    }

    [Fact]
    public async Task Writes_a_long_file_in_several_transactions()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        StringBuilder file = new("performed on,duration minutes,summary,commune,animation kind\n");
        for (int i = 0; i < 1_201; i++)
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-05-04,60,Meeting {i},35238,PARTNERSHIP\n");
        (ImportReport report, _) = await ImportAsync(server, file.ToString());
        Assert.Equal("Logged 1201, already there 0, refused 0.", report.Summary);
        Assert.Equal(3, await server.Database.CountAsync("SELECT count(DISTINCT at) FROM changes WHERE actor = 'import'"));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("Date;Résumé;Couleur", "line 1: there is no column \"Couleur\".")]
    [InlineData("Date;Résumé;performedOn", "line 1: \"performedOn\" and \"Date\" are the same column.")]
    [InlineData("Date;Type d'animation", "line 1: the header lacks résumé.")]
    public async Task Refuses_a_header_that_it_cannot_read_by(string file, string message)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportException exception = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(server, file));
        Assert.StartsWith(message, exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_not_in_UTF8_and_an_unknown_hub()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ImportException notUtf8 = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(server, Encoding.Latin1.GetBytes(French)));
        ImportException noHub = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(server, Encoding.UTF8.GetBytes(French), hub: "nulle-part"));
        Assert.Contains("not in UTF-8", notUtf8.Message, StringComparison.Ordinal);
        Assert.Equal("There is no hub 'nulle-part'.", noHub.Message);
    }

    [Fact]
    public async Task The_command_exits_with_1_when_a_row_was_refused()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), French.Replace("R-2", "R-1", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "b.csv"), French);

        (int refused, _, string errors) = await RunAsync("a.csv");
        (int good, string output, _) = await RunAsync("b.csv");
        (int typing, _, string unknown) = await RunAsync("b.csv", "--dryrun");

        Assert.Equal((1, "line 4, column \"Référence\": The reference 'R-1' was already used with other content."), (refused, errors));
        Assert.Equal((0, "Logged 1, already there 1, refused 0."), (good, output.Trim().Split('\n')[^1].Trim()));
        Assert.Equal((1, "There is no option --dryrun."), (typing, unknown));

        Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
            ServerProcess.RunAsync(folder, ["import", .. arguments, "--hub", "bretagne", "--Database:ConnectionString", database.Options.ConnectionString]);
    }

    private static Task<(ImportReport Report, string Errors)> ImportAsync(GraphServer server, string file) => ImportAsync(server, Encoding.UTF8.GetBytes(file));

    private static async Task<(ImportReport Report, string Errors)> ImportAsync(GraphServer server, byte[] file, bool dryRun = false, string hub = "bretagne")
    {
        string path = Path.Combine(TestDatabases.CreateTestDirectory(), "activities.csv");
        await File.WriteAllBytesAsync(path, file);
        using StringWriter errors = new();
        ImportReport report = new(errors, dryRun);
        await new ActivityImport(server.Services.GetRequiredService<MutationRunner>(), hub, dryRun, report).RunAsync(new FileInfo(path), new Progress<ProgressStep>(), CancellationToken.None);
        return (report, errors.ToString());
    }

    private static async Task<AnimationActivity[]> ReadAsync(GraphServer server)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        return await context.AnimationActivities.Include(activity => activity.Tags).Include(activity => activity.Themes).AsSplitQuery().AsNoTracking().ToArrayAsync();
    }

    private static async Task<long> AddProjectAsync(GraphServer server)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        FundedProject project = new() { HubId = (await context.Hubs.SingleAsync(hub => hub.Slug == "bretagne")).Id, Title = "Tiers-lieu", HolderName = "Commune", Status = FundedProjectStatus.InProgress };
        context.Add(project);
        await scope.CommitAsync();
        return project.Id;
    }
}
