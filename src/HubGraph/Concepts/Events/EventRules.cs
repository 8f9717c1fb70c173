using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Events;

/// <summary>The rules of one event by itself, whoever wrote it and however it came.</summary>
public static class EventRules
{
    /// <summary>The longest that an event may take: a month, for those that tour a territory. More is a series, or a slip.</summary>
    public const int LongestDays = 31;

    private const int LongestText = 5_000;
    private const int LongestName = 500;
    private const int MostOrganisers = 50;
    private const int MostPeople = 1_000_000;

    /// <summary>
    /// Where an event stands by its dates alone: one that is told of after its end was held, for one that was not held would
    /// hardly be told of. One that was in the graph before stays scheduled until somebody says what became of it.
    /// </summary>
    /// <param name="now">UTC.</param>
    public static EventStatus StatusOf(Event @event, DateTime now)
    {
        bool isOver = @event.EndsAt is { } end ? end <= now : (@event.EndsOn ?? @event.StartsOn) < PlaceTime.DayOf(now, @event.TimeZone);
        return isOver ? EventStatus.Held : EventStatus.Scheduled;
    }

    /// <summary>Checks an event.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Event @event, HubDates hub, Refuse refuse)
    {
        ValueRules.CheckText(@event.Title, "title", LongestName, refuse);
        ValueRules.CheckLength(@event.Summary, "summary", LongestText, refuse);
        ValueRules.CheckOther(@event.EventKind == EventKind.Other, @event.OtherKind, "otherKind", LongestName, refuse);
        ValueRules.CheckLength(@event.Venue, "venue", LongestName, refuse);
        ValueRules.CheckTextIfAny(@event.ClientReference, "clientReference", LongestName, refuse);
        CheckTime(@event, hub, refuse);
        if (@event.Organisers.Count > MostOrganisers)
            ValueRules.Refuse("organisers", $"a list of at most {MostOrganisers}", $"une liste de {MostOrganisers} au plus", refuse);
        ValueRules.CheckMost(@event.Tags, "tags", ActivityRules.MostTags, refuse);
        foreach (EventTag tag in @event.Tags)
            ValueRules.CheckItem(tag.Tag, "tags", ActivityRules.LongestTag, refuse);
        foreach (EventOrganiser organiser in @event.Organisers)
            ValueRules.CheckItem(organiser.Name, "organisers", LongestName, refuse);
    }

    /// <summary>Checks a cancellation.</summary>
    public static void CheckCancellation(Event @event, Refuse refuse)
    {
        if (@event.Status == EventStatus.Cancelled)
            refuse(WriteRules.EventCancelled, "id", []);
        else if (@event.Status == EventStatus.Held)
            refuse(WriteRules.EventHeld, "id", []);
    }

    /// <summary>Checks a number of people who came. They may be counted as soon as the event has begun.</summary>
    /// <param name="now">UTC.</param>
    public static void CheckAttendance(Event @event, int participants, DateTime now, Refuse refuse)
    {
        if (@event.Status == EventStatus.Cancelled)
            refuse(WriteRules.EventCancelled, "id", []);
        else if (@event.SortsAt > now)
            refuse(WriteRules.DateInFuture, "id", [@event.StartsOn]);
        ValueRules.CheckCount(participants, "participants", MostPeople, refuse);
    }

    private static void CheckTime(Event @event, HubDates hub, Refuse refuse)
    {
        if (@event.EndsAt < @event.StartsAt)
            refuse(WriteRules.EndBeforeStart, "endsAt", []);
        else if (@event.EndsAt - @event.StartsAt > TimeSpan.FromDays(LongestDays))
            ValueRules.Refuse(
                "endsAt",
                $"an instant at most {LongestDays} days after the start",
                $"un instant au plus {LongestDays} jours après le début",
                refuse);
        else if (@event.StartsAt is null && @event.EndsAt is not null)
            ValueRules.Refuse("endsAt", "left out where startsAt is not given", "laissé de côté où startsAt n’est pas donné", refuse);
        if (@event.EndsOn < @event.StartsOn)
            refuse(WriteRules.EndBeforeStart, "endsOn", []);
        else if (@event.EndsOn?.DayNumber - @event.StartsOn.DayNumber > LongestDays)
            ValueRules.Refuse(
                "endsOn",
                $"a day at most {LongestDays} days after the first",
                $"un jour au plus {LongestDays} jours après le premier",
                refuse);
        string start = @event.StartsAt is null ? "startsOn" : "startsAt";
        if (@event.StartsOn < hub.CallOpensOn)
            refuse(WriteRules.DateBeforeCall, start, [@event.StartsOn, hub.CallOpensOn]);
        if (@event.StartsOn > hub.ClosedOn)
            refuse(WriteRules.HubClosed, start, [hub.ClosedOn]);
    }
}
