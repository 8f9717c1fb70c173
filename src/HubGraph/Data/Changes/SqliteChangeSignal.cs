using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using SQLitePCL;

namespace HubGraph.Data.Changes;

/// <summary>
/// Asks each time, on a connection of its own: whether anybody wrote since is a look at shared memory, and only then is the
/// log read.
/// </summary>
internal sealed class SqliteChangeSignal(string path) : ChangeSignal
{
    private const int BusyMilliseconds = 5000;
    private readonly Lock _lock = new();
    private readonly OpenedSqliteFile _file = new(path);
    private sqlite3? _database;
    private sqlite3_stmt? _last;
    private WalIndex? _index;
    private LogPosition _position;
    private bool _isDisposed;

    static SqliteChangeSignal() => Batteries_V2.Init();

    /// <inheritdoc/>
    public override ValueTask<LogPosition> CurrentAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            // What is remembered of a file that is gone is not answered either.
            _file.CheckNowAndThen();
            if (_database is null)
                Open();
            // Looked at before the log is read: what comes between is seen by the next look.
            if (_index?.HasChanged() != false)
                _position = Read();
            return new ValueTask<LogPosition>(_position);
        }
    }

    /// <inheritdoc/>
    public override void CheckFile() => _file.Check();

    private void Open()
    {
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null));
        raw.sqlite3_busy_timeout(_database, BusyMilliseconds);
        Check(raw.sqlite3_prepare_v3(_database, LastLine, raw.SQLITE_PREPARE_PERSISTENT, out _last));
        // The first read opens the index.
        Read();
        _index = WalIndex.Open(_database!);
    }

    private LogPosition Read()
    {
        int code = raw.sqlite3_step(_last!);
        if (code == raw.SQLITE_ROW)
        {
            LogPosition position = new(raw.sqlite3_column_text(_last!, 0).utf8_to_string(), raw.sqlite3_column_int64(_last!, 1));
            raw.sqlite3_reset(_last!);
            return position;
        }
        Check(code);
        Close();
        throw new InvalidOperationException("The database is not installed.");
    }

    // The next call begins anew.
    private void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_DONE)
            return;
        string message = _database is null ? "" : raw.sqlite3_errmsg(_database).utf8_to_string();
        Close();
        throw new SqliteReadException(code, message);
    }

    private void Close()
    {
        _last?.Dispose();
        _database?.Dispose();
        (_database, _last, _index) = (null, null, null);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Close();
        }
        _file.Dispose();
        base.Dispose();
    }
}
