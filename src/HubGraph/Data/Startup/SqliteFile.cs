using Microsoft.Data.Sqlite;

namespace HubGraph.Data.Startup;

/// <summary>What must hold of a database file before anything writes to it.</summary>
internal static class SqliteFile
{
    private static readonly byte[] s_header = [.. "SQLite format 3\0"u8];

    /// <summary>The whole path of the configured file.</summary>
    /// <exception cref="StartupException">None is configured.</exception>
    public static string PathOf(DatabaseOptions options)
    {
        string source = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        return source.Length == 0
            || source == ":memory:"
            || source.Contains('\0')
            || source.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                ? throw new StartupException(
                    $"The setting {DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)} must name a file by its path (Data "
                        + "Source=…).")
            : Path.GetFullPath(source);
    }

    /// <summary>The write-ahead log of a file.</summary>
    public static string LogOf(string path) => path + "-wal";

    /// <summary>
    /// A file that nobody writes to, for reading: where no log stands beside it, SQLite then makes no files, not even for a
    /// database in WAL mode.
    /// </summary>
    public static string AtRest(string path) => UriOf(path) + (File.Exists(LogOf(path)) ? "" : "?immutable=1");

    /// <summary>
    /// What a file holds, without touching any; null when it is not there. Refuses what is not SQLite or cannot be written.
    /// </summary>
    public static async Task<DatabaseState?> LookAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        string path = PathOf(options);
        if (Directory.Exists(path))
            throw new StartupException($"The database {path} is a directory.");
        if (!File.Exists(path))
        {
            return !SqliteLog.IsBeside(path) ? null : throw new StartupException(
                $"The database {path} is not there, but its write-ahead log {LogOf(path)} is: put the database back, or remove the log to "
                    + "begin with an empty one.");
        }
        await CheckHeaderAsync(path, cancellationToken);
        if (SqliteLog.IsBeside(path))
            await SqliteLog.CheckAsync(path, cancellationToken);
        await using SqliteConnection connection = new(
            new SqliteConnectionStringBuilder
            {
                DataSource = AtRest(path),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return await DatabaseState.ReadAsync(connection, null, cancellationToken);
    }

    // Only these mean something else in a URI of SQLite (https://sqlite.org/uri.html). The platform's Uri takes %41 in a path for an
    // escape.
    internal static string UriOf(string path) =>
        "file://" + (Path.DirectorySeparatorChar == '/' ? path : "/" + path.Replace('\\', '/'))
            .Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal)
                .Replace("#", "%23", StringComparison.Ordinal);

    /// <summary>Refuses a directory that takes no files: a write-ahead log is written beside the database.</summary>
    public static void CheckDirectory(DatabaseOptions options)
    {
        string path = PathOf(options);
        string directory = Path.GetDirectoryName(path) ?? path;
        if (!Directory.Exists(directory))
            throw new StartupException($"The directory {directory} of the database does not exist.");
        try
        {
            string probe = Path.Combine(directory, $".hubgraph-{Path.GetRandomFileName()}");
            using FileStream created = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"The directory {directory} of the database cannot be written.", exception);
        }
    }

    /// <summary>Whether the disk takes a little more: nothing else tells before a write fails.</summary>
    public static bool HasRoom(DatabaseOptions options)
    {
        const int Some = 64 * 1024;
        try
        {
            string probe = Path.Combine(Path.GetDirectoryName(PathOf(options)) ?? ".", $".hubgraph-{Path.GetRandomFileName()}");
            using FileStream created = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            created.Write(new byte[Some]);
            created.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return false;
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
}
