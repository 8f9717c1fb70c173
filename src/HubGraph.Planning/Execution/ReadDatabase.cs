using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Execution;

/// <summary>
/// A statement to run, with the values of the run, with the keys of the level above where it takes them, and what takes its rows.
/// </summary>
internal readonly record struct Query(Statement Statement, object?[] Values, long[]? Keys, Action<RowReader> Read);

/// <summary>A database that plans are run on.</summary>
public abstract class ReadDatabase : IAsyncDisposable
{
    // Whose reader keeps up gives its place to others so often.
    private const int RowsInTurn = 100;

    private readonly WorkGate _gate;

    /// <param name="limits">How much it works on at a time.</param>
    /// <param name="holdsThreads">Whether statements hold the threads that run them.</param>
    private protected ReadDatabase(WorkLimits? limits, bool holdsThreads) => _gate = new WorkGate(limits ?? new WorkLimits(), holdsThreads);

    /// <summary>The SQL that it understands.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>
    /// Works on the database for a caller, when there is a place for it. What turns out to be long may be stopped and done a
    /// second time, so each time it must begin anew.
    /// </summary>
    /// <param name="kind">What is known of it before.</param>
    /// <param name="execute">
    /// The work, which obeys <see cref="Work.Token"/> and, where it holds its thread, <see cref="Work.MayGoOn"/>.
    /// </param>
    public ValueTask<T> RunAsync<T>(
        ReadCaller caller, WorkKind kind, Func<Work, ValueTask<T>> execute, CancellationToken cancellationToken) =>
        _gate.RunAsync(caller, kind, execute, cancellationToken);

    /// <summary>
    /// Takes a turn to prepare an execution, to check its document and to plan it, which may take as long as to execute it.
    /// </summary>
    /// <param name="execute">
    /// Prepares and executes it; the turn ends when what is handed over is disposed of, or with the execution.
    /// </param>
    public Task PrepareAsync(ReadCaller caller, Func<IDisposable, Task> execute, CancellationToken cancellationToken) =>
        _gate.PrepareAsync(caller, execute, cancellationToken);

    /// <summary>Opens a session for a work in its place: one connection, read-only.</summary>
    internal abstract ValueTask<ReadSession> OpenAsync(Work work, CancellationToken cancellationToken);

    /// <summary>Runs what reads and can be done again from its beginning, as the database needs it.</summary>
    internal virtual ValueTask<T> ReadAsync<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken) =>
        read(cancellationToken);

    /// <summary>Whether what failed so is worth a second attempt, over another connection.</summary>
    internal virtual bool MayRepeat(Exception failure) => false;

    /// <summary>
    /// Runs one statement, which sees one snapshot, and hands its rows over one by one, however many there are: the next is read
    /// when the last was taken. Cancelling stops the statement.
    /// </summary>
    public async Task StreamAsync(
        ReadCaller caller, Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken)
    {
        await RunAsync(caller, WorkKind.Lengthy, ReadAsync, cancellationToken);

        async ValueTask<bool> ReadAsync(Work work)
        {
            int rows = 0;
            try
            {
                await StreamOnceAsync(work, statement, TakeAsync);
            }
            catch (Exception exception) when (rows == 0 && MayRepeat(exception))
            {
                await StreamOnceAsync(work, statement, TakeAsync);
            }
            return true;

            ValueTask TakeAsync(RowReader row)
            {
                rows++;
                ValueTask taking = take(row);
                return taking.IsCompletedSuccessfully && (rows % RowsInTurn != 0 || !work.IsWanted) ? default : PauseAsync(work, taking);
            }
        }
    }

    private async Task StreamOnceAsync(Work work, Statement statement, Func<RowReader, ValueTask> take)
    {
        await using ReadSession session = await OpenAsync(work, work.Token);
        CountStatements(1);
        await session.StreamAsync(statement, take, work.Token);
    }

    // A slow reader holds no place.
    private static async ValueTask PauseAsync(Work work, ValueTask taking)
    {
        work.Pause();
        try
        {
            await taking;
        }
        finally
        {
            await work.ResumeAsync();
        }
    }

    /// <summary>How many statements it has run, for tests and metrics.</summary>
    public long StatementCount => Interlocked.Read(ref _statementCount);

    private long _statementCount;

    internal void CountStatements(int count) => Interlocked.Add(ref _statementCount, count);

    public abstract ValueTask DisposeAsync();
}

/// <summary>One operation's use of a database.</summary>
internal abstract class ReadSession : IAsyncDisposable
{
    /// <summary>Runs statements that do not depend on each other.</summary>
    /// <param name="isFirst">Whether none ran before in this session.</param>
    /// <param name="isLast">Whether none will follow. What lies between the first and the last sees one snapshot.</param>
    public abstract ValueTask RunAsync(IReadOnlyList<Query> queries, bool isFirst, bool isLast, CancellationToken cancellationToken);

    /// <inheritdoc cref="ReadDatabase.StreamAsync"/>
    public abstract Task StreamAsync(Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
