using System.ComponentModel;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Activities;

/// <summary>What a hub did for a mission on a day (action).</summary>
public abstract class Activity : IIdentified<ActivityIdentifier>, IWithdrawable
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long? MissionId { get; set; }
    public Mission? Mission { get; set; }
    public required DateOnly PerformedOn { get; set; }

    /// <summary>Null where it is not known.</summary>
    public int? DurationMinutes { get; set; }
    public required TerritorialScale Scale { get; set; }
    public long? CommuneId { get; set; }
    public Commune? Commune { get; set; }
    public long? IntercommunalityId { get; set; }
    public Intercommunality? Intercommunality { get; set; }
    public long? DepartmentId { get; set; }
    public Department? Department { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }
    public required string Summary { get; set; }
    public bool IsDemonstration { get; set; }
    public List<ActivityTag> Tags { get; } = [];
    public List<ActivityIdentifier> Identifiers { get; } = [];

    /// <summary>When it was written down where it was first, UTC; null where that is here.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>When it was last written there, UTC.</summary>
    public DateTime? RevisedAt { get; set; }

    /// <summary>The person who logged it; null where no person did.</summary>
    public long? ReportedById { get; set; }
    public Person? ReportedBy { get; set; }

    /// <summary>The operator's own reference, unique among its hub's: what makes a retry safe.</summary>
    public string? ClientReference { get; set; }

    /// <summary>SHA-256 of what was sent under <see cref="ClientReference"/>, to tell a retry from another record.</summary>
    public string? ClientDigest { get; set; }

    /// <inheritdoc/>
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc/>
    public string? WithdrawalReason { get; set; }
}

/// <summary>A free tag (étiquette).</summary>
public sealed class ActivityTag : IPlaced
{
    public long ActivityId { get; set; }
    public int Position { get; set; }
    public required string Tag { get; set; }
}

[Description("What animating the territory consisted of.")]
public enum AnimationKind
{
    [Description("Organising an event (organiser des événements).")]
    EventOrganisation,

    [Description("Expertise for local decision makers (apporter une expertise aux décideurs publics locaux).")]
    ExpertiseForDecisionMakers,

    [Description("Training of mediation professionals (formation des professionnels de la médiation numérique).")]
    TrainingOfProfessionals,

    [Description("Coordinating a network (animation de réseau).")]
    NetworkCoordination,

    [Description("A partnership (partenariat).")]
    Partnership,

    [Description("Another kind (autre); its text says which.")]
    Other,
}

[Description("The form that it took.")]
public enum AnimationFormat
{
    [Description("An assembly (assemblée).")]
    Assembly,

    [Description("A committee (comité).")]
    Committee,

    [Description("A working group (groupe de travail).")]
    WorkingGroup,

    [Description("An exchange (échange).")]
    Exchange,

    [Description("A coordination meeting (réunion de coordination).")]
    CoordinationMeeting,

    [Description("A webinar (webinaire).")]
    Webinar,

    [Description("Another format (autre); its text says which.")]
    Other,
}

[Description("Whose idea it was (à l'initiative de).")]
public enum AnimationInitiative
{
    [Description("The hub's own (initiative propre).")]
    Own,

    [Description("Requested by others (sur demande).")]
    Requested,
}

[Description("What it was about.")]
public enum AnimationTheme
{
    [Description("Sharing of good practice and of information (partage).")]
    Sharing,

    [Description("The network: making links across the territory (réseau).")]
    Network,

    [Description("Technical or organisational support (soutien).")]
    Support,

    [Description("A professional project or path (projet ou parcours professionnel).")]
    Professional,

    [Description("Support of structures in human resources (ressources humaines).")]
    HumanResources,

    [Description("Another theme (autre); its text says which.")]
    Other,
}

[Description("What a partnership is about (nature du partenariat).")]
public enum PartnershipNature
{
    [Description("Designing how people are led to help (conception de parcours usager).")]
    UserJourney,

