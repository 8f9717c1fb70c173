using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;
using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>
/// A PostgreSQL database. Each connection begins its transactions as REPEATABLE READ READ ONLY, so that the statements of
/// one batch, an implicit transaction, see one snapshot without a BEGIN. The connection that was used last is used next:
/// few of the server's processes are kept warm rather than all of them lukewarm.
/// </summary>
public sealed class PostgresReadDatabase : ReadDatabase
{
    private const int MaximumStatements = 200;
    private readonly NpgsqlDataSource _source;
    private readonly ConcurrentStack<PostgresReadConnection> _idle = [];
    private readonly SemaphoreSlim _free;
    private readonly SharedTime _time = new();

    public PostgresReadDatabase(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings = new(connectionString)
        {
            MaxAutoPrepare = MaximumStatements,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Enlist = false,
        };
        settings.Options = $"{settings.Options} -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on".Trim();
        _source = NpgsqlDataSource.Create(settings);
        _free = new SemaphoreSlim(settings.MaxPoolSize);
    }

    public override Dialect Dialect => PostgresDialect.Instance;

    internal override Work BeginWork(ReadCaller caller) => new(caller, _time);

    internal override async ValueTask<ReadSession> OpenAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            while (_idle.TryPop(out PostgresReadConnection? idle))
            {
                if (idle.IsOpen)
                    return new PostgresReadSession(this, idle);
                await idle.DisposeAsync();
            }
            return new PostgresReadSession(this, new PostgresReadConnection(await _source.OpenConnectionAsync(cancellationToken)));
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    internal async ValueTask ReturnAsync(PostgresReadConnection connection, bool isSound)
    {
        if (isSound && connection.IsOpen)
            _idle.Push(connection);
        else
            await connection.DisposeAsync();
        _free.Release();
    }

    public override async ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out PostgresReadConnection? idle))
            await idle.DisposeAsync();
        await _source.DisposeAsync();
        _free.Dispose();
    }
}

/// <summary>One connection, and the statement that it ran alone last time under each text.</summary>
internal sealed class PostgresReadConnection(NpgsqlConnection connection) : IAsyncDisposable
{
    private const int MaximumCommands = 200;
    private readonly Dictionary<string, NpgsqlCommand> _commands = [];

    public NpgsqlConnection Connection { get; } = connection;

    public bool IsOpen => Connection.FullState == System.Data.ConnectionState.Open;

    /// <summary>A command of a text, with the values that its last execution left.</summary>
    public NpgsqlCommand Command(string sql)
    {
        if (_commands.TryGetValue(sql, out NpgsqlCommand? command))
            return command;
        // The server's statements are Npgsql's to forget; these are only objects.
        if (_commands.Count >= MaximumCommands)
            _commands.Clear();
        command = new NpgsqlCommand(sql, Connection);
        _commands.Add(sql, command);
        return command;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}

internal sealed class PostgresReadSession(PostgresReadDatabase database, PostgresReadConnection connection) : ReadSession
{
    // What failed in the middle is not for others to use.
    private bool _isSound = true;
    private bool _isOpenTransaction;

    public override async ValueTask RunAsync(IReadOnlyList<Query> queries, bool isFirst, bool isLast, CancellationToken cancellationToken)
    {
        database.CountStatements(queries.Count);
        bool begins = isFirst && !isLast;
        bool commits = isLast && !isFirst;
        _isSound = false;
        if (queries.Count == 1 && !begins && !commits)
        {
            NpgsqlCommand command = connection.Command(queries[0].Statement.Sql);
            SetParameters(command.Parameters, queries[0]);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            await ReadAsync(reader, queries[0], cancellationToken);
        }
        else
        {
            await RunBatchAsync(queries, begins, commits, cancellationToken);
        }
        _isSound = true;
        _isOpenTransaction = !isLast;
    }

    public override async Task StreamAsync(Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken)
    {
        _isSound = false;
        await using NpgsqlCommand command = new(statement.Sql, connection.Connection);
        SetParameters(command.Parameters, new Query(statement, null, static _ => { }));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        using PostgresRowReader row = new(reader);
        try
        {
            while (await reader.ReadAsync(cancellationToken))
                await take(row);
        }
        catch
        {
            // Or the reader's end would wait for all that is left.
            command.Cancel();
            throw;
        }
        _isSound = true;
    }

