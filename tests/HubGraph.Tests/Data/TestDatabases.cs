using HubGraph.Data;
using HubGraph.Data.Reference;
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

    /// <summary>Nothing, not even a schema; on SQLite not even a file.</summary>
    Missing,
}

/// <summary>The databases of all tests: each template is made once in a run, and copied for each test.</summary>
public static class TestDatabases
{
    private static readonly Lazy<string> s_directory = new(CreateDirectory);
    private static readonly Dictionary<TestTemplate, Lazy<Task<string>>> s_files = new()
    {
        [TestTemplate.Reference] = new(() => PrepareFileAsync(TestTemplate.Reference)),
        [TestTemplate.Empty] = new(() => PrepareFileAsync(TestTemplate.Empty)),
    };

    private static readonly Lazy<Task<PostgresServer>> s_server = new(PostgresServer.StartAsync);
    private static readonly Dictionary<TestTemplate, Lazy<Task<string>>> s_servers = new()
    {
        [TestTemplate.Reference] = new(() => PrepareServerAsync(TestTemplate.Reference)),
        [TestTemplate.Empty] = new(() => PrepareServerAsync(TestTemplate.Empty)),
    };

    private static int s_count;

    /// <summary>A database of the test's own. The test is skipped, visibly, when there is no PostgreSQL.</summary>
    public static Task<TestDatabase> CreateAsync(DatabaseProvider provider, TestTemplate template = TestTemplate.Reference) =>
        provider == DatabaseProvider.Sqlite ? CreateFileAsync(template) : CreateOnServerAsync(template);

    /// <summary>A directory of the test's own, deleted when the run ends.</summary>
    public static string CreateTestDirectory() => Directory.CreateDirectory(Path.Combine(s_directory.Value, NextName())).FullName;

    private static async Task<TestDatabase> CreateFileAsync(TestTemplate template)
    {
        string directory = CreateTestDirectory();
        string file = Path.Combine(directory, "hubgraph.db");
        if (template != TestTemplate.Missing)
            File.Copy(await s_files[template].Value, file);
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
        await server.CreateDatabaseAsync(name, template == TestTemplate.Missing ? null : await s_servers[template].Value);
        DatabaseOptions options = DatabaseOptions.Postgresql(server.ConnectionString(name));
        return new TestDatabase(options, async () =>
        {
            await using (NpgsqlConnection connection = new(options.ConnectionString))
                NpgsqlConnection.ClearPool(connection);
            await server.DropDatabaseAsync(name);
        });
    }

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

    private static Task PrepareAsync(DatabaseOptions options, TestTemplate template) =>
        DatabaseStartup.PrepareAsync(options, template == TestTemplate.Reference ? ReferenceFiles.Shipped : null, NullLogger.Instance);

    private static string NextName() => $"hubgraph_test_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";

    private static string CreateDirectory()
    {
        string directory = Directory.CreateTempSubdirectory("hubgraph-tests-").FullName;
        AfterTheRun.Run("rm -rf \"$1\"", directory);
        return directory;
    }
}
