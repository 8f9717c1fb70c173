using System.Collections.Concurrent;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using HubGraph.Planning.Execution;
using HubGraph.Tests.Graph;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HubGraph.Tests.Data;

/// <summary>What a test's database holds at first.</summary>
public enum TestTemplate
{
    /// <summary>The reference data that the program ships.</summary>
    Reference,

    /// <summary>The schema alone.</summary>
    Empty,

    /// <summary>The schema and the records of <see cref="Graph.SmallWorld"/>.</summary>
    SmallWorld,

    /// <summary>Nothing, not even a schema; on SQLite not even a file.</summary>
    Missing,
}

/// <summary>The databases of all tests: each template is made once in a run, and copied for each test.</summary>
public static class TestDatabases
{
    private static readonly Lazy<string> s_directory = new(CreateDirectory);
    private static readonly ConcurrentDictionary<TestTemplate, Lazy<Task<string>>> s_files = new();

    private static readonly Lazy<Task<PostgresServer>> s_server = new(PostgresServer.StartAsync);
    private static readonly ConcurrentDictionary<TestTemplate, Lazy<Task<string>>> s_servers = new();

    private static int s_count;

    /// <summary>A database of the test's own. The test is skipped, visibly, when there is no PostgreSQL.</summary>
    public static Task<TestDatabase> CreateAsync(DatabaseProvider provider, TestTemplate template = TestTemplate.Reference) =>
        provider == DatabaseProvider.Sqlite ? CreateFileAsync(template) : CreateOnServerAsync(template);

    /// <summary>A copy of a database that nobody is connected to, as a file system or a server copies it.</summary>
    public static async Task<TestDatabase> CopyAsync(TestDatabase original)
    {
        TestDatabase copy = await CreateAsync(original.Options.Provider, TestTemplate.Missing);
        if (original.Options.Provider == DatabaseProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            File.Copy(SqliteFile.PathOf(original.Options), SqliteFile.PathOf(copy.Options));
            return copy;
        }
        (string from, string to) = (NameOf(original), NameOf(copy));
        PostgresServer server = await s_server.Value;
        await server.DropDatabaseAsync(to);
        await ClearPoolAsync(original.Options);
        await server.CreateDatabaseAsync(to, from);
        return copy;
    }

    /// <summary>Copies what PostgreSQL's own programs dump into an empty database.</summary>
    public static async Task DumpAsync(TestDatabase from, TestDatabase to)
    {
        PostgresServer server = await s_server.Value;
        await server.DumpAsync(NameOf(from), NameOf(to));
    }

    private static string NameOf(TestDatabase database) => new NpgsqlConnectionStringBuilder(database.Options.ConnectionString).Database!;

    /// <summary>A directory of the test's own, deleted when the run ends.</summary>
    public static string CreateTestDirectory() => Directory.CreateDirectory(Path.Combine(s_directory.Value, NextName())).FullName;

    private static async Task<TestDatabase> CreateFileAsync(TestTemplate template)
    {
        string directory = CreateTestDirectory();
        string file = Path.Combine(directory, "hubgraph.db");
        if (template != TestTemplate.Missing)
            File.Copy(await MadeOnceAsync(s_files, template, PrepareFileAsync), file);
        return new TestDatabase(DatabaseOptions.Sqlite(file), () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreateOnServerAsync(TestTemplate template)
    {
        PostgresServer server = await s_server.Value;
        Skip.If(server.Missing is not null, server.Missing);
        string name = NextName();
        await server.CreateDatabaseAsync(name, template == TestTemplate.Missing ? null : await MadeOnceAsync(s_servers, template, PrepareServerAsync));
        DatabaseOptions options = DatabaseOptions.Postgresql(server.ConnectionString(name));
        return new TestDatabase(options, async () =>
        {
            await ClearPoolAsync(options);
            await server.DropDatabaseAsync(name);
        });
    }

    private static Task<string> MadeOnceAsync(ConcurrentDictionary<TestTemplate, Lazy<Task<string>>> made, TestTemplate template, Func<TestTemplate, Task<string>> make) =>
        made.GetOrAdd(template, key => new Lazy<Task<string>>(() => make(key))).Value;

    private static async Task<string> PrepareFileAsync(TestTemplate template)
    {
        string file = Path.Combine(s_directory.Value, $"{template}.db");
        await PrepareAsync(DatabaseOptions.Sqlite(file), template);
        return file;
    }

    private static async Task<string> PrepareServerAsync(TestTemplate template)
    {
        PostgresServer server = await s_server.Value;
        string name = NextName();
        await server.CreateDatabaseAsync(name, template: null);
        await PrepareAsync(DatabaseOptions.Postgresql(server.ConnectionString(name)), template);
        return name;
    }

    private static async Task PrepareAsync(DatabaseOptions options, TestTemplate template)
    {
        await DatabaseStartup.PrepareAsync(options, template == TestTemplate.Reference ? ReferenceFiles.Shipped : null, NullLogger.Instance);
        if (template != TestTemplate.SmallWorld)
            return;
        await SmallWorld.FillAsync(new TestDatabase(options, () => ValueTask.CompletedTask));
        // What is open elsewhere cannot be copied, or not all of it.
        if (options.Provider == DatabaseProvider.Sqlite)
            SqliteConnection.ClearAllPools();
        else
            await ClearPoolAsync(options);
    }

    private static async Task ClearPoolAsync(DatabaseOptions options)
    {
        // The program's own pool is that of the string as it completes it.
        foreach (string text in new[] { options.ConnectionString, PostgresSettings.Complete(options.ConnectionString).ConnectionString })
        {
            await using NpgsqlConnection connection = new(text);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static string NextName() => $"hubgraph_test_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";

    private static string CreateDirectory()
    {
        string directory = Directory.CreateTempSubdirectory("hubgraph-tests-").FullName;
        AfterTheRun.Run("rm -rf \"$1\"", directory);
        return directory;
    }
}
