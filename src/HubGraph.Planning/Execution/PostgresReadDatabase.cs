using HubGraph.Planning.Sql;
using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>
/// A PostgreSQL database, itself or behind a pooler: nothing is asked of a session but what stands in its transactions. The
/// connection that was used last is used next: few of the server's processes are kept warm rather than all of them lukewarm.
/// </summary>
public sealed class PostgresReadDatabase : ReadDatabase
{
    private readonly string _connectionString;
    private readonly TimeSpan _idleLifetime;
    private readonly Lock _lock = new();
    // The one that was used last stands last.
    private readonly List<PostgresReadConnection> _idle = [];
    private readonly SemaphoreSlim _free;
    private readonly Timer _closing;

    public PostgresReadDatabase(string connectionString, WorkLimits? limits = null)
        : base(limits, holdsThreads: false)
    {
        NpgsqlConnectionStringBuilder settings = PostgresSettings.ForReading(connectionString);
        _connectionString = settings.ConnectionString;
        _idleLifetime = TimeSpan.FromSeconds(settings.ConnectionIdleLifetime);
        _free = new SemaphoreSlim(settings.MaxPoolSize);
        TimeSpan interval = TimeSpan.FromSeconds(settings.ConnectionPruningInterval);
        _closing = new Timer(_ => CloseIdle(DateTime.UtcNow - _idleLifetime), null, interval, interval);
    }

    public override Dialect Dialect => PostgresDialect.Instance;

    internal override ValueTask<T> ReadAsync<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken) =>
        Detached.ReadAsync(stop => read(stop).AsTask(), cancellationToken, MayRepeat);

    internal override bool MayRepeat(Exception failure)
    {
        if (!PostgresErrors.IsBroken(failure))
            return false;
        // What lay idle beside it is broken too, most likely.
        CloseIdle(DateTime.MaxValue);
        return true;
    }

    internal override async ValueTask<ReadSession> OpenAsync(Work work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            while (TakeIdle() is { } idle)
            {
                if (idle.IsOpen)
                    return new PostgresReadSession(this, idle);
                await idle.DisposeAsync();
            }
            return new PostgresReadSession(this, await PostgresReadConnection.OpenAsync(_connectionString, cancellationToken));
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
        {
            connection.IdleSince = DateTime.UtcNow;
            lock (_lock)
                _idle.Add(connection);
        }
        else
        {
            await connection.DisposeAsync();
        }
        _free.Release();
    }

    private PostgresReadConnection? TakeIdle()
    {
        lock (_lock)
        {
            if (_idle.Count == 0)
                return null;
            PostgresReadConnection last = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return last;
        }
    }

    private void CloseIdle(DateTime before)
    {
        PostgresReadConnection[] closed;
        lock (_lock)
        {
            int count = _idle.FindIndex(connection => connection.IdleSince >= before);
            closed = [.. _idle.Take(count < 0 ? _idle.Count : count)];
            _idle.RemoveRange(0, closed.Length);
        }
        foreach (PostgresReadConnection connection in closed)
            _ = connection.DisposeAsync().AsTask();
    }

    public override async ValueTask DisposeAsync()
    {
        await _closing.DisposeAsync();
        CloseIdle(DateTime.MaxValue);
        await using NpgsqlConnection any = new(_connectionString);
        NpgsqlConnection.ClearPool(any);
        _free.Dispose();
    }
}
