using HubGraph.Data.Model;

namespace HubGraph.Concepts.Territories;

/// <summary>A region is found by its code too.</summary>
internal sealed class RegionSearch() : Searched<Region>(3, "A region (région).", region => region.Name, text: [region => region.Code]);

/// <summary>A department is found by its code too.</summary>
internal sealed class DepartmentSearch() : Searched<Department>(
    4, "A department (département).", department => department.Name, text: [department => department.Code]);

/// <summary>An intercommunality is found by its SIREN too.</summary>
internal sealed class IntercommunalitySearch() : Searched<Intercommunality>(
    5, "An intercommunality (intercommunalité).", found => found.Name, text: [found => found.Siren]);

/// <summary>A commune's postal codes find it before its own code does, as former communes and arrondissements do.</summary>
internal sealed class CommuneSearch : Searched<Commune>
{
    public CommuneSearch()
        : base(
            6, "A commune (commune).",
            commune => commune.Name,
            text: [commune => commune.Code],
            otherNames:
            [
                commune => commune.PostalCodes.OrderBy(postal => postal.Code, StringComparer.Ordinal).Select(postal => postal.Code),
                commune => commune.FormerCommunes.OrderBy(former => former.Code, StringComparer.Ordinal).Select(former => former.Name),
            ]) => FollowsInserts = false;
}
