using System.ComponentModel;
using GraphQL;
using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Coverage;

/// <summary>What a client names a place by.</summary>
internal enum AskedPlace
{
    Commune,
    PostalCode,
    Department,
    Region,
}

[Description("How large white zones are.")]
internal enum UncoveredLevel
{
    [Description("Departments (départements).")]
    Department,

    [Description("Regions (régions).")]
    Region,
}

/// <summary>The keys of a place and of what it lies in.</summary>
internal sealed record PlaceKeys(long? CommuneId, long? IntercommunalityId, long? DepartmentId, long? RegionId);

/// <summary>Who serves a place: the deciding claims.</summary>
internal sealed record PlaceCoverage(DateOnly On, PlaceKeys Place, CoverageStatus Status, IReadOnlyList<Domain.Coverage> Claims);

/// <summary>A territory that is not surely covered.</summary>
internal sealed record UncoveredTerritory(string Code, string Name, int? Population, long? DepartmentId, long? RegionId);

/// <summary>The territories of a level that are not surely covered.</summary>
internal sealed record UncoveredTerritories(DateOnly On, IReadOnlyList<UncoveredTerritory> Nodes, IReadOnlyList<UncoveredTerritory> Uncertain);

/// <summary>What of the country's population is covered.</summary>
internal sealed record NationalCoverage(DateOnly On, long Population, long Covered);

/// <summary>Reads what claims say of a day. There are some hundreds of them: they are read as a whole, and decided on here.</summary>
internal sealed class CoverageReader(IDbContextFactory<HubGraphContext> contexts, TimeProvider time)
{
    /// <summary>Today in Europe/Paris.</summary>
    public DateOnly Today => PlaceTime.DayOf(time.GetUtcNow().UtcDateTime, PlaceTime.Paris);

