using System.Data.Common;
using HubGraph.Data.Changes;
using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HubGraph.Data;

/// <summary>Makes write contexts for the configured database.</summary>
/// <param name="options">Which database.</param>
/// <param name="signal">What is told of their commits, where somebody follows the log.</param>
public sealed class HubGraphContextFactory(DatabaseOptions options, ChangeSignal? signal = null) : IDbContextFactory<HubGraphContext>
{
    private readonly DbContextOptions _options = options.Provider == DatabaseProvider.Sqlite
        ? new DbContextOptionsBuilder<SqliteHubGraphContext>().UseSqlite(SqliteConnectionString(options)).Options
        : new DbContextOptionsBuilder<PostgresHubGraphContext>().UseNpgsql(PostgresSettings.Complete(options.ConnectionString).ConnectionString).Options;

    /// <inheritdoc/>
    public HubGraphContext CreateDbContext()
    {
        HubGraphContext context = Create(_options);
        context.Signal = signal;
        return context;
    }

    /// <summary>Makes a context on a connection that someone else opens and closes.</summary>
    public static HubGraphContext CreateOn(DbConnection connection) =>
        Create(connection is SqliteConnection
            ? new DbContextOptionsBuilder<SqliteHubGraphContext>().UseSqlite(connection).Options
            : new DbContextOptionsBuilder<PostgresHubGraphContext>().UseNpgsql(connection).Options);

    /// <summary>A connection of the configured database, closed and not pooled.</summary>
    internal static DbConnection CreateConnection(DatabaseOptions options) => options.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString)
        : new NpgsqlConnection(Unpooled(PostgresSettings.Complete(options.ConnectionString)));

    private static string Unpooled(NpgsqlConnectionStringBuilder settings)
    {
        settings.Pooling = false;
        return settings.ConnectionString;
    }

    // A file is made by a start alone: one that is gone is not to be replaced by an empty one.
    private static string SqliteConnectionString(DatabaseOptions options)
    {
        SqliteConnectionStringBuilder settings = new(options.ConnectionString) { ForeignKeys = true, DefaultTimeout = (int)WriteQueue.Patience.TotalSeconds };
        if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
            settings.Mode = SqliteOpenMode.ReadWrite;
        return settings.ConnectionString;
    }

    private static HubGraphContext Create(DbContextOptions options) => options is DbContextOptions<SqliteHubGraphContext> sqlite
        ? new SqliteHubGraphContext(sqlite)
        : new PostgresHubGraphContext((DbContextOptions<PostgresHubGraphContext>)options);
}
