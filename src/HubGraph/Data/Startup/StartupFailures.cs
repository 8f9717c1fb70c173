using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HubGraph.Data.Startup;

/// <summary>Turns what a database driver throws into one plain line.</summary>
internal static class StartupFailures
{
    /// <summary>Runs work on the configured database.</summary>
    /// <exception cref="StartupException">The database cannot be used.</exception>
    public static async Task ExplainAsync(DatabaseOptions options, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (SqliteException exception)
        {
            throw new StartupException($"The database {NameOf(options)} cannot be used: {Reason(exception)}.", exception);
        }
        catch (NpgsqlException exception)
        {
            string reason = exception is PostgresException refused ? refused.MessageText : exception.Message;
            throw new StartupException(
                $"The PostgreSQL server at {NameOf(options)} cannot be used: {reason.ReplaceLineEndings(" ").TrimEnd('.')}.", exception);
        }
        catch (ArgumentException exception) when (
            exception.TargetSite?.DeclaringType?.IsAssignableTo(typeof(DbConnectionStringBuilder)) == true)
        {
            throw new StartupException(
                $"The setting {DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)} is no connection string of "
                    + $"{options.Provider}.",
                exception);
        }
    }

    /// <summary>What to call the database: never with its password.</summary>
    public static string NameOf(DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
            return SqliteFile.PathOf(options);
        NpgsqlConnectionStringBuilder builder = new(options.ConnectionString);
        return $"{builder.Host}:{builder.Port}/{builder.Database}";
    }

    private static string Reason(SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another process keeps it locked",
        SQLitePCL.raw.SQLITE_READONLY => "it may not be written",
        SQLitePCL.raw.SQLITE_CANTOPEN => "it cannot be opened",
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT => "it is damaged or not a SQLite database",
        SQLitePCL.raw.SQLITE_FULL => "the disk is full",
        SQLitePCL.raw.SQLITE_IOERR => "the disk reports an error",
        _ => $"SQLite reports error {exception.SqliteExtendedErrorCode}",
    };
}
