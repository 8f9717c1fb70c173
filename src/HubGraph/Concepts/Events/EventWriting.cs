using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Events;

/// <summary>Creates and corrects events.</summary>
internal static class EventWriting
{
    public static async Task<IRecord?> CreateAsync(WriteSession session, CreateEventInput input)
    {
        Rights.DemandHub(session.Caller, input.Hub);
        PlaceCodes codes = new(input.Commune, null, input.Department, input.Region);
        Lookup lookup = await FindAsync(session, codes, input.Mission, input.Hub);
        Found? hub = lookup[FoundKind.Hub, input.Hub];
        if (hub is null)
            session.Refuse(WriteRules.UnknownHub, "hub", input.Hub);
        Place place = codes.Find(lookup, session.Refuse);
        string zone = ZoneOf(session, input.TimeZone, place.Zone);
        Event @event = new()
        {
            HubId = hub?.Id ?? 0,
            Title = input.Title,
            Summary = input.Summary,
            EventKind = input.EventKind,
            OtherKind = input.OtherKind,
            Format = input.Format,
            Status = EventStatus.Scheduled,
            StartsAt = input.StartsAt,
            EndsAt = input.EndsAt,
            TimeZone = zone,
            StartsOn = input.StartsOn ?? PlaceTime.DayOf(input.StartsAt ?? session.Now, zone),
            EndsOn = input.EndsOn,
            Venue = input.Venue,
        };
        if (input.StartsAt is null && input.StartsOn is null)
            ValueRules.Refuse("startsAt", "an instant, or else a day in startsOn", "un instant, ou à défaut un jour dans startsOn", session.Refuse);
        RefuseTwice(session, @event, input.StartsOn is not null, input.EndsOn is not null);
        @event.Status = EventRules.StatusOf(@event, session.Now);
        @event.Organisers.AddRange(OrganisersOf(input.Organisers ?? []));
        Put(@event, place);
        if (input.Mission is not null)
            SetMission(session, @event, input.Mission, lookup);
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
        Lookup lookup = await FindAsync(session, codes, input.Mission.Or(null));
        Apply(@event, input);
        input.Mission.Apply(mission => SetMission(session, @event, mission, lookup));
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

    private static void Apply(Event @event, UpdateEventInput input)
    {
        input.Title.Apply(value => @event.Title = value);
        input.Summary.Apply(value => @event.Summary = value);
        input.EventKind.Apply(value => @event.EventKind = value);
        input.OtherKind.Apply(value => @event.OtherKind = value);
        input.Format.Apply(value => @event.Format = value);
        input.StartsAt.Apply(value => @event.StartsAt = value);
        input.EndsAt.Apply(value => (@event.EndsAt, @event.EndsOn) = (value, value is null ? @event.EndsOn : null));
        input.StartsOn.Apply(value => @event.StartsOn = value);
        input.EndsOn.Apply(value => @event.EndsOn = value);
        input.Venue.Apply(value => @event.Venue = value);
        input.Organisers.Apply(value => @event.Organisers.BecomeSet(OrganisersOf(value), organiser => organiser.Name));
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

    private static async Task<Lookup> FindAsync(WriteSession session, PlaceCodes codes, string? mission, string? hub = null)
    {
        Wanted wanted = new();
        codes.Want(wanted);
        if (mission is not null)
            wanted.Missions.Add(mission);
        if (hub is not null)
            wanted.Hubs.Add(hub);
        return await session.FindAsync(wanted);
    }

    private static void Put(Event @event, Place place) =>
        (@event.CommuneId, @event.DepartmentId, @event.RegionId) = (place.CommuneId, place.DepartmentId, place.RegionId);

    private static void SetMission(WriteSession session, Event @event, string? mission, Lookup lookup)
    {
        @event.MissionId = mission is null ? null : lookup[FoundKind.Mission, mission]?.Id;
        if (mission is not null && @event.MissionId is null)
            session.Refuse(WriteRules.UnknownMission, "mission", mission);
    }

    // An unknown zone gives way to the other, so that the rest can be checked.
    private static string ZoneOf(WriteSession session, string? given, string otherwise)
    {
        if (given is null || PlaceTime.IsZone(given))
            return given ?? otherwise;
        session.Refuse(WriteRules.InvalidValue, "timeZone", $"the IANA name of a time zone, such as {PlaceTime.Paris}", $"le nom IANA d’un fuseau horaire, comme {PlaceTime.Paris}");
        return otherwise;
    }

    private static IEnumerable<EventOrganiser> OrganisersOf(IEnumerable<string> names) => names.Distinct().Select(name => new EventOrganiser { Name = name });
}
