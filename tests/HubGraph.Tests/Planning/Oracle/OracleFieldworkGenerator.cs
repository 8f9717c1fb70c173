using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using static HubGraph.Tests.Planning.Oracle.OracleSamples;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Makes projects, events and activities over the rest of a database.</summary>
public sealed class OracleFieldworkGenerator(
    Dice dice,
    Action<IRecord> add,
    List<Hub> hubs,
    List<Mission> missions,
    List<Carrier> carriers,
    List<Region> regions,
    List<Department> departments,
    List<Intercommunality> intercommunalities,
    List<Commune> communes)
{
    private static readonly string[] s_words = ["", "a", "A", "é", "œ", "l’eau", "l'eau", "%", "_", "😀", "\uFFFD", "\uE000", "\\", "\"", "z z"];

    public void Generate()
    {
        List<FundedProject> projects = [.. Enumerable.Range(0, dice.Below(9)).Select(_ => Project())];
        for (int i = dice.Below(9); projects.Count > 0 && i > 0; i--)
            add(FundingLine(dice.Pick(projects)));
        List<Event> events = [.. Enumerable.Range(0, dice.Below(11)).Select(_ => Event())];
        for (int i = dice.Below(9); i > 0; i--)
            add(Animation(events));
        for (int i = dice.Below(9); projects.Count > 0 && i > 0; i--)
            add(Support(dice.Pick(projects)));
    }

    private FundedProject Project()
    {
        FundedProject project = new()
        {
            Hub = dice.Pick(hubs),
            Title = Text(dice),
            Summary = dice.Maybe(() => Text(dice)),
            HolderName = Text(dice),
            Carrier = dice.PickOrNull(carriers),
            Commune = dice.PickOrNull(communes),
            Department = dice.PickOrNull(departments),
            Region = dice.PickOrNull(regions),
            StartsOn = Day(),
            EndsOn = Day(),
            Status = dice.PickEnum<FundedProjectStatus>(),
            BudgetCents = Amount(),
            InPriorityNeighbourhood = dice.OneIn(2),
            InActionCoeurDeVille = dice.OneIn(2),
            InRuralRevitalisation = dice.OneIn(2),
            Beneficiaries = Count(),
            IsDemonstration = dice.OneIn(2),
        };
        project.Needs.AddRange(dice.Some(s_words, 3).Select(need => new FundedProjectNeed { Need = need }));
        project.NeedCodes.AddRange(dice.Some(Enum.GetValues<NeedCode>(), 3).Select(code => new FundedProjectNeedCode { Code = code }));
        project.Identifiers.AddRange(Identifiers<FundedProjectIdentifier>(dice));
        add(project);
        return project;
    }

    private FundingLine FundingLine(FundedProject project) => new()
    {
        FundedProject = project,
        Funder = dice.OneIn(2) ? dice.Pick(s_words[..3]) : Text(dice),
        RequestedCents = Amount(),
        GrantedCents = Amount(),
        Status = dice.PickEnum<FundingStatus>(),
        DecidedOn = Day(),
    };

    private Event Event()
    {
        Event @event = new()
        {
            Hub = dice.Pick(hubs),
            Title = Text(dice),
            Summary = dice.Maybe(() => Text(dice)),
            EventKind = dice.PickEnum<EventKind>(),
            OtherKind = dice.Maybe(() => Text(dice)),
            Format = dice.PickEnum<EventFormat>(),
            Status = dice.PickEnum<EventStatus>(),
            CancellationReason = dice.Maybe(() => Text(dice)),
            StartsAt = dice.MaybeValue(() => dice.Pick(Instants)),
            EndsAt = dice.MaybeValue(() => dice.Pick(Instants)),
            TimeZone = dice.Pick(["Europe/Paris", "Pacific/Wallis", "Pacific/Tahiti"]),
            StartsOn = dice.Pick(Days),
            EndsOn = Day(),
            Venue = dice.Maybe(() => Text(dice)),
            Commune = dice.PickOrNull(communes),
            Department = dice.PickOrNull(departments),
            Region = dice.PickOrNull(regions),
            Mission = dice.PickOrNull(missions),
            Scale = dice.MaybeValue(dice.PickEnum<TerritorialScale>),
            RecordedAt = dice.MaybeValue(() => dice.Pick(Instants)),
            Participants = Count(),
            IsDemonstration = dice.OneIn(2),
        };
        if (@event.StartsAt is { } start)
            @event.StartsOn = PlaceTime.DayOf(start, @event.TimeZone);
        @event.Organisers.AddRange(dice.Some(s_words, 3).Select(name => new EventOrganiser { Name = name }));
        @event.OrganiserKinds.AddRange(dice.Some(Enum.GetValues<StructureKind>(), 3).Select((kind, i) => new EventOrganiserKind { Kind = kind, Position = i }));
        @event.Tags.AddRange(dice.Some(s_words, 3).Select((tag, i) => new EventTag { Tag = tag, Position = i }));
        @event.Identifiers.AddRange(Identifiers<EventIdentifier>(dice));
        add(@event);
        return @event;
    }

    private AnimationActivity Animation(List<Event> events)
    {
        AnimationActivity activity = new()
        {
            PerformedOn = dice.Pick(Days),
            DurationMinutes = Number(dice),
            Scale = dice.PickEnum<TerritorialScale>(),
            Summary = Text(dice),
            AnimationKind = dice.PickEnum<AnimationKind>(),
            OtherAnimationKind = dice.Maybe(() => Text(dice)),
            Format = dice.MaybeValue(dice.PickEnum<AnimationFormat>),
            Initiative = dice.MaybeValue(dice.PickEnum<AnimationInitiative>),
            Mediators = Count(),
            Structures = Count(),
            OtherActors = Count(),
            Participants = Count(),
            Event = dice.PickOrNull(events),
        };
        activity.Themes.AddRange(dice.Some(Enum.GetValues<AnimationTheme>(), 3).Select((theme, i) => new AnimationActivityTheme { Theme = theme, Position = i }));
        activity.Natures.AddRange(dice.Some(Enum.GetValues<PartnershipNature>(), 2).Select((nature, i) => new AnimationActivityNature { Nature = nature, Position = i }));
        activity.Partners.AddRange(Enumerable.Range(0, dice.Below(4)).Select(i => new AnimationActivityPartner { Position = i, Name = dice.Maybe(() => Text(dice)), Kind = dice.MaybeValue(dice.PickEnum<StructureKind>) }));
        return Place(activity);
    }

    private ProjectSupportActivity Support(FundedProject project) => Place(new ProjectSupportActivity
    {
        PerformedOn = dice.Pick(Days),
        DurationMinutes = Number(dice),
        Scale = dice.PickEnum<TerritorialScale>(),
        Summary = Text(dice),
        FundedProject = project,
        FundedProjectId = project.Id,
        SupportKind = dice.PickEnum<SupportKind>(),
        Stage = dice.MaybeValue(dice.PickEnum<SupportStage>),
    });

    private T Place<T>(T activity)
        where T : Activity
    {
        activity.Hub = dice.Pick(hubs);
        activity.Mission = dice.PickOrNull(missions);
        activity.Commune = dice.PickOrNull(communes);
        activity.Intercommunality = dice.PickOrNull(intercommunalities);
        activity.Department = dice.PickOrNull(departments);
        activity.Region = dice.PickOrNull(regions);
        activity.IsDemonstration = dice.OneIn(2);
        activity.WithdrawnAt = dice.OneIn(4) ? dice.Pick(Instants) : null;
        activity.Tags.AddRange(dice.Some(s_words, 3).Select((tag, i) => new ActivityTag { Tag = tag, Position = i }));
        activity.Identifiers.AddRange(Identifiers<ActivityIdentifier>(dice));
        return activity;
    }

    private DateOnly? Day() => dice.MaybeValue(() => dice.Pick(Days));

    private long? Amount() => dice.MaybeValue(() => dice.Pick(Cents));

    private int? Count() => dice.MaybeValue(() => Number(dice));
}
