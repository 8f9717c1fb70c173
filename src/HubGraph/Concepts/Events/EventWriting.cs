using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Events;

/// <summary>Creates and corrects events.</summary>
internal static class EventWriting
{
    private static readonly InputCopy<CreateEventInput, Event> s_creation =
        new("StartsOn", "Status", "TimeZone", "Commune", "Department", "Region", "Identifiers");

    // What the rows of a coordination log tell of an event, empty or not.
    private static readonly string[] s_told = ["summary", "otherKind", "organiserKinds", "scale", "tags", "recordedAt", "revisedAt"];

    private static readonly InputCopy<UpdateEventInput, Event> s_update = new("TimeZone", "Commune", "Department", "Region", "Identifiers");

    public static async Task<IRecord?> CreateAsync(WriteSession session, CreateEventInput input)
    {
        Rights.DemandHub(session.Caller, input.Hub);
        PlaceCodes codes = new(input.Commune, null, input.Department, input.Region);
        LookupResult lookup = await session.FindAsync(codes.Ask(s_creation.Ask(input)));
        Event @event = s_creation.Create(input, session.Refuse, lookup);
        IQueryable<Event> own = session.Context.Events.Where(known => known.HubId == @event.HubId);
        if (await ClientReferences.KnownAsync(session, own, @event, input) is { } known)
            return known;
        Complete(@event, input, codes.Find(lookup, session.Refuse), lookup, session.Now, session.Refuse);
        await IdentifierWriting.PutAsync(session, @event, input.Identifiers, nameof(EventIdentifier.EventId));
        session.Context.Add(@event);
        return @event;
    }

    /// <summary>
    /// An event of an input that names no place, or what an event that is there becomes by it; its ids are not looked up.
    /// </summary>
    public static Event Make(CreateEventInput input, Event? known, LookupResult lookup, DateTime now, Refuse refuse)
    {
        if (known is null)
        {
            known = s_creation.Create(input, refuse, lookup);
            Complete(known, input, Place.Nowhere, lookup, now, refuse);
        }
        else
        {
            // Whoever knows how people take part has said it since.
            EventFormat format = known.Format;
            // Hours that were known are another day's.
            if (known.StartsOn != input.StartsOn)
                (known.StartsAt, known.EndsAt, known.EndsOn) = (null, null, null);
            s_creation.Apply(input, known, refuse, lookup, (field, hasValue) => hasValue || s_told.Contains(field));
            (known.Format, known.StartsOn) = (format, input.StartsOn!.Value);
            EventRules.Check(known, DatesOf(input.Hub, lookup), refuse);
        }
        IdentifierWriting.Put(known, input.Identifiers, refuse);
        return known;
    }

    private static void Complete(Event @event, CreateEventInput input, Place place, LookupResult lookup, DateTime now, Refuse refuse)
    {
        @event.TimeZone = ZoneOf(refuse, input.TimeZone, place.Zone);
        @event.StartsOn = input.StartsOn ?? PlaceTime.DayOf(input.StartsAt ?? now, @event.TimeZone);
        if (input.StartsAt is null && input.StartsOn is null)
            ValueRules.Refuse("startsAt", "an instant, or else a day in startsOn", "un instant, ou à défaut un jour dans startsOn", refuse);
        RefuseTwice(refuse, @event, input.StartsOn is not null, input.EndsOn is not null);
        @event.Status = EventRules.StatusOf(@event, now);
        Put(@event, place);
        EventRules.Check(@event, DatesOf(input.Hub, lookup), refuse);
    }

    private static HubDates DatesOf(string hub, LookupResult lookup) => new(lookup.Find<Hub>(hub)?.Day, lookup.Find<Hub>(hub)?.ClosedOn);

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
        @event.TimeZone = ZoneOf(session.Refuse, input.TimeZone.Or(zone), zone);
        RefuseTwice(session.Refuse, @event, input.StartsOn.IsSet, input.EndsOn.Or(null) is not null);
        if (@event.StartsAt is { } start)
            @event.StartsOn = PlaceTime.DayOf(start, @event.TimeZone);
        if (input.StartsAt.IsSet || input.EndsAt.IsSet || input.StartsOn.IsSet || input.EndsOn.IsSet)
            Move(session, @event);
        if (input.Identifiers.IsSet)
            await IdentifierWriting.PutAsync(session, @event, input.Identifiers.Or([]), nameof(EventIdentifier.EventId));
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
    private static void RefuseTwice(Refuse refuse, Event @event, bool startsOn, bool endsOn)
    {
        if (startsOn && @event.StartsAt is not null)
            ValueRules.Refuse("startsOn", "left out where startsAt tells it", "laissé de côté où startsAt le dit", refuse);
        if (endsOn && @event.EndsAt is not null)
            ValueRules.Refuse("endsOn", "left out where endsAt tells it", "laissé de côté où endsAt le dit", refuse);
    }

    private static void Put(Event @event, Place place) =>
        (@event.CommuneId, @event.DepartmentId, @event.RegionId) = (place.CommuneId, place.DepartmentId, place.RegionId);

    // An unknown zone gives way to the other, so that the rest can be checked.
    private static string ZoneOf(Refuse refuse, string? given, string otherwise)
    {
        if (given is null || PlaceTime.IsZone(given))
            return given ?? otherwise;
        ValueRules.Refuse(
            "timeZone", $"the IANA name of a time zone, such as {PlaceTime.Paris}",
            $"le nom IANA d’un fuseau horaire, comme {PlaceTime.Paris}", refuse);
        return otherwise;
    }
}
