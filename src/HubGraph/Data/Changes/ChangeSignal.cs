using Microsoft.Data.Sqlite;

namespace HubGraph.Data.Changes;

/// <summary>A place in the change log. It is one in any log, whatever database it lies in, whose line of this id has this mark.</summary>
/// <param name="Mark">The line's mark; before the first line, the installation's epoch.</param>
/// <param name="Id">The id of a line, 0 before the first.</param>
public readonly record struct LogPosition(string Mark, long Id);

/// <summary>
/// Knows how far the change log has come, whoever writes it, and lets others wait until it grows. One for the whole program.
/// What was committed through a context of this program is known as soon as the commit has returned; what another process
/// committed is known at once on SQLite, and within a second on PostgreSQL.
/// </summary>
public abstract class ChangeSignal : BackgroundService
{
    // How often somebody who waits looks for what other processes wrote.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads the mark and the id of the last line.</summary>
    protected const string LastLine =
        "SELECT coalesce(c.mark, i.epoch), coalesce(c.id, 0) FROM installation i LEFT JOIN (SELECT id, mark FROM changes ORDER BY id DESC LIMIT 1) c ON true";

    private volatile TaskCompletionSource _grown = NewGrowthAsync();

    /// <summary>Follows the log of the configured database.</summary>
    public static ChangeSignal Open(DatabaseOptions options, ILogger<ChangeSignal> logger) => options.Provider == DatabaseProvider.Sqlite
        ? new SqliteChangeSignal(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)
        : new PostgresChangeSignal(options.ConnectionString, logger);

    /// <summary>The end of the log. Nothing that was committed before the call is missing, but for what is said of other processes.</summary>
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

    /// <summary>Takes note of what this program committed, before whoever wrote it is told.</summary>
    internal virtual void Committed(LogPosition position) => Wake();

    /// <summary>Makes sure that the database is still the one that was opened, where it is a file.</summary>
    /// <exception cref="Planning.Execution.SqliteReadException">Its path leads elsewhere by now.</exception>
    internal virtual void CheckFile()
    {
    }

    /// <summary>Lets those look who wait.</summary>
    protected void Wake() => Interlocked.Exchange(ref _grown, NewGrowthAsync()).SetResult();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    private static TaskCompletionSource NewGrowthAsync() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
