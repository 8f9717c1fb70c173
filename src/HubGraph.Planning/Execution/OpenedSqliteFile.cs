using System.Runtime.InteropServices;
using SQLitePCL;

namespace HubGraph.Planning.Execution;

/// <summary>
/// Notices that a SQLite file was replaced, moved or removed while it is open: what is written to it from then on is lost, and what
/// is read from it is not what its path leads to. It holds the file open from its first look on, so that no other takes its place.
/// </summary>
/// <param name="path">The file.</param>
public sealed class OpenedSqliteFile(string path) : IDisposable
{
    // SQLITE_FCNTL_HAS_MOVED
    private const int HasMovedOperation = 20;
    private const int Often = 100;

    private readonly Lock _lock = new();
    private sqlite3? _opened;
    private long _checkedAt = long.MinValue / 2;
    private bool _isDisposed;

    /// <summary>SQLite's code for it.</summary>
    public const int MovedCode = raw.SQLITE_READONLY | (4 << 8);

    /// <summary>Makes sure that the path still leads to the file. It costs a look at the directory.</summary>
    /// <exception cref="SqliteReadException">It does not.</exception>
    public void Check()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_opened is null)
            {
                int code = raw.sqlite3_open_v2(path, out sqlite3 opened, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null);
                if (code != raw.SQLITE_OK)
                {
                    opened?.Dispose();
                    throw new SqliteReadException(code, "The file cannot be opened.");
                }
                _opened = opened;
            }
            Check(_opened);
        }
    }

    /// <summary>The same for those who ask all the time: it looks ten times a second.</summary>
    /// <exception cref="SqliteReadException">It does not.</exception>
    public void CheckNowAndThen()
    {
        long now = Environment.TickCount64;
        if (now - Volatile.Read(ref _checkedAt) < Often)
            return;
        Check();
        Volatile.Write(ref _checkedAt, now);
    }

    /// <summary>Makes sure that the path of a connection's file still leads to it.</summary>
    /// <exception cref="SqliteReadException">It does not.</exception>
    public static void Check(sqlite3 connection)
    {
        if (sqlite3_file_control(connection, IntPtr.Zero, HasMovedOperation, out int moved) == raw.SQLITE_OK && moved != 0)
            throw new SqliteReadException(MovedCode, "The file was replaced, moved or removed while it was open.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _opened?.Dispose();
        }
    }

    // No name of a database means the main one.
    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    private static extern int sqlite3_file_control(sqlite3 connection, IntPtr database, int operation, out int result);
}
