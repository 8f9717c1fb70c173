using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data;

/// <summary>Reads beside the planner.</summary>
internal static class RepeatedReads
{
    /// <summary>
    /// Reads over a context of its own, again over another connection where the first was broken, and not beyond the time of who
    /// asks. It may go on a little when nobody waits for it any more: what it uses must be its own.
    /// </summary>
    public static Task<T> ReadAsync<T>(
        this IDbContextFactory<HubGraphContext> contexts, Func<HubGraphContext, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        return Detached.ReadAsync(OnceAsync, cancellationToken).AsTask();

        async Task<T> OnceAsync(CancellationToken stop)
        {
            await using HubGraphContext context = contexts.CreateDbContext();
            return await read(context, stop);
        }
    }
}
