using HubGraph.Concepts.Territories;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Reference;

/// <summary>
/// Communes that a newer vintage no longer has. Where its file of former communes leads their code to another commune and no
/// record speaks of them, they give way to the former commune. Any other is kept: a record that says "in this commune" stays
/// true and keeps its link, and the code still leads to the current commune through the former one.
/// </summary>
internal sealed class GoneCommunes(HubGraphContext context, ILogger logger)
{
    public async Task RemoveAsync(
        TerritorySet<Commune> communes, List<CommuneRow> rows, TerritorySet<FormerCommune> former, CancellationToken cancellationToken)
    {
        HashSet<string> current = [.. rows.Select(row => row.Code)];
        foreach (Commune gone in communes.Known.Where(commune => !current.Contains(commune.Code)))
        {
            if (former[gone.Code] is null || await IsReferredToAsync(gone.Id, cancellationToken))
            {
                logger.CommuneKept(gone.Code);
                continue;
            }
            context.RemoveRange(
                await context.CommunePostalCodes.Where(postal => postal.CommuneId == gone.Id).ToListAsync(cancellationToken));
            context.Remove(gone);
        }
        // A commune that has come back.
        context.RemoveRange(former.Known.Where(commune => current.Contains(commune.Code)));
    }

    private async Task<bool> IsReferredToAsync(long id, CancellationToken cancellationToken) =>
        await context.FormerCommunes.AnyAsync(former => former.CommuneId == id, cancellationToken)
        || await context.Coverage.AnyAsync(coverage => coverage.CommuneId == id, cancellationToken)
        || await context.CoverageDenials.AnyAsync(denial => denial.CommuneId == id, cancellationToken)
        || await context.Carriers.AnyAsync(carrier => carrier.CommuneId == id, cancellationToken)
        || await context.FundedProjects.AnyAsync(project => project.CommuneId == id, cancellationToken)
        || await context.Events.AnyAsync(@event => @event.CommuneId == id, cancellationToken)
        || await context.Activities.AnyAsync(activity => activity.CommuneId == id, cancellationToken)
        || await context.Regions.AnyAsync(region => region.SeatId == id, cancellationToken)
        || await context.Departments.AnyAsync(department => department.SeatId == id, cancellationToken);
}
