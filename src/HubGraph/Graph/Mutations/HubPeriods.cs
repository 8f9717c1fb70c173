using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Mutations;

/// <summary>Periods of a hub that may not overlap.</summary>
internal static class HubPeriods
{
    /// <summary>
    /// Refuses a period that surely shares a day with another one of the hub, which is held to the end of the transaction.
    /// </summary>
    /// <param name="others">The hub's other periods of the same.</param>
    /// <param name="path">The field that an overlap is told of.</param>
    /// <param name="name">What the periods are of.</param>
    public static async Task RefuseOverlapAsync(
        this WriteSession session, long hubId, Period period, IQueryable<Period> others, string path, string name)
    {
        await RowLocks.LockAsync<Hub>(session.Context, hubId, session.CancellationToken);
        if ((await others.ToArrayAsync(session.CancellationToken)).Any(period.SurelyOverlaps))
            session.Refuse(WriteRules.PeriodOverlap, path, name);
    }
}
