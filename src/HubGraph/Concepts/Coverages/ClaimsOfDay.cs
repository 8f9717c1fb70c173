using HubGraph.Concepts.Territories;
using HubGraph.Data;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coverages;

/// <summary>The keys of a place and of what it lies in.</summary>
internal sealed record PlaceKeys(long? CommuneId, long? IntercommunalityId, long? DepartmentId, long? RegionId);

/// <summary>Who serves a place: the deciding claims, and who denies it on the day.</summary>
internal sealed record PlaceCoverage(
    DateOnly On, PlaceKeys Place, CoverageStatus Status, IReadOnlyList<Coverage> Claims, IReadOnlyList<CoverageDenial> Denials)
{
    /// <summary>Which source spoke last of what the claims say, and when; of the denials where there is no claim.</summary>
    public (DateOnly On, long? SourceId)? LastAttested =>
        Claims.Where(claim => claim.LastAttestedOn is not null)
            .Select(claim => (claim.LastAttestedOn!.Value, claim.LastAttestedSourceId ?? claim.SourceId))
                .Concat(Claims.Count > 0 ? [] : Denials.Select(denial => (denial.AttestedOn, denial.SourceId)))
                .OrderByDescending(one => one.Item1).Select(one => ((DateOnly, long?)?)one).FirstOrDefault();
}

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

/// <summary>What sources claim and deny of a day. There are some hundreds of claims: they are read as a whole.</summary>
internal sealed class ClaimsOfDay
{
    private readonly DateOnly _on;
    private readonly (Coverage Claim, CoverageStatus Status)[] _claims;
    private readonly CoverageDenial[] _denials;

    // Communes of which sources deny something that claims about larger territories do not know of.
    private long[] _apart = [], _sure = [], _possible = [];

    private ClaimsOfDay(DateOnly on, IEnumerable<(Coverage Claim, PlaceKeys Place)> claims, CoverageDenial[] denials)
    {
        (_on, _denials) = (on, denials);
        _claims = [
            .. claims.Select(one => (one.Claim, one.Claim.StatusOn(on, DaysDenied(one.Place))))
                .Where(one => one.Item2 != CoverageStatus.NoKnownClaim),
        ];
    }

    public static async Task<ClaimsOfDay> ReadAsync(HubGraphContext context, DateOnly on, CancellationToken stop)
    {
        var claims = await context.Coverage.AsNoTracking()
            .Where(claim =>
                (claim.PossibleFrom == null || claim.PossibleFrom <= on) && (claim.PossibleUntil == null || claim.PossibleUntil >= on))
            .Select(claim => new
            {
                Claim = claim,
                Place = new PlaceKeys(
                    claim.CommuneId,
                    claim.IntercommunalityId ?? claim.Commune!.IntercommunalityId,
                    claim.DepartmentId ?? claim.Commune!.DepartmentId,
                    claim.RegionId ?? claim.Department!.RegionId),
                CommuneRegionId = claim.Commune!.RegionId,
            })
            .ToArrayAsync(stop);
        ClaimsOfDay day = new(
            on,
            claims.Select(one => (one.Claim, one.Place with { RegionId = one.Place.RegionId ?? one.CommuneRegionId })),
            await context.CoverageDenials.AsNoTracking().ToArrayAsync(stop));
        await day.ReadApartAsync(context, stop);
        return day;
    }

    /// <summary>Who serves a place: of the claims about it and what it lies in, those about the smallest territory decide.</summary>
    public PlaceCoverage Decide(PlaceKeys place)
    {
        DateOnly[] denied = DaysDenied(place);
        ILookup<CoverageStatus, Coverage> about = _claims.Where(one => IsAbout(one.Claim, place))
            .ToLookup(one => one.Claim.StatusOn(_on, denied), one => one.Claim);
        CoverageStatus status = about.Select(group => group.Key).Append(CoverageStatus.NoKnownClaim).Min();
        // An uncertain claim about a smaller territory does not undo a sure one about a larger.
        Coverage[] deciding = status == CoverageStatus.NoKnownClaim ? [] : [.. about[status]];
        return new PlaceCoverage(
            _on,
            place,
            status,
            [.. deciding.Where(claim => claim.Scale == deciding.Min(other => other.Scale)).OrderBy(claim => claim.Id)],
            [.. _denials.Where(denial => denial.AttestedOn == _on && IsAbout(denial, place)).OrderBy(denial => denial.Id)]);
    }