    [Description("Search for funding (recherche de subvention).")]
    FundingSearch,

    [Description("A day of the department's coordination (journée de coordination départementale).")]
    DepartmentalCoordination,

    [Description("A meeting with an elected official (rendez-vous avec un·e élu·e).")]
    ElectedOfficialMeeting,

    [Description("Something else (autre); its text says what.")]
    Other,
}

/// <summary>Animating the territory (animer le territoire).</summary>
public sealed class AnimationActivity : Activity
{
    public required AnimationKind AnimationKind { get; set; }

    /// <summary>What the kind OTHER means.</summary>
    public string? OtherAnimationKind { get; set; }
    public AnimationFormat? Format { get; set; }

    /// <summary>What the format OTHER means.</summary>
    public string? OtherFormat { get; set; }
    public AnimationInitiative? Initiative { get; set; }
    public List<AnimationActivityTheme> Themes { get; } = [];

    /// <summary>What the theme OTHER means.</summary>
    public string? OtherTheme { get; set; }

    /// <summary>What a partnership is about.</summary>
    public List<AnimationActivityNature> Natures { get; } = [];

    /// <summary>What the nature OTHER means.</summary>
    public string? OtherNature { get; set; }

    /// <summary>The structures that it was done with.</summary>
    public List<AnimationActivityPartner> Partners { get; } = [];

    /// <summary>How many mediators took part.</summary>
    public int? Mediators { get; set; }

    /// <summary>How many structures took part.</summary>
    public int? Structures { get; set; }

    /// <summary>How many other actors took part.</summary>
    public int? OtherActors { get; set; }

    /// <summary>How many people took part in all.</summary>
    public int? Participants { get; set; }
    public long? EventId { get; set; }
    public Event? Event { get; set; }
}

/// <summary>One of an animation's themes.</summary>
public sealed class AnimationActivityTheme : IPlaced
{
    public long ActivityId { get; set; }
    public int Position { get; set; }
    public required AnimationTheme Theme { get; set; }
}

/// <summary>One of a partnership's natures.</summary>
public sealed class AnimationActivityNature : IPlaced
{
    public long ActivityId { get; set; }
    public int Position { get; set; }
    public required PartnershipNature Nature { get; set; }
}

/// <summary>A partner structure: its name, its kind, or both.</summary>
public sealed class AnimationActivityPartner : IPlaced
{
    public long ActivityId { get; set; }
    public int Position { get; set; }
    public string? Name { get; set; }
    public StructureKind? Kind { get; set; }
}

[Description("What supporting a project consisted of.")]
public enum SupportKind
{
    [Description("An expert's view (regard d'expert).")]
    ExpertReview,

    [Description("Impetus (donner l’impulsion nécessaire).")]
    Impetus,

    [Description("Search for funding (recherche de financement).")]
    FundingSearch,

    [Description("Engineering (ingénierie).")]
    Engineering,

    [Description("Bringing people together (mise en réseau).")]
    Networking,

    [Description("Evaluation (évaluation).")]
    Evaluation,

    [Description("Another kind (autre); its text says which.")]
    Other,
}

[Description("How far the project was when it was supported.")]
public enum SupportStage
{
    [Description("An idea (idée).")]
    Idea,

    [Description("Being designed (conception).")]
    Design,

    [Description("Looking for funding (financement).")]
    Funding,

    [Description("Being deployed (déploiement).")]
    Deployment,

    [Description("In operation (fonctionnement).")]
    Operation,

    [Description("Being evaluated (évaluation).")]
    Evaluation,
}

/// <summary>Supporting a project (accompagner un projet).</summary>
public sealed class ProjectSupportActivity : Activity
{
    public required long FundedProjectId { get; set; }
    public FundedProject FundedProject { get; set; } = null!;
    public required SupportKind SupportKind { get; set; }

    /// <summary>What the kind OTHER means.</summary>
    public string? OtherSupportKind { get; set; }
    public SupportStage? Stage { get; set; }
}
