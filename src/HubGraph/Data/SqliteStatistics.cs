using Microsoft.Data.Sqlite;

namespace HubGraph.Data;

/// <summary>
/// Keeps what SQLite knows of its tables, as they grow: those of which it knows nothing, or that are ten times what they were, are
/// looked at again, a sample of each. Pages of the graph do not depend on it, statistics and exports may gain. PostgreSQL does so by
/// itself.
/// </summary>
internal sealed partial class SqliteStatistics(DatabaseOptions options, ILogger<SqliteStatistics> logger) : BackgroundService
{
    // Not at the start, which is to be short.
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    /// <summary>Looks at what has grown; some milliseconds, or none where nothing did.</summary>
    public static async Task RefreshAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = new(
            new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        using IDisposable turn = await WriteQueue.WaitAsync(connection.DataSource, cancellationToken);
        await connection.OpenAsync(cancellationToken);
        // https://sqlite.org/pragma.html#pragma_optimize: 0x02 analyses, 0x10000 looks at all tables.
        await using SqliteCommand command = new("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Provider != DatabaseProvider.Sqlite)
            return;
        using PeriodicTimer timer = new(s_interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryRefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends, or could not begin.
        }
    }

    private async Task TryRefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RefreshAsync(options, stoppingToken);
        }
        catch (Exception exception) when (exception is SqliteException or DatabaseBusyException)
        {
            LogFailure(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's statistics could not be refreshed: {Reason}. They are in an hour.")]
    private partial void LogFailure(string reason);
}
