using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using Npgsql;

namespace HubGraph.Data.Changes;

/// <summary>
/// Listens to what each commit of the log notifies, and reads the log's end then, and twice a second in case a notification was
/// lost. What it read is good for a second: when the listener does not get through, whoever asks reads the log itself.
/// </summary>
internal sealed partial class PostgresChangeSignal(string connectionString, ILogger logger) : ChangeSignal
{
    /// <summary>What commits notify; the listener reads for itself what they wrote.</summary>

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_trust = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    private readonly string _connectionString = PostgresSettings.Complete(connectionString).ConnectionString;
    private readonly Lock _lock = new();
    private LogPosition _position;
    private long _trustedUntil;
    private Task? _reading;

    // Two reads may come back in another order than they were made: each takes a number first.
    private long _begun, _known;

    /// <inheritdoc/>
    public override async ValueTask<LogPosition> CurrentAsync(CancellationToken cancellationToken = default)
    {
        Task reading;
        lock (_lock)
        {
            if (Environment.TickCount64 < _trustedUntil)
                return _position;
            // However many ask, there is one read at a time: it is when everything is slow that there is no trust.
            if (_reading is not { IsCompleted: false })
                _reading = Task.Run(ReadAnewAsync, CancellationToken.None);
            reading = _reading;
        }
        await reading.WaitAsync(cancellationToken);
        // This program may have committed since it read.
        lock (_lock)
            return _position;
    }

    /// <inheritdoc/>
    public override void Committed(LogPosition position)
    {
        lock (_lock)
        {
            // Reads that began before may not have seen it.
            _known = ++_begun;
            if (position.Id > _position.Id)
                _position = position;
        }
        Wake();
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
                await using NpgsqlConnection connection = new(
                    new NpgsqlConnectionStringBuilder(_connectionString)
                    {
                        Pooling = false,
                        CommandTimeout = 5,
                        ApplicationName = PostgresHubGraphContext.LogChannel,
                    }.ConnectionString);
                await connection.OpenAsync(stoppingToken);
                await ListenAsync(connection, stoppingToken);
                while (true)
                {
                    await ReadAsync(connection, stoppingToken);
                    Trust(s_trust);
                    pause = s_firstPause;
                    await connection.WaitAsync(s_interval, stoppingToken);
                }
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                // The server has started, and makes its database ready.
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

    // A pooler, which tells clients a process of its own making, and a standby hand on no notifications: there the look at the log,
    // twice a second, must do.
    private static async Task ListenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand look = new("SELECT pg_backend_pid() = @process AND NOT pg_is_in_recovery()", connection)
        {
            Parameters = { new("process", connection.ProcessID) },
        };
        if (await look.ExecuteScalarAsync(cancellationToken) is not true)
            return;
        await using NpgsqlCommand listen = new($"LISTEN {PostgresHubGraphContext.LogChannel}", connection);
        await listen.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ReadAnewAsync()
    {
        using CancellationTokenSource patience = new(s_patience);
        await Detached.ReadAsync(
            async stop =>
            {
                await using NpgsqlConnection connection = new(_connectionString);
                await connection.OpenAsync(stop);
                return await ReadAsync(connection, stop);
            },
            patience.Token);
    }

    private async Task<LogPosition> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        long number;
        lock (_lock)
            number = ++_begun;
        LogPosition read;
        await using (NpgsqlCommand command = new(LastLine, connection))
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            read = await reader.ReadAsync(cancellationToken)
                ? new LogPosition(reader.GetString(0), reader.GetInt64(1))
                : throw new InvalidOperationException("The database is not installed.");
        }
        lock (_lock)
        {
            // What the log lost, where a server did not come back with all of it, is seen by a read that began after what is known.
            if (read == _position || (number < _known && read.Id <= _position.Id))
                return _position;
            (_known, _position) = (Math.Max(_known, number), read);
        }
        Wake();
        return read;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The change log is not being listened to: {Reason}. Trying again in {Pause}.")]
    private partial void LogLost(string reason, TimeSpan pause);
}
