namespace HubGraph.Domain;

/// <summary>What a hub did for a mission on a day (action).</summary>
public abstract class Activity : IRecord
{
    public long Id { get; set; }
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long? MissionId { get; set; }
    public Mission? Mission { get; set; }
    public required DateOnly PerformedOn { get; set; }

    /// <summary>Minutes.</summary>
    public required int DurationMinutes { get; set; }
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
}

/// <summary>A free tag (étiquette).</summary>
public sealed class ActivityTag
{
    public long ActivityId { get; set; }
    public required string Tag { get; set; }
}

/// <summary>What animating the territory consisted of.</summary>
public enum AnimationKind
{
    EventOrganisation,
    ExpertiseForDecisionMakers,
    TrainingOfProfessionals,
    NetworkCoordination,
    Partnership,
    Other,
}

/// <summary>The form that it took.</summary>
public enum AnimationFormat
{
    Assembly,
    Committee,
    WorkingGroup,
    Exchange,
    CoordinationMeeting,
    Webinar,
    Other,
}

/// <summary>Whose idea it was.</summary>
public enum AnimationInitiative
{
    Own,
    Requested,
}

/// <summary>What it was about.</summary>
public enum AnimationTheme
{
    Sharing,
    Network,
    Support,
    Professional,
    HumanResources,
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
public sealed class AnimationActivityTheme
{
    public long ActivityId { get; set; }
    public required AnimationTheme Theme { get; set; }
}

/// <summary>What supporting a project consisted of.</summary>
public enum SupportKind
{
    ExpertReview,
    Impetus,
    FundingSearch,
    Engineering,
    Networking,
    Evaluation,
    Other,
}

/// <summary>How far the project was when it was supported.</summary>
public enum SupportStage
{
    Idea,
    Design,
    Funding,
    Deployment,
    Operation,
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
