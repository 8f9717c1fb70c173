using System.ComponentModel;
using System.Text.Json.Serialization;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Activities;

/// <summary>What is logged of any activity.</summary>
public abstract record ActivityInput
{
    [Description("The day on which it was done, where it was done.")]
    public required DateOnly PerformedOn { get; init; }

    [Description("How long it took, in minutes: 1 to 1440; left out where that is not known.")]
    public int? DurationMinutes { get; init; }

    [Description("What was done, in a sentence or some.")]
    public required string Summary { get; init; }

    [Description("The code of the mission that it was for, such as ANIMATE_TERRITORY.")]
    public string? Mission { get; init; }

    [Description(
        "At which territorial scale; that of the place if not given, which it may not be finer than. NATIONAL and UNSPECIFIED need no "
            + "place, nor does a partnership of any scale.")]
    public TerritorialScale? Scale { get; init; }

    [Description(
        "INSEE code of the commune where it was done; a former commune's leads to the current one. One place is given: a commune, or else "
            + "something larger.")]
    public string? Commune { get; init; }

    [Description("SIREN of the intercommunality where it was done, where no commune is given.")]
    public string? Intercommunality { get; init; }

    [Description("INSEE code of the department where it was done, where nothing smaller is given.")]
    public string? Department { get; init; }

    [Description("INSEE code of the region where it was done, where nothing smaller is given.")]
    public string? Region { get; init; }

    [Description("Its tags (étiquettes), 20 at the most.")]
    public IReadOnlyList<string>? Tags { get; init; }

    [Description("Your own reference, unique among your hub's: sent again with the same content it answers the record that exists.")]
    public string? ClientReference { get; init; }

