using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Concepts.Activities;

[Collection(WritingServer.Collection)]
public sealed class AmendActivityTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Writes_what_is_given_keeps_what_is_left_out_and_empties_what_is_null(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);

        JsonElement payload = await AmendAsync(server, id, 1, """
            {"durationMinutes":90,"mediators":null,"format":null,"mission":null,"themes":["SUPPORT","NETWORK"],"tags":["Rennes","été"],"commune":"35011"}
            """);

        Assert.Equal(
            """{"version":2,"performedOn":"2026-05-04","durationMinutes":90,"summary":"Réunion du réseau des médiateurs","mission":null,"commune":{"code":"35292"},"scale":"COMMUNE","tags":["Rennes","été"],"animationKind":"NETWORK_COORDINATION","format":null,"themes":["SUPPORT","NETWORK"],"mediators":null,"participants":20}""",
            payload.Accepted().GetProperty("activity").GetRawText());
        Change line = (await server.ChangesOfAsync(id))[^1];
        Assert.Equal(ChangeKind.Updated, line.Kind);
        Assert.Contains("\"durationMinutes\":180", line.Before, StringComparison.Ordinal);
        Assert.Contains("\"tags\":[\"Rennes\",\"été\"]", line.After, StringComparison.Ordinal);
        Assert.DoesNotContain("summary", line.After, StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Writes_nothing_when_nothing_differs(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await AmendAsync(server, id, 1, """{"durationMinutes":180,"tags":["Rennes","réseau"],"commune":"35238"}""");

        Assert.Equal(1, payload.Accepted().GetProperty("activity").GetProperty("version").GetInt32());
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_a_version_that_is_no_longer_the_records(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);
        (await AmendAsync(server, id, 1, """{"durationMinutes":90}""")).Accepted();

        JsonElement payload = await server.MutateAsync(
            ActivitySamples.Token, "amendActivity", new { id, version = 1, durationMinutes = 30 }, "activity { id } stale: errors { ... on StaleVersionError { currentVersion } }");

        Assert.Equal(["STALE_VERSION at input.version"], payload.Refusals());
        Assert.Equal("""[{"currentVersion":2}]""", payload.GetProperty("stale").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_writers_at_the_same_time_one_wins(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);

        JsonElement[] payloads = await Task.WhenAll(Enumerable.Range(1, 6).Select(minutes => AmendAsync(server, id, 1, $$"""{"durationMinutes":{{minutes}}}""")));

        Assert.Single(payloads, payload => payload.Refusals().Length == 0);
        Assert.Equal(5, payloads.Count(payload => payload.Refusals() is ["STALE_VERSION at input.version"]));
        Assert.Equal(2, (await server.ChangesOfAsync(id)).Length);
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, """{"durationMinutes":0,"summary":" ","performedOn":"2099-01-01"}""", "DATE_IN_FUTURE at input.performedOn, INVALID_DURATION at input.durationMinutes, TEXT_REQUIRED at input.summary")]
    [InlineData(DatabaseProvider.Sqlite, """{"mission":"FLY"}""", "UNKNOWN_MISSION at input.mission")]
    [InlineData(DatabaseProvider.Postgresql, """{"commune":"99999"}""", "UNKNOWN_PLACE at input.commune")]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":"99999"}""", "UNKNOWN_PLACE at input.commune")]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":"35047","region":"53"}""", "PLACE_CONFLICT at input.region")]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":null}""", "PLACE_CONFLICT at input.scale")]
    [InlineData(DatabaseProvider.Sqlite, """{"region":"53","scale":"COMMUNE"}""", "PLACE_CONFLICT at input.scale")]
    [InlineData(DatabaseProvider.Sqlite, """{"event":"SHViOjE"}""", "UNKNOWN_RECORD at input.event")]
    [InlineData(DatabaseProvider.Postgresql, """{"event":"SHViOjE"}""", "UNKNOWN_RECORD at input.event")]
    [InlineData(DatabaseProvider.Sqlite, """{"animationKind":"OTHER"}""", "TEXT_REQUIRED at input.otherAnimationKind")]
    [InlineData(DatabaseProvider.Sqlite, """{"animationKind":"EVENT_ORGANISATION","participants":null}""", "PARTICIPANTS_REQUIRED at input.participants")]
    [InlineData(DatabaseProvider.Sqlite, """{"stage":"IDEA","supportKind":"IMPETUS","otherSupportKind":null}""", "NOT_OF_THIS_KIND at input.otherSupportKind, NOT_OF_THIS_KIND at input.stage, NOT_OF_THIS_KIND at input.supportKind")]
    public async Task Tells_every_rule_that_a_correction_breaks_and_writes_nothing(DatabaseProvider provider, string changes, string refusals)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await AmendAsync(server, id, 1, changes);

        Assert.Equal(refusals, string.Join(", ", payload.Refusals()));
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Corrects_a_support_within_its_hub(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        JsonElement logged = await server.MutateAsync(ActivitySamples.Token, "logProjectSupport", ActivitySamples.Support(await server.NewProjectAsync("bretagne")), "activity { id }");
        string id = logged.Accepted().GetProperty("activity").GetProperty("id").GetString()!;
        string other = await server.NewProjectAsync("bretagne");

        Assert.Equal(["NOT_OF_THIS_KIND at input.participants"], (await AmendAsync(server, id, 1, """{"participants":3}""")).Refusals());
        Assert.Equal(["PROJECT_OF_ANOTHER_HUB at input.fundedProject"], (await AmendAsync(server, id, 1, $$"""{"fundedProject":"{{await server.NewProjectAsync("aura")}}"}""")).Refusals());
        JsonElement payload = await server.MutateAsync(
            ActivitySamples.Token, "amendActivity", new { id, version = 1, fundedProject = other, supportKind = "OTHER", otherSupportKind = "Veille", stage = (string?)null },
            "activity { ... on ProjectSupportActivity { fundedProject { id } supportKind otherSupportKind stage } }");
        Assert.Equal($$$"""{"fundedProject":{"id":"{{{other}}}"},"supportKind":"OTHER","otherSupportKind":"Veille","stage":null}""", payload.Accepted().GetProperty("activity").GetRawText());
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "performedOn")]
    [InlineData(DatabaseProvider.Sqlite, "summary")]
    [InlineData(DatabaseProvider.Sqlite, "scale")]
    [InlineData(DatabaseProvider.Sqlite, "tags")]
    [InlineData(DatabaseProvider.Sqlite, "themes")]
    [InlineData(DatabaseProvider.Sqlite, "animationKind")]
    [InlineData(DatabaseProvider.Sqlite, "fundedProject")]
    [InlineData(DatabaseProvider.Sqlite, "supportKind")]
    public async Task What_cannot_be_emptied_may_not_be_null(DatabaseProvider provider, string field)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = new() { ["id"] = Fieldwork.UnknownId("AnimationActivity"), ["version"] = 1, [field] = null };

        (int status, JsonElement body) = await server.TryMutateAsync(ActivitySamples.Token, "amendActivity", input, "activity { id }");

        Assert.Equal((400, "BAD_USER_INPUT"), (status, body.Code()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_what_is_no_activity(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        Assert.Equal(["UNKNOWN_RECORD at input.id"], (await AmendAsync(server, Fieldwork.UnknownId("AnimationActivity"), 1, "{}")).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.id"], (await AmendAsync(server, await server.NewEventAsync("bretagne"), 1, "{}")).Refusals());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_the_log_of_whoever_writes_for_the_first_time_or_under_a_new_name(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);

        (await AmendAsync(server, id, 1, """{"durationMinutes":10}""", Bob("Bob Durand"))).Accepted();
        (await AmendAsync(server, id, 2, """{"durationMinutes":20}""", Bob("Bob Durand-Le Gall"))).Accepted();
        // What is refused under a new name is refused like anything else.
        Assert.Equal(["UNKNOWN_RECORD at input.event"], (await AmendAsync(server, id, 3, $$"""{"event":"{{Fieldwork.UnknownId("Event")}}"}""", Bob("Bob"))).Refusals());

        Change[] lines = await server.ChangesOfAsync(id);
        Assert.Equal([ChangeKind.Created, ChangeKind.Updated, ChangeKind.Updated], lines.Select(line => line.Kind));
        Assert.Equal("bob-amends", await server.WriterOfAsync(lines[1]));
        Assert.Equal("bob-amends", await server.WriterOfAsync(lines[2]));
        Assert.Equal("Bob Durand-Le Gall", await server.Database.ScalarAsync("SELECT name FROM persons WHERE subject = 'bob-amends'"));

        static string Bob(string name) => TestIssuer.Shared.Token("operator", ["bretagne"], subject: "bob-amends", name: name);
    }

    private static async Task<string> LogAsync(GraphServer server)
    {
        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        return payload.Accepted().GetProperty("activity").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> AmendAsync(GraphServer server, string id, int version, string changes, string? token = null)
    {
        Dictionary<string, object?> input = new() { ["id"] = id, ["version"] = version };
        return server.MutateAsync(token ?? ActivitySamples.Token, "amendActivity", input.With(changes), """
            activity {
              version performedOn durationMinutes summary mission { code } commune { code } scale tags
              ... on AnimationActivity { animationKind format themes mediators participants }
            }
            """);
    }
}