    /// <summary>All communes, with what the claims say of each.</summary>
    public IQueryable<ClaimedCommune> Communes(HubGraphContext context)
    {
        Territories sure = new([.. _claims.Where(one => one.Status == CoverageStatus.Yes).Select(one => one.Claim)]), possible = new(
            [.. _claims.Select(one => one.Claim)]);
        long[] apart = _apart, sureApart = _sure, possibleApart = _possible;
        return context.Communes.Select(commune => new ClaimedCommune
        {
            Id = commune.Id,
            Code = commune.Code,
            Name = commune.Name,
            Population = commune.Population,
            IntercommunalityId = commune.IntercommunalityId,
            DepartmentId = commune.DepartmentId,
            RegionId = commune.RegionId,
            // One parameter for the claims of a scale, however many there are; where there are none, SQLite need not look among them
            // for each commune.
            IsSure = apart.Length > 0 && EF.Parameter(apart).Contains(commune.Id)
                ? EF.Parameter(sureApart).Contains(commune.Id)
                : (sure.Regions.Length > 0 && EF.Parameter(sure.Regions).Contains(commune.RegionId!.Value))
                    || (sure.Departments.Length > 0 && EF.Parameter(sure.Departments).Contains(commune.DepartmentId!.Value))
                    || (
                        sure.Intercommunalities.Length > 0
                            && EF.Parameter(sure.Intercommunalities).Contains(commune.IntercommunalityId!.Value))
                    || (sure.Communes.Length > 0 && EF.Parameter(sure.Communes).Contains(commune.Id)),
            IsPossible = apart.Length > 0 && EF.Parameter(apart).Contains(commune.Id)
                ? EF.Parameter(possibleApart).Contains(commune.Id)
                : (possible.Regions.Length > 0 && EF.Parameter(possible.Regions).Contains(commune.RegionId!.Value))
                    || (possible.Departments.Length > 0 && EF.Parameter(possible.Departments).Contains(commune.DepartmentId!.Value))
                    || (
                        possible.Intercommunalities.Length > 0
                            && EF.Parameter(possible.Intercommunalities).Contains(commune.IntercommunalityId!.Value))
                    || (possible.Communes.Length > 0 && EF.Parameter(possible.Communes).Contains(commune.Id)),
        });
    }

    // A denial about a region concerns all of each claim inside. One about a part of it, or an intercommunality that may lie in
    // several, takes a look at each commune.
    private async Task ReadApartAsync(HubGraphContext context, CancellationToken stop)
    {
        Territories denied = new(_denials), claimed = new([.. _claims.Select(one => one.Claim)]);
        if (_denials.Length == 0
            || (
                denied.Departments.Length + denied.Intercommunalities.Length + denied.Communes.Length
                    + claimed.Intercommunalities.Length == 0))
            return;
        PlaceKeys[] communes = await context.Communes
            .Where(commune => EF.Parameter(denied.Departments).Contains(commune.DepartmentId!.Value)
                || EF.Parameter(denied.Intercommunalities).Contains(commune.IntercommunalityId!.Value)
                || EF.Parameter(denied.Communes).Contains(commune.Id)
                || (EF.Parameter(denied.Regions).Contains(commune.RegionId!.Value)
                    && EF.Parameter(claimed.Intercommunalities).Contains(commune.IntercommunalityId!.Value)))
            .Select(commune => new PlaceKeys(commune.Id, commune.IntercommunalityId, commune.DepartmentId, commune.RegionId))
            .ToArrayAsync(stop);
        _apart = [.. communes.Select(commune => commune.CommuneId!.Value)];
        ILookup<CoverageStatus, long> byStatus = communes.ToLookup(commune => Decide(commune).Status, commune => commune.CommuneId!.Value);
        _sure = [.. byStatus[CoverageStatus.Yes]];
        _possible = [.. byStatus[CoverageStatus.Yes], .. byStatus[CoverageStatus.Uncertain]];
    }

    private DateOnly[] DaysDenied(PlaceKeys place) =>
        [.. _denials.Where(denial => IsAbout(denial, place)).Select(denial => denial.AttestedOn)];

    private static bool IsAbout(ITerritorial said, PlaceKeys place) => said.Scale switch
    {
        TerritorialScale.Commune => said.CommuneId == place.CommuneId,
        TerritorialScale.Intercommunality => said.IntercommunalityId == place.IntercommunalityId,
        TerritorialScale.Department => said.DepartmentId == place.DepartmentId,
        _ => said.RegionId == place.RegionId,
    };

    /// <summary>The keys of the territories that claims or denials are about.</summary>
    private sealed class Territories(IReadOnlyCollection<ITerritorial> said)
    {
        public long[] Regions { get; } = Keys(said, one => one.RegionId);
        public long[] Departments { get; } = Keys(said, one => one.DepartmentId);
        public long[] Intercommunalities { get; } = Keys(said, one => one.IntercommunalityId);
        public long[] Communes { get; } = Keys(said, one => one.CommuneId);

        private static long[] Keys(IReadOnlyCollection<ITerritorial> said, Func<ITerritorial, long?> key) =>
            [.. said.Select(key).OfType<long>().Distinct()];
    }
}
