using System.Buffers;
using System.Globalization;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;
using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>
/// A PostgreSQL database. Each session of the pool begins its transactions as REPEATABLE READ READ ONLY, so that the
/// statements of one batch, an implicit transaction, see one snapshot without a BEGIN. Npgsql prepares what recurs.
/// </summary>
public sealed class PostgresReadDatabase : ReadDatabase
{
    private const int MaximumStatements = 200;
    private readonly NpgsqlDataSource _source;

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
    }

    public override Dialect Dialect => PostgresDialect.Instance;

    internal override async ValueTask<ReadSession> OpenAsync(CancellationToken cancellationToken) =>
        new PostgresReadSession(this, await _source.OpenConnectionAsync(cancellationToken));

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}

internal sealed class PostgresReadSession(PostgresReadDatabase database, NpgsqlConnection connection) : ReadSession
{
    public override async ValueTask RunAsync(IReadOnlyList<Query> queries, bool isFirst, bool isLast, CancellationToken cancellationToken)
    {
        database.CountStatements(queries.Count);
        bool begins = isFirst && !isLast;
        bool commits = isLast && !isFirst;
        if (queries.Count == 1 && !begins && !commits)
        {
            await using NpgsqlCommand command = new(queries[0].Statement.Sql, connection);
            AddParameters(command.Parameters, queries[0]);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            await ReadAsync(reader, queries[0], cancellationToken);
            return;
        }
        // One round trip for all of them, the transaction's ends included.
        await using NpgsqlBatch batch = new(connection);
        if (begins)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (Query query in queries)
        {
            NpgsqlBatchCommand command = new(query.Statement.Sql);
            AddParameters(command.Parameters, query);
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

    private static void AddParameters(NpgsqlParameterCollection parameters, Query query)
    {
        foreach (object value in query.Statement.Parameters)
        {
            parameters.Add(value switch
            {
                long number => new NpgsqlParameter<long> { TypedValue = number },
                string text => new NpgsqlParameter<string> { TypedValue = text },
                _ when ReferenceEquals(value, Statement.Keys) => new NpgsqlParameter<long[]> { TypedValue = query.Keys },
                _ when ReferenceEquals(value, Statement.Today) => new NpgsqlParameter<DateOnly> { TypedValue = ReadDatabase.Today() },
                _ => new NpgsqlParameter { Value = value },
            });
        }
    }

    // A transaction that is still open is rolled back by the pool.
    public override ValueTask DisposeAsync() => connection.DisposeAsync();
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
