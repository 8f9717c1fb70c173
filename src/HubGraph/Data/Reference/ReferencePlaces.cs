namespace HubGraph.Data.Reference;

/// <summary>The codes of all territories, former communes included.</summary>
internal sealed record ReferencePlaces(
    IReadOnlySet<string> Regions, IReadOnlySet<string> Departments, IReadOnlySet<string> Intercommunalities, IReadOnlySet<string> Communes)
{
    /// <summary>Reads the files of territories.</summary>
    /// <exception cref="StartupException">They speak of territories that are not there.</exception>
    public static ReferencePlaces Read(ReferenceFiles files)
    {
        TerritoryFiles territories = new(files);
        List<CommuneRow> communes = territories.Communes();
        List<FormerCommuneRow> former = territories.FormerCommunes();
        HashSet<string> regions = [.. territories.Regions().Select(region => region.Code)];
        HashSet<string> departments = [.. territories.Departments().Select(department => department.Code)];
        HashSet<string> intercommunalities = [.. territories.Intercommunalities().Select(intercommunality => intercommunality.Siren)];
        HashSet<string> current = [.. communes.Select(commune => commune.Code)];
        foreach (DepartmentRow department in territories.Departments())
            Require("departments.csv", department.Code, department.RegionCode, regions);
        foreach (CommuneRow commune in communes)
        {
            Require("communes.csv", commune.Code, commune.RegionCode, regions);
            Require("communes.csv", commune.Code, commune.DepartmentCode, departments);
            Require("communes.csv", commune.Code, commune.Siren, intercommunalities);
        }
        foreach (FormerCommuneRow commune in former)
            Require("former_communes.csv", commune.Code, commune.CurrentCode, current);
        foreach (DepartmentRow department in territories.Departments())
            Require("departments.csv", department.Code, department.SeatCode, current);
        foreach (RegionRow region in territories.Regions())
            Require("regions.csv", region.Code, region.SeatCode, current);
        return new ReferencePlaces(
            regions, departments, intercommunalities, new HashSet<string>(current.Concat(former.Select(commune => commune.Code))));
    }

    private static void Require(string file, string code, string? other, HashSet<string> known)
    {
        if (other is not null && !known.Contains(other))
            throw ReferenceProblem.Refusal($"{file}: {code}: there is no territory '{other}'");
    }
}
