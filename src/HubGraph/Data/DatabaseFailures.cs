using System.Net.Sockets;
using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace HubGraph.Data;

/// <summary>What is wrong with a database that does not do what it should.</summary>
public enum DatabaseFailure
{
    /// <summary>It cannot be reached, it is starting or stopping, or it cut a connection.</summary>
    OutOfReach,

    /// <summary>It takes no more connections.</summary>
    OutOfConnections,

    /// <summary>It may be read, but not be written.</summary>
    ReadOnly,

    /// <summary>It has no more room.</summary>
    Full,

    /// <summary>Its files are damaged, or the disk reports errors.</summary>
    Damaged,

    /// <summary>Others keep it locked.</summary>
    Locked,

    /// <summary>Its file was replaced, moved or removed while it was open.</summary>
    Replaced,
}

/// <summary>Tells the failures of a database from those of the program.</summary>
public static class DatabaseFailures
{
    private const string QueryCanceled = PostgresErrorCodes.QueryCanceled;

    /// <summary>What is wrong with the database; null when it is something else that failed.</summary>
    public static DatabaseFailure? Of(Exception exception) => exception switch
    {
        PostgresException told => Of(told.SqlState),
        NpgsqlException { InnerException: TimeoutException } full when full.Message.Contains("pool", StringComparison.Ordinal) =>
            DatabaseFailure.OutOfConnections,
        NpgsqlException or SocketException => DatabaseFailure.OutOfReach,
        SqliteException refused => OfSqlite(refused.SqliteErrorCode),
        SqliteReadException refused => OfSqlite(refused.Code),
        _ => exception.InnerException is { } inner ? Of(inner) : null,
    };

    private static DatabaseFailure? Of(string state) => state switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => DatabaseFailure.ReadOnly,
        PostgresErrorCodes.DiskFull => DatabaseFailure.Full,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded or PostgresErrorCodes.OutOfMemory
            or PostgresErrorCodes.InsufficientResources =>
            DatabaseFailure.OutOfConnections,
        PostgresErrorCodes.LockNotAvailable => DatabaseFailure.Locked,
        // What a pooler did not keep: a statement that was prepared over another connection.
        PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement => DatabaseFailure.OutOfReach,
        PostgresErrorCodes.InvalidCatalogName or "25P03" => DatabaseFailure.OutOfReach,
        QueryCanceled => null,
        _ => state[..2] switch
        {
            // Connections, authorization, operators' interventions.
            "08" or "28" or "57" => DatabaseFailure.OutOfReach,
            "58" or "XX" => DatabaseFailure.Damaged,
            _ => null,
        },
    };

    private static DatabaseFailure? OfSqlite(int code) =>
        code == OpenedSqliteFile.MovedCode ? DatabaseFailure.Replaced : (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => DatabaseFailure.Locked,
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => DatabaseFailure.ReadOnly,
            raw.SQLITE_FULL => DatabaseFailure.Full,
            raw.SQLITE_CANTOPEN => DatabaseFailure.OutOfReach,
            raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DatabaseFailure.Damaged,
            _ => null,
        };
}
