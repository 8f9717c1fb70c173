using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Activities;

/// <summary>Corrects, withdraws and restores activities.</summary>
internal static class ActivityAmendment
{
    private const int LongestReason = 1_000;

    public static async Task<IRecord?> AmendAsync(WriteSession session, AmendActivityInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } activity)
            return null;
        if (activity.WithdrawnAt is not null)
            session.Refuse(WriteRules.ActivityWithdrawn, "id");
        await CorrectAsync(session, activity, input, await session.FindAsync(WantedBy(input)), session.Refuse);
        return activity;
    }

    /// <summary>Corrects an activity that was read, by what was looked up.</summary>
    public static async Task CorrectAsync(WriteSession session, Activity activity, AmendActivityInput input, Lookup lookup, Refuse refuse)
    {
        Apply(activity, input, refuse);
        await RelateAsync(session, activity, input, lookup, refuse);
    }

    /// <summary>Activities with all that a correction looks at and writes.</summary>
    public static IQueryable<Activity> Whole(HubGraphContext context) => context.Activities
        .Include(known => known.Hub).ThenInclude(hub => hub.Call)
        .Include(known => known.Tags)
        .Include(known => ((AnimationActivity)known).Themes)
        .AsSplitQuery();

    public static async Task<IRecord?> WithdrawAsync(WriteSession session, WithdrawActivityInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } activity)
            return null;
        if (activity.WithdrawnAt is not null)
            session.Refuse(WriteRules.ActivityWithdrawn, "id");
        ValueRules.CheckText(input.Reason, "reason", LongestReason, session.Refuse);
        (activity.WithdrawnAt, activity.WithdrawalReason) = (session.Now, input.Reason);
        return activity;
    }

    public static async Task<IRecord?> RestoreAsync(WriteSession session, RestoreActivityInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } activity)
            return null;
        if (activity.WithdrawnAt is null)
            session.Refuse(WriteRules.ActivityNotWithdrawn, "id");
        (activity.WithdrawnAt, activity.WithdrawalReason) = (null, null);
        return activity;
    }

    private static async Task<Activity?> ReadAsync(WriteSession session, RecordId<Activity> id, int? version)
    {
        Activity? activity = await Whole(session.Context).SingleOrDefaultAsync(known => known.Id == id.Key, session.CancellationToken);
        if (activity is null)
        {
            session.Refuse(WriteRules.UnknownRecord, "id", nameof(Activity));
            return null;
        }
        Rights.DemandHub(session.Caller, activity.Hub.Slug);
        return version is not { } read || session.IsCurrent(activity, read) ? activity : null;
    }

    private static void Apply(Activity activity, AmendActivityInput input, Refuse refuse)
    {
        input.PerformedOn.Apply(value => activity.PerformedOn = value);
        input.DurationMinutes.Apply(value => activity.DurationMinutes = value);
        input.Summary.Apply(value => activity.Summary = value);
        input.Tags.Apply(value => activity.Tags.BecomeSet(ActivityParts.TagsOf(value), tag => tag.Tag));
        if (activity is AnimationActivity animation)
        {
            input.AnimationKind.Apply(value => animation.AnimationKind = value);
            input.OtherAnimationKind.Apply(value => animation.OtherAnimationKind = value);
            input.Format.Apply(value => animation.Format = value);
            input.OtherFormat.Apply(value => animation.OtherFormat = value);
            input.Initiative.Apply(value => animation.Initiative = value);
            input.Themes.Apply(value => animation.Themes.BecomeSet(ActivityParts.ThemesOf(value), theme => theme.Theme));
            input.OtherTheme.Apply(value => animation.OtherTheme = value);
            input.Mediators.Apply(value => animation.Mediators = value);
            input.Structures.Apply(value => animation.Structures = value);
            input.OtherActors.Apply(value => animation.OtherActors = value);
            input.Participants.Apply(value => animation.Participants = value);
            input.Event.Apply(value => animation.EventId = value?.Key);
            RefuseGiven([("fundedProject", input.FundedProject.IsSet), ("supportKind", input.SupportKind.IsSet), ("otherSupportKind", input.OtherSupportKind.IsSet), ("stage", input.Stage.IsSet)]);
        }
        else if (activity is ProjectSupportActivity support)
        {
            input.FundedProject.Apply(value => support.FundedProjectId = value.Key);
            input.SupportKind.Apply(value => support.SupportKind = value);
            input.OtherSupportKind.Apply(value => support.OtherSupportKind = value);
            input.Stage.Apply(value => support.Stage = value);
            RefuseGiven(
            [
                ("animationKind", input.AnimationKind.IsSet), ("otherAnimationKind", input.OtherAnimationKind.IsSet), ("format", input.Format.IsSet), ("otherFormat", input.OtherFormat.IsSet),
                ("initiative", input.Initiative.IsSet), ("themes", input.Themes.IsSet), ("otherTheme", input.OtherTheme.IsSet), ("mediators", input.Mediators.IsSet),
                ("structures", input.Structures.IsSet), ("otherActors", input.OtherActors.IsSet), ("participants", input.Participants.IsSet), ("event", input.Event.IsSet),
            ]);
        }

        void RefuseGiven((string Field, bool IsGiven)[] fields)
        {
            foreach ((string field, _) in fields.Where(field => field.IsGiven))
                refuse(WriteRules.NotOfThisKind, field, [activity.GetType().Name]);
        }
    }

    private static PlaceCodes PlaceOf(AmendActivityInput input) => new(input.Commune.Or(null), input.Intercommunality.Or(null), input.Department.Or(null), input.Region.Or(null));

    // What an activity is about is looked at when it is given: an event may be cancelled after what was done for it.
    private static Wanted WantedBy(AmendActivityInput input)
    {
        Wanted wanted = new();
        PlaceOf(input).Want(wanted);
        wanted.Missions.AddIfAny(input.Mission.Or(null));
        if (input.Event.Or(null) is { } @event)
            wanted.Events.Add(@event.Key);
        if (input.FundedProject.IsSet)
            wanted.FundedProjects.Add(input.FundedProject.Or(default).Key);
        return wanted;
    }

    private static async Task RelateAsync(WriteSession session, Activity activity, AmendActivityInput input, Lookup lookup, Refuse refuse)
    {
        bool isMoved = input.Commune.IsSet || input.Intercommunality.IsSet || input.Department.IsSet || input.Region.IsSet;
        Place place;
        if (isMoved)
        {
            place = PlaceOf(input).Find(lookup, refuse);
            bool isThere = place == Place.Nowhere || place.IsAt(activity);
            ActivityParts.Put(activity, place, input.Scale.IsSet ? input.Scale.Or(default) : isThere ? activity.Scale : null, refuse);
        }
        else
        {
            input.Scale.Apply(value => activity.Scale = value);
            string? department = activity.DepartmentId is { } id ? (await session.Context.Departments.FindAsync([id], session.CancellationToken))!.Code : null;
            place = new Place(activity.Scale, activity.CommuneId, activity.IntercommunalityId, activity.DepartmentId, activity.RegionId, department);
        }
        if (input.Mission.IsSet && input.Mission.Or(null) is null)
            activity.MissionId = null;
        ActivityParts.Relate(activity, input.Mission.Or(null), lookup, input.Event.IsSet, input.FundedProject.IsSet, refuse);
        ActivityRules.Check(activity, new HubDates(activity.Hub.Call?.OpensOn, activity.Hub.ClosedOn?.Latest), ActivityParts.TodayAt(place, session.Now), refuse);
    }
}
