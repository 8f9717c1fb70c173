using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using Npgsql;

namespace HubGraph.Data.Changes;

/// <summary>Whether a commit happened whose connection broke: the log knows.</summary>
internal static class CommitOutcome
{
    // As long as the server takes to cut who is silent, and a little more.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a commit that failed so may have happened all the same.</summary>
    public static bool IsUncertain(Exception failure) =>
        failure is NpgsqlException and not PostgresException || PostgresErrors.IsBroken(failure);

    /// <summary>
    /// Asks the log, over a connection of its own, whether it has a line of a transaction that wrote lines, once that has ended.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">The database does not tell.</exception>
    public static async Task<bool> IsWrittenAsync(string connectionString, LogPosition line, Exception failure)
    {
        using CancellationTokenSource patience = new(s_patience);
        while (true)
        {
            try
            {
                return await Detached.RunAsync(stop => AskAsync(connectionString, line, stop), patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new OutcomeUnknownException(failure);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(s_pause, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Whoever holds the log's lock has ended its transaction before it is given to us.
    private static async Task<bool> AskAsync(string connectionString, LogPosition line, CancellationToken stop)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(stop);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(stop);
        await using NpgsqlCommand wait = new($"SELECT pg_advisory_xact_lock({PostgresHubGraphContext.LogLock})", connection, transaction);
        await wait.ExecuteNonQueryAsync(stop);
        await using NpgsqlCommand look = new("SELECT EXISTS (SELECT FROM changes WHERE id = @id AND mark = @mark)", connection, transaction)
        {
            Parameters = { new("id", line.Id), new("mark", line.Mark) },
        };
        return (bool)(await look.ExecuteScalarAsync(stop))!;
    }
}
