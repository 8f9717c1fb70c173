using System.Diagnostics;
using System.Net;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>The database does not do what it should: clients learn that it is not their fault, and when to come again.</summary>
public sealed class UnavailableTests
{
    private const string Write = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } errors { ... on Error { code } } } }";

    [SkippableFact]
    public async Task Out_of_reach_and_back()
    {
        (DatabaseProxy proxy, TestDatabase database) = await DatabaseProxy.StartAsync();
        using DatabaseProxy owned = proxy;
        await using GraphServer server = await GraphServer.StartAsync(database);
        await server.QueryAsync(FaultServer.Read);
        proxy.Cut();

        foreach (string query in new[] { FaultServer.Read, "{ regions { nodes { name } } }", "{ changes(first: 1) { nodes { kind } } }", """{ search(query: "nord") { totalCount } }""", """{ coverage(region: "32") { status } }""" })
            FaultServer.AssertUnavailable(await server.AskAsync($"{query} # new"));
        FaultServer.AssertUnavailable(await server.AskAsync(FaultServer.Read, token: FaultServer.Token));
        FaultServer.AssertUnavailable(await server.AskAsync(Write, new { input = FaultServer.Animation("a") }, FaultServer.Token));
        using (HttpResponseMessage export = await server.Client.GetAsync("/exports/hubs.csv"))
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (export.StatusCode, export.Headers.RetryAfter is not null));
        (int status, string word, _) = await server.ReadyAsync();
        Assert.Equal((503, "Unhealthy"), (status, word));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);

        proxy.Heal();
        await server.QueryAsync($"{FaultServer.Read} # again");
        (status, JsonElement body) = await server.LogAsync("b");
        Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
        await FaultServer.UntilAsync(server.ReadyAsync, ready => ready is (200, "Healthy", _));
    }

    [SkippableFact]
    public async Task Out_of_connections()
    {
        TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        string role = $"few_{new NpgsqlConnectionStringBuilder(database.Options.ConnectionString).Database}";
        await database.ScalarAsync($"CREATE ROLE {role} LOGIN SUPERUSER CONNECTION LIMIT 3");
        // The limit holds for those who are no superusers.
        await database.ScalarAsync($"ALTER ROLE {role} NOSUPERUSER; GRANT pg_read_all_data, pg_write_all_data TO {role}");
        NpgsqlConnectionStringBuilder few = new(database.Options.ConnectionString) { Username = role };
        await using GraphServer server = await GraphServer.StartAsync(new TestDatabase(DatabaseOptions.Postgresql(few.ConnectionString), async () =>
        {
            await database.ScalarAsync($"ALTER ROLE {role} NOLOGIN");
            await database.DisposeAsync();
        }));

        // What the start still holds for a moment may be all three: who comes again is answered.
        List<(int Status, TimeSpan? RetryAfter, JsonElement Body)> answers = [];
        for (int round = 0; round < 50 && !answers.Exists(answer => answer.Status == 200); round++)
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 60).Select(i => server.AskAsync($"{FaultServer.Read} #{round} {i}"))));

        Assert.Contains(answers, answer => answer.Status == 200);
        foreach ((int, TimeSpan?, JsonElement) answer in answers.Where(answer => answer.Status != 200))
            FaultServer.AssertUnavailable(answer);
    }

    [SkippableFact]
    public async Task A_database_that_may_only_be_read_serves_reads()
    {
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld));
        string name = new NpgsqlConnectionStringBuilder(server.Database.Options.ConnectionString).Database!;
        await server.Database.ScalarAsync($"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await server.Database.TerminateAsync();

        FaultServer.AssertUnavailable(await server.AskAsync(Write, new { input = FaultServer.Animation("a") }, FaultServer.Token));
        await server.QueryAsync(FaultServer.Read);
        Assert.Equal((200, "Degraded", "The database answers, but takes no writes: it may only be read, or its file was replaced."), await server.ReadyAsync());
    }

    [SkippableFact]
    public async Task A_full_disk_serves_reads()
    {
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld));
        await FullDisk.FillAsync(server.Database);

        FaultServer.AssertUnavailable(await server.AskAsync(Write, new { input = FaultServer.Animation("a", FullDisk.Summary) }, FaultServer.Token));
        await server.QueryAsync(FaultServer.Read);
        Assert.Equal((200, "Degraded", "The database answers, but takes no writes: its disk is full."), await server.ReadyAsync());
    }

    [Fact]
    public async Task A_damaged_file_is_told_apart_from_the_programs_own_faults()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        string file = new SqliteConnectionStringBuilder(server.Database.Options.ConnectionString).DataSource;
        await server.Database.ScalarAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        long page = await server.Database.CountAsync("SELECT rootpage FROM sqlite_master WHERE name = 'events'");
        long size = await server.Database.CountAsync("PRAGMA page_size");
        await using (FileStream written = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            written.Position = (page - 1) * size;
            await written.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)size).ToArray());
        }

        FaultServer.AssertUnavailable(await server.AskAsync("{ events { nodes { title } } }"));
        await server.QueryAsync(FaultServer.Read);
        Assert.Equal((200, "Degraded", "The database answers, but not every query: it is damaged, or its disk reports errors."), await server.ReadyAsync());
    }

    [SkippableFact]
    public async Task A_silent_database_keeps_the_time_limit()
    {
        TimeSpan patience = TimeSpan.FromSeconds(12);
        (DatabaseProxy proxy, TestDatabase database) = await DatabaseProxy.StartAsync();
        using DatabaseProxy owned = proxy;
        await using GraphServer server = await GraphServer.StartAsync(database, [.. TestIssuer.Shared.Settings, "--Limits:Timeout", "00:00:04"]);
        await server.QueryAsync(FaultServer.Read);
        await server.LogAsync("chaud");
        proxy.Silence();

        Stopwatch watch = Stopwatch.StartNew();
        (int Status, TimeSpan? RetryAfter, JsonElement Body)[] answers = await Task.WhenAll(
            server.AskAsync($"{FaultServer.Read} # new"),
            server.AskAsync("{ changes(first: 1) { nodes { kind } } }", token: FaultServer.Token),
            server.AskAsync(Write, new { input = FaultServer.Animation("a") }, FaultServer.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, patience);
        Assert.All(answers, answer => Assert.Equal((503, "TIMEOUT"), (answer.Status, answer.Body.Code())));
        watch.Restart();
        (int status, _, _) = await server.ReadyAsync();
        Assert.Equal(503, status);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(6));

        proxy.Heal();
        await server.QueryAsync($"{FaultServer.Read} # again");
        Assert.Equal(0, await database.CountAsync("activities", "a"));
    }
}
