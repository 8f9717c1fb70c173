using System.Text.Json;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Coordination;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities.Import;
using HubGraph.Tests.Data;
using HubGraph.Tests.Exports;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Coordination;

/// <summary>La Coop's coordination log comes in, and goes out the same.</summary>
[Collection(nameof(WritableServers))]
public sealed class LogImportTests(WritableServers servers)
{
    private static readonly DateTime s_day = new(2026, 5, 4);

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_imported_is_exported_cell_for_cell_and_again_adds_nothing(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);
        object?[][] rows = [.. LogWorkbook.Everything().Select(row => row.With(LogColumn.Id, $"{hub}-{row[^1]}"))];
        byte[] workbook = await LogWorkbook.OfAsync(rows);

        ImportResult dry = await server.ImportAsync(hub, workbook, dryRun: true);
        ImportResult first = await server.ImportAsync(hub, workbook);
        byte[] exported = await server.BytesAsync($"coop-coordination.xlsx?hub={hub}");
        long changes = await server.CountChangesAsync();
        ImportResult again = await server.ImportAsync(hub, workbook);
        ImportResult back = await server.ImportAsync(hub, exported);

        Assert.Equal([], first.Refusals());
        Assert.Equal(((rows.Length, 0, 0, 0), (rows.Length, 0, 0, 0)), (dry.Counts(), first.Counts()));
        Assert.Equal(LogWorkbook.TableOf(workbook), LogWorkbook.TableOf(exported));
        Assert.Equal([], again.Refusals());
        Assert.Equal(((0, 0, rows.Length, 0), (0, 0, rows.Length, 0)), (again.Counts(), back.Counts()));
        Assert.Equal(changes, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Animations_and_partnerships_are_activities_and_events_are_events(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);
        byte[] workbook = await LogWorkbook.OfAsync(
        [
            LogWorkbook.Animation(s_day, $"{hub}-a", "Webinaire").With(LogColumn.Duration, null),
            LogWorkbook.Partnership(s_day, $"{hub}-p", "Communal").With(LogColumn.PartnerNames, "Mairie").With(LogColumn.PartnerKinds, "Une commune").With(LogColumn.Sorts, "Recherche de subvention"),
            LogWorkbook.Event(s_day, $"{hub}-e", "NEC local").With(LogColumn.Organisers, "Un Hub\nUne commune"),
        ]);

        ImportResult result = await server.ImportAsync(hub, workbook);

        Assert.Equal([], result.Refusals());
        JsonElement found = await server.QueryAsync(
            """
            query ($id: String!, $event: String!) {
              activities(where: { identifiers: { some: { scheme: { eq: COOP }, value: { startsWith: $id } } } }, order: [{ id: ASC }]) {
                nodes {
                  performedOn durationMinutes scale tags recordedAt identifiers { scheme value }
                  ... on AnimationActivity { animationKind format initiative natures partners { kind name __typename } mediators }
                }
              }
              events(where: { identifiers: { some: { scheme: { eq: COOP }, value: { eq: $event } } } }) {
                nodes { title startsOn startsAt format status eventKind organiserKinds scale participants }
              }
            }
            """,
            new { id = $"{hub}-", @event = $"{hub}-e" });
        Assert.Equal(
            $$"""
            [{"performedOn":"2026-05-04","durationMinutes":0,"scale":"UNSPECIFIED","tags":["zèbre","Rennes","abeille"],"recordedAt":"2026-05-05T07:30:00.000Z","identifiers":[{"scheme":"COOP","value":"{{hub}}-a"}],"animationKind":"NETWORK_COORDINATION","format":"WEBINAR","initiative":"OWN","natures":[],"partners":[],"mediators":12},{"performedOn":"2026-05-04","durationMinutes":0,"scale":"COMMUNE","tags":[],"recordedAt":"2025-12-31T23:00:00.000Z","identifiers":[{"scheme":"COOP","value":"{{hub}}-p"}],"animationKind":"PARTNERSHIP","format":null,"initiative":null,"natures":["FUNDING_SEARCH"],"partners":[{"kind":"COMMUNE","name":"Mairie","__typename":"PartnerStructure"}],"mediators":null}]
            """,
            found.GetProperty("activities").GetProperty("nodes").GetRawText());
        Assert.Equal(
            """[{"title":"Rencontre des médiateurs","startsOn":"2026-05-04","startsAt":null,"format":"UNSPECIFIED","status":"HELD","eventKind":"LOCAL_NEC","organiserKinds":["HUB","COMMUNE"],"scale":"DEPARTMENT","participants":120}]""",
            found.GetProperty("events").GetProperty("nodes").GetRawText());
    }

