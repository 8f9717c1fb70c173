using System.Text;
using System.Text.Json;
using CsCheck;
using HubGraph.Concepts.Events;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Planning;

public sealed class PageWalkTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_walk_neither_skips_nor_repeats_a_record_that_nobody_moved(DatabaseProvider provider) =>
        await new PageWalkCases(walks: 6).SampleAsync(made => WalkAllAsync(provider, made), iter: 20, threads: 1, print: made => $"{made.World.Count} records");

    private static async Task WalkAllAsync(DatabaseProvider provider, PageWalkCase made)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using (HubGraphContext context = database.CreateContext())
            await made.World.SaveAsync(context);
        await using OracleServer server = new(database);
        foreach (PageWalk walk in made.Walks)
            await WalkAsync(database, server, made.World, walk);
    }

    private static async Task WalkAsync(TestDatabase database, OracleServer server, OracleWorld world, PageWalk walk)
    {
        Dictionary<string, Event> before = (await EventsAsync(database)).ToDictionary(OracleValues.IdOf);
        HashSet<string> changed = [];
        List<string> seen = [];
        string? cursor = null;
        bool more = true;
        for (int i = 0; more; i++)
        {
            // The last steps are repeated until the list ends.
            PageStep step = walk.Steps[Math.Min(i, walk.Steps.Count - 1)];
            JsonElement page = await PageAsync(server, walk, i < walk.Steps.Count ? step.Size : 100, cursor);
            JsonElement info = page.GetProperty("pageInfo");
            List<string> ids = [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];
            seen.InsertRange(walk.IsBackward ? 0 : seen.Count, ids);
            more = info.GetProperty(walk.IsBackward ? "hasPreviousPage" : "hasNextPage").GetBoolean();
            cursor = info.GetProperty(walk.IsBackward ? "startCursor" : "endCursor").GetString() ?? cursor;
            Assert.True(ids.Count > 0 || !more, "A page that is not the last is empty.");
            if (more && i < walk.Steps.Count)
                changed.UnionWith(await HappenAsync(database, step));
        }
        string[] expected = [.. before.Values.Order(Comparer<Event>.Create((one, other) => walk.Order.Compare(world, one, other))).Select(OracleValues.IdOf)];
        Assert.Equal(expected.Except(changed), seen.Where(id => !changed.Contains(id)));
    }

    private static async Task<JsonElement> PageAsync(OracleServer server, PageWalk walk, int size, string? cursor)
    {
        StringBuilder order = new();
        walk.Order.Argument.Write(order, new OracleCursors(), json: false);
        string arguments = $"{(walk.IsBackward ? "last" : "first")}: {size}, {(walk.IsBackward ? "before" : "after")}: $cursor, order: {order}";
        string list = $"events({arguments}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}";
        JsonElement data = await server.DataAsync(
            walk.IsNested ? $"query Q($cursor: String) {{ hub(slug: \"hub\") {{ {list} }} }}" : $"query Q($cursor: String) {{ {list} }}",
            JsonSerializer.Serialize(new { cursor }));
        return (walk.IsNested ? data.GetProperty("hub") : data).GetProperty("events");
    }

    // What it moves, adds or removes is no longer unchanged.
    private static async Task<IEnumerable<string>> HappenAsync(TestDatabase database, PageStep step)
    {
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("the walk");
        List<Event> events = await context.Events.OrderBy(each => each.Id).ToListAsync();
        Event? any = events.Count == 0 ? null : events[step.Choice % events.Count];
        List<string> changed = [];
        switch (step.Meanwhile)
        {
            case Meanwhile.Insert:
                context.Events.Add(step.Other);
                changed.Add(OracleValues.IdOf(step.Other));
                break;
            case Meanwhile.Delete when any is not null:
                context.Events.Remove(any);
                changed.Add(OracleValues.IdOf(any));
                break;
            case Meanwhile.Move when any is not null:
                (any.Title, any.StartsAt, any.StartsOn, any.Participants) = (step.Other.Title, step.Other.StartsAt, step.Other.StartsOn, step.Other.Participants);
                changed.Add(OracleValues.IdOf(any));
                break;
            case Meanwhile.Touch when any is not null:
                any.Summary = step.Other.Title;
                break;
            default:
                break;
        }
        await scope.CommitAsync();
        return changed;
    }

    private static async Task<List<Event>> EventsAsync(TestDatabase database)
    {
        await using HubGraphContext context = database.CreateContext();
        return await context.Events.AsNoTracking().ToListAsync();
    }
}
