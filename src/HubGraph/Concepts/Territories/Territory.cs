using System.ComponentModel;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Sources;

namespace HubGraph.Concepts.Territories;

[Description("Where in the Republic a region or department lies, as INSEE's files tell it apart.")]
public enum TerritoryZone
{
    [Description("Metropolitan France, Corsica included.")]
    Metropolitan,

    [Description("Overseas departments and regions (DROM).")]
    OverseasRegion,

    [Description("Overseas collectivities (COM) and others.")]
    OverseasCollectivity,
}

/// <summary>A region (région), or an overseas collectivity that stands for one.</summary>
public sealed class Region : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>INSEE code, two characters or, overseas, three.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }
    public required TerritoryZone Zone { get; set; }
    public long? SeatId { get; set; }
    public Commune? Seat { get; set; }

    /// <summary>Sum of the known populations of its communes; null when none is known.</summary>
    public int? Population { get; set; }

    /// <summary>The year of that population.</summary>
    public int? PopulationYear { get; set; }

    /// <summary>The table that it was counted for.</summary>
    public string? PopulationTable { get; set; }

    public List<Department> Departments { get; } = [];
    public List<Commune> Communes { get; } = [];
    public List<Coverage> Coverage { get; } = [];
    public List<CoverageDenial> CoverageDenials { get; } = [];
    public List<CallTargetRegion> TargetedBy { get; } = [];
    public List<Conflict> Conflicts { get; } = [];
    public List<FundedProject> FundedProjects { get; } = [];
    public List<Event> Events { get; } = [];
    public List<Activity> Activities { get; } = [];
}

/// <summary>A department (département), or an overseas collectivity that stands for one.</summary>
public sealed class Department : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>INSEE code, two or three characters.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }
    public required TerritoryZone Zone { get; set; }
    public long RegionId { get; set; }
    public Region Region { get; set; } = null!;
    public long? SeatId { get; set; }
    public Commune? Seat { get; set; }

    /// <inheritdoc cref="Region.Population"/>
    public int? Population { get; set; }

    /// <inheritdoc cref="Region.PopulationYear"/>
    public int? PopulationYear { get; set; }

    /// <inheritdoc cref="Region.PopulationTable"/>
    public string? PopulationTable { get; set; }

    public List<Commune> Communes { get; } = [];
    public List<Coverage> Coverage { get; } = [];
    public List<CoverageDenial> CoverageDenials { get; } = [];
    public List<FundedProject> FundedProjects { get; } = [];
    public List<Event> Events { get; } = [];
    public List<Activity> Activities { get; } = [];
}

[Description("Kinds of intercommunality (EPCI à fiscalité propre).")]
public enum IntercommunalityKind
{
    [Description("Communauté de communes (CC).")]
    CommunityOfCommunes,

    [Description("Communauté d'agglomération (CA).")]
    AgglomerationCommunity,

    [Description("Communauté urbaine (CU).")]
    UrbanCommunity,

    [Description("Métropole, the statutory one of Lyon included.")]
    Metropolis,
}

/// <summary>An intercommunality (établissement public de coopération intercommunale).</summary>
public sealed class Intercommunality : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>SIREN, nine digits.</summary>
    public required string Siren { get; set; }

    public required string Name { get; set; }
    public required IntercommunalityKind Kind { get; set; }

    /// <inheritdoc cref="Region.Population"/>
    public int? Population { get; set; }

    public List<Commune> Communes { get; } = [];
    public List<Coverage> Coverage { get; } = [];
    public List<CoverageDenial> CoverageDenials { get; } = [];
}

/// <summary>A commune of the current vintage of INSEE's code (code officiel géographique).</summary>
public sealed class Commune : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>INSEE code, five characters.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }
    public long? DepartmentId { get; set; }
    public Department? Department { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }
    public long? IntercommunalityId { get; set; }
    public Intercommunality? Intercommunality { get; set; }
    public int? Population { get; set; }
    public List<CommunePostalCode> PostalCodes { get; } = [];
    public List<FormerCommune> FormerCommunes { get; } = [];
    public List<Coverage> Coverage { get; } = [];
    public List<CoverageDenial> CoverageDenials { get; } = [];
    public List<FundedProject> FundedProjects { get; } = [];
    public List<Event> Events { get; } = [];
    public List<Activity> Activities { get; } = [];
}

/// <summary>A postal code that serves a commune; several communes may share one.</summary>
public sealed class CommunePostalCode
{
    public long CommuneId { get; set; }
    public required string Code { get; set; }
}

/// <summary>A former, delegated or associated commune: its code leads to the current commune.</summary>
public sealed class FormerCommune : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>INSEE code that is no longer, or not fully, a commune's.</summary>
    public required string Code { get; set; }

    public string? Name { get; set; }
    public long CommuneId { get; set; }
    public Commune Commune { get; set; } = null!;
}
