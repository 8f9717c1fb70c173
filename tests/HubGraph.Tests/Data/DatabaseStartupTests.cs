using System.Security.Cryptography;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HubGraph.Tests.Data;

public sealed class DatabaseStartupTests
{
    [Fact]
    public async Task A_file_that_is_not_SQLite_is_refused()
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "notes.db");
        await File.WriteAllTextAsync(file, "Bonjour, ceci n'est pas une base de données.");
        await RefusesAsync(file, $"The file {file} is not a SQLite database.");
    }

    [Theory, InlineData("delete"), InlineData("wal")]
    public async Task A_file_of_another_application_is_refused(string journal)
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "other.db");
        await ExecuteAsync(file, $"PRAGMA journal_mode = {journal}; CREATE TABLE notes (text TEXT)");
        await RefusesAsync(file, $"The database {file} belongs to another application.");
    }

    [Fact]
    public async Task A_file_that_another_application_migrates_is_refused()
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "other.db");
        await ExecuteAsync(file, "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT, ProductVersion TEXT); INSERT INTO __EFMigrationsHistory VALUES ('20200101000000_First', '8')");
        await RefusesAsync(file, $"The database {file} belongs to another application.");
    }

    [Fact]
    public async Task A_directory_that_is_missing_is_refused()
    {
        string directory = Path.Combine(TestDatabases.CreateTestDirectory(), "missing");
        await RefusesAsync(DatabaseOptions.Sqlite(Path.Combine(directory, "hubgraph.db")), $"The directory {directory} of the database does not exist.");
        Assert.False(Directory.Exists(directory));
    }

    [SkippableFact]
    public async Task A_directory_that_takes_no_files_is_refused()
    {
        Skip.IfNot(Directory.Exists("/proc/self"), "There is no /proc.");
        await RefusesAsync(DatabaseOptions.Sqlite("/proc/self/hubgraph.db"), "The directory /proc/self of the database cannot be written.");
    }

    [Fact]
    public async Task A_directory_in_the_place_of_the_file_is_refused()
    {
        string directory = TestDatabases.CreateTestDirectory();
        await RefusesAsync(DatabaseOptions.Sqlite(directory), $"The database {directory} is a directory.");
    }

    [Theory, InlineData("Data Source=:memory:"), InlineData("Data Source=file:x.db?mode=memory"), InlineData("")]
    public async Task A_database_without_a_file_is_refused(string connectionString) =>
        await RefusesAsync(
            new DatabaseOptions { ConnectionString = connectionString },
            "The setting Database:ConnectionString must name a file by its path (Data Source=…).");

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgresql)]
    public async Task A_connection_string_that_is_none_is_refused(DatabaseProvider provider) =>
        await RefusesAsync(
            new DatabaseOptions { Provider = provider, ConnectionString = "Wrong=1" },
            $"The setting Database:ConnectionString is no connection string of {provider}.");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_newer_schema_is_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await database.ScalarAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Future', '99.0')""");
        string name = NameOf(database.Options);
        await RefusesAsync(database.Options, $"The database {name} was written by a newer version of HubGraph than this one.");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_database_of_an_older_build_is_refused_with_what_to_do(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await database.ScalarAsync("""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '20261123003051_Initial'""");
        await RefusesAsync(
            database.Options,
            $"The database {NameOf(database.Options)} was made by an older build of HubGraph, from which no update leads: "
            + "name a new one in Database:ConnectionString. What was written to it, that build still reads and exports.");
    }

    [SkippableFact]
    public async Task A_PostgreSQL_database_of_another_application_is_refused()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        await database.ScalarAsync("CREATE TABLE notes (text text)");
        await RefusesAsync(database.Options, $"The database {NameOf(database.Options)} belongs to another application.");
    }

    [SkippableFact]
    public async Task A_PostgreSQL_database_that_is_missing_is_refused()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        NpgsqlConnectionStringBuilder other = new(database.Options.ConnectionString) { Database = "no_such_database" };
        DatabaseOptions options = DatabaseOptions.Postgresql(other.ConnectionString);
        await RefusesAsync(options, $"The PostgreSQL server at {NameOf(options)} cannot be used: database \"no_such_database\" does not exist.");
    }

    [Fact]
    public async Task A_PostgreSQL_server_out_of_reach_is_refused()
    {
        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() =>
            DatabaseStartup.PrepareAsync(DatabaseOptions.Postgresql("Host=127.0.0.1;Port=1;Username=hubgraph;Password=secret;Database=hubgraph"), NullLogger.Instance));
        Assert.StartsWith("The PostgreSQL server at 127.0.0.1:1/hubgraph cannot be used: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Two_first_starts_at_once_make_one_database(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => DatabaseStartup.PrepareAsync(database.Options, NullLogger.Instance))));
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM installation"));
        Assert.Equal(16, await database.CountAsync("SELECT count(*) FROM hubs"));
        if (provider == DatabaseProvider.Sqlite)
            Assert.Equal("wal", await database.ScalarAsync("PRAGMA journal_mode"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_database_of_an_older_folding_is_folded_anew(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await database.ScalarAsync("UPDATE hubs SET name_folded = 'old'");
        await database.ScalarAsync("UPDATE installation SET folding_version = 0");
        long last = await database.CountAsync("SELECT max(id) FROM changes");
        await DatabaseStartup.PrepareAsync(database.Options, NullLogger.Instance);
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM hubs WHERE name_folded = 'hubiquite'"));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM hubs WHERE name_folded = 'old'"));
        Assert.Equal(last, await database.CountAsync("SELECT max(id) FROM changes"));
    }

    private static string NameOf(DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
            return new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        NpgsqlConnectionStringBuilder builder = new(options.ConnectionString);
        return $"{builder.Host}:{builder.Port}/{builder.Database}";
    }

    private static async Task RefusesAsync(string file, string message)
    {
        string directory = Path.GetDirectoryName(file)!;
        (string, DateTime) before = (Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file))), File.GetLastWriteTimeUtc(file));
        await RefusesAsync(DatabaseOptions.Sqlite(file), message);
        Assert.Equal(before, (Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file))), File.GetLastWriteTimeUtc(file)));
        Assert.Equal([file], Directory.GetFiles(directory));
    }

    private static async Task RefusesAsync(DatabaseOptions options, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<StartupException>(() => DatabaseStartup.PrepareAsync(options, NullLogger.Instance))).Message);

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
