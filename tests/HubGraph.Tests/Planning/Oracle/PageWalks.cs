using CsCheck;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>What happens to the list between two pages of a walk.</summary>
public enum Meanwhile
{
    Nothing,
    Insert,
    Delete,

    /// <summary>An update that moves a record within the list.</summary>
    Move,

    /// <summary>An update of a field that the list is not sorted by.</summary>
    Touch,
}

/// <summary>A step of a walk: the size of its page, and what happens before the next.</summary>
public sealed record PageStep(int Size, Meanwhile Meanwhile, int Choice, Event Other);

/// <summary>A walk over events, at the root or those of their hub.</summary>
public sealed record PageWalk(OracleOrder Order, bool IsBackward, bool IsNested, IReadOnlyList<PageStep> Steps);

/// <summary>Events of one hub, and walks over them.</summary>
public sealed record PageWalkCase(OracleWorld World, IReadOnlyList<PageWalk> Walks);

/// <summary>Makes page walks.</summary>
public sealed class PageWalkCases(int walks) : Gen<PageWalkCase>
{
    private static readonly string[] s_sorts = ["id", "title", "startsAt", "startsOn", "participants"];

    public override PageWalkCase Generate(PCG pcg, Size? min, out Size size)
    {
        Dice dice = new(pcg);
        OracleWorld world = new();
        Hub hub = new() { Id = dice.Between(1, 50), Slug = "hub", Name = "Hub" };
        world.Add(hub);
        List<long> keys = dice.Some([.. Enumerable.Range(1, 200).Select(key => (long)key)], 200, 200);
        foreach (long key in keys[..dice.Between(5, 25)])
            world.Add(Event(dice, hub.Id, key));
        Queue<long> unused = new(keys[25..]);
        PageWalkCase made = new(world, [.. Enumerable.Range(0, walks).Select(_ => Walk(dice, hub.Id, unused))]);
        size = new Size(dice.Throws);
        return made;
    }

    private static PageWalk Walk(Dice dice, long hub, Queue<long> unused)
    {
        List<(string, bool)> keys = [.. Enumerable.Range(0, dice.Below(4)).Select(_ => (dice.Pick(s_sorts), dice.OneIn(2)))];
        return new PageWalk(
            new OracleOrder(OracleConcepts.Of(nameof(Event)), keys),
            dice.OneIn(2),
            dice.OneIn(2),
            [.. Enumerable.Range(0, 8).Select(_ => new PageStep(dice.Between(1, 5), dice.PickEnum<Meanwhile>(), dice.Below(1000), Event(dice, hub, unused.Dequeue())))]);
    }

    private static Event Event(Dice dice, long hub, long key)
    {
        DateTime? startsAt = dice.MaybeValue(() => dice.Pick(OracleSamples.Instants));
        return new()
        {
            Id = key,
            HubId = hub,
            Title = OracleSamples.Text(dice).Normalize(),
            EventKind = EventKind.Other,
            Format = EventFormat.Online,
            Status = EventStatus.Held,
            StartsAt = startsAt,
            EndsAt = dice.MaybeValue(() => dice.Pick(OracleSamples.Instants)),
            TimeZone = PlaceTime.Paris,
            StartsOn = startsAt is { } start ? PlaceTime.DayOf(start, PlaceTime.Paris) : dice.Pick(OracleSamples.Days),
            Participants = dice.MaybeValue(() => OracleSamples.Number(dice)),
        };
    }
}
