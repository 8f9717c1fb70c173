using System.ComponentModel;
using System.Linq.Expressions;
using HubGraph.Data;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coverages;

[Description("How large white zones are.")]
internal enum UncoveredLevel
{
    [Description("Communes (communes).")]
    Commune,

    [Description("Intercommunalities (intercommunalités).")]
    Intercommunality,

    [Description("Departments (départements).")]
    Department,

    [Description("Regions (régions).")]
    Region,
}

/// <summary>Which white zones are asked for.</summary>
/// <param name="After">The code of the territory after which a page starts; null for the first.</param>
/// <param name="Nodes">How many without a known claim, at the most.</param>
/// <param name="Uncertain">How many uncertain ones, at the most.</param>
/// <param name="Totals">Whether all are to be counted.</param>
internal sealed record UncoveredRequest(UncoveredLevel Level, DateOnly On, string? After, int Nodes, int Uncertain, bool Totals);

/// <summary>A territory that is not surely covered, and how many people of it are not; null when its population is not known.</summary>
internal sealed record UncoveredTerritory(string Code, string Name, int? Population, int? UncoveredPopulation, PlaceKeys Place)
{
    /// <summary>What is claimed and denied of it.</summary>
    public PlaceCoverage? Said { get; init; }
}

/// <summary>How many territories there are, how many people live there, and how many of those where no hub surely serves.</summary>
internal sealed record UncoveredTotals(int Count, long Population, long UncoveredPopulation);

/// <summary>The territories of a level that are not surely covered; totals of all of them, where asked for.</summary>
internal sealed record UncoveredTerritories(
    DateOnly On, UncoveredTotals Totals, int UncertainCount, IReadOnlyList<UncoveredTerritory> Nodes,
    IReadOnlyList<UncoveredTerritory> Uncertain);

/// <summary>Reads the white zones of a day. A territory is covered, or may be, when each of its communes is.</summary>
internal sealed class UncoveredReader(ContextReads reads)
{
    public ValueTask<UncoveredTerritories> ReadAsync(ReadCaller caller, UncoveredRequest request, CancellationToken stop) =>
        reads.RunAsync(caller, WorkKind.None, (context, stop) => ReadAsync(context, request, stop), stop);

    private static async Task<UncoveredTerritories> ReadAsync(HubGraphContext context, UncoveredRequest request, CancellationToken stop)
    {
        ClaimsOfDay claims = await ClaimsOfDay.ReadAsync(context, request.On, stop);
        return request.Level == UncoveredLevel.Commune
            ? await CommunesAsync(context, claims, request, stop)
            : await LargerAsync(context, claims, request, stop);
    }

    // There are tens of thousands: the database chooses, sorts and counts.
    private static async Task<UncoveredTerritories> CommunesAsync(
        HubGraphContext context, ClaimsOfDay claims, UncoveredRequest request, CancellationToken stop)
    {
        IQueryable<ClaimedCommune> open = claims.Communes(context).Where(commune => !commune.IsSure);
        Dictionary<bool, UncoveredTotals> totals = !request.Totals ? [] : await open.GroupBy(commune => commune.IsPossible)
            .Select(group => new { group.Key, Count = group.Count(), Population = group.Sum(commune => (long?)commune.Population) ?? 0 })
            .ToDictionaryAsync(group => group.Key, group => new UncoveredTotals(group.Count, group.Population, group.Population), stop);
        IQueryable<ClaimedCommune> page = open;
        if (request.After is { } code)
        {
            var last = await context.Communes.Where(commune => commune.Code == code)
                .Select(commune => new { Population = commune.Population ?? 0 }).SingleOrDefaultAsync(stop)
                    ?? throw NoSuch(code);
#pragma warning disable CA1309 // The database compares codes by their bytes.
            page = open.Where(commune => (commune.Population ?? 0) < last.Population
                || ((commune.Population ?? 0) == last.Population && string.Compare(commune.Code, code) > 0));
#pragma warning restore CA1309
        }
        return new UncoveredTerritories(
            request.On,
            totals.GetValueOrDefault(false) ?? new UncoveredTotals(0, 0, 0),
            totals.GetValueOrDefault(true)?.Count ?? 0,
            Said(claims, await PageAsync(page.Where(commune => !commune.IsPossible), request.Nodes, stop)),
            Said(claims, await PageAsync(page.Where(commune => commune.IsPossible), request.Uncertain, stop)));
    }

    private static async Task<IReadOnlyList<UncoveredTerritory>> PageAsync(
        IQueryable<ClaimedCommune> communes, int size, CancellationToken stop) => size == 0 ? [] : await communes
            .OrderByDescending(commune => commune.Population ?? 0).ThenBy(commune => commune.Code).Take(size)
            .Select(commune => new UncoveredTerritory(commune.Code, commune.Name, commune.Population, commune.Population,
                new PlaceKeys(commune.Id, commune.IntercommunalityId, commune.DepartmentId, commune.RegionId)))
            .ToArrayAsync(stop);