    /// <summary>Who serves a place, or each commune of a postal code.</summary>
    /// <exception cref="ExecutionError">There is no such place.</exception>
    public async Task<IReadOnlyList<PlaceCoverage>> PlacesAsync(AskedPlace kind, string code, DateOnly on, CancellationToken stop)
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        PlaceKeys[] places = await KeysAsync(context, kind, code, stop);
        if (places.Length == 0)
            throw new ExecutionError($"There is no {Word(kind)} '{Values.Shown(code)}'.") { Code = GraphErrorCodes.UnknownPlace };
        Domain.Coverage[] claims = await ClaimsAsync(context, on, stop);
        return [.. places.Select(place => Decide(place, claims, on))];
    }

    /// <summary>The territories that are not surely covered on a day.</summary>
    public async Task<UncoveredTerritories> UncoveredAsync(UncoveredLevel level, DateOnly on, CancellationToken stop)
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        IQueryable<UncoveredTerritory> territories = level == UncoveredLevel.Region
            ? context.Regions.Select(region => new UncoveredTerritory(region.Code, region.Name, region.Population, null, region.Id))
            : context.Departments.Select(department => new UncoveredTerritory(department.Code, department.Name, department.Population, department.Id, department.RegionId));
        UncoveredTerritory[] all = await territories.ToArrayAsync(stop);
        Domain.Coverage[] claims = await ClaimsAsync(context, on, stop);
        ILookup<CoverageStatus, UncoveredTerritory> byStatus = all
            .OrderByDescending(one => one.Population ?? 0).ThenBy(one => one.Code, StringComparer.Ordinal)
            .ToLookup(one => Decide(new PlaceKeys(null, null, one.DepartmentId, one.RegionId), claims, on).Status);
        return new UncoveredTerritories(on, [.. byStatus[CoverageStatus.NoKnownClaim]], [.. byStatus[CoverageStatus.Uncertain]]);
    }

    /// <summary>What of the country's population is surely covered on a day: whole regions; departments of others; communes of others still.</summary>
    public async Task<NationalCoverage> NationAsync(DateOnly on, CancellationToken stop)
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        Domain.Coverage[] claims = [.. (await ClaimsAsync(context, on, stop)).Where(claim => claim.StatusOn(on) == CoverageStatus.Yes)];
        long[] regions = Keys(claims, claim => claim.RegionId);
        long[] departments = Keys(claims, claim => claim.DepartmentId);
        long[] intercommunalities = Keys(claims, claim => claim.IntercommunalityId);
        long[] communes = Keys(claims, claim => claim.CommuneId);
        long population = await context.Regions.SumAsync(region => (long?)region.Population ?? 0, stop);
        long covered = await context.Regions.Where(region => regions.Contains(region.Id)).SumAsync(region => (long?)region.Population ?? 0, stop)
            + await context.Departments.Where(department => departments.Contains(department.Id) && !regions.Contains(department.RegionId))
                .SumAsync(department => (long?)department.Population ?? 0, stop)
            + await context.Communes
                .Where(commune => (communes.Contains(commune.Id) || intercommunalities.Contains(commune.IntercommunalityId ?? 0))
                    && !departments.Contains(commune.DepartmentId ?? 0) && !regions.Contains(commune.RegionId ?? 0))
                .SumAsync(commune => (long?)commune.Population ?? 0, stop);
        return new NationalCoverage(on, population, covered);
    }

    // The claims that hold, or may; of those, the smallest territory decides.
    private static PlaceCoverage Decide(PlaceKeys place, IEnumerable<Domain.Coverage> claims, DateOnly on)
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
        Domain.Coverage[] sure = [.. about.Where(claim => claim.StatusOn(on) == CoverageStatus.Yes)];
        CoverageStatus status = sure.Length > 0 ? CoverageStatus.Yes : about.Length > 0 ? CoverageStatus.Uncertain : CoverageStatus.NoKnownClaim;
        // An uncertain claim about a smaller territory does not undo a sure one about a larger.
        Domain.Coverage[] deciding = sure.Length > 0 ? sure : about;
        return new PlaceCoverage(on, place, status, [.. deciding.Where(claim => claim.Scale == deciding.Min(other => other.Scale)).OrderBy(claim => claim.Id)]);
    }

    private static async Task<Domain.Coverage[]> ClaimsAsync(HubGraphContext context, DateOnly on, CancellationToken stop) =>
        await context.Coverage.AsNoTracking()
            .Where(claim => (claim.PossibleFrom == null || claim.PossibleFrom <= on) && (claim.PossibleUntil == null || claim.PossibleUntil >= on))
            .ToArrayAsync(stop);

    private static async Task<PlaceKeys[]> KeysAsync(HubGraphContext context, AskedPlace kind, string code, CancellationToken stop) => kind switch
    {
        AskedPlace.Region => await context.Regions.Where(region => region.Code == code)
            .Select(region => new PlaceKeys(null, null, null, region.Id)).ToArrayAsync(stop),
        AskedPlace.Department => await context.Departments.Where(department => department.Code == code)
            .Select(department => new PlaceKeys(null, null, department.Id, department.RegionId)).ToArrayAsync(stop),
        AskedPlace.PostalCode => await Communes(context.Communes.Where(commune => commune.PostalCodes.Any(postal => postal.Code == code)).OrderBy(commune => commune.Code)).ToArrayAsync(stop),
        _ => await Communes(context.Communes.Where(commune => commune.Code == code)).ToArrayAsync(stop) is { Length: > 0 } current
            ? current
            : await Communes(context.FormerCommunes.Where(former => former.Code == code).Select(former => former.Commune)).ToArrayAsync(stop),
    };

    private static IQueryable<PlaceKeys> Communes(IQueryable<Commune> communes) =>
        communes.Select(commune => new PlaceKeys(commune.Id, commune.IntercommunalityId, commune.DepartmentId, commune.RegionId));

    private static string Word(AskedPlace kind) => kind == AskedPlace.PostalCode ? "postal code" : kind.ToString().ToLowerInvariant();

    private static long[] Keys(IEnumerable<Domain.Coverage> claims, Func<Domain.Coverage, long?> key) => [.. claims.Select(key).OfType<long>().Distinct()];
}
