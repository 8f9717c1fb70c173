using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Exports;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>Files that come again: the same, grown, or corrected.</summary>
[Collection(nameof(WritableServers))]
public sealed class RepeatedImportTests(WritableServers servers)
{
    private const string First = "04/05/2026;60;partenariat;Signature avec la région;35238;12";
    private const string Second = "05/05/2026;60;partenariat;Visite du tiers-lieu;35238;4";
    private const string Referenced = $"{Importer.Header};Référence\n{First};R-1\n{Second};R-2";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_row_without_reference_is_known_by_its_content_and_its_place_among_equal_ones(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);

        ImportResult twice = await server.ImportAsync(hub, $"{Importer.Header}\n{First}\n{First}\n{Second}");
        long changes = await server.CountChangesAsync();
        ImportResult again = await server.ImportAsync(hub, $"{Importer.Header}\n{First}\n{First}\n{Second}");
        Assert.Equal(changes, await server.CountChangesAsync());
        ImportResult grown = await server.ImportAsync(hub, $"{Importer.Header}\n{Second}\n{First}\n{First}\n{First}\n06/05/2026;60;partenariat;Bilan;35238;4");

        Assert.Equal(((3, 0, 0, 0), (0, 0, 3, 0), (2, 0, 3, 0)), (twice.Counts(), again.Counts(), grown.Counts()));
        Assert.Equal(["des lignes égales à une autre du fichier sont d’autres actions (1, ligne 3)"], twice.Notes);
        Assert.Equal(5, (await server.AnimationsAsync(hub)).Length);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_row_that_resembles_what_was_there_needs_a_yes(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);
        await server.ImportAsync(hub, $"{Importer.Header}\n{First}\n{Second}");
        // A word more; another number of participants; the same on another day, in another place, of another kind; another summary.
        string corrected = $"""
            {Importer.Header}
            {First.Replace("Signature", "Signature officielle", StringComparison.Ordinal)}
            {Second.Replace(";4", ";5", StringComparison.Ordinal)}
            {First.Replace("04/05", "03/05", StringComparison.Ordinal)}
            {First.Replace("35238", "35047", StringComparison.Ordinal)}
            {First.Replace("partenariat", "animation de réseau", StringComparison.Ordinal)}
            {First.Replace("Signature avec la région", "Café des médiateurs", StringComparison.Ordinal)}
            """;

        ImportResult dry = await server.ImportAsync(hub, corrected, dryRun: true);
        ImportResult asked = await server.ImportAsync(hub, corrected);
        ImportResult accepted = await server.ImportAsync(hub, corrected, acceptDuplicates: true);

