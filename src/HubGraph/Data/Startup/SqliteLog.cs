using Microsoft.Data.Sqlite;

namespace HubGraph.Data.Startup;

/// <summary>
/// The write-ahead log that a killed program left beside a database file. It belongs to the file as it was then: laid over another
/// one it gives a mixture of both, which SQLite cannot notice. The change log can.
/// </summary>
internal static class SqliteLog
{
    private const int HeaderSize = 32;

    // What takes a second to be looked through as a whole.
    private const long SmallSize = 256 << 20;

    // Each write appends to the change log and counts its ids in another table: the two stand on pages that a log holds together.
    private const string Whole = "SELECT coalesce((SELECT max(id) FROM changes), 0) = coalesce((SELECT seq FROM sqlite_sequence WHERE name "
        + "= 'changes'), 0)";
    private const string Last = "SELECT id || ' ' || record_type || ' ' || record_id || ' ' || at FROM changes WHERE id = coalesce(@id, "
        + "(SELECT max(id) FROM changes))";

    /// <summary>Whether there is one that holds something.</summary>
    public static bool IsBeside(string path) => new FileInfo(SqliteFile.LogOf(path)) is { Exists: true, Length: > HeaderSize };

    /// <summary>Makes sure that the log belongs to the file.</summary>
    /// <exception cref="StartupException">It does not.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        string? last = await LastOfFileAsync(path, cancellationToken);
        bool belongs;
        try
        {
            await using SqliteConnection both = await OpenAsync(SqliteFile.UriOf(path), cancellationToken);
            await using SqliteTransaction snapshot = both.BeginTransaction(deferred: true);
            belongs = await ScalarAsync(
                both, snapshot, "SELECT 1 FROM sqlite_master WHERE name = 'changes'", null, cancellationToken) is null
                    || (await ScalarAsync(both, snapshot, Whole, null, cancellationToken) is 1L
                        && (last is null || Equals(await ScalarAsync(both, snapshot, Last, last.Split(' ')[0], cancellationToken), last))
                        && (new FileInfo(path).Length > SmallSize
                            || await ScalarAsync(both, snapshot, "PRAGMA integrity_check(1)", null, cancellationToken) is "ok"));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            belongs = false;
        }
        if (!belongs)
        {
            throw new StartupException(
                $"The database {path} and the write-ahead log {SqliteFile.LogOf(path)} do not belong together: one of them was put back, "
                    + "and together they would be neither. "
                + $"If you put the database back, move {path}-wal and {path}-shm away and start again; otherwise restore a backup.");
        }
    }

    // The last line that the file itself has; null where it cannot be read without its log, as after half a checkpoint.
    private static async Task<string?> LastOfFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using SqliteConnection alone = await OpenAsync($"{SqliteFile.UriOf(path)}?immutable=1", cancellationToken);
            return await ScalarAsync(alone, null, Last, null, cancellationToken) as string;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string uri, CancellationToken cancellationToken)
    {
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = uri, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<object?> ScalarAsync(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, string? id, CancellationToken cancellationToken)
    {
        await using SqliteCommand command = new(sql, connection, transaction);
        command.Parameters.AddWithValue(
            "@id", id is null ? DBNull.Value : long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
