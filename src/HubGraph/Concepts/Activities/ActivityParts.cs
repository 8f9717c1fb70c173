using HubGraph.Concepts.Events;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;

namespace HubGraph.Concepts.Activities;

/// <summary>What logging and amending an activity share.</summary>
internal static class ActivityParts
{
    /// <summary>The activity that an input describes, without what is looked up.</summary>
    public static Activity NewActivity(ActivityInput input, long hubId)
    {
        Activity activity = input switch
        {
            AnimationInput animation => NewAnimation(animation),
            ProjectSupportInput support => new ProjectSupportActivity
            {
                FundedProjectId = support.FundedProject.Key,
                SupportKind = support.SupportKind,
                OtherSupportKind = support.OtherSupportKind,
                Stage = support.Stage,
                PerformedOn = support.PerformedOn,
                DurationMinutes = support.DurationMinutes,
                Scale = default,
                Summary = support.Summary,
            },
            _ => throw new ArgumentException($"{input.GetType()} is no activity.", nameof(input)),
        };
        activity.HubId = hubId;
        activity.ClientReference = input.ClientReference;
        activity.Tags.AddRange(TagsOf(input.Tags ?? []));
        return activity;
    }

    /// <summary>Tags, each once.</summary>
    public static IEnumerable<ActivityTag> TagsOf(IEnumerable<string> tags) => tags.Distinct().Select(tag => new ActivityTag { Tag = tag });

    /// <summary>Themes, each once.</summary>
    public static IEnumerable<AnimationActivityTheme> ThemesOf(IEnumerable<AnimationTheme> themes) => themes.Distinct().Select(theme => new AnimationActivityTheme { Theme = theme });

    /// <summary>Sets the place, and the scale: the place's own if none is given.</summary>
    public static void Put(Activity activity, Place place, TerritorialScale? scale, Refuse refuse)
    {
        if (place == Place.Nowhere && scale is null)
            refuse(WriteRules.PlaceConflict, "commune", []);
        // Of a place that was refused, nothing more is said.
        activity.Scale = place.IsRefused ? place.Scale : scale ?? place.Scale;
        (activity.CommuneId, activity.IntercommunalityId, activity.DepartmentId, activity.RegionId) = (place.CommuneId, place.IntercommunalityId, place.DepartmentId, place.RegionId);
    }

    /// <summary>Sets what the activity is about, by what was looked up, and refuses what is not there or another hub's.</summary>
    public static void Relate(Activity activity, string? mission, Lookup lookup, bool checksEvent, bool checksProject, Refuse refuse)
    {
        if (mission is not null)
        {
            activity.MissionId = lookup[FoundKind.Mission, mission]?.Id;
            if (activity.MissionId is null)
                refuse(WriteRules.UnknownMission, "mission", [mission]);
        }
        if (checksEvent && activity is AnimationActivity { EventId: { } eventId })
            CheckEvent(lookup[FoundKind.Event, eventId], activity.HubId, refuse);
        if (checksProject && activity is ProjectSupportActivity support)
            CheckProject(lookup[FoundKind.FundedProject, support.FundedProjectId], activity.HubId, refuse);
    }

    /// <summary>The day that it is at a place; where that is not known, the day that it is anywhere in the Republic.</summary>
    public static DateOnly TodayAt(Place place, DateTime now) => PlaceTime.TodayIn(place.DepartmentCode, now, place.CommuneCode);

    private static void CheckEvent(Found? found, long hubId, Refuse refuse)
    {
        if (found is null)
            refuse(WriteRules.UnknownRecord, "event", ["Event"]);
        else if (found.HubId != hubId)
            refuse(WriteRules.EventOfAnotherHub, "event", []);
        else if (found.Text == EnumNames.Of(EventStatus.Cancelled))
            refuse(WriteRules.EventCancelled, "event", []);
    }

    private static void CheckProject(Found? found, long hubId, Refuse refuse)
    {
        if (found is null)
            refuse(WriteRules.UnknownRecord, "fundedProject", ["FundedProject"]);
        else if (found.HubId != hubId)
            refuse(WriteRules.ProjectOfAnotherHub, "fundedProject", []);
    }

    private static AnimationActivity NewAnimation(AnimationInput input)
    {
        AnimationActivity animation = new()
        {
            AnimationKind = input.AnimationKind,
            OtherAnimationKind = input.OtherAnimationKind,
            Format = input.Format,
            OtherFormat = input.OtherFormat,
            Initiative = input.Initiative,
            OtherTheme = input.OtherTheme,
            Mediators = input.Mediators,
            Structures = input.Structures,
            OtherActors = input.OtherActors,
            Participants = input.Participants,
            EventId = input.Event?.Key,
            PerformedOn = input.PerformedOn,
            DurationMinutes = input.DurationMinutes,
            Scale = default,
            Summary = input.Summary,
        };
        animation.Themes.AddRange(ThemesOf(input.Themes ?? []));
        return animation;
    }
}
