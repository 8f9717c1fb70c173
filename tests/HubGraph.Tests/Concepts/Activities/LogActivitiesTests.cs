using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

[Collection(WritingServer.Collection)]
public sealed class LogActivitiesTests
{
    private const string Selection = "logged unchanged refused rows { index status activity { __typename id summary tags } errors { ... on Error { code path } } }";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Logs_many_rows_of_both_kinds_and_answers_each_in_its_place(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("bretagne");
        object[] rows = [.. Enumerable.Range(0, 12).Select(i => i % 3 == 2
            ? Support(ActivitySamples.SupportRow(project).With(("summary", $"Ligne {i}")))
            : Animation(ActivitySamples.AnimationRow().With(("summary", $"Ligne {i}"), ("tags", new[] { $"tag {i}" }))))];
        long lines = await server.CountChangesAsync();

        JsonElement payload = await LogAsync(server, rows);

        Assert.Equal((12, 0, 0), Counts(payload.Accepted()));
        JsonElement[] answers = [.. payload.GetProperty("rows").EnumerateArray()];
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal((i, "LOGGED"), (answers[i].GetProperty("index").GetInt32(), answers[i].GetProperty("status").GetString()));
            JsonElement activity = answers[i].GetProperty("activity");
            Assert.Equal(i % 3 == 2 ? "ProjectSupportActivity" : "AnimationActivity", activity.GetProperty("__typename").GetString());
            Assert.Equal($"Ligne {i}", activity.GetProperty("summary").GetString());
            Assert.Equal(i % 3 == 2 ? [] : [$"tag {i}"], activity.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        }
        Assert.Equal(lines + 12, await server.CountChangesAsync());
        Assert.Equal("alice", await server.WriterOfAsync(Assert.Single(await server.ChangesOfAsync(answers[11].GetProperty("activity").GetProperty("id").GetString()!))));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Writes_nothing_when_all_or_nothing_is_asked_and_one_row_is_bad(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await LogAsync(server, [Animation(), Animation("""{"durationMinutes":0}"""), Animation()]);

        Assert.Equal((0, 0, 1), Counts(payload));
        Assert.Equal(["VALID", "REFUSED", "VALID"], Statuses(payload));
        Assert.All(payload.GetProperty("rows").EnumerateArray(), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("activity").ValueKind));
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Writes_the_other_rows_when_row_by_row_is_asked(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await LogAsync(server, [Animation(), Animation("""{"durationMinutes":0}"""), Animation()], mode: "ROW_BY_ROW");

        Assert.Equal((2, 0, 1), Counts(payload));
        Assert.Equal(["LOGGED", "REFUSED", "LOGGED"], Statuses(payload));
        Assert.Equal(["INVALID_DURATION at input.rows.1.animation.durationMinutes"], payload.GetProperty("rows")[1].Refusals());
        Assert.Equal(lines + 2, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Checks_everything_and_writes_nothing_in_a_dry_run(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        (await LogAsync(server, [Animation("""{"clientReference":"dry-1"}""")])).Accepted();
        long lines = await server.CountChangesAsync();

        JsonElement payload = await LogAsync(
            server, [Animation(), Animation("""{"clientReference":"dry-1"}"""), Animation("""{"commune":"99999"}""")], mode: "ROW_BY_ROW", dryRun: true);

        Assert.Equal(["VALID", "UNCHANGED", "REFUSED"], Statuses(payload));
        Assert.Equal(["UNKNOWN_PLACE at input.rows.2.animation.commune"], payload.GetProperty("rows")[2].Refusals());
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_each_rows_errors_by_its_place_and_kind(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("aura");

        JsonElement payload = await LogAsync(server,
        [
            Animation(), Animation("""{"mission":"FLY","mediators":-1}"""), Support(ActivitySamples.SupportRow(project)), Animation("""{"commune":"99999"}"""),
        ]);

        Assert.Equal([], payload.GetProperty("rows")[0].Refusals());
        Assert.Equal(["INVALID_VALUE at input.rows.1.animation.mediators", "UNKNOWN_MISSION at input.rows.1.animation.mission"], payload.GetProperty("rows")[1].Refusals());
        Assert.Equal(["PROJECT_OF_ANOTHER_HUB at input.rows.2.projectSupport.fundedProject"], payload.GetProperty("rows")[2].Refusals());
        Assert.Equal(["UNKNOWN_PLACE at input.rows.3.animation.commune"], payload.GetProperty("rows")[3].Refusals());
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, 1)]
    [InlineData(DatabaseProvider.Postgresql, 1)]
    [InlineData(DatabaseProvider.Sqlite, 10)]
    [InlineData(DatabaseProvider.Postgresql, 10)]
    public async Task Logs_a_reference_once_that_stands_in_a_call_twice(DatabaseProvider provider, int others)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string row = $$"""{"clientReference":"twice-{{others}}"}""";
        long lines = await server.CountChangesAsync();

        JsonElement payload = await LogAsync(server, [Animation(row), .. Enumerable.Repeat(Animation(), others), Animation(row)]);

        Assert.Equal((others + 1, 1, 0), Counts(payload.Accepted()));
        JsonElement[] rows = [.. payload.GetProperty("rows").EnumerateArray()];
        Assert.Equal(("LOGGED", "UNCHANGED"), (rows[0].GetProperty("status").GetString(), rows[^1].GetProperty("status").GetString()));
        Assert.Equal(rows[0].GetProperty("activity").GetProperty("id").GetString(), rows[^1].GetProperty("activity").GetProperty("id").GetString());
        Assert.Equal(lines + others + 1, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_a_reference_that_stands_in_a_call_with_other_content(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement payload = await LogAsync(
            server, [Animation("""{"clientReference":"unlike-1"}"""), Animation("""{"clientReference":"unlike-1","durationMinutes":5}""")], mode: "ROW_BY_ROW");

        Assert.Equal(["LOGGED", "REFUSED"], Statuses(payload));
        Assert.Equal(["DUPLICATE_REFERENCE at input.rows.1.animation.clientReference"], payload.GetProperty("rows")[1].Refusals());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_row_amends_what_its_reference_names_where_that_is_asked(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        await LogAsync(server, [Animation("""{"clientReference":"amend-1"}"""), Animation("""{"clientReference":"amend-2"}""")]);
        object[] rows = [Animation("""{"clientReference":"amend-1","durationMinutes":5,"tags":["Rennes"],"format":null}"""), Animation("""{"clientReference":"amend-2"}"""), Animation("""{"clientReference":"amend-3"}""")];

        JsonElement dry = await LogAsync(server, rows, dryRun: true, update: true);
        JsonElement payload = await LogAsync(server, rows, update: true);
        JsonElement again = await LogAsync(server, rows, update: true);

        Assert.Equal(["VALID", "UNCHANGED", "VALID"], Statuses(dry));
        Assert.Equal(["AMENDED", "UNCHANGED", "LOGGED"], Statuses(payload.Accepted()));
        Assert.Equal(["UNCHANGED", "UNCHANGED", "UNCHANGED"], Statuses(again));
        JsonElement activity = await server.QueryAsync(
            "query ($id: ID!) { node(id: $id) { ... on AnimationActivity { version durationMinutes tags format } } }", new { id = payload.GetProperty("rows")[0].GetProperty("activity").GetProperty("id").GetString() });
        Assert.Equal("""{"version":2,"durationMinutes":5,"tags":["Rennes"],"format":"COORDINATION_MEETING"}""", activity.GetProperty("node").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Rows_that_amend_obey_the_rules_each_for_itself(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("bretagne");
        await LogAsync(server, [Animation("""{"clientReference":"rule-1"}"""), Animation("""{"clientReference":"rule-2"}"""), Animation("""{"clientReference":"rule-3"}""")]);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await LogAsync(
            server,
            [
                Animation("""{"clientReference":"rule-1","durationMinutes":0,"tags":["autre"]}"""),
                Support(ActivitySamples.SupportRow(project).With(("clientReference", "rule-2"))),
                Animation("""{"clientReference":"rule-3","tags":["seule"]}"""),
            ],
            mode: "ROW_BY_ROW", update: true);

        Assert.Equal(["REFUSED", "REFUSED", "AMENDED"], Statuses(payload));
        Assert.Equal(["INVALID_DURATION at input.rows.0.animation.durationMinutes"], payload.GetProperty("rows")[0].Refusals());
        Assert.Equal(["DUPLICATE_REFERENCE at input.rows.1.projectSupport.clientReference"], payload.GetProperty("rows")[1].Refusals());
        Assert.Equal(lines + 1, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Takes_500_rows_and_no_more(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        object row = new { animation = new { performedOn = "2026-05-04", durationMinutes = 5, summary = "x", region = "53", animationKind = "PARTNERSHIP" } };
        long lines = await server.CountChangesAsync();

        JsonElement refused = await LogAsync(server, [.. Enumerable.Repeat(row, 501)]);

        Assert.Equal(["INVALID_VALUE at input.rows"], refused.Refusals());
        Assert.Equal(0, refused.GetProperty("rows").GetArrayLength());
        Assert.Equal(lines, await server.CountChangesAsync());

        Assert.Equal((500, 0, 0), Counts((await LogAsync(server, [.. Enumerable.Repeat(row, 500)])).Accepted()));
        Assert.Equal(lines + 500, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_an_unknown_hub_and_takes_no_rows_for_nothing_to_do(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement unknown = await server.MutateAsync(MutationSender.Administrator, "logActivities", new { hub = "atlantis", rows = new[] { Animation() } }, Selection);

        Assert.Equal(["UNKNOWN_HUB at input.hub"], unknown.Refusals());
        Assert.Equal((0, 0, 0), Counts(unknown));
        Assert.Equal((0, 0, 0), Counts((await LogAsync(server, [])).Accepted()));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, """{}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"animation":null}""")]
    [InlineData(DatabaseProvider.Sqlite, """null""")]
    [InlineData(DatabaseProvider.Sqlite, """{"animation":{"performedOn":"2026-05-04","durationMinutes":5,"summary":"x","animationKind":"PARTNERSHIP"},"projectSupport":null}""")]
    public async Task A_row_is_of_exactly_one_kind(DatabaseProvider provider, string row)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        (int status, JsonElement body) = await server.TryMutateAsync(ActivitySamples.Token, "logActivities", new { hub = "bretagne", rows = new[] { JsonDocument.Parse(row).RootElement } }, Selection);

        Assert.Equal((400, "BAD_USER_INPUT"), (status, body.Code()));
    }

    private static object Animation(string changes = "{}") => Animation(ActivitySamples.AnimationRow().With(changes));

    private static object Animation(Dictionary<string, object?> animation) => new { animation };

    private static object Support(Dictionary<string, object?> projectSupport) => new { projectSupport };

    private static Task<JsonElement> LogAsync(GraphServer server, object[] rows, string mode = "ALL_OR_NOTHING", bool dryRun = false, bool update = false) =>
        server.MutateAsync(ActivitySamples.Token, "logActivities", new { hub = "bretagne", rows, mode, dryRun, update }, Selection);

    private static (int Logged, int Unchanged, int Refused) Counts(JsonElement payload) =>
        (payload.GetProperty("logged").GetInt32(), payload.GetProperty("unchanged").GetInt32(), payload.GetProperty("refused").GetInt32());

    private static IEnumerable<string?> Statuses(JsonElement payload) => payload.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("status").GetString());
}
