using System.Collections.Concurrent;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;
using SQLitePCL;

namespace HubGraph.Planning.Execution;

/// <summary>
/// A SQLite file, read through SQLitePCLRaw: its columns come as UTF-8 spans that go into the answer without becoming
/// .NET strings. Connections are read-only and kept in a pool with their prepared statements.
/// </summary>
public sealed class SqliteReadDatabase(string path, WorkLimits? limits = null) : ReadDatabase(limits, holdsThreads: true)
{
    private const int PoolSize = 16;
    private readonly ConcurrentStack<SqliteReadConnection> _pool = [];
    private readonly OpenedSqliteFile _file = new(path);
    private volatile bool _disposed;

    static SqliteReadDatabase() => Batteries_V2.Init();

    public override Dialect Dialect => SqliteDialect.Instance;

    internal override ValueTask<ReadSession> OpenAsync(Work work, CancellationToken cancellationToken)
    {
        _file.CheckNowAndThen();
        if (!_pool.TryPop(out SqliteReadConnection? connection))
            connection = new SqliteReadConnection(path);
        connection.Work = work;
        return new ValueTask<ReadSession>(new SqliteReadSession(this, connection));
    }

    internal void Return(SqliteReadConnection connection)
    {
        if (_disposed || connection.IsBroken || _pool.Count >= PoolSize)
            connection.Dispose();
        else
            _pool.Push(connection);
    }

    public override ValueTask DisposeAsync()
    {
        _disposed = true;
        while (_pool.TryPop(out SqliteReadConnection? connection))
            connection.Dispose();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal sealed class SqliteReadSession(SqliteReadDatabase database, SqliteReadConnection connection) : ReadSession
{
    private bool _inTransaction;

    // One execution alone is its own snapshot. The transaction is deferred: readers never block writers.
    public override ValueTask RunAsync(IReadOnlyList<Query> queries, bool isFirst, bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            if (isFirst && !(isLast && queries is [{ Keys: null or { Length: < 2 } }]))
            {
                connection.Execute("BEGIN");
                _inTransaction = true;
            }
            foreach (Query query in queries)
                connection.Run(query, cancellationToken);
            database.CountStatements(queries.Count);
        }
        catch (SqliteReadException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        return ValueTask.CompletedTask;
    }

    public override Task StreamAsync(Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken)
    {
        try
        {
            connection.Stream(statement, take);
        }
        catch (SqliteReadException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        connection.Work = null;
        if (_inTransaction)
            connection.End();
        database.Return(connection);
        return ValueTask.CompletedTask;
    }
}
