using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Faults;

/// <summary>Writers wait for one another, but not for ever.</summary>
[Trait("Category", "Long")]
public sealed class WaitingWritersTests
{
    private const string Write = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } } }";

    // The lock of the change log, which is held from the first line of a write to its commit.
    private const string HoldsTheLog = "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private static readonly string[] s_ofTheFrozen = ["TIMEOUT", "OUTCOME_UNKNOWN", "DATABASE_UNAVAILABLE"];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_waits_for_eight_seconds_is_told_that_the_database_is_busy(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider, TestTemplate.SmallWorld);
        await server.LogAsync("chaud");
        await using DbConnection other = await server.Database.OpenAsync();
        await using DbTransaction transaction = await other.BeginTransactionAsync();
        if (provider == DatabaseProvider.Postgresql)
        {
            await using DbCommand hold = other.CreateCommand();
            (hold.CommandText, hold.Transaction) = ($"SELECT pg_advisory_xact_lock({PostgresHubGraphContext.LogLock})", transaction);
            await hold.ExecuteNonQueryAsync();
        }

        Stopwatch watch = Stopwatch.StartNew();
        FaultServer.AssertUnavailable(await server.AskAsync(Write, new { input = FaultServer.Animation("attend") }, FaultServer.Token), "DATABASE_BUSY");

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(10));
        await transaction.RollbackAsync();
        Assert.Equal(200, (await server.LogAsync("attend")).Status);
    }

    [SkippableFact]
    public async Task A_server_that_freezes_in_the_middle_of_a_write_does_not_stop_the_others()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Postgresql);
        await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        using ServerProcess frozen = ServerProcess.Start(TestDatabases.CreateTestDirectory(),
        [
            "--urls", "http://127.0.0.1:0", "--RateLimits:Enabled", "false", "--Database:Provider", "Postgresql", "--Database:ConnectionString", server.Database.Options.ConnectionString, .. TestIssuer.Shared.Settings,
        ]);
        Uri graph = await frozen.Serving;
        using CancellationTokenSource over = new();
        Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => WriteAsync(graph, over.Token))];
        do
        {
            await frozen.SignalAsync("CONT");
            await FaultServer.UntilAsync(() => server.Database.CountAsync(HoldsTheLog), count => count > 0);
            await frozen.SignalAsync("STOP");
            // What the server was doing, it finishes; what it waits for stays as it is.
        }
        while (!await StaysAsync(server));

        Stopwatch watch = Stopwatch.StartNew();
        await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));

        await frozen.SignalAsync("CONT");
        await over.CancelAsync();
        await Task.WhenAll(writers);
        await WriteAsync(graph, CancellationToken.None, most: 1);
    }

    private static async Task<bool> StaysAsync(GraphServer server)
    {
        for (int i = 0; i < 5; i++)
        {
            if (await server.Database.CountAsync($"{HoldsTheLog} AND a.state = 'idle in transaction'") == 0)
                return false;
        }
        return true;
    }

    private static async Task WriteAsync(Uri graph, CancellationToken over, int most = int.MaxValue)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ActivitySamples.Token);
        for (int i = 0; i < most && !over.IsCancellationRequested; i++)
        {
            using HttpResponseMessage response = await client.PostAsJsonAsync(graph, new { query = Write, variables = new { input = ActivitySamples.Animation() } }, CancellationToken.None);
            JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            // Who was frozen may find that the time of its request passed, or, in its commit, not know what came of it.
            Assert.True(!body.TryGetProperty("errors", out JsonElement errors) || (most > 1 && s_ofTheFrozen.Any(errors.ToString().Contains)), body.ToString());
        }
    }
}