        Assert.Equal(["2 Résumé: LIKELY_DUPLICATE", "3 Résumé: LIKELY_DUPLICATE"], asked.Refusals());
        Assert.Equal("Elle ressemble à une action de ce jour et de ce lieu : « Signature avec la région ». Si c’en est une autre, importez avec accept-duplicates.", asked.Errors[0].Message);
        Assert.Equal(((4, 0, 0, 2), (4, 0, 0, 2), (2, 0, 4, 0)), (dry.Counts(), asked.Counts(), accepted.Counts()));
    }

    [Fact]
    public async Task Rows_of_one_file_may_resemble_each_other_also_in_what_was_added_to_it()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string file = $"{Importer.Header}\n{First}\n{First.Replace("région", "région 2", StringComparison.Ordinal)}";

        Assert.Equal((2, 0, 0, 0), (await server.ImportAsync(hub, file)).Counts());
        Assert.Equal((1, 0, 2, 0), (await server.ImportAsync(hub, $"{file}\n{First.Replace("région", "région 3", StringComparison.Ordinal)}")).Counts());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_corrected_row_amends_what_its_reference_names_where_that_is_asked(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);
        await server.ImportAsync(hub, Referenced);
        string corrected = Referenced.Replace(";60;partenariat;Signature", ";90;partenariat;Signature officielle", StringComparison.Ordinal).Replace(";12;R-1", ";;R-1", StringComparison.Ordinal);

        ImportResult refused = await server.ImportAsync(hub, corrected);
        ImportResult dry = await server.ImportAsync(hub, corrected, update: true, dryRun: true);
        Assert.Equal(60, (await server.AnimationsAsync(hub))[0].DurationMinutes);
        ImportResult amended = await server.ImportAsync(hub, corrected, update: true);
        ImportResult again = await server.ImportAsync(hub, corrected);

        Assert.Equal(["2 Référence: DUPLICATE_REFERENCE"], refused.Refusals());
        Assert.Equal("La référence « R-1 » a déjà servi avec un autre contenu. Pour modifier l’action, importez avec update.", refused.Errors[0].Message);
        Assert.Equal(((0, 0, 1, 1), (0, 1, 1, 0), (0, 1, 1, 0), (0, 0, 2, 0)), (refused.Counts(), dry.Counts(), amended.Counts(), again.Counts()));
        Assert.Equal("Enregistrées : 0, modifiées : 1, déjà là : 1, refusées : 0.", amended.Summary);
        AnimationActivity activity = (await server.AnimationsAsync(hub))[0];
        Assert.Equal((90, "Signature officielle avec la région", null, 2), (activity.DurationMinutes, activity.Summary, activity.Participants, activity.Version));
        Change line = (await server.ChangesOfAsync(SmallWorld.Animation(activity.Id)))[^1];
        Assert.Equal(ChangeKind.Updated, line.Kind);
        Assert.Contains("\"durationMinutes\":60", line.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_obeys_the_rules_and_keeps_what_the_file_has_no_column_for()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        await server.ImportAsync(hub, $"{Importer.Header};Étiquettes;Échelle;Référence\n{First};un|deux;région;R-1\n{Second};trois;;R-2");

        ImportResult result = await server.ImportAsync(hub, Referenced.Replace("Signature", "Accord", StringComparison.Ordinal).Replace("05/05/2026;60", "05/05/2099;60", StringComparison.Ordinal), update: true);

        Assert.Equal(["3 Date: DATE_IN_FUTURE"], result.Refusals());
        AnimationActivity[] activities = await server.AnimationsAsync(hub);
        Assert.Equal(("Accord avec la région", TerritorialScale.Region), (activities[0].Summary, activities[0].Scale));
        Assert.Equal(["deux", "un"], activities[0].Tags.Select(tag => tag.Tag).Order());
        Assert.Equal((new DateOnly(2026, 5, 5), 1), (activities[1].PerformedOn, activities[1].Version));
    }

    [Fact]
    public async Task What_was_amended_to_the_same_meanwhile_is_already_there()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        await server.ImportAsync(hub, Referenced);
        AnimationActivity activity = (await server.AnimationsAsync(hub))[0];
        (await server.MutateAsync(MutationSender.Administrator, "amendActivity", new { id = SmallWorld.Animation(activity.Id), version = 1, durationMinutes = 90 }, "activity { version }")).Accepted();

        ImportResult result = await server.ImportAsync(hub, Referenced.Replace(";60;partenariat;Signature", ";90;partenariat;Signature", StringComparison.Ordinal));

        Assert.Equal((0, 0, 2, 0), result.Counts());
    }

    [Fact]
    public async Task A_reference_that_a_file_gives_to_two_contents_is_refused_the_second_time_however_far_apart()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string others = string.Concat(Enumerable.Range(0, 600).Select(i => $"04/05/2026;60;partenariat;Autre {i};35238;1;A-{i}\n"));

        ImportResult result = await server.ImportAsync(hub, $"{Importer.Header};Référence\n{First};R-1\n{others}{First};R-1\n{Second};R-1", update: true);

        Assert.Equal((601, 0, 1, 1), result.Counts());
        Assert.Equal(["604 Référence: DUPLICATE_REFERENCE"], result.Refusals());
    }

    [Fact]
    public async Task An_export_can_be_imported_again_and_corrected()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        await server.ImportAsync(hub, $"{Importer.Header};Étiquettes;Thématiques\n{First};un|deux;réseau\n{Second};;");
        string where = ExportReader.Where("""{"hub":{"slug":{"eq":"HUB"}}}""".Replace("HUB", hub, StringComparison.Ordinal));
        string export = System.Text.Encoding.UTF8.GetString(await server.BytesAsync($"activities.csv{where}&separator=;"));

        ImportResult same = await server.ImportAsync(hub, export);
        ImportResult refused = await server.ImportAsync(hub, export.Replace("Visite du", "Visite au", StringComparison.Ordinal));
        ImportResult amended = await server.ImportAsync(hub, export.Replace("Visite du", "Visite au", StringComparison.Ordinal), update: true);

        Assert.Equal([], same.Refusals());
        Assert.Equal((0, 0, 2, 0), same.Counts());
        Assert.Equal(["3 id: DUPLICATE_REFERENCE"], refused.Refusals());
        Assert.Equal((0, 1, 1, 0), amended.Counts());
        Assert.Equal(["Signature avec la région", "Visite au tiers-lieu"], (await server.AnimationsAsync(hub)).Select(each => each.Summary));
        Assert.Contains("columns that are not known are left aside: ", Assert.Single(same.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_a_long_file_in_several_transactions()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string rows = string.Concat(Enumerable.Range(0, 1_601).Select(i => $"2026-05-04,60,Meeting {i},35238,PARTNERSHIP\n"));

        ImportResult result = await server.ImportAsync(hub, $"performed on,duration minutes,summary,commune,animation kind\n{rows}");

        Assert.Equal("Logged 1601, amended 0, already there 0, refused 0.", result.Summary);
        Assert.Equal(3, await server.Database.CountAsync($"SELECT count(DISTINCT at) FROM changes WHERE actor = 'import' AND hub_id = (SELECT id FROM hubs WHERE slug = '{hub}')"));
    }

    private async Task<(GraphServer Server, string Hub)> NewHubAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        GraphServer server = await servers.OfAsync(provider);
        return (server, await server.CreateHubAsync($"import-{Guid.NewGuid():n}"));
    }
}
