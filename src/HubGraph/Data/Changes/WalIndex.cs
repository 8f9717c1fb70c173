using System.Runtime.InteropServices;
using SQLitePCL;

namespace HubGraph.Data.Changes;

/// <summary>
/// Tells whether anybody, in any process, committed to a SQLite database since the last look. Its write-ahead log has an index in
/// shared memory, whose header each commit changes before it returns (https://sqlite.org/walformat.html, section 2.1). To compare
/// that takes some nanoseconds; <c>PRAGMA data_version</c> takes locks and microseconds. Valid for as long as its connection is open.
/// </summary>
internal sealed class WalIndex
{
    private const string Library = "e_sqlite3";

    // SQLITE_FCNTL_FILE_POINTER, and where sqlite3_io_methods has xShmMap: after iVersion and twelve functions.
    private const int FilePointer = 7;
    private static readonly int s_shmMap = 13 * IntPtr.Size;

    // A header is 48 bytes; a region of the index has 32 kB.
    private const int HeaderSize = 48;
    private const int RegionSize = 32768;
    private const int IsInitialised = 12;

    private readonly IntPtr _header;
    private readonly byte[] _seen = new byte[HeaderSize], _now = new byte[HeaderSize];

    private WalIndex(IntPtr header) => _header = header;

    /// <summary>
    /// Opens the index of a connection that has read something; null where the database has no write-ahead log in shared memory.
    /// </summary>
    public static WalIndex? Open(sqlite3 connection)
    {
        if (sqlite3_file_control(connection, IntPtr.Zero, FilePointer, out IntPtr file) != raw.SQLITE_OK)
            return null;
        IntPtr methods = Marshal.ReadIntPtr(file);
        // Version 1 has no shared memory.
        if (methods == IntPtr.Zero || Marshal.ReadInt32(methods) < 2)
            return null;
        ShmMap map = Marshal.GetDelegateForFunctionPointer<ShmMap>(Marshal.ReadIntPtr(methods, s_shmMap));
        return map(file, 0, RegionSize, 0, out IntPtr index) == raw.SQLITE_OK
            && index != IntPtr.Zero
            && Marshal.ReadByte(index, IsInitialised) != 0
                ? new WalIndex(index)
                : null;
    }

    /// <summary>Whether something was committed since the last call. What is read after the call is at least as new as it says.</summary>
    public bool HasChanged()
    {
        // A header that is being written meanwhile is another one in any case.
        Marshal.Copy(_header, _now, 0, HeaderSize);
        if (_now.AsSpan().SequenceEqual(_seen))
            return false;
        _now.CopyTo(_seen, 0);
        return true;
    }

    // No name of a database means the main one.
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    private static extern int sqlite3_file_control(sqlite3 connection, IntPtr database, int operation, out IntPtr result);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ShmMap(IntPtr file, int region, int size, int extend, out IntPtr memory);
}
