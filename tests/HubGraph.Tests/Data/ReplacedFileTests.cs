using System.Net;
using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using HubGraph.Tests.Graph;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

/// <summary>A database file that somebody removes, replaces or puts back.</summary>
public sealed class ReplacedFileTests
{
    [Theory]
    [InlineData("removed")]
    [InlineData("replaced")]
    [InlineData("moved")]
    public async Task Nothing_is_acknowledged_or_read_when_the_path_leads_elsewhere(string how)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        await using TestDatabase other = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        string file = SqliteFile.PathOf(server.Database.Options);
        await server.CreateHubAsync("avant");
        Assert.Equal(200, (await server.SendAsync("{ hubs { totalCount } }")).Status);

        string kept = $"{file}.kept";
        if (how == "removed")
            File.Delete(file);
        else
            File.Move(file, kept);
        if (how == "replaced")
            File.Move(SqliteFile.PathOf(other.Options), file);

        for (int i = 0; i < 3; i++)
            Assert.True(await IsRefusedAsync(server, $"perdu-{i}"));
        using HttpResponseMessage ready = await server.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("file was replaced, moved or removed", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Readers look ten times a second: also for what is remembered, and for what is asked by those whose answers are not.
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        foreach (string? token in new[] { null, MutationSender.Administrator })
        {
            string? code;
            while ((code = (await server.SendAsync("{ hubs { totalCount } }", token: token)).Body.Code()) is null)
                limit.Token.ThrowIfCancellationRequested();
            Assert.Equal("DATABASE_UNAVAILABLE", code);
        }
        if (how == "replaced")
        {
            await using SqliteConnection connection = new($"Data Source={new Uri(file).AbsoluteUri}?immutable=1;Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await using SqliteCommand command = new("SELECT count(*) FROM hubs WHERE slug LIKE 'perdu%' OR slug = 'avant'", connection);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
        if (how != "moved")
            return;
        // Put back where it was, it is the same file, with all that was acknowledged.
        File.Move(kept, file);
        await server.CreateHubAsync("apres");
        JsonElement hubs = (await server.QueryAsync("""{ hubs(where: {slug: {in: ["avant", "apres", "perdu-0"]}}, order: [{slug: ASC}]) { nodes { slug } } }""")).GetProperty("hubs");
        Assert.Equal("""{"nodes":[{"slug":"apres"},{"slug":"avant"}]}""", hubs.GetRawText());
    }

    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    [InlineData("other")]
    public async Task A_file_that_was_put_back_beside_the_log_of_another_is_refused_at_the_start(string which)
    {
        await using TestDatabase before = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        await using TestDatabase after = await TestDatabases.CopyAsync(before);
        // What a killed program leaves: a file, and a log of what is not yet in it.
        await SmallWorld.WriteAsync(after, context => context.AddRange(Enumerable.Range(0, 300).Select(i => new Hub { Slug = $"premier-{i}", Name = "Premier" })));
        SqliteConnection.ClearAllPools();
        string killed = await KilledAsync(after, "second");
        await DatabaseStartup.PrepareAsync(DatabaseOptions.Sqlite(CopyOf(killed)), null, NullLogger.Instance);

        string file = CopyOf(killed);
        if (which == "newer")
            await SmallWorld.WriteAsync(after, context => context.AddRange(Enumerable.Range(0, 3).Select(i => new Hub { Slug = $"plus-tard-{i}", Name = "Plus tard" })));
        if (which == "other")
            await SmallWorld.WriteAsync(before, context => context.Add(new Hub { Slug = "autre", Name = "Autre" }));
        SqliteConnection.ClearAllPools();
        File.Copy(SqliteFile.PathOf(which == "newer" ? after.Options : before.Options), file, overwrite: true);

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseStartup.PrepareAsync(DatabaseOptions.Sqlite(file), null, NullLogger.Instance));
        Assert.Contains($"move {file}-wal and {file}-shm away", refusal.Message, StringComparison.Ordinal);
        // As it says.
        foreach (string beside in new[] { $"{file}-wal", $"{file}-shm" })
            File.Delete(beside);
        await DatabaseStartup.PrepareAsync(DatabaseOptions.Sqlite(file), null, NullLogger.Instance);
    }

    [Fact]
    public async Task A_log_without_its_file_is_not_thrown_away()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        string file = await KilledAsync(database, "premier");
        File.Delete(file);

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseStartup.PrepareAsync(DatabaseOptions.Sqlite(file), null, NullLogger.Instance));

        Assert.StartsWith($"The database {file} is not there, but its write-ahead log {file}-wal is", refusal.Message, StringComparison.Ordinal);
        Assert.True(new FileInfo($"{file}-wal").Length > 0);
    }

    private static async Task<bool> IsRefusedAsync(GraphServer server, string slug)
    {
        (_, JsonElement body) = await server.TryMutateAsync(MutationSender.Administrator, "createHub", new { slug, name = "Perdu" }, "hub { id }");
        return body.Code() is "DATABASE_UNAVAILABLE";
    }

    // The file and its log as they are while a program has them open, copied elsewhere.
    private static async Task<string> KilledAsync(TestDatabase database, string slug)
    {
        // SQLite takes the log away when the last connection closes that ever read: this one is to be it.
        await using System.Data.Common.DbConnection open = await database.OpenAsync();
        await using System.Data.Common.DbCommand read = open.CreateCommand();
        read.CommandText = "SELECT count(*) FROM hubs";
        await read.ExecuteScalarAsync();
        await SmallWorld.WriteAsync(database, context => context.Add(new Hub { Slug = slug, Name = slug }));
        string file = CopyOf(SqliteFile.PathOf(database.Options));
        Assert.True(new FileInfo($"{file}-wal").Length > 0);
        return file;
    }

    private static string CopyOf(string file)
    {
        string copy = Path.Combine(TestDatabases.CreateTestDirectory(), "hubgraph.db");
        foreach (string part in new[] { "", "-wal" })
            File.Copy(file + part, copy + part);
        return copy;
    }
}
