using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using HubGraph.Data.Changes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HubGraph.Data.Startup;

/// <summary>A whole database as one transaction sees it, whoever writes meanwhile.</summary>
internal sealed class DatabaseSnapshot : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private DatabaseSnapshot(DatabaseOptions options, DbConnection connection, DbTransaction transaction) =>
        (Options, _connection, _transaction) = (options, connection, transaction);

    public DatabaseOptions Options { get; }

    /// <summary>Opens it for reading.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="isAtRest">Whether it is a file that nobody writes to, and may lie where nobody can.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StartupException">There is none, or none of this version.</exception>
    public static async Task<DatabaseSnapshot> OpenAsync(DatabaseOptions options, bool isAtRest, CancellationToken cancellationToken)
    {
        DatabaseSnapshot? snapshot = null;
        await StartupFailures.ExplainAsync(options, async () =>
        {
            DbConnection connection = Connect(options, isAtRest);
            try
            {
                await connection.OpenAsync(cancellationToken);
                snapshot = new DatabaseSnapshot(options, connection, await BeginAsync(connection, cancellationToken));
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });
        return snapshot!;
    }

    /// <summary>Whether this version of the program wrote it.</summary>
    /// <exception cref="StartupException">It is another application's, or of a newer version.</exception>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken) =>
        DatabaseStartup.IsReady(Options, await DatabaseState.ReadAsync(_connection, _transaction, cancellationToken), null);

    /// <summary>How many rows a table has.</summary>
    public async Task<long> CountAsync(BulkTable table, CancellationToken cancellationToken) =>
        await ScalarAsync($"SELECT count(*) FROM {Names([table.Name])}", cancellationToken) ?? 0;

    /// <summary>The highest key that a table ever gave; 0 for none.</summary>
    public async Task<long> LastKeyAsync(BulkTable table, CancellationToken cancellationToken) => await ScalarAsync(
        _connection is NpgsqlConnection
            ? "SELECT last_value FROM pg_sequences WHERE quote_ident(schemaname) || '.' || quote_ident(sequencename) = "
                + $"pg_get_serial_sequence('{table.Name}', '{table.KeyColumns[0]}')"
            : $"SELECT seq FROM sqlite_sequence WHERE name = '{table.Name}'",
        cancellationToken) ?? 0;

    /// <summary>The id of the change log's last line.</summary>
    public async Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        await ScalarAsync("SELECT max(id) FROM changes", cancellationToken) ?? 0;

    /// <summary>The rows of a table in the order of their keys, their values as the model has them.</summary>
    public async IAsyncEnumerable<object?[]> ReadAsync(BulkTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(
            $"SELECT {Names(table.Columns.Select(column => column.Name))} FROM {Names([table.Name])} ORDER BY {Names(table.KeyColumns)}");
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            // SQLite has no asynchronous calls.
            cancellationToken.ThrowIfCancellationRequested();
            object?[] row = new object?[table.Columns.Count];
            for (int i = 0; i < row.Length; i++)
                row[i] = table.Columns[i].ReadStored(reader, i);
            yield return row;
        }
    }

    /// <summary>The same of a connection and a transaction that someone else ends.</summary>
    public static DatabaseSnapshot Within(DatabaseOptions options, HubGraphContext context) =>
        new(options, context.Database.GetDbConnection(), context.Database.CurrentTransaction!.GetDbTransaction());

    // Both databases quote alike.
    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private async Task<long?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(sql);
        return await command.ExecuteScalarAsync(cancellationToken) as long?;
    }

    private DbCommand Command(string sql)
    {
        DbCommand command = _connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, _transaction, 0);
        return command;
    }

    private static DbConnection Connect(DatabaseOptions options, bool isAtRest)
    {
        if (options.Provider == DatabaseProvider.Postgresql)
            return HubGraphContextFactory.CreateConnection(options);
        string path = SqliteFile.PathOf(options);
        if (!File.Exists(path))
            throw new StartupException($"There is no database {path}.");
        return new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = isAtRest ? SqliteFile.AtRest(path) : path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
    }

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (connection is SqliteConnection sqlite)
            return sqlite.BeginTransaction(deferred: true);
        DbTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using DbCommand command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = ("SET TRANSACTION READ ONLY", transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
