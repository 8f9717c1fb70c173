using System.Data.Common;
using HubGraph.Concepts;
using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;

namespace HubGraph.Data.Changes;

/// <summary>
/// Writes many rows fast, in the context's open transaction: a prepared INSERT on SQLite, COPY on PostgreSQL. Names,
/// converters, folded companions and discriminators come from the model.
/// </summary>
internal sealed class BulkWriter(HubGraphContext context)
{
    // Many rows touch more pages than the two megabytes that a connection keeps, and write the same ones in each transaction:
    // they are carried from the log into the file after 16 MB, not after 4.
    private const int Many = 500;
    private const string ManyPages = "PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 20000";

    private readonly ISqlGenerationHelper _sql = context.GetService<ISqlGenerationHelper>();

    /// <summary>Inserts rows of one table. Those without a key get one.</summary>
    public async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        BulkTable table = TableOf(typeof(T));
        if (table.HasGeneratedKey)
            await ReserveKeysAsync(rows, cancellationToken);
        await InsertAsync(table, rows, (row, column) => table.Columns[column].Read(row), cancellationToken);
    }

    /// <summary>Inserts rows by their values, as the model has them, in the order of the table's columns.</summary>
    public Task InsertAsync(BulkTable table, IReadOnlyCollection<object?[]> rows, CancellationToken cancellationToken) =>
        InsertAsync(table, rows, (row, column) => table.Columns[column].Store(row[column]), cancellationToken);

    /// <summary>Makes new keys of a table begin after those that its rows have, and after another one.</summary>
    public async Task SkipKeysAsync(BulkTable table, long last, CancellationToken cancellationToken)
    {
        if (context.Database.GetDbConnection() is NpgsqlConnection)
        {
            await using DbCommand command = CreateCommand(
                $"SELECT setval(pg_get_serial_sequence($1, $2), greatest($3, max({_sql.DelimitIdentifier(KeyColumn(table))}))) FROM "
                    + $"{_sql.DelimitIdentifier(table.Name)} HAVING greatest($3, max({_sql.DelimitIdentifier(KeyColumn(table))})) > 0");
            command.Parameters.Add(new NpgsqlParameter { Value = _sql.DelimitIdentifier(table.Name) });
            command.Parameters.Add(new NpgsqlParameter { Value = KeyColumn(table) });
            command.Parameters.Add(new NpgsqlParameter { Value = last });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return;
        }
        // The rows took theirs there as they came.
        await using DbCommand skip = CreateCommand("""
            UPDATE sqlite_sequence SET seq = $last WHERE name = $table AND seq < $last;
            INSERT INTO sqlite_sequence (name, seq)
            SELECT $table, $last WHERE $last > 0 AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = $table)
            """);
        skip.Parameters.Add(new SqliteParameter("$table", table.Name));
        skip.Parameters.Add(new SqliteParameter("$last", last));
        await skip.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task InsertAsync<T>(
        BulkTable table, IReadOnlyCollection<T> rows, Func<T, int, object?> read, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
            return;
        string columns = string.Join(", ", table.Columns.Select(column => _sql.DelimitIdentifier(column.Name)));
        if (context.Database.GetDbConnection() is NpgsqlConnection connection)
            await CopyAsync(connection, table, columns, rows, read, cancellationToken);
        else
            InsertEach((SqliteConnection)context.Database.GetDbConnection(), table, columns, rows, read, cancellationToken);
    }

    /// <summary>Gives keys to the rows that have none, so that others can refer to them before they are written.</summary>
    public async Task ReserveKeysAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        T[] keyless = [.. rows.Where(row => KeyOf(row) == 0)];
        if (keyless.Length == 0)
            return;
        BulkTable table = TableOf(typeof(T));
        int next = 0;
        if (context.Database.GetDbConnection() is NpgsqlConnection)
        {
            // Whoever else inserts meanwhile takes other values of the sequence.
            await using DbCommand command = CreateCommand(
                "SELECT nextval((SELECT pg_get_serial_sequence($1, $2)::regclass)) FROM generate_series(1, $3)");
            command.Parameters.Add(new NpgsqlParameter { Value = _sql.DelimitIdentifier(table.Name) });
            command.Parameters.Add(new NpgsqlParameter { Value = KeyColumn(table) });
            command.Parameters.Add(new NpgsqlParameter { Value = keyless.Length });
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                SetKey(keyless[next++], reader.GetInt64(0));
        }
        else
        {
            // The write lock is held, so nobody else inserts meanwhile.
            await using DbCommand command = CreateCommand("SELECT seq FROM sqlite_sequence WHERE name = $table");
            command.Parameters.Add(new SqliteParameter("$table", table.Name));
            long last = Math.Max(await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0, rows.Max(KeyOf));
            foreach (T row in keyless)
                SetKey(row, ++last);
        }
    }

    /// <summary>Writes one column of rows that exist.</summary>
    public async Task UpdateAsync<T>(IEnumerable<T> rows, string property, CancellationToken cancellationToken)
        where T : class
    {
        BulkTable table = TableOf(typeof(T));
        IProperty written = table.Root.FindProperty(property)!;
        BulkColumn value = new(written);
        await using DbCommand command = CreateCommand(
            $"UPDATE {_sql.DelimitIdentifier(table.Name)} SET {_sql.DelimitIdentifier(value.Name)} = @value WHERE "
                + $"{_sql.DelimitIdentifier(KeyColumn(table))} = @key");
        foreach (T row in rows)
        {
            command.Parameters.Clear();
            DbParameter parameter = written.GetRelationalTypeMapping().CreateParameter(command, "value", null, true);
            parameter.Value = value.Read(row) ?? DBNull.Value;
            command.Parameters.Add(parameter);
            DbParameter key = command.CreateParameter();
            (key.ParameterName, key.Value) = ("key", KeyOf(row));
            command.Parameters.Add(key);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, BulkTable table, string columns, IReadOnlyCollection<T> rows, Func<T, int, object?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        string name = new NpgsqlCommandBuilder().QuoteIdentifier(table.Name);
        await using NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(
            $"COPY {name} ({columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (T row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            for (int i = 0; i < table.Columns.Count; i++)
            {
                if (read(row, i) is { } value)
                    await importer.WriteAsync(value, table.Columns[i].StoreType, cancellationToken);
                else
                    await importer.WriteNullAsync(cancellationToken);
            }
        }
        await importer.CompleteAsync(cancellationToken);
    }

    private static void InsertEach<T>(
        SqliteConnection connection, BulkTable table, string columns, IReadOnlyCollection<T> rows, Func<T, int, object?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        sqlite3 database = connection.Handle!;
        if (rows.Count >= Many)
            Check(database, raw.sqlite3_exec(database, ManyPages));
        string values = string.Join(", ", Enumerable.Repeat("?", table.Columns.Count));
        Check(
            database,
            raw.sqlite3_prepare_v2(database, $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({values})", out sqlite3_stmt insert));
        using (insert)
        {
            foreach (T row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (int i = 0; i < table.Columns.Count; i++)
                    Check(database, SqliteBinding.Bind(insert, i + 1, read(row, i)));
                int code = raw.sqlite3_step(insert);
                raw.sqlite3_reset(insert);
                if (code != raw.SQLITE_DONE)
                    Check(database, code);
            }
        }
    }

    private static void Check(sqlite3 database, int code) => SqliteException.ThrowExceptionForRC(code, database);

    private BulkTable TableOf(Type type)
    {
        IEntityType entity = context.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        return entity.GetOrAddRuntimeAnnotationValue("HubGraph:Bulk", known => new BulkTable(known!), entity);
    }

    private DbCommand CreateCommand(string text)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        return command;
    }

    private static string KeyColumn(BulkTable table) => table.Root.FindPrimaryKey()!.Properties[0].GetColumnName();

    private static long KeyOf(object row) => row is IRecord record ? record.Id : ((Change)row).Id;

    private static void SetKey(object row, long key)
    {
        if (row is IRecord record)
            record.Id = key;
        else
            ((Change)row).Id = key;
    }
}
