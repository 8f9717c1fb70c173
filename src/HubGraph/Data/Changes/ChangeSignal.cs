using Microsoft.Data.Sqlite;

namespace HubGraph.Data;

/// <summary>A place in the change log.</summary>
/// <param name="Epoch">The name of the log.</param>
/// <param name="Id">The id of a line, 0 before the first.</param>
public readonly record struct LogPosition(string Epoch, long Id);

/// <summary>
/// Knows how far the change log has come, whoever writes it, and lets others wait until it grows. One for the whole program.
/// What was committed through a context of this program is known as soon as the commit has returned; what another process
/// committed is known at once on SQLite, and within a second on PostgreSQL.
/// </summary>
public abstract class ChangeSignal : BackgroundService
{
    // How often somebody who waits looks for what other processes wrote.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads the epoch and the last id.</summary>
    protected const string LastLine = "SELECT epoch, (SELECT coalesce(max(id), 0) FROM changes) FROM installation";

    private volatile TaskCompletionSource _grown = NewGrowth();

    /// <summary>Follows the log of the configured database.</summary>
    public static ChangeSignal Open(DatabaseOptions options, ILogger<ChangeSignal> logger) => options.Provider == DatabaseProvider.Sqlite
        ? new SqliteChangeSignal(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)
        : new PostgresChangeSignal(options.ConnectionString, logger);

    /// <summary>The end of the log. Nothing that was committed before the call is missing, but for what is said of other processes.</summary>
    public abstract ValueTask<LogPosition> CurrentAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes with the end of the log when that lies beyond a position, or the log is another one.</summary>
    public async ValueTask<LogPosition> WaitBeyondAsync(LogPosition position, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the look: what comes after it is told.
            Task grown = _grown.Task;
            LogPosition current = await CurrentAsync(cancellationToken);
            if (current.Id > position.Id || current.Epoch != position.Epoch)
                return current;
            await grown.WaitAsync(s_look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes note of what this program committed, before whoever wrote it is told.</summary>
    internal virtual void Committed(long id) => Wake();

    /// <summary>Lets those look who wait.</summary>
    protected void Wake() => Interlocked.Exchange(ref _grown, NewGrowth()).SetResult();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    private static TaskCompletionSource NewGrowth() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
