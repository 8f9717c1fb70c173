using System.Globalization;
using System.Text;
using HubGraph.Planning.Sql;
using SQLitePCL;

namespace HubGraph.Planning.Execution;

/// <summary>SQLite refused something. Its message is for the log, never for a client.</summary>
public sealed class SqliteReadException(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    /// <summary>SQLite's code.</summary>
    public int Code => code;
}

/// <summary>One read-only connection and its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteReadConnection : IDisposable
{
    private const int MaximumStatements = 200;
    private const int BusyMilliseconds = 5000;

    // Some tenths of a millisecond of work: so often it is looked whether it may go on.
    private const int ProgressSteps = 4_000;

    private readonly sqlite3 _database;
    private readonly Dictionary<string, LinkedListNode<(string Sql, sqlite3_stmt Prepared)>> _statements = [];
    private readonly LinkedList<(string Sql, sqlite3_stmt Prepared)> _recent = [];
    private readonly SqliteRowReader _row = new();

    public SqliteReadConnection(string path)
    {
        int code = raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            string message = raw.sqlite3_errmsg(_database).utf8_to_string();
            _database.Dispose();
            throw new SqliteReadException(code, message);
        }
        raw.sqlite3_busy_timeout(_database, BusyMilliseconds);
        raw.sqlite3_progress_handler(
            _database, ProgressSteps, static connection => ((SqliteReadConnection)connection).Work?.MayGoOn() == false ? 1 : 0, this);
    }

    /// <summary>Whether it can no longer be used.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What it is used for.</summary>
    public Work? Work { get; set; }

    /// <summary>Runs a statement without result.</summary>
    public void Execute(string sql)
    {
        sqlite3_stmt statement = Prepare(sql);
        try
        {
            int code = raw.sqlite3_step(statement);
            if (code != raw.SQLITE_DONE)
                throw Failure(code);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Ends the transaction.</summary>
    public void End()
    {
        try
        {
            Execute("COMMIT");
        }
        catch (SqliteReadException)
        {
            // Left to the disposal: a connection in an unknown state serves no one else.
            IsBroken = true;
        }
    }

    /// <summary>Runs a statement, once or for each of its keys, and hands its rows over.</summary>
    public void Run(Query query, CancellationToken cancellationToken)
    {
        // An operation of many statements is stopped between two of them, too.
        if (Work?.MayGoOn() == false)
            throw new OperationCanceledException(cancellationToken);
        sqlite3_stmt statement = Prepare(query.Statement.Sql);
        object[] parameters = query.Statement.Parameters;
        bool isKeyed = parameters is [var first, ..] && ReferenceEquals(first, Statement.Keys);
        for (int i = isKeyed ? 2 : 0; i < parameters.Length; i++)
            SqliteBinding.Bind(statement, i + 1, RunValue.Of(parameters[i], query.Values));
        _row.Statement = statement;
        if (!isKeyed)
        {
            Step(statement, query.Read, cancellationToken);
            return;
        }
        long[] keys = query.Keys!;
        for (int rank = 0; rank < keys.Length; rank++)
        {
            raw.sqlite3_bind_int64(statement, 1, keys[rank]);
            raw.sqlite3_bind_int64(statement, 2, rank);
            Step(statement, query.Read, cancellationToken);
        }
    }

    /// <summary>Runs a statement and hands its rows over, each when the last was taken; the thread waits for that.</summary>
    public void Stream(Statement statement, Func<Rows.RowReader, ValueTask> take)
    {
        sqlite3_stmt prepared = Prepare(statement.Sql);
        for (int i = 0; i < statement.Parameters.Length; i++)
            SqliteBinding.Bind(prepared, i + 1, statement.Parameters[i]);
        _row.Statement = prepared;
        try
        {
            int code;
            while ((code = raw.sqlite3_step(prepared)) == raw.SQLITE_ROW)
            {
                ValueTask taking = take(_row);
                if (!taking.IsCompletedSuccessfully)
                    taking.AsTask().GetAwaiter().GetResult();
            }
            if (code != raw.SQLITE_DONE)
                throw Failure(code);
        }
        finally
        {
            raw.sqlite3_reset(prepared);
        }
    }

    private void Step(sqlite3_stmt statement, Action<Rows.RowReader> read, CancellationToken cancellationToken)
    {
        // What is short is never asked whether it may go on.
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                read(_row);
            if (code != raw.SQLITE_DONE)
                throw Failure(code);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out LinkedListNode<(string Sql, sqlite3_stmt Prepared)>? known))
        {
            _recent.Remove(known);
            _recent.AddFirst(known);
            return known.Value.Prepared;
        }
        int code = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt prepared);
        if (code != raw.SQLITE_OK)
            throw Failure(code);
        _statements.Add(sql, _recent.AddFirst((sql, prepared)));
        if (_statements.Count > MaximumStatements)
        {
            (string oldest, sqlite3_stmt unused) = _recent.Last!.Value;
            _recent.RemoveLast();
            _statements.Remove(oldest);
            unused.Dispose();
        }
        return prepared;
    }

    private SqliteReadException Failure(int code)
    {
        if (code is not (raw.SQLITE_INTERRUPT or raw.SQLITE_BUSY))
            IsBroken = true;
        return new SqliteReadException(code, raw.sqlite3_errmsg(_database).utf8_to_string());
    }

    public void Dispose()
    {
        foreach ((_, sqlite3_stmt prepared) in _recent)
            prepared.Dispose();
        _database.Dispose();
    }
}

/// <summary>The current row of a SQLite statement. Days and instants are kept as the very text that an answer shows.</summary>
internal sealed class SqliteRowReader : Rows.RowReader
{
    public sqlite3_stmt Statement { get; set; } = null!;

    public override bool IsNull(int ordinal) => raw.sqlite3_column_type(Statement, ordinal) == raw.SQLITE_NULL;
    public override long Number(int ordinal) => raw.sqlite3_column_int64(Statement, ordinal);
    public override bool Boolean(int ordinal) => raw.sqlite3_column_int(Statement, ordinal) != 0;
    public override string Text(int ordinal) => Encoding.UTF8.GetString(Utf8(ordinal));
    public override DateOnly Date(int ordinal) => DateOnly.ParseExact(Text(ordinal), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    public override DateTime Instant(int ordinal) =>
        DateTime.ParseExact(
            Text(ordinal),
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
    public override ReadOnlySpan<byte> Utf8(int ordinal) => raw.sqlite3_column_blob(Statement, ordinal);
    public override void AppendDate(int ordinal, Rows.JsonBuffer json) => json.Append(Utf8(ordinal));
    public override void AppendInstant(int ordinal, Rows.JsonBuffer json) => json.Append(Utf8(ordinal));
}