    [Fact]
    public async Task Each_mistake_is_told_by_its_cell_and_the_other_rows_are_logged()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        byte[] workbook = await LogWorkbook.OfAsync(
        [
            LogWorkbook.Event(s_day, $"{hub}-0", "Fête de village").With(LogColumn.Scale, "Galactique"),
            LogWorkbook.Animation(s_day, $"{hub}-1", "Autre").With(LogColumn.Duration, "longtemps").With(LogColumn.EventName, "Rencontre"),
            LogWorkbook.Animation(s_day, $"{hub}-2", "Autre"),
            LogWorkbook.Animation(s_day, $"{hub}-3", "Webinaire").With(LogColumn.Duration, 2_000).With(LogColumn.Initiative, "/"),
            LogWorkbook.Animation(s_day, $"{hub}-4", "Webinaire").With(LogColumn.RecordedAt, "hier"),
            LogWorkbook.Animation(new DateTime(2099, 1, 1), $"{hub}-5", "Webinaire").With(LogColumn.Duration, 2_000),
            LogWorkbook.Animation(s_day, "", "Webinaire").With(LogColumn.Kind, "Autre chose"),
            LogWorkbook.Animation(s_day, $"{hub}-7", "Webinaire"),
            LogWorkbook.Animation(s_day, $"{hub}-7", "Groupe de travail"),
            LogWorkbook.Partnership(s_day, $"{hub}-8", "National").With(LogColumn.PartnerKinds, "Ma structure"),
        ]);

        ImportResult result = await server.ImportAsync(hub, workbook);

        Assert.Equal((1, 0, 0, 9), result.Counts());
        Assert.Equal(
            [
                "I8 INVALID_VALUE", "M8 INVALID_VALUE", "H9 NOT_OF_THIS_KIND", "C9 INVALID_VALUE", "N11 INVALID_VALUE", "R12 INVALID_VALUE",
                "T14 TEXT_REQUIRED", "B14 INVALID_VALUE", "T16 ALREADY_EXISTS", "L17 INVALID_VALUE",
                "I10 TEXT_REQUIRED", "A13 DATE_IN_FUTURE", "C13 INVALID_DURATION",
            ],
            result.Errors.Select(error => $"{error.Cell} {error.Code}"));
        Assert.Contains("« Galactique » n’est aucun de : Communal, Intercommunal, Départemental, Régional, National.", result.Errors.Select(error => error.Message));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_changed_in_La_Coop_is_amended_where_that_is_asked(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);
        object?[] animation = LogWorkbook.Animation(s_day, $"{hub}-a", "Webinaire"), held = LogWorkbook.Event(s_day, $"{hub}-e", "NEC local");
        byte[] first = await LogWorkbook.OfAsync([animation, held]), changed = await LogWorkbook.OfAsync(
        [
            animation.With(LogColumn.Duration, 120).With(LogColumn.Tags, "abeille\nzèbre").With(LogColumn.Themes, null),
            held.With(LogColumn.EventName, "Un autre nom").With(LogColumn.Organisers, "Un Hub"),
        ]);
        await server.ImportAsync(hub, first);

        ImportResult refused = await server.ImportAsync(hub, changed);
        ImportResult tried = await server.ImportAsync(hub, changed, update: true, dryRun: true);
        ImportResult amended = await server.ImportAsync(hub, changed, update: true);

        Assert.Equal(["T8 DUPLICATE_REFERENCE", "T9 DUPLICATE_REFERENCE"], refused.Errors.Select(error => $"{error.Cell} {error.Code}").Order());
        Assert.Equal(((0, 2, 0, 0), (0, 2, 0, 0)), (tried.Counts(), amended.Counts()));
        Assert.Equal(LogWorkbook.TableOf(changed)[1..], LogWorkbook.TableOf(await server.BytesAsync($"coop-coordination.xlsx?hub={hub}"))[1..]);

        // What was written since is compared, though it once came from these very rows.
        ImportResult back = await server.ImportAsync(hub, first, update: true);
        Assert.Equal((0, 2, 0, 0), back.Counts());
        Assert.Equal(LogWorkbook.TableOf(first)[1..], LogWorkbook.TableOf(await server.BytesAsync($"coop-coordination.xlsx?hub={hub}"))[1..]);
    }

    [Fact]
    public async Task What_another_hub_has_taken_is_refused()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        (_, string other) = await NewHubAsync();
        byte[] workbook = await LogWorkbook.OfAsync([LogWorkbook.Animation(s_day, $"{hub}-a", "Webinaire"), LogWorkbook.Event(s_day, $"{hub}-e", "NEC local")]);
        await server.ImportAsync(hub, workbook);

        ImportResult result = await server.ImportAsync(other, workbook);

        Assert.Equal(["T8 ALREADY_EXISTS", "T9 ALREADY_EXISTS"], result.Errors.Select(error => $"{error.Cell} {error.Code}").Order());
    }

    [Fact]
    public async Task What_is_logged_here_goes_out_too_and_is_left_aside_when_it_comes_back()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        await server.ImportAsync(hub, $"{Importer.Header}\n04/05/2026;60;partenariat;Signature avec la région;35238;12");

        byte[] exported = await server.BytesAsync($"coop-coordination.xlsx?hub={hub}");
        ImportResult back = await server.ImportAsync(hub, exported);

        Assert.Contains("Signature avec la région", LogWorkbook.TableOf(exported)[1], StringComparison.Ordinal);
        Assert.Equal((0, 0, 1, 0), back.Counts());
        Assert.Equal(["la ligne 6 vient de HubGraph et est laissée de côté"], back.Notes);
    }

    private async Task<(GraphServer Server, string Hub)> NewHubAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        GraphServer server = await servers.OfAsync(provider);
        return (server, await server.CreateHubAsync($"coop-{Guid.NewGuid():n}"));
    }
}