    // There are some hundreds: they are chosen here, by what the database says of their communes.
    private static async Task<UncoveredTerritories> LargerAsync(
        HubGraphContext context, ClaimsOfDay claims, UncoveredRequest request, CancellationToken stop)
    {
        (IQueryable<UncoveredTerritory> territories, Expression<Func<ClaimedCommune, long?>> key) = Level(context, request.Level);
        UncoveredTerritory[] all = await territories.ToArrayAsync(stop);
        Dictionary<long, Inside> inside = await claims.Communes(context).GroupBy(key).Where(group => group.Key != null)
            .Select(group => new Inside(
                group.Key!.Value,
                group.Sum(commune => commune.IsSure ? commune.Population ?? 0 : 0),
                group.Count(commune => !commune.IsSure),
                group.Count(commune => !commune.IsPossible)))
            .ToDictionaryAsync(one => one.Key, stop);
        ILookup<CoverageStatus, UncoveredTerritory> byStatus = all
            .OrderByDescending(one => one.Population ?? 0).ThenBy(one => one.Code, StringComparer.Ordinal)
            .Select(one =>
                (
                    Territory: one,
                    Inside: inside.GetValueOrDefault(one.Place.IntercommunalityId ?? one.Place.DepartmentId ?? one.Place.RegionId!.Value)))
            .ToLookup(
                one => Status(one.Territory, one.Inside, claims),
                one => one.Territory with { UncoveredPopulation = one.Territory.Population - (one.Inside?.Covered ?? 0) });
        UncoveredTerritory[] nodes = [.. byStatus[CoverageStatus.NoKnownClaim]], uncertain = [.. byStatus[CoverageStatus.Uncertain]];
        UncoveredTotals totals = new(
            nodes.Length, nodes.Sum(one => (long?)one.Population ?? 0), nodes.Sum(one => (long?)one.UncoveredPopulation ?? 0));
        UncoveredTerritory? last = request.After is { } code ? all.FirstOrDefault(one => one.Code == code) ?? throw NoSuch(code) : null;
        bool IsAfter(UncoveredTerritory one) => last is null || (one.Population ?? 0) < (last.Population ?? 0)
            || ((one.Population ?? 0) == (last.Population ?? 0) && string.CompareOrdinal(one.Code, last.Code) > 0);
        return new UncoveredTerritories(
            request.On,
            totals,
            uncertain.Length,
            Said(claims, nodes.Where(IsAfter).Take(request.Nodes)),
            Said(claims, uncertain.Where(IsAfter).Take(request.Uncertain)));
    }

    private static PlanningError NoSuch(string code) =>
        new(PlanningErrorCodes.BadCursor, $"'after' is the code of a territory of the level: there is no '{Values.Shown(code)}'.");

    private static UncoveredTerritory[] Said(ClaimsOfDay claims, IEnumerable<UncoveredTerritory> territories) =>
        [.. territories.Select(one => one with { Said = claims.Decide(one.Place) })];

    private static (IQueryable<UncoveredTerritory> Territories, Expression<Func<ClaimedCommune, long?>> Key) Level(
        HubGraphContext context, UncoveredLevel level) => level switch
        {
            UncoveredLevel.Region => (
                context.Regions.Select(region =>
                    new UncoveredTerritory(region.Code, region.Name, region.Population, null, new PlaceKeys(null, null, null, region.Id))),
                commune => commune.RegionId),
            UncoveredLevel.Department => (
                context.Departments.Select(one =>
                    new UncoveredTerritory(one.Code, one.Name, one.Population, null, new PlaceKeys(null, null, one.Id, one.RegionId))),
                commune => commune.DepartmentId),
            _ => (
                context.Intercommunalities.Select(
                    one => new UncoveredTerritory(one.Siren, one.Name, one.Population, null, new PlaceKeys(null, one.Id, null, null))),
                commune => commune.IntercommunalityId),
        };

    // A claim about the whole is one about each commune; what has no communes is judged by such claims alone.
    private static CoverageStatus Status(UncoveredTerritory territory, Inside? inside, ClaimsOfDay claims) => inside switch
    {
        null => claims.Decide(territory.Place).Status,
        { NotSure: 0 } => CoverageStatus.Yes,
        _ when territory.Population > 0 && territory.Population == inside.Covered => CoverageStatus.Yes,
        { NotPossible: 0 } => CoverageStatus.Uncertain,
        _ => CoverageStatus.NoKnownClaim,
    };

    /// <summary>What claims say of a territory's communes.</summary>
    /// <param name="Covered">How many people live in those that are surely covered.</param>
    /// <param name="NotSure">How many communes are not.</param>
    /// <param name="NotPossible">How many communes no known claim covers.</param>
    private sealed record Inside(long Key, int Covered, int NotSure, int NotPossible);
}
