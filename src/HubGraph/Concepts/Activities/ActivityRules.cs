using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Activities;

/// <summary>What a hub's facts mean for its activities.</summary>
/// <param name="CallOpensOn">When the hub's call opened, where that is known.</param>
/// <param name="ClosedOn">The last day on which the hub may have been at work, where it closed.</param>
public sealed record HubDates(DateOnly? CallOpensOn, DateOnly? ClosedOn);

/// <summary>The rules of one activity by itself, whoever wrote it and however it came.</summary>
public static class ActivityRules
{
    /// <summary>The longest that an activity may take: a day, in minutes.</summary>
    public const int LongestMinutes = 24 * 60;

    /// <summary>The longest tag, of an event too.</summary>
    public const int LongestTag = 100;

    /// <summary>How many tags there may be.</summary>
    public const int MostTags = 20;

    private const int LongestText = 5_000;
    private const int LongestName = 500;
    private const int MostPartners = 50;
    private const int MostPeople = 1_000_000;

    /// <summary>Checks an activity.</summary>
    /// <param name="today">The day that it is where the activity was done.</param>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Activity activity, HubDates hub, DateOnly today, Refuse refuse)
    {
        if (activity.PerformedOn > today)
            refuse(WriteRules.DateInFuture, "performedOn", [activity.PerformedOn]);
        if (activity.PerformedOn < hub.CallOpensOn)
            refuse(WriteRules.DateBeforeCall, "performedOn", [activity.PerformedOn, hub.CallOpensOn]);
        if (activity.PerformedOn > hub.ClosedOn)
            refuse(WriteRules.HubClosed, "performedOn", [hub.ClosedOn]);
        if (activity.DurationMinutes is { } minutes and (< 1 or > LongestMinutes))
            refuse(WriteRules.InvalidDuration, "durationMinutes", [minutes]);
        ValueRules.CheckText(activity.Summary, "summary", LongestText, refuse);
        if (activity.Tags.Count > MostTags)
            ValueRules.Refuse("tags", $"a list of at most {MostTags}", $"une liste de {MostTags} au plus", refuse);
        foreach (ActivityTag tag in activity.Tags)
            ValueRules.CheckItem(tag.Tag, "tags", LongestTag, refuse);
        if (activity.ClientReference is { } reference)
            ValueRules.CheckText(reference, "clientReference", LongestName, refuse);
        CheckPlace(activity, refuse);
        if (activity is AnimationActivity animation)
            CheckAnimation(animation, refuse);
        else if (activity is ProjectSupportActivity support)
            ValueRules.CheckOther(
                support.SupportKind == SupportKind.Other, support.OtherSupportKind, "otherSupportKind", LongestName, refuse);
    }

    // A finer scale than the place says nothing of where it was. That of a partnership is whom it is for.
    private static void CheckPlace(Activity activity, Refuse refuse)
    {
        if (activity is AnimationActivity { AnimationKind: AnimationKind.Partnership }
            and { RegionId: null, DepartmentId: null, IntercommunalityId: null, CommuneId: null })
            return;
        TerritorialScale finest =
            activity.CommuneId is not null ? TerritorialScale.Commune
            : activity.IntercommunalityId is not null ? TerritorialScale.Intercommunality
            : activity.DepartmentId is not null ? TerritorialScale.Department
            : activity.RegionId is not null ? TerritorialScale.Region
            : TerritorialScale.National;
        if (activity.Scale < finest)
            refuse(WriteRules.PlaceConflict, "scale", []);
    }

    private static void CheckAnimation(AnimationActivity animation, Refuse refuse)
    {
        ValueRules.CheckOther(
            animation.AnimationKind == AnimationKind.Other, animation.OtherAnimationKind, "otherAnimationKind", LongestName, refuse);
        ValueRules.CheckOther(animation.Format == AnimationFormat.Other, animation.OtherFormat, "otherFormat", LongestName, refuse);
        ValueRules.CheckOther(
            animation.Themes.Exists(theme => theme.Theme == AnimationTheme.Other), animation.OtherTheme, "otherTheme", LongestName, refuse);
        ValueRules.CheckOther(
            animation.Natures.Exists(nature => nature.Nature == PartnershipNature.Other),
            animation.OtherNature,
            "otherNature",
            LongestName,
            refuse);
        CheckPartners(animation, refuse);
        ValueRules.CheckCount(animation.Mediators, "mediators", MostPeople, refuse);
        ValueRules.CheckCount(animation.Structures, "structures", MostPeople, refuse);
        ValueRules.CheckCount(animation.OtherActors, "otherActors", MostPeople, refuse);
        ValueRules.CheckCount(animation.Participants, "participants", MostPeople, refuse);
        if (animation is { AnimationKind: AnimationKind.EventOrganisation or AnimationKind.TrainingOfProfessionals, Participants: null })
            refuse(WriteRules.ParticipantsRequired, "participants", [animation.AnimationKind]);
    }

    private static void CheckPartners(AnimationActivity animation, Refuse refuse)
    {
        if (animation.AnimationKind != AnimationKind.Partnership && animation.Natures.Count > 0)
            refuse(WriteRules.NotOfThisKind, "natures", [animation.AnimationKind]);
        if (animation.AnimationKind != AnimationKind.Partnership && animation.Partners.Count > 0)
            refuse(WriteRules.NotOfThisKind, "partners", [animation.AnimationKind]);
        ValueRules.CheckMost(animation.Partners, "partners", MostPartners, refuse);
        foreach (AnimationActivityPartner partner in animation.Partners)
        {
            if (partner.Name is null && partner.Kind is null)
                refuse(WriteRules.TextRequired, "partners", []);
            ValueRules.CheckTextIfAny(partner.Name, "partners", LongestName, refuse);
            if (partner.Kind == StructureKind.Own)
                ValueRules.Refuse("partners", "another kind than OWN", "d’un autre type que OWN", refuse);
        }
    }
}
