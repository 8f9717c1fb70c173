using System.Data.Common;
using System.Globalization;
using HubGraph.Commands;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Graph.Changes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Commands;

/// <summary>A whole database, written to a file, made anew from one, moved to another.</summary>
public sealed class CopyCommandTests
{
    // All that a client sees, and all that it does not.
    private static readonly string[] s_queries =
    [
        "{ hubs { nodes { id version slug name note history { nodes { kind at before after actor { name } } } } } }",
        "{ activities { nodes { id version summary performedOn reportedBy { name } hub { slug } history { nodes { kind at } } } } }",
        "{ events { nodes { id title startsAt cancellationReason history { nodes { kind at } } } } fundedProjects { nodes { id title } } regions { nodes { id code name population } } }",
        "{ changes(first: 100) { edges { cursor node { id kind recordId at before after } } pageInfo { endCursor } } }",
        """{ search(query: "evenement projet hub") { totalCount } found: search(query: "nord") { nodes { ... on Hub { id name } } } }""",
    ];

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Sqlite, DatabaseProvider.Postgresql)]
    [InlineData(DatabaseProvider.Postgresql, DatabaseProvider.Sqlite)]
    public async Task A_backup_that_is_restored_is_the_same_database_with_ids_versions_and_history(DatabaseProvider provider, DatabaseProvider other)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        // A key that is gone is not given again.
        await SmallWorld.WriteAsync(original, context => context.Add(new Award { HubId = 1, AmountCents = 100 }));
        await SmallWorld.WriteAsync(original, context => context.Remove(context.Awards.Single()));
        await using TestDatabase restored = await TestDatabases.CreateAsync(other, TestTemplate.Missing);
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "backup.db");

        await DatabaseCopy.RunAsync(CopyKind.Backup, original.Options, DatabaseOptions.Sqlite(file), Silent(), default);
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        await DatabaseCopy.RestoreAsync(file, restored.Options, Silent(), default);

        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        Assert.Equal(await SeenAsync(original), await SeenAsync(restored));
        Assert.Equal((true, true), await CopiedDatabaseTests.HoldsAsync(restored, await CopiedDatabaseTests.KeptAsync(original)));
        foreach (TestDatabase database in new[] { original, restored })
        {
            await SmallWorld.WriteAsync(database, context => context.Add(new Award { HubId = 1, AmountCents = 200 }));
            Assert.Equal(2, await database.CountAsync("SELECT id FROM awards"));
        }
    }

    [SkippableFact]
    public async Task A_database_is_moved_to_PostgreSQL_and_back()
    {
        await using TestDatabase first = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await using TestDatabase second = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        await using TestDatabase third = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Missing);

        await DatabaseCopy.RunAsync(CopyKind.Move, first.Options, second.Options, Silent(), default);
        await DatabaseCopy.RunAsync(CopyKind.Move, second.Options, third.Options, Silent(), default);

        await using HubGraphContext context = first.CreateContext();
        foreach (string table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
            Assert.Equal((table, await DumpAsync(first, table)), (table, await DumpAsync(third, table)));
        Assert.Equal(await DumpAsync(first, "search_documents"), await DumpAsync(third, "search_documents"));
        // With what makes it fast.
        const string Indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
        Assert.Equal(await RowsAsync(first, $"{Indexes} ORDER BY name"), await RowsAsync(third, $"{Indexes} ORDER BY name"));
        const string Constraints = "SELECT count(*) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'f'";
        await using TestDatabase made = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        Assert.Equal(await made.CountAsync(Constraints), await second.CountAsync(Constraints));
        Assert.Equal(await made.CountAsync("SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema()"), await second.CountAsync("SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema()"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_backup_that_is_made_while_others_write_is_of_one_moment(DatabaseProvider provider)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        using CancellationTokenSource enough = new();
        int written = 0;
        Task writing = Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; !enough.IsCancellationRequested; i++)
            {
                // Each write is of three.
                await SmallWorld.WriteAsync(original, context => context.AddRange(Enumerable.Range(0, 3).Select(part => new Hub { Slug = $"{writer}-{i}-{part}", Name = "Hub" })));
                Interlocked.Increment(ref written);
            }
        })));
        List<long> sizes = [];
        for (int i = 0; i < 3; i++)
        {
            // Something was written since the last.
            for (int before = Volatile.Read(ref written); Volatile.Read(ref written) == before && !writing.IsCompleted;)
                await Task.Yield();
            await using TestDatabase backup = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Missing);
            await DatabaseCopy.RunAsync(CopyKind.Backup, original.Options, backup.Options, Silent(), default);
            sizes.Add(await backup.CountAsync("SELECT count(*) FROM hubs"));
            Assert.Equal((0, sizes[^1]), (sizes[^1] % 3, await backup.CountAsync("SELECT count(*) FROM changes")));
            Assert.Equal(sizes[^1], await backup.CountAsync("SELECT count(*) FROM changes c JOIN hubs h ON h.id = c.record_id"));
        }
        await enough.CancelAsync();
        await writing;
        Assert.True(sizes[0] < sizes[2], string.Join(' ', sizes));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nothing_is_written_over_what_is_there(DatabaseProvider provider)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        await using TestDatabase existing = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);

        foreach (CopyKind kind in Enum.GetValues<CopyKind>())
        {
            StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseCopy.RunAsync(kind, original.Options, existing.Options, Silent(), default));
            Assert.Contains("written over", refusal.Message, StringComparison.Ordinal);
        }
        Assert.Equal(0, await existing.CountAsync("SELECT count(*) FROM hubs"));
    }

    [Fact]
    public async Task A_file_is_not_written_beside_the_log_of_another()
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "backup.db");
        await File.WriteAllTextAsync($"{file}-wal", "");

        await Assert.ThrowsAsync<StartupException>(() => DatabaseCopy.RunAsync(CopyKind.Backup, original.Options, DatabaseOptions.Sqlite(file), Silent(), default));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_stopped_on_the_way_leaves_nothing(DatabaseProvider provider)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        foreach (string at in new[] { "rows", "compared" })
        {
            await using TestDatabase target = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
            using CancellationTokenSource stop = new();

            await Assert.ThrowsAnyAsync<Exception>(() => DatabaseCopy.RunAsync(CopyKind.Backup, original.Options, target.Options, new Told(step =>
            {
                if (step.Name == at)
                    stop.Cancel();
            }), stop.Token));

            if (provider == DatabaseProvider.Sqlite)
                Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(SqliteFile.PathOf(target.Options))!));
            else
                Assert.Equal(0, await target.CountAsync("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"));
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_move_of_what_is_written_to_meanwhile_is_refused_and_leaves_nothing(DatabaseProvider provider)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        await using TestDatabase target = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Missing);
        bool isWritten = false;

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseCopy.RunAsync(CopyKind.Move, original.Options, target.Options, new Told(step =>
        {
            if (step.Name == "compared" && !isWritten)
                SmallWorld.WriteAsync(original, context => context.Add(new Award { HubId = 1, AmountCents = 100 })).GetAwaiter().GetResult();
            isWritten |= step.Name == "compared";
        }), default));

        Assert.StartsWith("The database was written to while it was moved", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(SqliteFile.PathOf(target.Options))!));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_backup_of_an_older_version_is_updated_on_the_way_and_the_file_stays_as_it_is(DatabaseProvider provider)
    {
        await using TestDatabase old = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        await old.ScalarAsync("UPDATE hubs SET name = 'Hub AURA', name_folded = 'old' WHERE id = 1");
        await old.ScalarAsync("UPDATE installation SET folding_version = 0");
        SqliteConnection.ClearAllPools();
        string file = SqliteFile.PathOf(old.Options);
        byte[] before = await File.ReadAllBytesAsync(file);
        await using TestDatabase restored = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);

        await DatabaseCopy.RestoreAsync(file, restored.Options, Silent(), default);

        Assert.Equal("hub aura", await restored.ScalarAsync("SELECT name_folded FROM hubs WHERE id = 1"));
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task Who_types_the_commands_is_told_what_came_of_them()
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.SmallWorld);
        string folder = TestDatabases.CreateTestDirectory();
        (string backup, string moved) = (Path.Combine(folder, "backup.db"), Path.Combine(folder, "moved.db"));

        (int code, string output, string errors) = await ServerProcess.RunAsync(folder, "backup", "--output", backup, "--Database:ConnectionString", original.Options.ConnectionString);
        Assert.Equal((0, $"Wrote the backup {backup}.", ""), (code, LastLine(output), errors));
        Assert.Contains("rows: ", output, StringComparison.Ordinal);
        (code, _, errors) = await ServerProcess.RunAsync(folder, "backup", "--output", backup, "--Database:ConnectionString", original.Options.ConnectionString);
        Assert.Equal((1, $"{backup} exists already, and nothing is written over it."), (code, errors));
        (code, output, errors) = await ServerProcess.RunAsync(folder, "restore", backup, "--Database:ConnectionString", $"Data Source={folder}/restored.db");
        Assert.Equal((0, $"Restored the database {folder}/restored.db.", ""), (code, LastLine(output), errors));
        (code, output, errors) = await ServerProcess.RunAsync(folder, "move", "--to", $"Data Source={moved}", "--Database:ConnectionString", $"Data Source={folder}/restored.db");
        Assert.Equal((0, $"Moved to {moved}: set Database:Provider to Sqlite and Database:ConnectionString to it.", ""), (code, LastLine(output), errors));
        (code, _, errors) = await ServerProcess.RunAsync(folder, "restore", Path.Combine(folder, "none.db"), "--Database:ConnectionString", $"Data Source={folder}/other.db");
        Assert.Equal((1, $"There is no database {folder}/none.db."), (code, errors));
        (code, _, errors) = await ServerProcess.RunAsync(folder, "move", "--to", $"Data Source={moved}", "--form");
        Assert.Equal((1, "There is no option --form."), (code, errors));
    }

    private static string LastLine(string output) => output.Trim().Split('\n')[^1].Trim();

    private static async Task<string> SeenAsync(TestDatabase database)
    {
        await using GraphServer server = await GraphServer.StartAsync(new TestDatabase(database.Options, () => default));
        List<string> answers = [];
        foreach (string query in s_queries)
            answers.Add((await server.QueryAsync(query, token: MutationSender.Administrator)).GetRawText());
        return string.Join('\n', answers);
    }

    private static Task<string> DumpAsync(TestDatabase database, string table) => RowsAsync(database, $"SELECT * FROM {table} ORDER BY 1, 2");

    private static async Task<string> RowsAsync(TestDatabase database, string sql)
    {
        await using DbConnection connection = await database.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return string.Join('\n', rows);
    }

    private static Told Silent() => new(_ => { });

    /// <summary>Is told at once, and not some time later.</summary>
    private sealed class Told(Action<ProgressStep> tell) : IProgress<ProgressStep>
    {
        public void Report(ProgressStep value) => tell(value);
    }
}