    // What came later is left out of the digest of an input that has none of it, so that a retry of an older one is known.
    [Description("What other registers and programs call it (identifiants), 20 at the most.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IdentifierInput>? Identifiers { get; init; }

    [Description("When it was written down where it was first, such as in La Coop; left out where that is here.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? RecordedAt { get; init; }

    [Description("When it was last written there.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? RevisedAt { get; init; }
}

[Description("An animation of the territory to log (animer le territoire).")]
public record AnimationInput : ActivityInput
{
    [Description("What it consisted of. EVENT_ORGANISATION and TRAINING_OF_PROFESSIONALS need participants.")]
    public required AnimationKind AnimationKind { get; init; }

    [Description("What the kind OTHER means; needed with it.")]
    public string? OtherAnimationKind { get; init; }

    [Description("The form that it took.")]
    public AnimationFormat? Format { get; init; }

    [Description("What the format OTHER means; needed with it.")]
    public string? OtherFormat { get; init; }

    [Description("Whose idea it was (à l'initiative de).")]
    public AnimationInitiative? Initiative { get; init; }

    [Description("What it was about (thématiques).")]
    public IReadOnlyList<AnimationTheme>? Themes { get; init; }

    [Description("What the theme OTHER means; needed with it.")]
    public string? OtherTheme { get; init; }

    [Description("What a partnership is about (nature du partenariat).")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PartnershipNature>? Natures { get; init; }

    [Description("What the nature OTHER means; needed with it.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OtherNature { get; init; }

    [Description("The structures that a partnership is with (structures partenaires), 50 at the most.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PartnerInput>? Partners { get; init; }

    [Description("How many mediators took part (médiateurs).")]
    public int? Mediators { get; init; }

    [Description("How many structures took part.")]
    public int? Structures { get; init; }

    [Description("How many other actors took part.")]
    public int? OtherActors { get; init; }

    [Description("How many people took part in all.")]
    public int? Participants { get; init; }

    [Description("The hub's event that it was about, where there was one.")]
    public RecordId<Event>? Event { get; init; }
}

[Description("A structure that a partnership is with: its name, its kind, or both.")]
public sealed record PartnerInput
{
    [Description("What it is called.")]
    public string? Name { get; init; }

    [Description("Which kind of structure it is; not OWN.")]
    public StructureKind? Kind { get; init; }
}

[Description("A support of a project to log (accompagner un projet).")]
public record ProjectSupportInput : ActivityInput
{
    [Description("The hub's project that was supported.")]
    public required RecordId<FundedProject> FundedProject { get; init; }

    [Description("What it consisted of.")]
    public required SupportKind SupportKind { get; init; }

    [Description("What the kind OTHER means; needed with it.")]
    public string? OtherSupportKind { get; init; }

    [Description("How far the project was.")]
    public SupportStage? Stage { get; init; }
}

[Description("An animation of the territory to log (animer le territoire).")]
public sealed record LogAnimationInput : AnimationInput
{
    [Description("The slug of the hub that did it.")]
    public required string Hub { get; init; }
}

[Description("A support of a project to log (accompagner un projet).")]
public sealed record LogProjectSupportInput : ProjectSupportInput
{
    [Description("The slug of the hub that did it.")]
    public required string Hub { get; init; }
}

[OneOf, Description("One activity of either kind.")]
public sealed record ActivityRowInput
{
    [Description("An animation.")]
    public AnimationInput? Animation { get; init; }

    [Description("A support of a project.")]
    public ProjectSupportInput? ProjectSupport { get; init; }

    /// <summary>The one that is given.</summary>
    internal ActivityInput Activity => (ActivityInput?)Animation ?? ProjectSupport!;
}

[Description("How many of the rows are written when some are refused.")]
public enum LogMode
{
    [Description("None: all rows or nothing.")]
    AllOrNothing,

    [Description("Those that are not refused.")]
    RowByRow,
}

[Description("Activities of one hub to log together.")]
public sealed record LogActivitiesInput
{
    [Description("The slug of the hub that did them.")]
    public required string Hub { get; init; }

    [Description("The activities, 500 at the most.")]
    public required IReadOnlyList<ActivityRowInput> Rows { get; init; }

    [Description("What happens to the others when some rows are refused.")]
    [DefaultValue("ALL_OR_NOTHING")]
    public LogMode Mode { get; init; }

    [Description("Whether everything is checked and nothing written.")]
    [DefaultValue(false)]
    public bool DryRun { get; init; }

    [Description(
        "Whether a row amends the activity that its client reference names, by the rules of amendActivity: what a row leaves out, or gives "
            + "as null, stays as it is.")]
    [DefaultValue(false)]
    public bool Update { get; init; }
}

[Description("A correction of an activity: what is left out stays as it is, null empties it.")]
public sealed record AmendActivityInput
{
    [Description("The activity.")]
    public required RecordId<Activity> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("The day on which it was done.")]
    public Optional<DateOnly> PerformedOn { get; init; }

    [Description("How long it took, in minutes.")]
    public Optional<int?> DurationMinutes { get; init; }

    [Description("What was done.")]
    public Optional<string> Summary { get; init; }

    [Description("The code of the mission that it was for.")]
    public Optional<string?> Mission { get; init; }

    [Description("At which territorial scale.")]
    public Optional<TerritorialScale> Scale { get; init; }

    [Description("INSEE code of the commune. A place that is given replaces the whole of what there is.")]
    public Optional<string?> Commune { get; init; }

    [Description("SIREN of the intercommunality, where no commune is given.")]
    public Optional<string?> Intercommunality { get; init; }

    [Description("INSEE code of the department, where nothing smaller is given.")]
    public Optional<string?> Department { get; init; }

    [Description("INSEE code of the region, where nothing smaller is given.")]
    public Optional<string?> Region { get; init; }

    [Description("All its tags.")]
    public Optional<IReadOnlyList<string>> Tags { get; init; }

    [Description("All that other registers and programs call it.")]
    public Optional<IReadOnlyList<IdentifierInput>> Identifiers { get; init; }

    [Description("When it was written down where it was first.")]
    public Optional<DateTime?> RecordedAt { get; init; }

    [Description("When it was last written there.")]
    public Optional<DateTime?> RevisedAt { get; init; }

    [Description("What the animation consisted of.")]
    public Optional<AnimationKind> AnimationKind { get; init; }

    [Description("What the animation's kind OTHER means.")]
    public Optional<string?> OtherAnimationKind { get; init; }

    [Description("The form that the animation took.")]
    public Optional<AnimationFormat?> Format { get; init; }

    [Description("What the animation's format OTHER means.")]
    public Optional<string?> OtherFormat { get; init; }

    [Description("Whose idea the animation was.")]
    public Optional<AnimationInitiative?> Initiative { get; init; }

    [Description("All the animation's themes.")]
    public Optional<IReadOnlyList<AnimationTheme>> Themes { get; init; }

    [Description("What the animation's theme OTHER means.")]
    public Optional<string?> OtherTheme { get; init; }

    [Description("All that the partnership is about.")]
    public Optional<IReadOnlyList<PartnershipNature>> Natures { get; init; }

    [Description("What the partnership's nature OTHER means.")]
    public Optional<string?> OtherNature { get; init; }

    [Description("All the structures that the partnership is with.")]
    public Optional<IReadOnlyList<PartnerInput>> Partners { get; init; }

    [Description("How many mediators took part in the animation.")]
    public Optional<int?> Mediators { get; init; }

    [Description("How many structures took part in the animation.")]
    public Optional<int?> Structures { get; init; }

    [Description("How many other actors took part in the animation.")]
    public Optional<int?> OtherActors { get; init; }

    [Description("How many people took part in the animation in all.")]
    public Optional<int?> Participants { get; init; }

    [Description("The event that the animation was about.")]
    public Optional<RecordId<Event>?> Event { get; init; }

    [Description("The project that was supported.")]
    public Optional<RecordId<FundedProject>> FundedProject { get; init; }

    [Description("What the support consisted of.")]
    public Optional<SupportKind> SupportKind { get; init; }

    [Description("What the support's kind OTHER means.")]
    public Optional<string?> OtherSupportKind { get; init; }

    [Description("How far the supported project was.")]
    public Optional<SupportStage?> Stage { get; init; }
}

[Description("An activity to withdraw: it leaves the graph and stays in the history.")]
public sealed record WithdrawActivityInput
{
    [Description("The activity.")]
    public required RecordId<Activity> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Why it is withdrawn.")]
    public required string Reason { get; init; }
}

[Description("A withdrawn activity to put back into the graph.")]
public sealed record RestoreActivityInput
{
    [Description("The activity.")]
    public required RecordId<Activity> Id { get; init; }

    [Description("The version that the withdrawal answered, if it is to be checked.")]
    public int? Version { get; init; }
}
