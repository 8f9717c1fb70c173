using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;
using Npgsql;

namespace HubGraph.Planning.Execution;

internal sealed class PostgresReadSession(PostgresReadDatabase database, PostgresReadConnection connection) : ReadSession
{
    // Where there is one statement only, it is its own snapshot.
    private const string Begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private const string Commit = "COMMIT";

    // What failed in the middle is not for others to use.
    private bool _isSound = true;
    private bool _isOpenTransaction;

    public override async ValueTask RunAsync(IReadOnlyList<Query> queries, bool isFirst, bool isLast, CancellationToken cancellationToken)
    {
        database.CountStatements(queries.Count);
        bool isAlone = isFirst && isLast && queries.Count == 1;
        _isSound = false;
        if (isAlone || (queries.Count == 1 && !isFirst && !isLast))
        {
            NpgsqlCommand command = connection.Command(queries[0].Statement.Sql);
            SetParameters(command.Parameters, queries[0]);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            await ReadAsync(reader, queries[0], cancellationToken);
        }
        else
        {
            await RunBatchAsync(queries, isFirst, isLast, cancellationToken);
        }
        _isSound = true;
        _isOpenTransaction = !isLast;
    }

    public override async Task StreamAsync(Statement statement, Func<RowReader, ValueTask> take, CancellationToken cancellationToken)
    {
        _isSound = false;
        await using NpgsqlCommand command = new(statement.Sql, connection.Connection);
        SetParameters(command.Parameters, new Query(statement, [], null, static _ => { }));
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
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        foreach (Query query in queries)
        {
            NpgsqlBatchCommand command = new(query.Statement.Sql);
            SetParameters(command.Parameters, query);
            batch.BatchCommands.Add(command);
        }
        if (commits)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Commit));
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
        object[] all = query.Statement.Parameters;
        for (int i = 0; i < all.Length; i++)
        {
            object value = RunValue.Of(all[i], query.Values);
            if (i == parameters.Count)
                parameters.Add(Parameter(value, query));
            else if (value is string text && parameters[i] is NpgsqlParameter<string> known)
                known.TypedValue = text;
            else
                parameters[i] = Parameter(value, query);
        }
    }

    private static NpgsqlParameter Parameter(object value, Query query) => value switch
    {
        long number => new NpgsqlParameter<long> { TypedValue = number },
        string text => new NpgsqlParameter<string> { TypedValue = text },
        _ when ReferenceEquals(value, Statement.Keys) => new NpgsqlParameter<long[]> { TypedValue = query.Keys },
        Func<DateOnly> day => new NpgsqlParameter<DateOnly> { TypedValue = day() },
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
                await connection.Command(Commit).ExecuteNonQueryAsync();
                isSound = true;
            }
        }
        catch (NpgsqlException)
        {
            // The answer is read already; the connection goes.
        }
        finally
        {
            await database.ReturnAsync(connection, isSound);
        }
    }
}
