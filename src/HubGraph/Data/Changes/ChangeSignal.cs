using HubGraph.Data.Model;
using Microsoft.Data.Sqlite;

namespace HubGraph.Data.Changes;

/// <summary>
/// Knows how far the change log has come, whoever writes it, and lets others wait until it grows. One for the whole program.
/// What was committed through a context of this program is known as soon as the commit has returned; what another process
/// committed is known at once on SQLite, and within a second on PostgreSQL.
/// </summary>
public abstract class ChangeSignal : BackgroundService, ICommitSignal
{
    // How often somebody who waits looks for what other processes wrote.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads the mark and the id of the last line.</summary>
    protected const string LastLine =
        "SELECT coalesce(c.mark, i.epoch), coalesce(c.id, 0) FROM installation i LEFT JOIN (SELECT id, mark FROM changes ORDER BY id DESC "
            + "LIMIT 1) c ON true";

    private volatile TaskCompletionSource _grown = NewGrowthAsync();

    /// <summary>Follows the log of the configured database.</summary>
    public static ChangeSignal Open(DatabaseOptions options, ILogger<ChangeSignal> logger) => options.Provider == DatabaseProvider.Sqlite
        ? new SqliteChangeSignal(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)
        : new PostgresChangeSignal(options.ConnectionString, logger);

    /// <summary>
    /// The end of the log. Nothing that was committed before the call is missing, but for what is said of other processes.
    /// </summary>
    public abstract ValueTask<LogPosition> CurrentAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes with the end of the log when that is no longer the position: it grew, or is another log.</summary>
    public async ValueTask<LogPosition> WaitBeyondAsync(LogPosition position, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the look: what comes after it is told.
            Task grown = _grown.Task;
            LogPosition current = await CurrentAsync(cancellationToken);
            if (current != position)
                return current;
            await grown.WaitAsync(s_look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public virtual void Committed(LogPosition position) => Wake();

    /// <inheritdoc/>
    public virtual void CheckFile()
    {
    }

    /// <summary>Lets those look who wait.</summary>
    protected void Wake() => Interlocked.Exchange(ref _grown, NewGrowthAsync()).SetResult();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    private static TaskCompletionSource NewGrowthAsync() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
