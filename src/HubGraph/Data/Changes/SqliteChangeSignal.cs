using SQLitePCL;

namespace HubGraph.Data;

/// <summary>
/// Asks the file each time, on a connection of its own: whether anybody wrote since is a look at shared memory, and only then
/// is the log read. Both together take a few microseconds.
/// </summary>
internal sealed class SqliteChangeSignal(string path) : ChangeSignal
{
    private const int BusyMilliseconds = 5000;
    private const long None = -1;
    private readonly Lock _lock = new();
    private sqlite3? _database;
    private sqlite3_stmt? _version, _last;
    private long _seenVersion = None;
    private LogPosition _position;
    private bool _isDisposed;

    static SqliteChangeSignal() => Batteries_V2.Init();

    /// <inheritdoc/>
    public override ValueTask<LogPosition> CurrentAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_database is null)
                Open();
            // A version that is read before the log can only be too old: then the log is read once more.
            long version = Read(_version!, static row => raw.sqlite3_column_int64(row, 0));
            if (version != _seenVersion)
            {
                _position = Read(_last!, static row => new LogPosition(raw.sqlite3_column_text(row, 0).utf8_to_string(), raw.sqlite3_column_int64(row, 1)));
                _seenVersion = version;
            }
            return new ValueTask<LogPosition>(_position);
        }
    }

    private void Open()
    {
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null));
        raw.sqlite3_busy_timeout(_database, BusyMilliseconds);
        Check(raw.sqlite3_prepare_v3(_database, "PRAGMA data_version", raw.SQLITE_PREPARE_PERSISTENT, out _version));
        Check(raw.sqlite3_prepare_v3(_database, LastLine, raw.SQLITE_PREPARE_PERSISTENT, out _last));
    }

    private T Read<T>(sqlite3_stmt statement, Func<sqlite3_stmt, T> read)
    {
        try
        {
            int code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW)
                return read(statement);
            Check(code);
            throw new InvalidOperationException("The database is not installed.");
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    // The next call begins anew.
    private void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_DONE)
            return;
        string message = _database is null ? "" : raw.sqlite3_errmsg(_database).utf8_to_string();
        Close();
        throw new IOException($"SQLite error {code} while the change log was read: {message}");
    }

    private void Close()
    {
        _version?.Dispose();
        _last?.Dispose();
        _database?.Dispose();
        (_database, _version, _last, _seenVersion) = (null, null, null, None);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Close();
        }
        base.Dispose();
    }
}
