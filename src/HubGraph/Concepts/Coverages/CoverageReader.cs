using GraphQL;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Graph;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coverages;

/// <summary>What a client names a place by.</summary>
internal enum AskedPlace
{
    Commune,
    PostalCode,
    Department,
    Region,
}

/// <summary>What of the country's population is covered.</summary>
internal sealed record NationalCoverage(DateOnly On, long Population, long Covered);

/// <summary>Reads what claims say of a day.</summary>
internal sealed class CoverageReader(ContextReads reads, TimeProvider time)
{
    /// <summary>Today in Europe/Paris.</summary>
    public DateOnly Today => PlaceTime.DayOf(time.GetUtcNow().UtcDateTime, PlaceTime.Paris);

    /// <summary>Who serves a place, or each commune of a postal code.</summary>
    /// <exception cref="ExecutionError">There is no such place.</exception>
    public ValueTask<IReadOnlyList<PlaceCoverage>> PlacesAsync(
        ReadCaller caller, AskedPlace kind, string code, DateOnly on, CancellationToken stop) =>
        reads.RunAsync(caller, WorkKind.None, (context, stop) => PlacesAsync(context, kind, code, on, stop), stop);

    /// <summary>What of the country's population is surely covered on a day.</summary>
    public ValueTask<NationalCoverage> NationAsync(ReadCaller caller, DateOnly on, CancellationToken stop) =>
        reads.RunAsync(caller, WorkKind.None, (context, stop) => NationAsync(context, on, stop), stop);

    private static async Task<IReadOnlyList<PlaceCoverage>> PlacesAsync(
        HubGraphContext context, AskedPlace kind, string code, DateOnly on, CancellationToken stop)
    {
        PlaceKeys[] places = await KeysAsync(context, kind, code, stop);
        if (places.Length == 0)
            throw new ExecutionError($"There is no {Word(kind)} '{Values.Shown(code)}'.") { Code = GraphErrorCodes.UnknownPlace };
        ClaimsOfDay claims = await ClaimsOfDay.ReadAsync(context, on, stop);
        return [.. places.Select(claims.Decide)];
    }

    private static async Task<NationalCoverage> NationAsync(HubGraphContext context, DateOnly on, CancellationToken stop)
    {
        ClaimsOfDay claims = await ClaimsOfDay.ReadAsync(context, on, stop);
        long population = await context.Regions.SumAsync(region => (long?)region.Population ?? 0, stop);
        long covered = await claims.Communes(context).Where(commune => commune.IsSure)
            .SumAsync(commune => (long?)commune.Population ?? 0, stop);
        return new NationalCoverage(on, population, covered);
    }

    private static async Task<PlaceKeys[]> KeysAsync(HubGraphContext context, AskedPlace kind, string code, CancellationToken stop) =>
        kind switch
        {
            AskedPlace.Region => await context.Regions.Where(region => region.Code == code)
                .Select(region => new PlaceKeys(null, null, null, region.Id)).ToArrayAsync(stop),
            AskedPlace.Department => await context.Departments.Where(department => department.Code == code)
                .Select(department => new PlaceKeys(null, null, department.Id, department.RegionId)).ToArrayAsync(stop),
            AskedPlace.PostalCode =>
                await Communes(
                    context.Communes.Where(commune => commune.PostalCodes.Any(postal => postal.Code == code))
                        .OrderBy(commune => commune.Code)).ToArrayAsync(stop),
            _ => await Communes(context.Communes.Where(commune => commune.Code == code)).ToArrayAsync(stop) is { Length: > 0 } current
                ? current
                : await Communes(context.FormerCommunes.Where(former => former.Code == code).Select(former => former.Commune))
                    .ToArrayAsync(stop),
        };

    private static IQueryable<PlaceKeys> Communes(IQueryable<Commune> communes) =>
        communes.Select(commune => new PlaceKeys(commune.Id, commune.IntercommunalityId, commune.DepartmentId, commune.RegionId));

    private static string Word(AskedPlace kind) => kind == AskedPlace.PostalCode ? "postal code" : kind.ToString().ToLowerInvariant();
}
