using System.ComponentModel;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.FundedProjects;

[Description("Where a project stands.")]
public enum FundedProjectStatus
{
    [Description("Proposed, not yet funded (proposé).")]
    Proposed,

    [Description("Funded, not yet begun (financé).")]
    Funded,

    [Description("In progress (en cours).")]
    InProgress,

    [Description("Completed (terminé).")]
    Completed,

    [Description("Abandoned (abandonné).")]
    Abandoned,
}

// The names are MIN's own codes, so that programs exchange them as they are.
[Description("What a project may look for, by the codes of Mon inclusion numérique (MIN).")]
public enum NeedCode
{
    [Description("A diagnosis of the territory (Établir un diagnostic territorial).")]
    EtablirUnDiagnosticTerritorial,

    [Description("Making the roadmap with the members (Co-construire la feuille de route avec les membres).")]
    CoConstruireLaFeuilleDeRoute,

    [Description("Writing the roadmap (Rédiger la feuille de route).")]
    RedigerLaFeuilleDeRoute,

    [Description("Legal support for the governance (Appui juridique dédié à la gouvernance).")]
    AppuiJuridique,

    [Description("Setting up a local fund for digital inclusion (Structurer un fonds local pour l’inclusion numérique).")]
    StructurerUnFonds,

    [Description("Putting together complex requests for grants (Monter des dossiers de subvention complexes).")]
    MonterDossiersDeSubvention,

    [Description(
        "Animating and carrying out the governance and the roadmap (Animer et mettre en œuvre la gouvernance et la feuille de route).")]
    AnimerLaGouvernance,

    [Description("Setting up local refurbishing of computers (Structurer une filière de reconditionnement locale).")]
    StructurerUneFiliereDeReconditionnement,

    [Description(
        "Collecting data of the territory for a national hub (Collecter des données territoriales pour alimenter un hub national).")]
    CollecterDesDonneesTerritoriales,

    [Description(
        "Making the tools that exist known to those concerned (Sensibiliser les acteurs de l’inclusion numérique aux outils existants).")]
    SensibiliserLesActeursAuxOutilsExistants,

    [Description(
        "Supporting the certification of private structures that train (Appuyer la certification Qualiopi de structures privées portant "
            + "des formations à l’inclusion numérique).")]
    AppuyerLaCertificationQualiopi,
}

/// <summary>A digital-inclusion project that a hub supports and funders pay for (projet financé).</summary>
public sealed class FundedProject : IIdentified<FundedProjectIdentifier>, IReferencedByClient
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public required string Title { get; set; }
    public string? Summary { get; set; }

    /// <summary>What the operator's own tool or La Coop calls it; unique in its hub.</summary>
    public string? ClientReference { get; set; }

    /// <inheritdoc/>
    public string? ClientDigest { get; set; }

    /// <summary>Who holds it (porteur de projet), by name.</summary>
    public required string HolderName { get; set; }

    /// <summary>The holder, where it is a carrier of hubs.</summary>
    public long? CarrierId { get; set; }
    public Carrier? Carrier { get; set; }
    public long? CommuneId { get; set; }
    public Commune? Commune { get; set; }
    public long? DepartmentId { get; set; }
    public Department? Department { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public required FundedProjectStatus Status { get; set; }

    /// <summary>Euro cents.</summary>
    public long? BudgetCents { get; set; }

    /// <summary>In a priority neighbourhood (quartier prioritaire de la politique de la ville, QPV).</summary>
    public bool InPriorityNeighbourhood { get; set; }

    /// <summary>In the programme Action Cœur de Ville.</summary>
    public bool InActionCoeurDeVille { get; set; }

    /// <summary>In a rural revitalisation zone (France Ruralités Revitalisation, FRR).</summary>
    public bool InRuralRevitalisation { get; set; }

    /// <summary>How many people benefit.</summary>
    public int? Beneficiaries { get; set; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public bool IsDemonstration { get; set; }

    public List<FundingLine> FundingLines { get; } = [];
    public List<FundedProjectNeed> Needs { get; } = [];
    public List<FundedProjectNeedCode> NeedCodes { get; } = [];
    public List<FundedProjectIdentifier> Identifiers { get; } = [];
    public List<ProjectSupportActivity> Supports { get; } = [];
}

[Description("How a request for funding was decided.")]
public enum FundingStatus
{
    [Description("Submitted (déposée).")]
    Submitted,

    [Description("Under review (en instruction).")]
    UnderReview,

    [Description("Accepted (accordée).")]
    Accepted,

    [Description("Refused (refusée).")]
    Refused,
}

/// <summary>A request to one funder (financeur), and its outcome.</summary>
public sealed class FundingLine : IReferencedByClient
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long FundedProjectId { get; set; }
    public FundedProject FundedProject { get; set; } = null!;
    public required string Funder { get; set; }

    /// <summary>Euro cents.</summary>
    public long? RequestedCents { get; set; }

    /// <summary>Euro cents.</summary>
    public long? GrantedCents { get; set; }
    public required FundingStatus Status { get; set; }
    public DateOnly? DecidedOn { get; set; }

    /// <summary>What the operator's own tool calls it; unique in its project.</summary>
    public string? ClientReference { get; set; }

    /// <inheritdoc/>
    public string? ClientDigest { get; set; }
}

/// <summary>Something that a project looks for, in its holder's words.</summary>
public sealed class FundedProjectNeed
{
    public long FundedProjectId { get; set; }
    public required string Need { get; set; }
}

/// <summary>Something that a project looks for, by MIN's code.</summary>
public sealed class FundedProjectNeedCode
{
    public long FundedProjectId { get; set; }
    public required NeedCode Code { get; set; }
}
