using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

[Collection(WritingServer.Collection)]
public sealed class ClientReferenceTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_retry_with_the_same_content_answers_what_there_is_and_writes_nothing(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "retry-1"));
        string first = await LogAsync(server, input);
        long lines = await server.CountChangesAsync();

        Assert.Equal(first, await LogAsync(server, input));
        Assert.Equal(first, (await LogRowAsync(server, input)).GetProperty("activity").GetProperty("id").GetString());
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_reference_is_the_same_however_its_accents_are_written(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "re\u0301union-1"), ("tags", new[] { "e\u0301te\u0301", "\u00E9t\u00E9" }));
        string first = await LogAsync(server, input);

        Assert.Equal(first, await LogAsync(server, input.With(("clientReference", "r\u00E9union-1"))));
        System.Text.Json.JsonElement found = await server.QueryAsync(
            "query ($reference: String, $tag: String) { activities(where: { clientReference: { eq: $reference }, tags: { some: { eq: $tag } } }) { nodes { id tags } } }",
            new { reference = "re\u0301union-1", tag = "e\u0301te\u0301" },
            MutationSender.Administrator);
        Assert.Equal($$"""[{"id":"{{first}}","tags":["été"]}]""", found.GetProperty("activities").GetProperty("nodes").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_retry_stays_one_after_the_activity_was_amended(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "retry-2"));
        string id = await LogAsync(server, input);
        (await server.MutateAsync(ActivitySamples.Token, "amendActivity", new { id, version = 1, durationMinutes = 30 }, "activity { version }")).Accepted();

        Assert.Equal(id, await LogAsync(server, input));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Other_content_under_a_reference_is_refused(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "other-1"));
        await LogAsync(server, input);
        long lines = await server.CountChangesAsync();

        foreach (string change in new[] { """{"durationMinutes":181}""", """{"tags":["réseau"]}""", """{"commune":"35047"}""", """{"format":null}""" })
        {
            JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", input.With(change), "activity { id }");
            Assert.Equal(["DUPLICATE_REFERENCE at input.clientReference"], payload.Refusals());
        }

        string project = await server.NewProjectAsync("bretagne");
        JsonElement support = await server.MutateAsync(ActivitySamples.Token, "logProjectSupport", ActivitySamples.Support(project).With(("clientReference", "other-1")), "activity { id }");
        Assert.Equal(["DUPLICATE_REFERENCE at input.clientReference"], support.Refusals());
        Assert.Equal(lines + 1, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_reference_is_a_hubs_own(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "hub-1"));
        string bretagne = await LogAsync(server, input);

        JsonElement payload = await server.MutateAsync(MutationSender.Operator("aura"), "logAnimation", input.With(("hub", "aura")), "activity { id hub { slug } }");

        Assert.Equal("aura", payload.Accepted().GetProperty("activity").GetProperty("hub").GetProperty("slug").GetString());
        Assert.NotEqual(bretagne, payload.GetProperty("activity").GetProperty("id").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_logActivities_logged_is_known_to_logAnimation(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "bulk-1"));
        JsonElement row = await LogRowAsync(server, input);
        Assert.Equal("LOGGED", row.GetProperty("status").GetString());

        Assert.Equal(row.GetProperty("activity").GetProperty("id").GetString(), await LogAsync(server, input));
        Assert.Equal("UNCHANGED", (await LogRowAsync(server, input)).GetProperty("status").GetString());
        Assert.Equal(
            ["DUPLICATE_REFERENCE at input.rows.0.animation.clientReference"],
            (await LogRowAsync(server, input.With(("summary", "Autre")))).Refusals());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Retries_at_the_same_time_log_one_activity(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "race-1"));

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LogAsync(server, input)));

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await server.Database.CountAsync("SELECT count(*) FROM activities WHERE client_reference = 'race-1'"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_retry_of_what_was_withdrawn_since_says_so(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("clientReference", "withdrawn-1"));
        string id = await LogAsync(server, input);
        (await server.MutateAsync(ActivitySamples.Token, "withdrawActivity", new { id, version = 1, reason = "Doublon" }, "version")).Accepted();

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", input, "activity { id }");

        Assert.Equal(["ACTIVITY_WITHDRAWN at input.clientReference"], payload.Refusals());
    }

    private static async Task<string> LogAsync(GraphServer server, Dictionary<string, object?> input)
    {
        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", input, "activity { id }");
        return payload.Accepted().GetProperty("activity").GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> LogRowAsync(GraphServer server, Dictionary<string, object?> input)
    {
        Dictionary<string, object?> row = new(input);
        row.Remove("hub");
        JsonElement payload = await server.MutateAsync(
            ActivitySamples.Token, "logActivities", new { hub = "bretagne", rows = new[] { new { animation = row } } },
            "rows { status activity { id } errors { ... on Error { code path } } }");
        return payload.Accepted().GetProperty("rows")[0];
    }
}
