using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>One connection, and the statement that it ran alone last time under each text.</summary>
internal sealed class PostgresReadConnection(NpgsqlConnection connection) : IAsyncDisposable
{
    private const int MaximumCommands = 200;

    // A statement takes one of the server's processors, as its place counts for. What a pooler forgets of it is lost speed alone.
    private const string OneProcessor = "SET max_parallel_workers_per_gather = 0";

    private readonly Dictionary<string, NpgsqlCommand> _commands = [];

    public NpgsqlConnection Connection { get; } = connection;

    /// <summary>When it was used last, UTC.</summary>
    public DateTime IdleSince { get; set; }

    public bool IsOpen => Connection.FullState == System.Data.ConnectionState.Open;

    /// <summary>Opens one.</summary>
    public static async Task<PostgresReadConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using NpgsqlCommand alone = new(OneProcessor, connection);
            await alone.ExecuteNonQueryAsync(cancellationToken);
            return new PostgresReadConnection(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

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
