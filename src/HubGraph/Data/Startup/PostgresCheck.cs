using HubGraph.Planning.Execution;
using Npgsql;

namespace HubGraph.Data.Startup;

/// <summary>What must hold of a PostgreSQL server, and of a pooler before it, for everything to work.</summary>
internal static class PostgresCheck
{
    private const string Encoding = "UTF8";

    // With other clients a pooler may hand out another connection once.
    private const int Rounds = 3;

    /// <summary>Refuses what cannot work, with what to do about it.</summary>
    /// <exception cref="StartupException">It cannot work.</exception>
    public static Task RunAsync(NpgsqlConnection connection, DatabaseOptions options, CancellationToken cancellationToken) =>
        RunAsync(connection, options, options.ReadConnectionString is null ? nameof(options.ConnectionString) : null, cancellationToken);

    // The setting whose connections prepare statements: those that read.
    private static async Task RunAsync(
        NpgsqlConnection connection, DatabaseOptions options, string? preparing, CancellationToken cancellationToken)
    {
        string encoding;
        bool isDirect;
        await using (NpgsqlCommand command = new("SELECT current_setting('server_encoding'), pg_backend_pid()", connection))
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            // A pooler tells clients a process of its own making.
            (encoding, isDirect) = (reader.GetString(0), reader.GetInt32(1) == connection.ProcessID);
        }
        if (encoding != Encoding)
            throw new StartupException(
                $"The database {StartupFailures.NameOf(options)} has the encoding {encoding}, which cannot hold all texts: create it with "
                    + $"ENCODING '{Encoding}' TEMPLATE template0.");
        if (isDirect)
            return;
        // Refused where a pooler gives each statement another connection.
        await using (NpgsqlTransaction transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellationToken))
        {
            await using NpgsqlCommand command = new("SELECT 1", connection, transaction);
            await command.ExecuteScalarAsync(cancellationToken);
        }
        if (preparing is not null
            && PostgresSettings.PreparedStatements(options.ConnectionString) > 0
            && !await KeepsStatementsAsync(connection, cancellationToken))
            throw new StartupException(
                $"The database {StartupFailures.NameOf(options)} lies behind a pooler that does not keep prepared statements: add \"Max "
                    + $"Auto Prepare=0\" to {DatabaseOptions.Section}:{preparing}, or let it pool sessions.");
    }

    /// <summary>Refuses a connection string for reading that does not lead to the same database.</summary>
    /// <exception cref="StartupException">It leads elsewhere, or nowhere.</exception>
    public static async Task ReadingAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        DatabaseOptions reading = DatabaseOptions.Postgresql(options.ReadConnectionString!);
        await using NpgsqlConnection reader = (NpgsqlConnection)HubGraphContextFactory.CreateConnection(reading);
        await reader.OpenAsync(cancellationToken);
        await RunAsync(reader, reading, nameof(options.ReadConnectionString), cancellationToken);
        await using NpgsqlConnection writer = (NpgsqlConnection)HubGraphContextFactory.CreateConnection(options);
        await writer.OpenAsync(cancellationToken);
        if (await EpochAsync(reader, cancellationToken) != await EpochAsync(writer, cancellationToken))
            throw new StartupException(
                $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ReadConnectionString)} leads to another database than "
                    + $"{nameof(DatabaseOptions.ConnectionString)}.");
    }

    private static async Task<string?> EpochAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("SELECT epoch FROM installation", connection);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    // Two clients give their statements the same names: where they share a connection without the pooler's help, they meet.
    private static async Task<bool> KeepsStatementsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection other = new(connection.ConnectionString);
        await other.OpenAsync(cancellationToken);
        try
        {
            for (int round = 0; round < Rounds; round++)
            {
                foreach (NpgsqlConnection client in new[] { connection, other })
                {
                    await using NpgsqlCommand command = new($"SELECT {round}", client);
                    await command.PrepareAsync(cancellationToken);
                    await command.ExecuteScalarAsync(cancellationToken);
                }
            }
            return true;
        }
        catch (PostgresException exception) when (
            exception.SqlState is PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName)
        {
            return false;
        }
        finally
        {
            connection.UnprepareAll();
        }
    }
}
