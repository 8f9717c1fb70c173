using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Host;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HubGraph.Tests.Data;

/// <summary>Where the data lies, as people write it down.</summary>
public sealed class DatabaseSettingsTests
{
    [Theory]
    [InlineData("postgresql://hubgraph:s3cr%40t@db.example.org:6543/hubs?sslmode=verify-full&application_name=hub%20graph&connect_timeout=7",
        "Host=db.example.org;Port=6543;Username=hubgraph;Password=s3cr@t;Database=hubs;SSL Mode=VerifyFull;Application Name=hub graph;Timeout=7")]
    [InlineData("postgres://u@localhost/d", "Host=localhost;Username=u;Database=d")]
    [InlineData("postgresql://u:p@ss:w@[::1]:5433/d", "Host=::1;Port=5433;Username=u;Password=p@ss:w;Database=d")]
    [InlineData("postgresql://u:p@one:5432,two:5433/d?target_session_attrs=read-write", "Host=one:5432,two:5433;Username=u;Password=p;Database=d;Target Session Attributes=read-write")]
    [InlineData("postgresql:///d?host=/var/run/postgresql&user=u", "Host=/var/run/postgresql;Username=u;Database=d")]
    [InlineData("postgresql://u@%2Fvar%2Frun%2Fpostgresql/d?Maximum Pool Size=9", "Host=/var/run/postgresql;Username=u;Database=d;Maximum Pool Size=9")]
    public void A_URL_of_PostgreSQL_is_taken(string url, string expected)
    {
        DatabaseOptions options = Read(url);

        Assert.Equal(DatabaseProvider.Postgresql, options.Provider);
        Assert.True(new NpgsqlConnectionStringBuilder(expected).EquivalentTo(new NpgsqlConnectionStringBuilder(options.ConnectionString)), options.ConnectionString);
    }

    [Theory]
    [InlineData("Host=h;Port=abc;Password=hush", "Postgresql", "has a value of port")]
    [InlineData("Host=h;Port=5432000000000;Password=hush", "Postgresql", "makes no sense")]
    [InlineData("Host=h;Password=hu;sh=1", "Postgresql", "no connection string")]
    [InlineData("Wrong=1", "Postgresql", "no connection string")]
    [InlineData("Wrong=1", "Sqlite", "no connection string")]
    [InlineData("Password=hush", "Postgresql", "no host")]
    [InlineData("", "Postgresql", "no host")]
    [InlineData("postgresql://u:hush@h:abc/d", null, "no connection string")]
    [InlineData("postgresql://u:hush@h:99999/d", null, "value of port")]
    [InlineData("postgresql://u:hu/sh@h/d", null, "no connection string")]
    [InlineData("postgresql://u:5?hush@h/d", null, "no connection string")]
    [InlineData("postgresql://u:hu%sh@h/d", null, "no connection string")]
    [InlineData("postgresql://u:hush@h/d?sslmode=perhaps", null, "SSL Mode")]
    [InlineData("postgresql://u:hush@h/d?wrong=1", null, "no connection string")]
    [InlineData("postgresql://u:hush@/d", null, "no host")]
    [InlineData("postgresql://u:hush@h/d", "Sqlite", "Provider")]
    [InlineData("Host=h;Password=hush", null, "Provider")]
    [InlineData("Data Source=x.db;Password=hush", null, "not encrypted")]
    [InlineData("Data Source=x.db;Mode=Memory", null, "Mode=Memory")]
    [InlineData("Data Source=x.db;Mode=Sometimes", null, "no connection string")]
    [InlineData("Data Source=file:x.db", null, "by its path")]
    [InlineData("Data Source=x\0.db", null, "no connection string")]
    [InlineData("hubgraph.db", null, "no connection string")]
    public void What_names_no_database_is_refused_without_its_password(string text, string? provider, string told)
    {
        StartupException refused = Assert.Throws<StartupException>(() => Read(text, provider));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sh", refused.Message.Replace("such", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("what%41.db")]
    [InlineData("what?mode=memory.db")]
    [InlineData("n°1 #2 & été+.db")]
    [InlineData("./file:x.db")]
    [InlineData("a\\b|DataDirectory|.db")]
    public async Task A_file_is_the_same_at_each_start_whatever_stands_in_its_name(string name)
    {
        string folder = TestDatabases.CreateTestDirectory();
        string file = Path.GetFullPath(Path.Combine(folder, name));
        DatabaseOptions options = Read(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, name) }.ConnectionString);

        await DatabaseStartup.PrepareAsync(options, null, NullLogger.Instance);
        await DatabaseStartup.PrepareAsync(options, null, NullLogger.Instance);

        Assert.Equal([file], Directory.GetFiles(folder).Where(found => !found.EndsWith("-wal", StringComparison.Ordinal) && !found.EndsWith("-shm", StringComparison.Ordinal)));
        Assert.NotNull(await SqliteFile.LookAsync(options, default));
    }

    private static DatabaseOptions Read(string connectionString, string? provider = null) => DatabaseSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Database:ConnectionString", connectionString), .. provider is null ? Array.Empty<KeyValuePair<string, string?>>() : [new("Database:Provider", provider)]])
        .Build());
}
