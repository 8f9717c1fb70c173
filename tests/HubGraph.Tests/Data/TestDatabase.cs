using System.Data.Common;
using HubGraph.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HubGraph.Tests.Data;

/// <summary>One test's own database, gone when it ends.</summary>
public sealed class TestDatabase(DatabaseOptions options, Func<ValueTask> drop) : IAsyncDisposable
{
    private readonly HubGraphContextFactory _factory = new(options);
    private bool _isDropped;

    /// <summary>What the program is configured with.</summary>
    public DatabaseOptions Options { get; } = options;

    /// <summary>A write context of its own.</summary>
    public HubGraphContext CreateContext() => _factory.CreateDbContext();

    /// <summary>An open connection.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Options.Provider == DatabaseProvider.Sqlite
            ? new SqliteConnection(Options.ConnectionString)
            : new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using DbConnection connection = await OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The first column of the first row, a number.</summary>
    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await ScalarAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isDropped, true) ? ValueTask.CompletedTask : drop();
}
