using HubGraph.Data;
using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Coverage;

/// <summary>The keys of a place and of what it lies in.</summary>
internal sealed record PlaceKeys(long? CommuneId, long? IntercommunalityId, long? DepartmentId, long? RegionId);

/// <summary>Who serves a place: the deciding claims.</summary>
internal sealed record PlaceCoverage(DateOnly On, PlaceKeys Place, CoverageStatus Status, IReadOnlyList<Domain.Coverage> Claims);

/// <summary>A commune, and what claims say of it and of what it lies in; a class, so that queries go on from it.</summary>
internal sealed class ClaimedCommune
{
    public required long Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int? Population { get; init; }
    public required long? IntercommunalityId { get; init; }
    public required long? DepartmentId { get; init; }
    public required long? RegionId { get; init; }

    /// <summary>Whether a claim surely holds.</summary>
    public required bool IsSure { get; init; }

    /// <summary>Whether a claim holds, or may.</summary>
    public required bool IsPossible { get; init; }
}

/// <summary>The claims that hold on a day, or may. There are some hundreds of them: they are read as a whole.</summary>
internal sealed class ClaimsOfDay(DateOnly on, Domain.Coverage[] claims)
{
    public static async Task<ClaimsOfDay> ReadAsync(HubGraphContext context, DateOnly on, CancellationToken stop) => new(on, await context.Coverage.AsNoTracking()
        .Where(claim => (claim.PossibleFrom == null || claim.PossibleFrom <= on) && (claim.PossibleUntil == null || claim.PossibleUntil >= on))
        .ToArrayAsync(stop));

    /// <summary>Who serves a place: of the claims about it and what it lies in, those about the smallest territory decide.</summary>
    public PlaceCoverage Decide(PlaceKeys place)
    {
        Domain.Coverage[] about =
        [
            .. claims.Where(claim => claim.Scale switch
            {
                TerritorialScale.Commune => claim.CommuneId == place.CommuneId,
                TerritorialScale.Intercommunality => claim.IntercommunalityId == place.IntercommunalityId,
                TerritorialScale.Department => claim.DepartmentId == place.DepartmentId,
                _ => claim.RegionId == place.RegionId,
            }),
        ];
        Domain.Coverage[] sure = [.. about.Where(IsSure)];
        CoverageStatus status = sure.Length > 0 ? CoverageStatus.Yes : about.Length > 0 ? CoverageStatus.Uncertain : CoverageStatus.NoKnownClaim;
        // An uncertain claim about a smaller territory does not undo a sure one about a larger.
        Domain.Coverage[] deciding = sure.Length > 0 ? sure : about;
        return new PlaceCoverage(on, place, status, [.. deciding.Where(claim => claim.Scale == deciding.Min(other => other.Scale)).OrderBy(claim => claim.Id)]);
    }

    /// <summary>All communes, with what the claims say of each.</summary>
    public IQueryable<ClaimedCommune> Communes(HubGraphContext context)
    {
        Territories sure = new([.. claims.Where(IsSure)]), possible = new(claims);
        return context.Communes.Select(commune => new ClaimedCommune
        {
            Id = commune.Id,
            Code = commune.Code,
            Name = commune.Name,
            Population = commune.Population,
            IntercommunalityId = commune.IntercommunalityId,
            DepartmentId = commune.DepartmentId,
            RegionId = commune.RegionId,
            // One parameter for the claims of a scale, however many there are; where there are none, SQLite need not look among them for each commune.
            IsSure = (sure.Regions.Length > 0 && EF.Parameter(sure.Regions).Contains(commune.RegionId!.Value))
                || (sure.Departments.Length > 0 && EF.Parameter(sure.Departments).Contains(commune.DepartmentId!.Value))
                || (sure.Intercommunalities.Length > 0 && EF.Parameter(sure.Intercommunalities).Contains(commune.IntercommunalityId!.Value))
                || (sure.Communes.Length > 0 && EF.Parameter(sure.Communes).Contains(commune.Id)),
            IsPossible = (possible.Regions.Length > 0 && EF.Parameter(possible.Regions).Contains(commune.RegionId!.Value))
                || (possible.Departments.Length > 0 && EF.Parameter(possible.Departments).Contains(commune.DepartmentId!.Value))
                || (possible.Intercommunalities.Length > 0 && EF.Parameter(possible.Intercommunalities).Contains(commune.IntercommunalityId!.Value))
                || (possible.Communes.Length > 0 && EF.Parameter(possible.Communes).Contains(commune.Id)),
        });
    }

    private bool IsSure(Domain.Coverage claim) => claim.StatusOn(on) == CoverageStatus.Yes;

    /// <summary>The keys of the territories that claims are about.</summary>
    private sealed class Territories(Domain.Coverage[] claims)
    {
        public long[] Regions { get; } = Keys(claims, claim => claim.RegionId);
        public long[] Departments { get; } = Keys(claims, claim => claim.DepartmentId);
        public long[] Intercommunalities { get; } = Keys(claims, claim => claim.IntercommunalityId);
        public long[] Communes { get; } = Keys(claims, claim => claim.CommuneId);

        private static long[] Keys(Domain.Coverage[] claims, Func<Domain.Coverage, long?> key) => [.. claims.Select(key).OfType<long>().Distinct()];
    }
}
