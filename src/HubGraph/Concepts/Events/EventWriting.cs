using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Events;

/// <summary>Creates and corrects events.</summary>
internal static class EventWriting
{
    private static readonly InputCopy<CreateEventInput, Event> s_creation =
        new("StartsOn", "Status", "TimeZone", "Commune", "Department", "Region");

    private static readonly InputCopy<UpdateEventInput, Event> s_update = new("TimeZone", "Commune", "Department", "Region");

    public static async Task<IRecord?> CreateAsync(WriteSession session, CreateEventInput input)
    {
        Rights.DemandHub(session.Caller, input.Hub);
        PlaceCodes codes = new(input.Commune, null, input.Department, input.Region);
        LookupResult lookup = await session.FindAsync(codes.Ask(s_creation.Ask(input)));
        Event @event = s_creation.Create(input, session.Refuse, lookup);
        Place place = codes.Find(lookup, session.Refuse);
        @event.TimeZone = ZoneOf(session, input.TimeZone, place.Zone);
        @event.StartsOn = input.StartsOn ?? PlaceTime.DayOf(input.StartsAt ?? session.Now, @event.TimeZone);
        if (input.StartsAt is null && input.StartsOn is null)
        {
            ValueRules.Refuse(
                "startsAt", "an instant, or else a day in startsOn", "un instant, ou à défaut un jour dans startsOn", session.Refuse);
        }
        RefuseTwice(session, @event, input.StartsOn is not null, input.EndsOn is not null);
        @event.Status = EventRules.StatusOf(@event, session.Now);
        Put(@event, place);
        Found? hub = lookup.Find<Hub>(input.Hub);
        EventRules.Check(@event, new HubDates(hub?.Day, hub?.ClosedOn), session.Refuse);
        session.Context.Add(@event);
        return @event;
    }

    public static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateEventInput input)
    {
        if (await EventMutations.ReadAsync(session, input.Id, input.Version) is not { } @event)
            return null;
        if (@event.Status == EventStatus.Cancelled)
            session.Refuse(WriteRules.EventCancelled, "id");
        PlaceCodes codes = new(input.Commune.Or(null), null, input.Department.Or(null), input.Region.Or(null));
        LookupResult lookup = await session.FindAsync(codes.Ask(s_update.Ask(input)));
        if (input.EndsAt.Or(null) is not null)
            @event.EndsOn = null;
        s_update.Apply(input, @event, session.Refuse, lookup);
        string zone = @event.TimeZone;
        if (input.Commune.IsSet || input.Department.IsSet || input.Region.IsSet)
        {
            Place place = codes.Find(lookup, session.Refuse);
            Put(@event, place);
            zone = place == Place.Nowhere || place.IsRefused ? zone : place.Zone;
        }
        @event.TimeZone = ZoneOf(session, input.TimeZone.Or(zone), zone);
        RefuseTwice(session, @event, input.StartsOn.IsSet, input.EndsOn.Or(null) is not null);
        if (@event.StartsAt is { } start)
            @event.StartsOn = PlaceTime.DayOf(start, @event.TimeZone);
        if (input.StartsAt.IsSet || input.EndsAt.IsSet || input.StartsOn.IsSet || input.EndsOn.IsSet)
            Move(session, @event);
        EventRules.Check(@event, new HubDates(@event.Hub.Call?.OpensOn, @event.Hub.ClosedOn?.Latest), session.Refuse);
        return @event;
    }

    // Its dates tell where it stands, unless it was cancelled or people were counted there.
    private static void Move(WriteSession session, Event @event)
    {
        if (@event.Participants is null && @event.Status != EventStatus.Cancelled)
            @event.Status = EventRules.StatusOf(@event, session.Now);
        else if (@event.Status == EventStatus.Held && @event.SortsAt > session.Now)
            session.Refuse(WriteRules.DateInFuture, @event.StartsAt is null ? "startsOn" : "startsAt", @event.StartsOn);
    }

    // A day beside the hours that tell it could only contradict them.
    private static void RefuseTwice(WriteSession session, Event @event, bool startsOn, bool endsOn)
    {
        if (startsOn && @event.StartsAt is not null)
            ValueRules.Refuse("startsOn", "left out where startsAt tells it", "laissé de côté où startsAt le dit", session.Refuse);
        if (endsOn && @event.EndsAt is not null)
            ValueRules.Refuse("endsOn", "left out where endsAt tells it", "laissé de côté où endsAt le dit", session.Refuse);
    }

    private static void Put(Event @event, Place place) =>
        (@event.CommuneId, @event.DepartmentId, @event.RegionId) = (place.CommuneId, place.DepartmentId, place.RegionId);

    // An unknown zone gives way to the other, so that the rest can be checked.
    private static string ZoneOf(WriteSession session, string? given, string otherwise)
    {
        if (given is null || PlaceTime.IsZone(given))
            return given ?? otherwise;
        ValueRules.Refuse(
            "timeZone", $"the IANA name of a time zone, such as {PlaceTime.Paris}",
            $"le nom IANA d’un fuseau horaire, comme {PlaceTime.Paris}", session.Refuse);
        return otherwise;
    }
}
