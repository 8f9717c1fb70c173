using System.Reflection;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Activities;

/// <summary>Corrects, withdraws and restores activities.</summary>
internal static class ActivityAmendment
{

    private static readonly string[] s_animationFields = [.. OwnOf<AnimationInput>().Select(field => field.Name)];
    private static readonly string[] s_supportFields = [.. OwnOf<ProjectSupportInput>().Select(field => field.Name)];

    private static readonly InputCopy<AmendActivityInput, AnimationActivity> s_animation =
        new([.. ActivityParts.ByHand, "Partners", .. s_supportFields]);

    private static readonly InputCopy<AmendActivityInput, ProjectSupportActivity> s_support =
        new([.. ActivityParts.ByHand, .. s_animationFields]);

    public static async Task<IRecord?> AmendAsync(WriteSession session, AmendActivityInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } activity)
            return null;
        if (activity.WithdrawnAt is not null)
            session.Refuse(WriteRules.ActivityWithdrawn, "id");
        PlaceCodes place = new(input.Commune.Or(null), input.Intercommunality.Or(null), input.Department.Or(null), input.Region.Or(null));
        bool isMoved = input.Commune.IsSet || input.Intercommunality.IsSet || input.Department.IsSet || input.Region.IsSet;
        LookupResult lookup = await session.FindAsync(place.Ask(s_animation.Ask(input, s_support.Ask(input))));
        if (activity is AnimationActivity animation)
            s_animation.Apply(input, animation, session.Refuse, lookup);
        else
            s_support.Apply(input, (ProjectSupportActivity)activity, session.Refuse, lookup);
        foreach (string field in activity is AnimationActivity ? s_supportFields : s_animationFields)
        {
            if (typeof(AmendActivityInput).GetProperty(field)!.GetValue(input) is IOptional { IsSet: true })
                session.Refuse(WriteRules.NotOfThisKind, Words.Camel(field), activity.GetType().Name);
        }
        if (input.Identifiers.IsSet)
            await IdentifierWriting.PutAsync(session, activity, input.Identifiers.Or([]), nameof(ActivityIdentifier.ActivityId));
        if (input.Partners.IsSet)
            ActivityParts.PutPartners(activity, input.Partners.Or([]));
        // What an activity is about is looked at when it is given: an event may be cancelled after what was done for it.
        Subject subject = new(isMoved ? place : null, input.Scale, input.Event.IsSet, input.FundedProject.IsSet);
        await CheckAsync(session, activity, subject, lookup, session.Refuse);
        return activity;
    }

    /// <summary>Activities with all that a correction looks at and writes.</summary>
    public static IQueryable<Activity> Whole(HubGraphContext context) => context.Activities
        .Include(known => known.Hub).ThenInclude(hub => hub.Call)
        .Include(known => known.Tags)
        .Include(known => known.Identifiers)
        .Include(known => ((AnimationActivity)known).Themes)
        .Include(known => ((AnimationActivity)known).Natures)
        .Include(known => ((AnimationActivity)known).Partners)
        .AsSplitQuery();

    public static async Task<IRecord?> WithdrawAsync(WriteSession session, WithdrawActivityInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } activity)
            return null;
        if (activity.WithdrawnAt is not null)
            session.Refuse(WriteRules.ActivityWithdrawn, "id");
        session.Because(input.Reason);
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
        if (await session.ReadAsync(Whole(session.Context), id) is not { } activity)
            return null;
        Rights.DemandHub(session.Caller, activity.Hub.Slug);
        return version is not { } read || session.IsCurrent(activity, read) ? activity : null;
    }

    /// <summary>Moves an activity that was corrected, and checks the whole of it.</summary>
    public static async Task CheckAsync(WriteSession session, Activity activity, Subject subject, LookupResult lookup, Refuse refuse)
    {
        Place place;
        if (subject.Place is { } codes)
        {
            place = codes.Find(lookup, refuse);
            bool isThere = place == Place.Nowhere || place.IsAt(activity);
            ActivityParts.Put(activity, place, subject.Scale.IsSet ? subject.Scale.Or(default) : isThere ? activity.Scale : null, refuse);
        }
        else
        {
            subject.Scale.Apply(value => activity.Scale = value);
            place = Place.Of(activity);
            if (activity.DepartmentId is { } id)
            {
                Department department = (await session.Context.Departments.FindAsync([id], session.CancellationToken))!;
                place = place with { DepartmentCode = department.Code };
            }
        }
        ActivityParts.CheckSubject(activity, lookup, subject.ChecksEvent, subject.ChecksProject, refuse);
        HubDates dates = new(activity.Hub.Call?.OpensOn, activity.Hub.ClosedOn?.Latest);
        ActivityRules.Check(activity, dates, ActivityParts.TodayAt(place, session.Now), refuse);
    }

    /// <summary>What an input has of its own kind, beside what all activities have.</summary>
    public static IEnumerable<PropertyInfo> OwnOf<TInput>() =>
        typeof(TInput).GetProperties().Where(property => property.DeclaringType == typeof(TInput));
}

/// <summary>Where a correction says that an activity was, null where it does not say it, and what else of it is looked at.</summary>
internal readonly record struct Subject(PlaceCodes? Place, Optional<TerritorialScale> Scale, bool ChecksEvent, bool ChecksProject);
