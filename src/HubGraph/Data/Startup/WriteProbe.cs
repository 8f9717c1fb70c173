using HubGraph.Data.Changes;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Startup;

/// <summary>Begins a write as every write begins, and undoes it.</summary>
internal sealed class WriteProbe(IDbContextFactory<HubGraphContext> contexts, DatabaseOptions options, TimeProvider time)
{
    private const string Actor = "health";

    /// <summary>Why nothing can be written; null when it can.</summary>
    public async Task<DatabaseFailure?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Detached.ReadAsync(BeginAsync, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return DatabaseFailure.Locked;
        }
        catch (DatabaseBusyException)
        {
            return DatabaseFailure.Locked;
        }
        catch (Exception exception) when (DatabaseFailures.Of(exception) is { } failure)
        {
            return failure;
        }
    }

    private async Task<DatabaseFailure?> BeginAsync(CancellationToken stop)
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        context.Signal?.CheckFile();
        await using ChangeScope scope = await new ChangeLog(context, time).BeginAsync(Actor, stop);
        if (options.Provider == DatabaseProvider.Postgresql)
            await context.Database.ExecuteSqlAsync($"SELECT id FROM installation FOR NO KEY UPDATE SKIP LOCKED", stop);
        else
            return SqliteFile.HasRoom(options) ? null : DatabaseFailure.Full;
        return null;
    }
}
