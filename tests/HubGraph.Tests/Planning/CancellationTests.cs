using System.Data.Common;
using System.Diagnostics;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class CancellationTests
{
    private static readonly TimeSpan s_after = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_promptly = TimeSpan.FromSeconds(5);

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_long_statement_stops_when_its_client_leaves(DatabaseProvider provider)
    {
        await using TestDatabase database = await LongQuery.CreateDatabaseAsync(provider);
        await using OracleServer server = new(database);
        await AssertStopsAsync(server, LongQuery.Endless);
        Assert.Equal(LongQuery.Hubs, (await server.DataAsync("{ hubs { totalCount } }")).GetProperty("hubs").GetProperty("totalCount").GetInt32());
    }

    [SkippableFact]
    public async Task A_statement_that_waits_for_a_lock_stops_when_its_client_leaves()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        await using OracleServer server = new(database);
        await using (DbConnection other = await database.OpenAsync())
        {
            await using DbTransaction transaction = await other.BeginTransactionAsync();
            await using DbCommand command = other.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "LOCK TABLE regions IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();
            await AssertStopsAsync(server, "{ hubs { totalCount } regions { nodes { departments { nodes { name } } } } }");
        }
        await server.DataAsync("{ hubs { totalCount } regions { nodes { departments { nodes { name } } } } }");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nothing_is_asked_for_a_client_that_has_left(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);
        await server.DataAsync("{ hubs { totalCount } }");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.ExecuteAsync("{ hubs { totalCount } }", cancellationToken: new CancellationToken(canceled: true)));
    }

    private static async Task AssertStopsAsync(OracleServer server, string document)
    {
        using CancellationTokenSource leaving = new(s_after);
        Stopwatch watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.ExecuteAsync(document, cancellationToken: leaving.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_after + s_promptly);
    }
}
