using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>One connection to PostgreSQL with its prepared commands.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private PostgresSession(NpgsqlConnection connection)
    {
        _connection = connection;
        Hubs = new NpgsqlCommand(PostgresStatements.Hubs, connection);
        Events = new NpgsqlCommand(PostgresStatements.Events, connection);
        Projects = new NpgsqlCommand(PostgresStatements.Projects, connection);
        Hub = new NpgsqlCommand(PostgresStatements.Hub, connection);
        Events.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text });
        Hub.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text });
        Commune = new NpgsqlCommand(PostgresStatements.Commune, connection);
        EventsFrom = new NpgsqlCommand(PostgresStatements.EventsFrom, connection);
        Months = new NpgsqlCommand(PostgresStatements.Months, connection);
        foreach (NpgsqlCommand command in new[] { Commune, EventsFrom, Months })
            command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text });
        foreach (NpgsqlCommand command in new[] { EventsFrom, Months, Months })
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { NpgsqlDbType = NpgsqlDbType.Date });
    }

    public NpgsqlCommand Hubs { get; }
    public NpgsqlCommand Events { get; }
    public NpgsqlCommand Projects { get; }
    public NpgsqlCommand Hub { get; }
    public NpgsqlCommand Commune { get; }
    public NpgsqlCommand EventsFrom { get; }
    public NpgsqlCommand Months { get; }

    private IEnumerable<NpgsqlCommand> Commands => [Hubs, Events, Projects, Hub, Commune, EventsFrom, Months];

    /// <summary>What texts are read into.</summary>
    public byte[] Utf8 { get; } = new byte[16 * 1024];

    /// <summary>Opens a connection and prepares its commands.</summary>
    public static async ValueTask<PostgresSession> OpenAsync(NpgsqlDataSource source)
    {
        PostgresSession session = new(await source.OpenConnectionAsync());
        foreach (NpgsqlCommand command in session.Commands)
            await command.PrepareAsync();
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (NpgsqlCommand command in Commands)
            await command.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>Sessions that wait for their next use.</summary>
internal sealed class PostgresPool(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);
    private readonly ConcurrentStack<PostgresSession> _sessions = [];

    public ValueTask<PostgresSession> TakeAsync() =>
        _sessions.TryPop(out PostgresSession? session) ? ValueTask.FromResult(session) : PostgresSession.OpenAsync(_source);

    public void Return(PostgresSession session) => _sessions.Push(session);

    public async ValueTask DisposeAsync()
    {
        while (_sessions.TryPop(out PostgresSession? session))
            await session.DisposeAsync();
        await _source.DisposeAsync();
    }
}
