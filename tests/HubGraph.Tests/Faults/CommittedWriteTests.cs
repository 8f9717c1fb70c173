using System.Diagnostics;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Faults;

/// <summary>What is committed never looks failed, and what looks failed is not committed.</summary>
public sealed class CommittedWriteTests
{
    // The statement by itself; a transaction also begins as READ COMMITTED.
    private const string Commit = "COMMIT\0";

    [SkippableTheory]
    [InlineData("logAnimation", "activity { id summary }", "AnimationActivity")]
    [InlineData("logActivities", "logged rows { activity { id } }", "AnimationActivity")]
    [InlineData("createHub", "hub { id name }", "Hub")]
    public async Task A_payload_that_cannot_be_read_says_what_was_written(string mutation, string selection, string type)
    {
        (GraphServer server, DatabaseProxy reading) = await FaultServer.StartReadingApartAsync();
        await using GraphServer owned = server;
        using DatabaseProxy cut = reading;
        reading.Cut();
        (string token, object input) = Request(mutation, "illisible");

        (int status, JsonElement body) = await server.TryMutateAsync(token, mutation, input, selection);

        Assert.Equal(200, status);
        JsonElement payload = body.GetProperty("data").GetProperty(mutation);
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        JsonElement error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        Assert.Equal("WRITTEN", error.GetProperty("extensions").GetProperty("code").GetString());
        JsonElement written = Assert.Single(error.GetProperty("extensions").GetProperty("written").EnumerateArray());
        Assert.Equal(1, written.GetProperty("version").GetInt32());

        reading.Heal();
        JsonElement record = (await server.QueryAsync("query ($id: ID!) { node(id: $id) { __typename id } }", new { id = written.GetProperty("id").GetString() }, token)).GetProperty("node");
        Assert.Equal(type, record.GetProperty("__typename").GetString());
    }

    [SkippableFact]
    public async Task A_payload_is_read_again_over_another_connection()
    {
        (GraphServer server, DatabaseProxy reading) = await FaultServer.StartReadingApartAsync();
        await using GraphServer owned = server;
        using DatabaseProxy cut = reading;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => server.QueryAsync($"{FaultServer.Read} #{i}")));
        reading.CutOnce();

        (int status, JsonElement body) = await server.LogAsync("relu");

        Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
    }

    [SkippableFact]
    public async Task A_payload_does_not_wait_beyond_the_time_limit()
    {
        (GraphServer server, DatabaseProxy reading) = await FaultServer.StartReadingApartAsync("--Limits:Timeout", "00:00:04");
        await using GraphServer owned = server;
        using DatabaseProxy silent = reading;
        await server.LogAsync("chaud");
        reading.Silence();
        Stopwatch watch = Stopwatch.StartNew();

        (int status, JsonElement body) = await server.LogAsync("muet");

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(12));
        Assert.Equal((200, "WRITTEN"), (status, body.Code()));
        Assert.Equal(1, await server.Database.CountAsync("activities", "muet"));
    }

    [SkippableTheory]
    [InlineData(Fault.CutBefore)]
    [InlineData(Fault.CutAfter)]
    public async Task A_commit_whose_connection_breaks_is_told_as_what_it_became_and_done_once(Fault fault)
    {
        (DatabaseProxy proxy, TestDatabase database) = await DatabaseProxy.StartAsync();
        using DatabaseProxy broken = proxy;
        await using GraphServer server = await GraphServer.StartAsync(database);
        await server.LogAsync("chaud");
        proxy.Trap(Commit, fault);

        (int status, JsonElement body) = await server.LogAsync("coupé");

        Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
        Assert.Equal(1, await database.CountAsync("activities", "coupé"));
    }

    [SkippableFact]
    public async Task A_commit_that_is_not_answered_is_not_called_failed()
    {
        (DatabaseProxy proxy, TestDatabase database) = await DatabaseProxy.StartAsync();
        using DatabaseProxy broken = proxy;
        await using GraphServer server = await GraphServer.StartAsync(database, [.. TestIssuer.Shared.Settings, "--Limits:Timeout", "00:00:04"]);
        await server.LogAsync("chaud");
        proxy.Trap(Commit, Fault.SilentAfter);

        FaultServer.AssertUnavailable(await server.AskAsync(
            "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } } }", new { input = FaultServer.Animation("inconnu") }, FaultServer.Token), "OUTCOME_UNKNOWN");
        Assert.Equal(1, await database.CountAsync("activities", "inconnu"));
    }

    [SkippableFact]
    public async Task Of_several_mutations_each_is_told_what_became_of_it()
    {
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld));
        await FullDisk.FillAsync(server.Database);
        const string Both = "mutation ($first: LogAnimationInput!, $second: LogAnimationInput!) { first: logAnimation(input: $first) { activity { version } } second: logAnimation(input: $second) { activity { version } } }";

        (int status, _, JsonElement body) = await server.AskAsync(Both, new { first = FaultServer.Animation("a"), second = FaultServer.Animation("b", FullDisk.Summary) }, FaultServer.Token);

        Assert.Equal(200, status);
        Assert.Equal("""{"first":{"activity":{"version":1}},"second":null}""", body.GetProperty("data").Json());
        JsonElement error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        Assert.Equal(("DATABASE_UNAVAILABLE", "second"), (body.Code(), error.GetProperty("path")[0].GetString()));

        FaultServer.AssertUnavailable(await server.AskAsync(Both, new { first = FaultServer.Animation("c", FullDisk.Summary), second = FaultServer.Animation("d", FullDisk.Summary) }, FaultServer.Token));
        Assert.Equal(1, await server.Database.CountAsync("SELECT count(*) FROM activities WHERE client_reference IN ('a', 'b', 'c', 'd')"));
    }

    private static (string Token, object Input) Request(string mutation, string reference)
    {
        if (mutation == "createHub")
            return (MutationSender.Administrator, new { slug = reference, name = "Hub" });
        Dictionary<string, object?> animation = FaultServer.Animation(reference);
        if (mutation == "logAnimation")
            return (FaultServer.Token, animation);
        animation.Remove("hub");
        return (FaultServer.Token, new { hub = "nord", rows = new[] { new { animation } } });
    }
}
