using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>Tells failures of PostgreSQL apart.</summary>
public static class PostgresErrors
{
    private const string IdleInTransactionSessionTimeout = "25P03";
    private const string IdleSessionTimeout = "57P05";

    /// <summary>Whether a connection broke, so that the same over another one may succeed.</summary>
    public static bool IsBroken(Exception exception) => exception switch
    {
        PostgresException told =>
            told.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.DatabaseDropped
                or IdleInTransactionSessionTimeout or IdleSessionTimeout
                    || told.SqlState.StartsWith("08", StringComparison.Ordinal),
        // Time that ran out is not to be spent again.
        NpgsqlException broken => broken.InnerException is not TimeoutException,
        _ => exception.InnerException is { } inner && IsBroken(inner),
    };
}
