using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>Two PostgreSQL servers, of which the second takes over.</summary>
[Trait("Category", "Long")]
public sealed class SeveralHostsTests
{
    [SkippableFact]
    public async Task After_a_promotion_everything_goes_on_and_nothing_acknowledged_is_lost()
    {
        await using PostgresPair pair = await PostgresPair.StartAsync();
        TestDatabase database = new(DatabaseOptions.Postgresql(pair.ConnectionString), () => ValueTask.CompletedTask);
        await DatabaseStartup.PrepareAsync(database.Options, null, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await SmallWorld.FillAsync(database);
        await using GraphServer server = await GraphServer.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => server.QueryAsync($"{FaultServer.Read} #{i}")));
        Assert.Equal(200, (await server.LogAsync("avant")).Status);
        Assert.Equal("Healthy", (await server.ReadyAsync()).Word);

        await pair.PromoteAsync();

        int asked = 0;
        await FaultServer.UntilAsync(
            async () =>
            {
                (int Status, TimeSpan? RetryAfter, JsonElement Body) answer = await server.AskAsync($"{FaultServer.Read} # {asked++}");
                if (answer.Status != 200)
                    FaultServer.AssertUnavailable(answer);
                return answer.Status;
            },
            status => status == 200);
        await FaultServer.UntilAsync(
            async () =>
            {
                (int status, JsonElement body) = await server.LogAsync("après");
                Assert.True(status is 200 or 503, body.ToString());
                return status;
            },
            status => status == 200);
        // The test's own idle connections lead to the server that is gone.
        await using (NpgsqlConnection own = new(database.Options.ConnectionString))
            NpgsqlConnection.ClearPool(own);
        Assert.Equal(1, await database.CountAsync("activities", "avant"));
        Assert.Equal(1, await database.CountAsync("activities", "après"));
        await FaultServer.UntilAsync(server.ReadyAsync, ready => ready is (200, "Healthy", _));
    }
}
