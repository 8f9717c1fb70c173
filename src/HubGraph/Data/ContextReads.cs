using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace HubGraph.Data;

/// <summary>Reads the database beside the planner, in the places that it has for both.</summary>
public sealed class ContextReads(IDbContextFactory<HubGraphContext> contexts, ReadDatabase database)
{
    // As often as the planner's own statements ask.
    private const int ProgressSteps = 4_000;

    /// <summary>Reads for a caller, with a context of its own; what is long may be stopped and read again.</summary>
    public ValueTask<T> RunAsync<T>(
        ReadCaller caller, WorkKind kind, Func<HubGraphContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        database.RunAsync(
            caller,
            kind,
            work => new ValueTask<T>(contexts.ReadAsync((context, stop) => ReadAsync(context, work, read, stop), work.Token)),
            cancellationToken);

    private static async Task<T> ReadAsync<T>(
        HubGraphContext context, Work work, Func<HubGraphContext, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        if (context.Database.GetDbConnection() is not SqliteConnection connection)
            return await read(context, stop);
        await context.Database.OpenConnectionAsync(stop);
        // Statements of SQLite hold the thread, and a token alone stops none.
        raw.sqlite3_progress_handler(connection.Handle, ProgressSteps, static work => ((Work)work).MayGoOn() ? 0 : 1, work);
        try
        {
            return await read(context, stop);
        }
        catch (SqliteException) when (work.Token.IsCancellationRequested)
        {
            throw new OperationCanceledException(work.Token);
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }
}
