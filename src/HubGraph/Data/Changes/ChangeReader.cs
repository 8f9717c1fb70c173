using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Changes;

/// <summary>Reads lines of the change log out of the database.</summary>
public sealed class ChangeReader(IDbContextFactory<HubGraphContext> contexts, ContextReads reads)
{
    // What an index leads to is found at once; all lines are walked in parts: a statement is short, and its reader may
    // leave in between.
    private const long PartSize = 20_000;
    private const int MaximumParts = 25;

    /// <summary>The instant of the last line, UTC; null while there is none.</summary>
    public Task<DateTime?> LastAtAsync(CancellationToken cancellationToken) => contexts.ReadAsync(
        (context, stop) =>
            context.Changes.OrderByDescending(change => change.Id).Select(change => (DateTime?)change.At).FirstOrDefaultAsync(stop),
            cancellationToken);

    /// <summary>The place before the first line.</summary>
    public async Task<LogPosition> BeginningAsync(CancellationToken cancellationToken) =>
        new(await contexts.ReadAsync(EpochAsync, cancellationToken), 0);

    /// <summary>Makes sure that a position is one of this log.</summary>
    /// <exception cref="ChangeLogReplacedException">It is of another one.</exception>
    public Task CheckAsync(LogPosition position, CancellationToken cancellationToken) =>
        contexts.ReadAsync((context, stop) => CheckAsync(context, position, stop), cancellationToken);

    /// <summary>
    /// Reads the lines that pass a filter, but for its region, from one position, exclusive, to another, until there are so many or
    /// half a million ids were looked at. The end of the batch is how far it came.
    /// </summary>
    /// <exception cref="ChangeLogReplacedException">The log is another one than that of the first position.</exception>
    public ValueTask<ChangeBatch> ReadAsync(
        ReadCaller caller, WorkKind kind, LogPosition from, LogPosition to, ChangeFilter? filter, int most,
        CancellationToken cancellationToken) =>
        reads.RunAsync(caller, kind, (context, stop) => ReadAsync(context, from, to, filter, most, stop), cancellationToken);

    private async Task<ChangeBatch> ReadAsync(
        HubGraphContext context, LogPosition from, LogPosition to, ChangeFilter? filter, int most, CancellationToken cancellationToken)
    {
        List<ChangeLine> lines = [];
        long reached = from.Id;
        await CheckAsync(context, from, cancellationToken);
        if (most > 0 && filter?.Indexed(Between(context, from.Id, to.Id)) is { } statements)
        {
            foreach (IQueryable<Change> statement in statements)
                lines.AddRange(await LinesAsync(statement, most, cancellationToken));
            lines = [.. lines.OrderBy(line => line.Id).Take(most)];
            reached = lines.Count == most ? lines[^1].Id : to.Id;
        }
        for (int part = 0; part < MaximumParts && reached < to.Id && lines.Count < most; part++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long end = Math.Min(to.Id, reached + PartSize);
            IQueryable<Change> within = Between(context, reached, end);
            lines.AddRange(await LinesAsync(filter is null ? within : filter.Of(within), most - lines.Count, cancellationToken));
            reached = lines.Count == most ? lines[^1].Id : end;
        }
        LogPosition last = reached == from.Id ? from
            : lines.Count > 0 && lines[^1].Id == reached ? lines[^1].Position
            : reached == to.Id ? to
            : await UpToAsync(context, from, reached, cancellationToken);
        return new ChangeBatch(
            last,
            lines,
            new ReadOnce<ILookup<long, long>>(
                () => Detached.ReadAsync(_ => ChangeRegions.OfAsync(contexts, lines), CancellationToken.None).AsTask()));
    }

    private static IQueryable<Change> Between(HubGraphContext context, long start, long end) =>
        context.Changes.AsNoTracking().Where(change => change.Id > start && change.Id <= end);

    private static Task<List<ChangeLine>> LinesAsync(IQueryable<Change> changes, int most, CancellationToken cancellationToken) => changes
        .OrderBy(change => change.Id)
        .Take(most)
        .Select(change => new ChangeLine(change.Id, change.Mark, change.RecordType, change.RecordId, change.HubId, change.Kind, change.At))
        .ToListAsync(cancellationToken);

    // The last line up to an id, which may be none's: ids of transactions that were rolled back are not used again.
    private static async Task<LogPosition> UpToAsync(
        HubGraphContext context, LogPosition from, long id, CancellationToken cancellationToken) =>
        await context.Changes.Where(change => change.Id > from.Id && change.Id <= id).OrderByDescending(change => change.Id)
            .Select(change => new { change.Mark, change.Id }).FirstOrDefaultAsync(
                cancellationToken) is { } line ? new LogPosition(line.Mark, line.Id) : from;

    private static async Task<bool> CheckAsync(HubGraphContext context, LogPosition position, CancellationToken cancellationToken)
    {
        string? mark = position.Id == 0
            ? await EpochAsync(context, cancellationToken)
            : await context.Changes.Where(change => change.Id == position.Id).Select(change => change.Mark)
                .FirstOrDefaultAsync(cancellationToken);
        if (mark != position.Mark)
            throw new ChangeLogReplacedException();
        return true;
    }

    private static Task<string> EpochAsync(HubGraphContext context, CancellationToken cancellationToken) =>
        context.Installation.Select(installation => installation.Epoch).SingleAsync(cancellationToken);
}
