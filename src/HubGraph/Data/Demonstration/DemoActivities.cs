using System.Globalization;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;

namespace HubGraph.Data.Demonstration;

/// <summary>Makes up activities of both kinds.</summary>
internal sealed class DemoActivities(
    DemoWorld world,
    IReadOnlyList<(FundedProject Project, Hub Hub, Commune Place)> projects,
    IReadOnlyList<(Event Event, Hub Hub, Commune Place)> events)
{
    private static readonly TerritorialScale[] s_scales =
        [.. Enum.GetValues<TerritorialScale>().Where(scale => scale != TerritorialScale.Unspecified)];
    private readonly Random _random = world.Random;

    public Activity Next() => _random.Chance(0.6) ? NextAnimation() : NextSupport();

    public static IReadOnlyList<IDemoRows> Children(IReadOnlyList<Activity> activities)
    {
        AnimationActivity[] animations = [.. activities.OfType<AnimationActivity>()];
        foreach (Activity activity in activities)
            activity.Tags.ForEach(tag => tag.ActivityId = activity.Id);
        foreach (AnimationActivity animation in animations)
            animation.Themes.ForEach(theme => theme.ActivityId = animation.Id);
        return
        [
            new DemoRows<ActivityTag>([.. activities.SelectMany(activity => activity.Tags)]),
            new DemoRows<AnimationActivityTheme>([.. animations.SelectMany(animation => animation.Themes)]),
        ];
    }

    private AnimationActivity NextAnimation()
    {
        AnimationKind kind = _random.PickEnum<AnimationKind>();
        AnimationFormat? format = _random.Chance(0.15) ? null : _random.PickEnum<AnimationFormat>();
        (Event? held, Hub hub, Commune place) =
            kind == AnimationKind.EventOrganisation && events.Count > 0 ? _random.Pick(events) : NextAnywhere();
        AnimationTheme[] themes = [.. _random.PickSome(Enum.GetValues<AnimationTheme>(), 3)];
        int? participants = _random.Count(120);
        AnimationActivity animation = new()
        {
            HubId = hub.Id,
            MissionId = _random.Chance(0.1) ? null : world.MissionOf(hub, "ANIMATE_TERRITORY", "COORDINATE_HELPERS", "POOL_SERVICES"),
            PerformedOn = held?.StartsOn ?? _random.NextDay(world.Yesterday),
            DurationMinutes = _random.Next(2, 29) * 15,
            Scale = held is null ? NextScale() : TerritorialScale.Commune,
            Summary = Summary(DemoWords.AnimationSummaries, place),
            IsDemonstration = true,
            AnimationKind = kind,
            OtherAnimationKind = kind == AnimationKind.Other ? _random.Pick(DemoWords.OtherAnimations) : null,
            Format = format,
            OtherFormat = format == AnimationFormat.Other ? _random.Pick(DemoWords.OtherFormats) : null,
            Initiative = _random.Chance(0.2) ? null : _random.PickEnum<AnimationInitiative>(),
            OtherTheme = themes.Contains(AnimationTheme.Other) ? _random.Pick(DemoWords.OtherThemes) : null,
            Mediators = _random.Count(30, unknown: 0.3),
            Structures = _random.Count(25, unknown: 0.3),
            OtherActors = _random.Count(15, unknown: 0.5),
            Participants = participants,
            EventId = held?.Id,
        };
        animation.Themes.AddRange(themes.Select(theme => new AnimationActivityTheme { Theme = theme }));
        return Complete(animation, place);
    }

    private ProjectSupportActivity NextSupport()
    {
        (FundedProject project, Hub hub, Commune place) = _random.Pick(projects);
        SupportKind kind = _random.PickEnum<SupportKind>();
        ProjectSupportActivity support = new()
        {
            HubId = hub.Id,
            MissionId = _random.Chance(0.1) ? null : world.MissionOf(hub, "SUPPORT_PROJECTS", "RAISE_FUNDS", "EVALUATE_SERVICES"),
            PerformedOn = _random.NextDay(world.Yesterday),
            DurationMinutes = _random.Next(2, 29) * 15,
            Scale = NextScale(),
            Summary = Summary(DemoWords.SupportSummaries, place),
            IsDemonstration = true,
            FundedProjectId = project.Id,
            SupportKind = kind,
            OtherSupportKind = kind == SupportKind.Other ? _random.Pick(DemoWords.OtherSupports) : null,
            Stage = _random.Chance(0.2) ? null : _random.PickEnum<SupportStage>(),
        };
        return Complete(support, place);
    }

    private (Event? Event, Hub Hub, Commune Place) NextAnywhere()
    {
        Hub hub = world.NextHub();
        return (null, hub, world.NextPlace(hub));
    }

    private TerritorialScale NextScale() => _random.Chance(0.5) ? TerritorialScale.Commune : _random.Pick(s_scales);

    // The row keeps the territories of its scale and above.
    private T Complete<T>(T activity, Commune place)
        where T : Activity
    {
        activity.CommuneId = activity.Scale == TerritorialScale.Commune ? place.Id : null;
        activity.IntercommunalityId = activity.Scale <= TerritorialScale.Intercommunality ? place.IntercommunalityId : null;
        activity.DepartmentId = activity.Scale <= TerritorialScale.Department ? place.DepartmentId : null;
        activity.RegionId = activity.Scale <= TerritorialScale.Region ? place.RegionId : null;
        activity.Tags.AddRange(_random.PickSome(DemoWords.Tags, 3).Select(tag => new ActivityTag { Tag = tag }));
        return activity;
    }

    private string Summary(string[] templates, Commune place) =>
        string.Format(CultureInfo.InvariantCulture, _random.Pick(templates), place.Name, _random.Pick(DemoWords.Audiences));
}
