using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Graph.Changes;
using HubGraph.Tests.Host.Auth;
using HubGraph.Tests.Transport;
using Xunit.Abstractions;

namespace HubGraph.Tests.Faults;

/// <summary>Several servers before one database, as one: what one of them writes, remembers or loses is the others' too.</summary>
public sealed class SeveralServersTests(ITestOutputHelper output)
{
    private const string Write = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } } }";
    private const string Follow = "($after: String) { changes(after: $after, types: [\"Activity\"]) { cursor change { record { ... on Activity { clientReference } } } } }";
    private const int Kills = 4;
    private const int Writers = 4;

    [SkippableFact]
    public async Task What_one_gives_is_good_at_the_other()
    {
        await using GraphServer one = await GraphServer.StartAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        await using GraphServer other = await GraphServer.StartAsync(new TestDatabase(one.Database.Options, () => default));
        using Follower follower = await Follower.StartAsync(other, Follow, token: FaultServer.Token);

        (int status, JsonElement body) = await one.LogAsync("ici");

        Assert.Equal(200, status);
        string id = body.GetProperty("data").GetProperty("logAnimation").GetProperty("activity").GetProperty("id").GetString()!;
        JsonElement told = await follower.NextAsync();
        Assert.Equal("ici", told.GetProperty("change").GetProperty("record").GetProperty("clientReference").GetString());
        Assert.Equal(id, (await other.QueryAsync("query ($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").GetProperty("id").GetString());

        const string Page = "query ($after: String) { activities(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }";
        JsonElement first = (await one.QueryAsync(Page)).GetProperty("activities");
        object next = new { after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() };
        Assert.Equal((await one.QueryAsync(Page, next)).ToString(), (await other.QueryAsync(Page, next)).ToString());
        const string Feed = "query ($after: String) { changes(after: $after) { nodes { kind } } }";
        object from = new { after = told.GetProperty("cursor").GetString() };
        Assert.Equal("[]", (await one.QueryAsync(Feed, from)).GetProperty("changes").GetProperty("nodes").ToString());
    }

    [Trait("Category", "Long")]
    [SkippableFact]
    public async Task A_killed_one_takes_nothing_with_it_and_who_follows_the_other_is_told_of_each_write_once()
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        await using GraphServer stays = await GraphServer.StartAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        object start = new { after = (await stays.QueryAsync("{ changes { pageInfo { endCursor } } }")).GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString() };
        ConcurrentDictionary<string, bool> acknowledged = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using ServerProcess killed = ServerProcess.Start(TestDatabases.CreateTestDirectory(),
            [
                "--urls", "http://127.0.0.1:0", "--RateLimits:Enabled", "false", "--Limits:Timeout", "00:01:00", "--Database:Provider", "Postgresql",
                "--Database:ConnectionString", stays.Database.Options.ConnectionString, .. TestIssuer.Shared.Settings,
            ]);
            Uri[] servers = [await killed.Serving, new Uri(stays.Client.BaseAddress!, "/graphql")];
            int enough = acknowledged.Count + random.Next(20, 100);
            using CancellationTokenSource over = new();
            int round = kill;
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(servers, $"tour-{round}-{writer}", acknowledged, over.Token)))];
            await SampleState.UntilAsync(() => acknowledged.Count >= enough);
            await killed.KillAsync();
            // The other goes on.
            await SampleState.UntilAsync(() => acknowledged.Count >= enough + 20);
            await over.CancelAsync();
            await Task.WhenAll(writers);
        }

        // Each is told once, whoever wrote it.
        using Follower follower = await Follower.AskAsync(stays, Follow, start, FaultServer.Token);
        List<string> told = [];
        HashSet<string> missing = [.. acknowledged.Keys];
        while (missing.Count > 0)
        {
            told.Add((await follower.NextAsync()).GetProperty("change").GetProperty("record").GetProperty("clientReference").GetString()!);
            missing.Remove(told[^1]);
        }
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(acknowledged.Count, await stays.Database.CountAsync("SELECT count(*) FROM activities WHERE client_reference LIKE 'tour-%'"));
        output.WriteLine($"{acknowledged.Count} acknowledged writes, {Kills} kills");
    }

    // As behind a proxy: to each in turn, and to the next one when one is gone, with the same reference.
    private static async Task WriteAsync(Uri[] servers, string name, ConcurrentDictionary<string, bool> acknowledged, CancellationToken over)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FaultServer.Token);
        int turn = 0;
        for (int i = 0; !over.IsCancellationRequested; i++)
        {
            string reference = $"{name}-{i}";
            while (!acknowledged.ContainsKey(reference))
            {
                try
                {
                    using HttpResponseMessage response = await client.PostAsJsonAsync(
                        servers[turn++ % servers.Length], new { query = Write, variables = new { input = FaultServer.Animation(reference) } }, CancellationToken.None);
                    JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
                    Assert.False(body.TryGetProperty("errors", out _), body.ToString());
                    Assert.Equal(JsonValueKind.Object, body.GetProperty("data").GetProperty("logAnimation").GetProperty("activity").ValueKind);
                    acknowledged[reference] = true;
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
                {
                    // Killed. The reference sees to it that it is not written twice.
                }
            }
        }
    }
}
