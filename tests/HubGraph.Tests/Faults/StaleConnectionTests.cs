using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>PostgreSQL ended the connections that the program keeps: it was restarted, or something between grew tired of them.</summary>
public sealed class StaleConnectionTests
{
    [SkippableFact]
    public async Task Nobody_who_reads_learns_that_connections_were_ended()
    {
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld));
        string[] documents =
        [
            FaultServer.Read, "{ regions { nodes { name } } }", "{ changes(first: 2) { nodes { kind } pageInfo { endCursor } } }", """{ search(query: "nord") { totalCount nodes { __typename } } }""",
            """{ coverage(region: "32") { status } }""", "{ uncovered(level: REGION) { totalCount } }",
        ];
        await Task.WhenAll(documents.SelectMany(document => Enumerable.Repeat(document, 8)).Select((document, i) => server.QueryAsync($"{document} #{i}")));
        string before = await ExportAsync(server);

        for (int round = 0; round < 2; round++)
        {
            await server.Database.TerminateAsync();
            // Of another text each, so that none is answered from memory.
            for (int i = 0; i < documents.Length * 2; i++)
                await server.QueryAsync($"{documents[i % documents.Length]} # {round} {i}");
        }
        await server.Database.TerminateAsync();
        Assert.Equal(before, await ExportAsync(server));
        await server.Database.TerminateAsync();
        Assert.Equal((200, "Healthy"), await ReadyAsync(server));
    }

    [SkippableFact]
    public async Task Who_writes_over_an_ended_connection_writes_once()
    {
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => server.LogAsync($"avant-{i}")));

        for (int i = 0; i < 3; i++)
        {
            await server.Database.TerminateAsync();
            (int status, JsonElement body) = await server.LogAsync($"après-{i}");
            Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
            Assert.Equal(1, body.GetProperty("data").GetProperty("logAnimation").GetProperty("activity").GetProperty("version").GetInt32());
        }

        Assert.Equal(3, await server.Database.CountAsync("SELECT count(*) FROM activities WHERE client_reference LIKE 'après-%'"));
    }

    [SkippableFact]
    public async Task Connections_that_nobody_needs_are_closed()
    {
        TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        NpgsqlConnectionStringBuilder settings = new(database.Options.ConnectionString) { ConnectionIdleLifetime = 1, ConnectionPruningInterval = 1, ApplicationName = "oisif" };
        await using GraphServer server = await GraphServer.StartAsync(new TestDatabase(DatabaseOptions.Postgresql(settings.ConnectionString), database.DisposeAsync));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => server.QueryAsync($"{FaultServer.Read} #{i}")));

        await FaultServer.UntilAsync(() => database.CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oisif'"), count => count <= 1);
    }

    private static async Task<(int, string)> ReadyAsync(GraphServer server)
    {
        (int status, string word, _) = await server.ReadyAsync();
        return (status, word);
    }

    private static Task<string> ExportAsync(GraphServer server) => server.Client.GetStringAsync("/exports/hubs.csv");
}
