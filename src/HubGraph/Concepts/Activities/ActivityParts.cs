using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Activities;

/// <summary>What logging and amending an activity share.</summary>
internal static class ActivityParts
{
    /// <summary>Where it was, which its place and its scale say together, and what others call it.</summary>
    public static readonly string[] ByHand = ["Scale", "Commune", "Intercommunality", "Department", "Region", "Identifiers"];

    private static readonly InputCopy<AnimationInput, AnimationActivity> s_animation = new([.. ByHand, "ClientReference", "Partners"]);
    private static readonly InputCopy<ProjectSupportInput, ProjectSupportActivity> s_support = new([.. ByHand, "ClientReference"]);

    /// <summary>Asks for what an input refers to, but for its place.</summary>
    public static void Ask(ActivityInput input, LookupRequest request)
    {
        if (input is AnimationInput animation)
            s_animation.Ask(animation, request);
        else
            s_support.Ask((ProjectSupportInput)input, request);
    }

    /// <summary>The activity that an input describes, without its place.</summary>
    public static Activity NewActivity(ActivityInput input, long hubId, LookupResult lookup, Refuse refuse)
    {
        Activity activity = input is AnimationInput animation
            ? s_animation.Create(animation, refuse, lookup)
            : s_support.Create((ProjectSupportInput)input, refuse, lookup);
        (activity.HubId, activity.ClientReference) = (hubId, input.ClientReference);
        IdentifierWriting.Put(activity, input.Identifiers, refuse);
        PutPartners(activity, (input as AnimationInput)?.Partners);
        return activity;
    }

    /// <summary>Writes what an input gives into an activity of its kind.</summary>
    /// <param name="gives">Whether a field that may be null is given, by its name and whether it has a value.</param>
    public static void Apply(ActivityInput input, Activity activity, LookupResult lookup, Refuse refuse, Func<string, bool, bool> gives)
    {
        if (input is AnimationInput animation)
            s_animation.Apply(animation, (AnimationActivity)activity, refuse, lookup, gives);
        else
            s_support.Apply((ProjectSupportInput)input, (ProjectSupportActivity)activity, refuse, lookup, gives);
        if (gives("identifiers", input.Identifiers is not null))
            IdentifierWriting.Put(activity, input.Identifiers, refuse);
        if (gives("partners", input is AnimationInput { Partners: not null }))
            PutPartners(activity, (input as AnimationInput)?.Partners);
    }

    /// <summary>Makes the partners of a partnership just these, in their order.</summary>
    public static void PutPartners(Activity activity, IReadOnlyList<PartnerInput>? given)
    {
        if (activity is not AnimationActivity { Partners: var partners })
            return;
        PartnerInput[] wanted = [.. given ?? []];
        partners.RemoveAll(partner => partner.Position >= wanted.Length);
        for (int place = 0; place < wanted.Length; place++)
        {
            AnimationActivityPartner? known = partners.Find(partner => partner.Position == place);
            if (known is null)
                partners.Add(known = new AnimationActivityPartner { Position = place });
            (known.Name, known.Kind) = (wanted[place].Name, wanted[place].Kind);
        }
    }

    /// <summary>Sets the place, and the scale: the place's own if none is given.</summary>
    public static void Put(Activity activity, Place place, TerritorialScale? scale, Refuse refuse)
    {
        if (place == Place.Nowhere && scale is null)
            refuse(WriteRules.PlaceConflict, "commune", []);
        // Of a place that was refused, nothing more is said.
        activity.Scale = place.IsRefused ? place.Scale : scale ?? place.Scale;
        (activity.CommuneId, activity.IntercommunalityId) = (place.CommuneId, place.IntercommunalityId);
        (activity.DepartmentId, activity.RegionId) = (place.DepartmentId, place.RegionId);
    }

    /// <summary>Refuses what the activity is about where it is not there, or another hub's.</summary>
    public static void CheckSubject(Activity activity, LookupResult lookup, bool checksEvent, bool checksProject, Refuse refuse)
    {
        if (checksEvent && activity is AnimationActivity { EventId: { } eventId })
            CheckEvent(lookup[typeof(Event), eventId], activity.HubId, refuse);
        if (checksProject && activity is ProjectSupportActivity support)
            CheckProject(lookup[typeof(FundedProject), support.FundedProjectId], activity.HubId, refuse);
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
}
