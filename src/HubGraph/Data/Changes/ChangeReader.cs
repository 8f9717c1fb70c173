using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data;

/// <summary>Reads lines of the change log out of the database.</summary>
public sealed class ChangeReader(IDbContextFactory<HubGraphContext> contexts)
{
    // What no index leads to is looked for in parts: a statement is short, and its reader may leave in between.
    private const long PartSize = 20_000;
    private const int MaximumParts = 25;

    /// <summary>The instant of the last line, UTC; null while there is none.</summary>
    public async Task<DateTime?> LastAtAsync(CancellationToken cancellationToken)
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        return await context.Changes.OrderByDescending(change => change.Id).Select(change => (DateTime?)change.At).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Reads the lines that pass a filter, but for its region, from one id, exclusive, to another, until there are so many or half
    /// a million ids were looked at. The end of the batch is how far it came.
    /// </summary>
    public async Task<ChangeBatch> ReadAsync(long from, long to, ChangeFilter? filter, int most, CancellationToken cancellationToken)
    {
        List<ChangeLine> lines = [];
        long reached = from;
        await using HubGraphContext context = contexts.CreateDbContext();
        for (int part = 0; part < MaximumParts && reached < to && lines.Count < most; part++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (long start, long end) = (reached, Math.Min(to, reached + PartSize));
            IQueryable<Change> within = context.Changes.AsNoTracking().Where(change => change.Id > start && change.Id <= end);
            int wanted = most - lines.Count;
            lines.AddRange(await (filter is null ? within : filter.Of(within))
                .OrderBy(change => change.Id)
                .Take(wanted)
                .Select(change => new ChangeLine(change.Id, change.RecordType, change.RecordId, change.HubId, change.Kind))
                .ToListAsync(cancellationToken));
            reached = lines.Count == most ? lines[^1].Id : end;
        }
        return new ChangeBatch(reached, lines, new Lazy<Task<ILookup<long, long>>>(() => ChangeRegions.OfAsync(contexts, lines)));
    }
}
