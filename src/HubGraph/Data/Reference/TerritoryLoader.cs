using HubGraph.Concepts;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Changes;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Reference;

/// <summary>
/// Loads the territories. Those that the database lacks are inserted; of the others, the fields that differ are updated.
/// </summary>
internal sealed class TerritoryLoader(
    HubGraphContext context, ChangeScope scope, ReferenceFiles files, PopulationFacts[] populations, ILogger logger)
{
    private readonly TerritoryFiles _files = new(files);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List<CommuneRow> communeRows = _files.Communes();
        List<FormerCommuneRow> formerRows = _files.FormerCommunes();
        logger.LoadingTerritories(communeRows.Count, formerRows.Count);

        TerritorySet<Region> regions = await SetAsync<Region>(region => region.Code, cancellationToken);
        TerritorySet<Department> departments = await SetAsync<Department>(department => department.Code, cancellationToken);
        TerritorySet<Intercommunality> intercommunalities = await SetAsync<Intercommunality>(
            intercommunality => intercommunality.Siren, cancellationToken);
        TerritorySet<Commune> communes = await SetAsync<Commune>(commune => commune.Code, cancellationToken);
        TerritorySet<FormerCommune> former = await SetAsync<FormerCommune>(commune => commune.Code, cancellationToken);

        ILookup<string?, CommuneRow> byRegion = communeRows.ToLookup(commune => commune.RegionCode);
        ILookup<string, string> departmentsOf = _files.Departments()
            .ToLookup(department => department.RegionCode, department => department.Code);
        foreach (RegionRow row in _files.Regions())
        {
            Region region = regions.Get(row.Code, () => new Region { Code = row.Code, Name = row.Name, Zone = row.Zone });
            (region.Name, region.Zone) = (row.Name, row.Zone);
            region.Population = Sum(byRegion[row.Code]);
            PopulationFacts? counted = region.Population is null ? null : CountedFor(departmentsOf[row.Code].First());
            (region.PopulationYear, region.PopulationTable) = (counted?.Year, counted?.Table);
        }
        await scope.ReserveKeysAsync(regions.Added, cancellationToken);

        ILookup<string?, CommuneRow> byDepartment = communeRows.ToLookup(commune => commune.DepartmentCode);
        foreach (DepartmentRow row in _files.Departments())
        {
            Department department = departments.Get(row.Code, () => new Department { Code = row.Code, Name = row.Name, Zone = row.Zone });
            (department.Name, department.Zone, department.RegionId) = (row.Name, row.Zone, regions.Key(row.RegionCode)!.Value);
            department.Population = Sum(byDepartment[row.Code]);
            PopulationFacts? counted = department.Population is null ? null : CountedFor(row.Code);
            (department.PopulationYear, department.PopulationTable) = (counted?.Year, counted?.Table);
        }
        await scope.ReserveKeysAsync(departments.Added, cancellationToken);

        ILookup<string?, CommuneRow> bySiren = communeRows.ToLookup(commune => commune.Siren);
        foreach (IntercommunalityRow row in _files.Intercommunalities())
        {
            Intercommunality intercommunality = intercommunalities.Get(
                row.Siren, () => new Intercommunality { Siren = row.Siren, Name = row.Name, Kind = row.Kind });
            (intercommunality.Name, intercommunality.Kind, intercommunality.Population) = (row.Name, row.Kind, Sum(bySiren[row.Siren]));
        }
        await scope.ReserveKeysAsync(intercommunalities.Added, cancellationToken);

        foreach (CommuneRow row in communeRows)
        {
            Commune commune = communes.Get(row.Code, () => new Commune { Code = row.Code, Name = row.Name });
            (commune.Name, commune.Population) = (row.Name, row.Population);
            (commune.RegionId, commune.DepartmentId) = (regions.Key(row.RegionCode), departments.Key(row.DepartmentCode));
            commune.IntercommunalityId = intercommunalities.Key(row.Siren);
        }
        await scope.ReserveKeysAsync(communes.Added, cancellationToken);

        // The seats close a circle of references: they wait until the communes are there.
        await scope.InsertAsync(regions.Added, cancellationToken);
        await scope.InsertAsync(departments.Added, cancellationToken);
        await scope.InsertAsync(intercommunalities.Added, cancellationToken);
        await scope.InsertAsync(communes.Added, cancellationToken);
        foreach (RegionRow row in _files.Regions())
            regions[row.Code]!.SeatId = communes.Key(row.SeatCode);
        foreach (DepartmentRow row in _files.Departments())
            departments[row.Code]!.SeatId = communes.Key(row.SeatCode);
        await scope.CompleteAsync(regions.Added, nameof(Region.SeatId), cancellationToken);
        await scope.CompleteAsync(departments.Added, nameof(Department.SeatId), cancellationToken);

        await LoadPostalCodesAsync(communeRows, communes, cancellationToken);
        await LoadFormerAsync(formerRows, former, communes, cancellationToken);
        await scope.SaveAsync(cancellationToken);
        if (communes.Added.Count > 0 || former.Added.Count > 0)
            await scope.SearchAgainAsync<Commune>(cancellationToken);
        await new GoneCommunes(context, logger).RemoveAsync(communes, communeRows, former, cancellationToken);
        await scope.SaveAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    private async Task LoadPostalCodesAsync(List<CommuneRow> rows, TerritorySet<Commune> communes, CancellationToken cancellationToken)
    {
        await scope.InsertAsync(
            [
                .. rows.Where(row => communes.IsAdded(row.Code)).SelectMany(row =>
                    row.PostalCodes.Select(code => new CommunePostalCode { CommuneId = communes.Key(row.Code)!.Value, Code = code })),
            ],
            cancellationToken);
        if (communes.Added.Count == communes.Count)
            return;
        ILookup<long, CommunePostalCode> known = (await context.CommunePostalCodes.ToListAsync(cancellationToken))
            .ToLookup(postal => postal.CommuneId);
        foreach (CommuneRow row in rows.Where(row => !communes.IsAdded(row.Code)))
        {
            long id = communes.Key(row.Code)!.Value;
            context.RemoveRange(known[id].Where(postal => !row.PostalCodes.Contains(postal.Code)));
            context.AddRange(
                row.PostalCodes.Except(known[id].Select(postal => postal.Code))
                    .Select(code => new CommunePostalCode { CommuneId = id, Code = code }));
        }
    }

    private async Task LoadFormerAsync(
        List<FormerCommuneRow> rows, TerritorySet<FormerCommune> former, TerritorySet<Commune> communes,
        CancellationToken cancellationToken)
    {
        foreach (FormerCommuneRow row in rows)
        {
            FormerCommune commune = former.Get(row.Code, () => new FormerCommune { Code = row.Code });
            (commune.Name, commune.CommuneId) = (row.Name, communes.Key(row.CurrentCode)!.Value);
        }
        await scope.InsertAsync(former.Added, cancellationToken);
    }

    private async Task<TerritorySet<T>> SetAsync<T>(Func<T, string> code, CancellationToken cancellationToken)
        where T : class, IRecord => new(await context.Set<T>().ToListAsync(cancellationToken), code);

    // Those that name the department, else those that name none.
    private PopulationFacts? CountedFor(string department) =>
        populations.FirstOrDefault(facts => facts.Departments?.Contains(department) == true)
            ?? populations.FirstOrDefault(facts => facts.Departments is null);

    private static int? Sum(IEnumerable<CommuneRow> communes) =>
        communes.Aggregate((int?)null, (sum, commune) => commune.Population is { } population ? (sum ?? 0) + population : sum);
}
