using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Startup;

/// <summary>
/// The transaction in which a start prepares the database, one start at a time: SQLite's write lock, an advisory lock on
/// PostgreSQL. A start that dies leaves nothing behind, neither a lock nor half a schema.
/// </summary>
internal sealed class DatabaseLock : IAsyncDisposable
{
    // "hubgraph" in ASCII.
    private const long PostgresLock = 0x6875626772617068;
    private const int WaitSeconds = 300;

    // A start that is frozen or cut off must not hold up the others for ever.
    private const int LostSeconds = 60;

    private readonly DbConnection _connection;

    private DatabaseLock(DbConnection connection, DbTransaction transaction) => (_connection, Transaction) = (connection, transaction);

    public DbTransaction Transaction { get; }

    /// <summary>Waits for other starts to end, and begins.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="disposable">Whether a file is thrown away unless all succeeds: it is then written without a journal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<DatabaseLock> TakeAsync(DbConnection connection, bool disposable, CancellationToken cancellationToken)
    {
        if (connection is SqliteConnection sqlite)
        {
            sqlite.DefaultTimeout = WaitSeconds;
            await ExecuteAsync(
                connection,
                null,
                disposable
                    ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144"
                    : "PRAGMA journal_mode = WAL",
                cancellationToken);
            // Migrations that rebuild a table drop it meanwhile; what they leave is checked before the commit.
            await ExecuteAsync(connection, null, "PRAGMA foreign_keys = OFF", cancellationToken);
        }
        DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (connection is not SqliteConnection)
            await ExecuteAsync(
                connection,
                transaction,
                $"SET LOCAL idle_in_transaction_session_timeout = {LostSeconds * 1000}; SELECT pg_advisory_xact_lock({PostgresLock})",
                cancellationToken);
        return new DatabaseLock(connection, transaction);
    }

    public async Task EnlistAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        context.Database.SetCommandTimeout(WaitSeconds);
        await context.Database.UseTransactionAsync(Transaction, cancellationToken);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_connection is SqliteConnection)
        {
            await using DbCommand command = Command(_connection, Transaction, "SELECT count(*) FROM pragma_foreign_key_check");
            if (await command.ExecuteScalarAsync(cancellationToken) is not 0L)
                throw new StartupException("The update left references to missing rows; nothing was written.");
        }
        await Transaction.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => Transaction.DisposeAsync();

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        DbCommand command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, WaitSeconds);
        return command;
    }
}
