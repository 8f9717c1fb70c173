using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

/// <summary>Queries that take as long as a test likes, over forty hubs with four missions each.</summary>
internal static class LongQuery
{
    public const int Hubs = 40;

    /// <summary>Hours of work.</summary>
    public static readonly string Endless = $"{{ {Field(4)} }}";

    /// <summary>Much more than some milliseconds of it, and an answer in the end.</summary>
    public static readonly string Long = $"{{ {Field(2)} }}";

    /// <summary>All missions of all hubs of all missions…, so often.</summary>
    public static string Field(int rounds) => string.Concat(
        "hubs(where: {",
        string.Concat(Enumerable.Repeat("missions: {all: {hubs: {all: {", rounds)),
        "name: {neq: \"x\"}",
        string.Concat(Enumerable.Repeat("}}}}", rounds)),
        "}) { totalCount }");

    /// <summary>A database that they are asked of.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        OracleWorld world = new();
        Source source = new() { Id = 1, Slug = "s", Title = "t", Publisher = "p" };
        world.Add(source);
        Mission[] missions = [.. Enumerable.Range(1, 4).Select(i => new Mission { Id = i, Code = $"{i}", Name = $"{i}", Source = source })];
        Hub[] hubs = [.. Enumerable.Range(1, Hubs).Select(i => new Hub { Id = i, Slug = $"{i}", Name = $"{i}" })];
        foreach (IRecord record in missions.Concat<IRecord>(hubs))
            world.Add(record);
        foreach (Hub hub in hubs)
        {
            foreach (Mission mission in missions)
                world.Add(new HubMission { Id = (hub.Id * 10) + mission.Id, Hub = hub, Mission = mission });
        }
        await using HubGraphContext context = database.CreateContext();
        await world.SaveAsync(context);
        return database;
    }
}
