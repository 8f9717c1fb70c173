using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Commands;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>The first start takes a while.</summary>
public sealed class StartingTests
{
    [SkippableFact]
    public async Task Lives_from_the_first_second_and_serves_when_its_database_is_ready()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Reference);
        await database.ScalarAsync("UPDATE installation SET folding_version = 0");
        // Another start holds the lock of all starts.
        await using NpgsqlConnection other = (NpgsqlConnection)await database.OpenAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using (NpgsqlCommand hold = new($"SELECT pg_advisory_xact_lock({0x6875626772617068})", other, transaction))
            await hold.ExecuteScalarAsync();
        string address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        using CancellationTokenSource stop = new();
        Task<int> serving = Task.Run(() => ServeCommand.RunAsync(
            ["--urls", address, "--Logging:LogLevel:Default", "None", "--Database:Provider", "Postgresql", "--Database:ConnectionString", database.Options.ConnectionString], stop.Token));
        using HttpClient client = new() { BaseAddress = new Uri(address) };

        using (HttpResponseMessage live = await FaultServer.UntilAsync(() => TryGetAsync(client, "/health/live"), answer => answer is not null || serving.IsCompleted) ?? throw new InvalidOperationException("It does not live."))
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using (HttpResponseMessage ready = await client.GetAsync("/health/ready"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using (HttpResponseMessage query = await client.PostAsJsonAsync("/graphql", new { query = "{ hubs { totalCount } }" }))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (query.StatusCode, query.Headers.RetryAfter is not null));
            Assert.Equal("STARTING", (await query.Content.ReadFromJsonAsync<JsonElement>()).Code());
        }
        await transaction.RollbackAsync();

        using (HttpResponseMessage ready = (await FaultServer.UntilAsync(() => TryGetAsync(client, "/health/ready"), answer => answer?.StatusCode == HttpStatusCode.OK || serving.IsCompleted))!)
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using (HttpResponseMessage query = await client.PostAsJsonAsync("/graphql", new { query = "{ hubs { totalCount } }" }))
            Assert.Equal(HttpStatusCode.OK, query.StatusCode);
        await stop.CancelAsync();
        Assert.Equal(0, await serving);
    }

    [SkippableTheory, InlineData("LATIN1"), InlineData("LATIN9"), InlineData("SQL_ASCII")]
    public async Task An_encoding_that_cannot_hold_the_data_is_refused(string encoding)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        string name = $"{new NpgsqlConnectionStringBuilder(database.Options.ConnectionString).Database}_{encoding.ToLowerInvariant()}";
        await database.ScalarAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'");
        NpgsqlConnectionStringBuilder other = new(database.Options.ConnectionString) { Database = name, Pooling = false };
        try
        {
            StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseStartup.PrepareAsync(DatabaseOptions.Postgresql(other.ConnectionString), null, NullLogger.Instance));

            Assert.EndsWith($"has the encoding {encoding}, which cannot hold all texts: create it with ENCODING 'UTF8' TEMPLATE template0.", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            await database.ScalarAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<HttpResponseMessage?> TryGetAsync(HttpClient client, string path)
    {
        try
        {
            return await client.GetAsync(path);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
