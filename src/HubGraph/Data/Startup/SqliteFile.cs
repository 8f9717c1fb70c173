using Microsoft.Data.Sqlite;

namespace HubGraph.Data;

/// <summary>What must hold of a database file before anything writes to it.</summary>
internal static class SqliteFile
{
    private static readonly byte[] s_header = [.. "SQLite format 3\0"u8];

    /// <summary>The whole path of the configured file.</summary>
    public static string PathOf(DatabaseOptions options) => Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);

    /// <summary>What an error of SQLite means, in plain words.</summary>
    public static string Reason(SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another process keeps it locked",
        SQLitePCL.raw.SQLITE_READONLY => "it may not be written",
        SQLitePCL.raw.SQLITE_CANTOPEN => "it cannot be opened",
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT => "it is damaged or not a SQLite database",
        SQLitePCL.raw.SQLITE_FULL => "the disk is full",
        SQLitePCL.raw.SQLITE_IOERR => "the disk reports an error",
        _ => $"SQLite reports error {exception.SqliteExtendedErrorCode}",
    };

    /// <summary>Refuses a file that is not ours or cannot be written. Touches none.</summary>
    public static async Task CheckAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        string source = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (source.Length == 0 || source == ":memory:" || source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new StartupException($"The setting {DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)} must name a file by its path (Data Source=…).");
        string path = PathOf(options);
        string directory = Path.GetDirectoryName(path) ?? path;
        if (Directory.Exists(path))
            throw new StartupException($"The database {path} is a directory.");
        if (!Directory.Exists(directory))
            throw new StartupException($"The directory {directory} of the database does not exist.");
        if (!File.Exists(path))
        {
            CheckDirectory(directory);
            return;
        }
        await CheckHeaderAsync(path, cancellationToken);
        if (!File.Exists(path + "-wal"))
            await CheckOwnerAsync(path, cancellationToken);
    }

    // A write-ahead log is written beside the file, so the directory must take files.
    private static void CheckDirectory(string directory)
    {
        string probe = Path.Combine(directory, $".hubgraph-{Path.GetRandomFileName()}");
        try
        {
            using FileStream created = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"The directory {directory} of the database cannot be written.", exception);
        }
    }

    private static async Task CheckHeaderAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            byte[] start = new byte[s_header.Length];
            int read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            if (read > 0 && !start.AsSpan().SequenceEqual(s_header))
                throw new StartupException($"The file {path} is not a SQLite database.");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"The database {path} cannot be written.", exception);
        }
    }

    // As immutable, SQLite makes no files beside it, not even for a database of another application in WAL mode.
    private static async Task CheckOwnerAsync(string path, CancellationToken cancellationToken)
    {
        SqliteConnectionStringBuilder builder = new() { DataSource = $"{new Uri(path).AbsoluteUri}?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using SqliteConnection connection = new(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        DatabaseState state = await DatabaseState.ReadAsync(connection, null, cancellationToken);
        if (state is { AppliedMigrations: null, HasTables: true })
            throw new StartupException($"The database {path} belongs to another application.");
    }
}
