using Npgsql;

namespace HubGraph.Data;

/// <summary>
/// Listens to what each commit of the log notifies, and reads the log's end then, and twice a second in case a notification was
/// lost. What it read is good for a second: when the listener does not get through, whoever asks reads the log itself.
/// </summary>
internal sealed partial class PostgresChangeSignal(string connectionString, ILogger logger) : ChangeSignal
{
    /// <summary>What commits notify; the listener reads for itself what they wrote.</summary>
    public const string Channel = "hubgraph_changes";

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_trust = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);
    private readonly Lock _lock = new();
    private LogPosition _position;
    private long _trustedUntil;

    /// <inheritdoc/>
    public override async ValueTask<LogPosition> CurrentAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (Environment.TickCount64 < _trustedUntil)
                return _position;
        }
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
        return Advance(await ReadAsync(connection, cancellationToken));
    }

    /// <inheritdoc/>
    internal override void Committed(long id)
    {
        lock (_lock)
        {
            if (id > _position.Id)
                _position = _position with { Id = id };
        }
        Wake();
    }

    // Two reads may come back in another order than they were made.
    private LogPosition Advance(LogPosition read)
    {
        bool grows;
        lock (_lock)
        {
            bool isFirst = _position.Epoch is null;
            grows = isFirst || read.Id > _position.Id || read.Epoch != _position.Epoch;
            // A commit of this program may have been noted before the first read.
            if (grows)
                _position = isFirst && _position.Id > read.Id ? read with { Id = _position.Id } : read;
            read = _position;
        }
        if (grows)
            Wake();
        return read;
    }

    private void Trust(TimeSpan time)
    {
        lock (_lock)
            _trustedUntil = Environment.TickCount64 + (long)time.TotalMilliseconds;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan pause = s_firstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 5, ApplicationName = Channel }.ConnectionString);
                await connection.OpenAsync(stoppingToken);
                await using (NpgsqlCommand listen = new($"LISTEN {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                while (true)
                {
                    Advance(await ReadAsync(connection, stoppingToken));
                    Trust(s_trust);
                    pause = s_firstPause;
                    await connection.WaitAsync(s_interval, stoppingToken);
                }
            }
            catch (Exception exception)
            {
                if (!stoppingToken.IsCancellationRequested)
                    LogLost(exception.Message, pause);
            }
            finally
            {
                Trust(TimeSpan.Zero);
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
        }
    }

    private static async Task<LogPosition> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(LastLine, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new LogPosition(reader.GetString(0), reader.GetInt64(1))
            : throw new InvalidOperationException("The database is not installed.");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _source.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The change log is not being listened to: {Reason}. Trying again in {Pause}.")]
    private partial void LogLost(string reason, TimeSpan pause);
}