    // One round trip for all of them, the transaction's ends included.
    private async ValueTask RunBatchAsync(IReadOnlyList<Query> queries, bool begins, bool commits, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = new(connection.Connection);
        if (begins)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (Query query in queries)
        {
            NpgsqlBatchCommand command = new(query.Statement.Sql);
            SetParameters(command.Parameters, query);
            batch.BatchCommands.Add(command);
        }
        if (commits)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await using NpgsqlDataReader results = await batch.ExecuteReaderAsync(cancellationToken);
        for (int i = 0; i < queries.Count; i++)
        {
            if (i > 0)
                await results.NextResultAsync(cancellationToken);
            await ReadAsync(results, queries[i], cancellationToken);
        }
    }

    private static async ValueTask ReadAsync(NpgsqlDataReader reader, Query query, CancellationToken cancellationToken)
    {
        using PostgresRowReader row = new(reader);
        while (await reader.ReadAsync(cancellationToken))
            query.Read(row);
    }

    private static void SetParameters(NpgsqlParameterCollection parameters, Query query)
    {
        object[] values = query.Statement.Parameters;
        for (int i = 0; i < values.Length; i++)
        {
            if (i == parameters.Count)
                parameters.Add(Parameter(values[i], query));
            else if (values[i] is string text && parameters[i] is NpgsqlParameter<string> known)
                known.TypedValue = text;
            else
                parameters[i] = Parameter(values[i], query);
        }
    }

    private static NpgsqlParameter Parameter(object value, Query query) => value switch
    {
        long number => new NpgsqlParameter<long> { TypedValue = number },
        string text => new NpgsqlParameter<string> { TypedValue = text },
        _ when ReferenceEquals(value, Statement.Keys) => new NpgsqlParameter<long[]> { TypedValue = query.Keys },
        _ when ReferenceEquals(value, Statement.Today) => new NpgsqlParameter<DateOnly> { TypedValue = ReadDatabase.Today() },
        _ => new NpgsqlParameter { Value = value },
    };

    public override async ValueTask DisposeAsync()
    {
        // A plan may end early, when a level above had no records: then its transaction is still to be ended.
        bool isSound = _isSound && !_isOpenTransaction;
        try
        {
            if (_isSound && _isOpenTransaction)
            {
                await connection.Command("COMMIT").ExecuteNonQueryAsync();
                isSound = true;
            }
        }
        catch (NpgsqlException)
        {
            // The answer is read already; the connection goes.
            isSound = false;
        }
        finally
        {
            await database.ReturnAsync(connection, isSound);
        }
    }
}

/// <summary>The current row of a PostgreSQL result.</summary>
internal sealed class PostgresRowReader(NpgsqlDataReader reader) : RowReader, IDisposable
{
    private byte[] _utf8 = ArrayPool<byte>.Shared.Rent(1024);

    public override bool IsNull(int ordinal) => reader.IsDBNull(ordinal);
    public override long Number(int ordinal) => reader.GetInt64(ordinal);
    public override bool Boolean(int ordinal) => reader.GetBoolean(ordinal);
    public override string Text(int ordinal) => reader.GetString(ordinal);
    public override DateOnly Date(int ordinal) => reader.GetFieldValue<DateOnly>(ordinal);
    public override DateTime Instant(int ordinal) => reader.GetDateTime(ordinal);

    // The server sends text as UTF-8: its bytes are taken as they are.
    public override ReadOnlySpan<byte> Utf8(int ordinal)
    {
        long length = reader.GetBytes(ordinal, 0, _utf8, 0, _utf8.Length);
        if (length == _utf8.Length)
        {
            length = reader.GetBytes(ordinal, 0, null, 0, 0);
            ArrayPool<byte>.Shared.Return(_utf8);
            _utf8 = ArrayPool<byte>.Shared.Rent((int)length + 1);
            reader.GetBytes(ordinal, 0, _utf8, 0, (int)length);
        }
        return _utf8.AsSpan(0, (int)length);
    }

    public override void AppendDate(int ordinal, JsonBuffer json)
    {
        Date(ordinal).TryFormat(json.Reserve(10), out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.Advance(written);
    }

    public override void AppendInstant(int ordinal, JsonBuffer json)
    {
        Instant(ordinal).TryFormat(json.Reserve(24), out int written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json.Advance(written);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_utf8);
        _utf8 = [];
    }
}
