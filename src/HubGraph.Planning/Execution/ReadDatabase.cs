using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Execution;

/// <summary>A statement to run, with the keys of the level above where it takes them, and what takes its rows.</summary>
internal readonly record struct Query(Statement Statement, long[]? Keys, Action<RowReader> Read);

/// <summary>A database that plans are run on.</summary>
public abstract class ReadDatabase : IAsyncDisposable
{
    /// <summary>The SQL that it understands.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Begins an execution for a caller.</summary>
    internal abstract Work BeginWork(ReadCaller caller);

    /// <summary>Opens a session: one connection, read-only.</summary>
    internal abstract ValueTask<ReadSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Runs what reads and can be done again from its beginning, as the database needs it.</summary>
    internal virtual ValueTask<T> ReadAsync<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken) => read(cancellationToken);

    /// <summary>Whether what failed so is worth a second attempt, over another connection.</summary>
    internal virtual bool MayRepeat(Exception failure) => false;

    /// <summary>
    /// Runs one statement, which sees one snapshot, and hands its rows over one by one, however many there are: the next is read
    /// when the last was taken. Cancelling stops the statement.
    /// </summary>
    public async Task StreamAsync(ReadCaller caller, Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken)
    {
        using Work work = BeginWork(caller);
        bool isBegun = false;
        try
        {
            await StreamOnceAsync(statement, Take, cancellationToken);
        }
        catch (Exception exception) when (!isBegun && MayRepeat(exception))
        {
            await StreamOnceAsync(statement, Take, cancellationToken);
        }

        // While it waits for who reads the rows, the database does nothing.
        ValueTask Take(RowReader row)
        {
            isBegun = true;
            ValueTask taking = take(row);
            return taking.IsCompletedSuccessfully ? taking : work.PauseAsync(taking);
        }
    }

    private async Task StreamOnceAsync(Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken)
    {
        await using ReadSession session = await OpenAsync(cancellationToken);
        CountStatements(1);
        await session.StreamAsync(statement, take, cancellationToken);
    }

    /// <summary>How many statements it has run, for tests and metrics.</summary>
    public long StatementCount => Interlocked.Read(ref _statementCount);

    private long _statementCount;

    internal void CountStatements(int count) => Interlocked.Add(ref _statementCount, count);

    public abstract ValueTask DisposeAsync();

    /// <summary>Today in Europe/Paris.</summary>
    internal static DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, s_paris));

    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
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
