using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HubGraph.Data.Changes;

/// <summary>Tells the failures of a write that another writer caused.</summary>
public static class WriteConflicts
{
    private const int SqliteBusy = 5;

    /// <summary>Whether the write may succeed when it is done again: it lost a race, and reads now what the other one wrote.</summary>
    public static bool IsConflict(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres =>
            postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected,
        // What may pass is wrapped: by a save, and once more by whoever ran its statements.
        _ => exception.InnerException is { } inner && IsConflict(inner),
    };

    /// <summary>Whether SQLite's write lock was not to be had in time.</summary>
    internal static bool IsBusy(SqliteException exception) => exception.SqliteErrorCode == SqliteBusy;
}
