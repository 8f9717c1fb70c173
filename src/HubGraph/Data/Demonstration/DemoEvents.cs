using System.Globalization;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;

namespace HubGraph.Data.Demonstration;

/// <summary>Makes up events.</summary>
internal sealed class DemoEvents(DemoWorld world)
{
    private static readonly EventFormat[] s_formats = [EventFormat.InPerson, EventFormat.Online, EventFormat.Hybrid];
    private readonly Random _random = world.Random;

    /// <summary>Those made so far that took place in a commune, with the hub and the commune of each.</summary>
    public List<(Event Event, Hub Hub, Commune Place)> Made { get; } = [];

    public Event Next()
    {
        Hub hub = world.NextHub();
        Commune place = world.NextPlace(hub);
        EventKind kind = _random.PickEnum<EventKind>();
        EventFormat format = _random.Chance(0.7) ? EventFormat.InPerson : _random.Pick(s_formats);
        string zone = world.ZoneOf(place);
        DateOnly day = _random.NextDay(world.LastDay);
        TimeOnly time = new(_random.Next(8, 20), _random.Pick([0, 30]));
        DateTime startsAt = PlaceTime.ToUtc(day, time, zone);
        EventStatus status =
            day > world.Yesterday ? EventStatus.Scheduled : _random.Chance(0.94) ? EventStatus.Held : EventStatus.Cancelled;
        Event made = new()
        {
            HubId = hub.Id,
            Title = string.Format(CultureInfo.InvariantCulture, _random.Pick(DemoWords.EventTitles[kind]), place.Name),
            Summary = _random.Chance(0.4)
                ? null
                : string.Format(CultureInfo.InvariantCulture, _random.Pick(DemoWords.EventSummaries), place.Name),
            EventKind = kind,
            OtherKind = kind == EventKind.Other ? _random.Pick(DemoWords.OtherEvents) : null,
            Format = format,
            Status = status,
            StartsAt = startsAt,
            EndsAt = startsAt.AddMinutes(_random.Next(2, 17) * 30),
            TimeZone = zone,
            StartsOn = day,
            Venue = format == EventFormat.Online || _random.Chance(0.2) ? null : _random.Pick(DemoWords.Venues),
            CommuneId = format == EventFormat.Online ? null : place.Id,
            DepartmentId = format == EventFormat.Online ? null : place.DepartmentId,
            RegionId = place.RegionId,
            MissionId = _random.Chance(0.15) ? null : world.MissionOf(hub, "ANIMATE_TERRITORY", "COORDINATE_HELPERS"),
            Participants = status == EventStatus.Held ? _random.Count(kind == EventKind.National ? 900 : 250) : null,
            IsDemonstration = true,
        };
        made.Organisers.AddRange(_random.PickSome(DemoWords.Organisers, 3).Select(name => new EventOrganiser { Name = name }));
        if (status == EventStatus.Held && format != EventFormat.Online)
            Made.Add((made, hub, place));
        return made;
    }

    public static IReadOnlyList<IDemoRows> Children(IReadOnlyList<Event> events)
    {
        foreach (Event made in events)
            made.Organisers.ForEach(organiser => organiser.EventId = made.Id);
        return [new DemoRows<EventOrganiser>([.. events.SelectMany(made => made.Organisers)])];
    }
}
