using System.Data.Common;
using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace HubGraph.Data;

/// <summary>Makes write contexts for the configured database.</summary>
/// <param name="options">Which database.</param>
/// <param name="signal">What is told of their commits, where somebody follows the log.</param>
public sealed class HubGraphContextFactory(DatabaseOptions options, ICommitSignal? signal = null) : IDbContextFactory<HubGraphContext>
{
    private readonly DbContextOptions _options = options.Provider == DatabaseProvider.Sqlite
        ? Builder<SqliteHubGraphContext>().UseSqlite(SqliteConnectionString(options)).Options
        : Builder<PostgresHubGraphContext>().UseNpgsql(PostgresSettings.Complete(options.ConnectionString).ConnectionString).Options;

    /// <summary>What the model is made of: the program's own concepts, or others too.</summary>
    internal IModelDeclarations Declarations { get; init; } = ModelDeclarations.OfProgram;

    /// <inheritdoc/>
    public HubGraphContext CreateDbContext()
    {
        HubGraphContext context = Create(_options, Declarations);
        context.Signal = signal;
        return context;
    }

    /// <summary>Makes a context on a connection that someone else opens and closes.</summary>
    public static HubGraphContext CreateOn(DbConnection connection) =>
        Create(connection is SqliteConnection
            ? Builder<SqliteHubGraphContext>().UseSqlite(connection).Options
            : Builder<PostgresHubGraphContext>().UseNpgsql(connection).Options,
            ModelDeclarations.OfProgram);

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
        SqliteConnectionStringBuilder settings =
            new(options.ConnectionString) { ForeignKeys = true, DefaultTimeout = (int)WriteQueue.Patience.TotalSeconds };
        if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
            settings.Mode = SqliteOpenMode.ReadWrite;
        return settings.ConnectionString;
    }

    private static DbContextOptionsBuilder<T> Builder<T>()
        where T : HubGraphContext =>
        (DbContextOptionsBuilder<T>)new DbContextOptionsBuilder<T>().ReplaceService<IModelCacheKeyFactory, ModelKeys>();

    private static HubGraphContext Create(DbContextOptions options, IModelDeclarations declarations) =>
        options is DbContextOptions<SqliteHubGraphContext> sqlite
            ? new SqliteHubGraphContext(sqlite) { Declarations = declarations }
            : new PostgresHubGraphContext((DbContextOptions<PostgresHubGraphContext>)options) { Declarations = declarations };
}
