using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Demonstration;

/// <summary>The real hubs and territories that the made-up records are about.</summary>
internal sealed class DemoWorld
{
    private readonly Hub[] _hubs;
    private readonly Dictionary<long, DemoPlaces> _placesOfRegion;
    private readonly DemoPlaces _anywhere;
    private readonly Dictionary<long, string> _zones;

    private DemoWorld(Hub[] hubs, Commune[] communes, Department[] departments, DateOnly day)
    {
        Yesterday = day.AddDays(-1);
        LastDay = day.AddMonths(6);
        _hubs = hubs;
        Commune[] inhabited = [.. communes.Where(commune => commune is { Population: > 0, RegionId: not null, DepartmentId: not null })];
        _anywhere = new DemoPlaces(inhabited);
        _placesOfRegion = inhabited.GroupBy(commune => commune.RegionId!.Value)
            .ToDictionary(region => region.Key, region => new DemoPlaces([.. region]));
        _zones = departments.ToDictionary(department => department.Id, department => PlaceTime.ZoneOf(department.Code));
    }

    /// <summary>All chance comes from here, always in the same order.</summary>
    public Random Random { get; } = new(20201117);

    /// <summary>The last day of which something was logged.</summary>
    public DateOnly Yesterday { get; }

    /// <summary>The last day for which something is planned.</summary>
    public DateOnly LastDay { get; }

    public static async Task<DemoWorld> ReadAsync(HubGraphContext context, DateOnly day, CancellationToken cancellationToken)
    {
        Hub[] hubs = await context.Hubs.AsNoTracking().AsSplitQuery()
            .Include(hub => hub.Coverage).Include(hub => hub.Missions).ThenInclude(mission => mission.Mission).Include(hub => hub.Carriers)
                .ThenInclude(part => part.Carrier)
            .OrderBy(hub => hub.Id).ToArrayAsync(cancellationToken);
        Commune[] communes = await context.Communes.AsNoTracking().Include(commune => commune.Intercommunality)
            .OrderBy(commune => commune.Id).ToArrayAsync(cancellationToken);
        Department[] departments = await context.Departments.AsNoTracking().ToArrayAsync(cancellationToken);
        return new DemoWorld(hubs, communes, departments, day);
    }

    public Hub NextHub() => Random.Pick(_hubs);

    /// <summary>A commune where a hub acts: mostly in the regions that it covers, anywhere when none is known.</summary>
    public Commune NextPlace(Hub hub)
    {
        long[] regions = [
            .. hub.Coverage.OrderBy(coverage => coverage.Id).Select(coverage => coverage.RegionId).OfType<long>()
                .Where(_placesOfRegion.ContainsKey).Distinct(),
        ];
        return regions.Length == 0 || Random.Chance(0.05) ? _anywhere.Next(Random) : _placesOfRegion[Random.Pick(regions)].Next(Random);
    }

    /// <summary>One of a hub's missions among those of the given codes; null when it has none.</summary>
    public long? MissionOf(Hub hub, params string[] codes)
    {
        long[] missions =
            [.. hub.Missions.Where(mission => codes.Contains(mission.Mission.Code)).Select(mission => mission.MissionId).Order()];
        return missions.Length == 0 ? null : Random.Pick(missions);
    }

    public string ZoneOf(Commune? commune) => commune?.DepartmentId is { } department ? _zones[department] : PlaceTime.Paris;
}

/// <summary>Communes, larger ones more often.</summary>
internal sealed class DemoPlaces
{
    private readonly Commune[] _communes;
    private readonly double[] _upTo;

    public DemoPlaces(Commune[] communes)
    {
        _communes = communes;
        _upTo = new double[communes.Length];
        double sum = 0;
        for (int i = 0; i < communes.Length; i++)
            _upTo[i] = sum += Math.Sqrt(communes[i].Population ?? 0);
    }

    public Commune Next(Random random)
    {
        int index = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return _communes[Math.Min(index < 0 ? ~index : index, _communes.Length - 1)];
    }
}

/// <summary>Chance, in words.</summary>
internal static class DemoChance
{
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static T PickEnum<T>(this Random random)
        where T : struct, Enum => random.Pick(Enum.GetValues<T>());

    /// <summary>Up to so many different items.</summary>
    public static IEnumerable<T> PickSome<T>(this Random random, IReadOnlyList<T> items, int most) =>
        Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Pick(items)).ToArray().Distinct();

    /// <summary>A number, small ones more often; null where it was not counted.</summary>
    public static int? Count(this Random random, int most, double unknown = 0.2) =>
        random.Chance(unknown) ? null : (int)(Math.Pow(random.NextDouble(), 2.5) * most);
}
