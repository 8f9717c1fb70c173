using System.Text.Json;
using CsCheck;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Planning;

/// <summary>Pages of what has a value in a list, in the ordinary sort: they walk the items of the value.</summary>
public sealed class ListWalkTests
{
    private const string Absent = "nowhere to be found";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Pages_of_a_value_are_those_of_all_that_have_it_whatever_was_written_since(DatabaseProvider provider) =>
        await new OracleCases(questions: 0).SampleAsync(made => CheckAsync(provider, made.World), iter: 6, threads: 1, print: made => $"{made.World.Count} records");

    private static async Task CheckAsync(DatabaseProvider provider, OracleWorld world)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using (HubGraphContext context = database.CreateContext())
            await world.SaveAsync(context);
        await using OracleServer server = new(database);
        for (int i = 0; i < 3; i++)
        {
            (List<Activity> activities, List<Event> events) = await ReadAsync(database);
            List<Activity> present = activities.FindAll(activity => activity.WithdrawnAt is null);
            List<AnimationActivity> animations = [.. present.OfType<AnimationActivity>()];
            await WalkAsync(server, present, "activities", "tags", "performedOn", each => each.PerformedOn, each => each.Tags.Select(tag => tag.Tag));
            await WalkAsync(server, animations, "animationActivities", "tags", "performedOn", each => each.PerformedOn, each => each.Tags.Select(tag => tag.Tag));
            await WalkAsync(server, animations, "animationActivities", "themes", "performedOn", each => each.PerformedOn, each => each.Themes.Select(theme => EnumNames.Of(theme.Theme)), isEnumeration: true);
            await WalkAsync(server, animations, "animationActivities", "natures", "performedOn", each => each.PerformedOn, each => each.Natures.Select(nature => EnumNames.Of(nature.Nature)), isEnumeration: true);
            await WalkAsync(server, events, "events", "tags", "startsAt", each => each.SortsAt, each => each.Tags.Select(tag => tag.Tag));
            await WalkAsync(server, events, "events", "organisers", "startsAt", each => each.SortsAt, each => each.Organisers.Select(organiser => organiser.Name));
            await WalkAsync(server, events, "events", "organiserKinds", "startsAt", each => each.SortsAt, each => each.OrganiserKinds.Select(kind => EnumNames.Of(kind.Kind)), isEnumeration: true);
            string? hub = animations.FirstOrDefault()?.Hub.Slug;
            AnimationActivity[] ofHub = [.. animations.Where(each => each.Hub.Slug == hub)];
            string alsoHub = $", hub: {{ slug: {{ eq: {JsonSerializer.Serialize(hub)} }} }}";
            await WalkAsync(server, ofHub, "animationActivities", "tags", "performedOn", each => each.PerformedOn, each => each.Tags.Select(tag => tag.Tag), also: alsoHub);
            await WalkAsync(server, ofHub, "animationActivities", "themes", "performedOn", each => each.PerformedOn, each => each.Themes.Select(theme => EnumNames.Of(theme.Theme)), isEnumeration: true, also: alsoHub);
            AnimationActivity[] ofNetwork = [.. animations.Where(each => each.Themes.Exists(theme => theme.Theme == AnimationTheme.Network))];
            await WalkAsync(server, ofNetwork, "animationActivities", "tags", "performedOn", each => each.PerformedOn, each => each.Tags.Select(tag => tag.Tag), also: ", and: [{ themes: { some: { eq: NETWORK } } }]");
            await WriteAsync(database, activities, i);
        }
    }

    private static async Task WalkAsync<T, TSort>(
        OracleServer server, IReadOnlyList<T> records, string list, string field, string sort, Func<T, TSort> sorted, Func<T, IEnumerable<string>> values,
        bool isEnumeration = false, string also = "")
        where T : class, IRecord
    {
        foreach (string value in records.SelectMany(values).Distinct().Append(isEnumeration ? "OTHER" : Absent).Distinct().Take(4))
        {
            string wanted = TextFolding.Fold(value);
            foreach (bool descends in new[] { true, false })
            {
                string[] expected = [.. records.Where(record => values(record).Any(held => TextFolding.Fold(held) == wanted)).OrderBy(sorted).ThenBy(record => record.Id).Select(OracleValues.IdOf)];
                if (descends)
                    Array.Reverse(expected);
                foreach (bool isBackward in new[] { false, true })
                    Assert.Equal(expected, await PagesAsync(server, list, field, isEnumeration ? value : JsonSerializer.Serialize(value), sort, descends, isBackward, also));
            }
        }
    }

    private static async Task<List<string>> PagesAsync(OracleServer server, string list, string field, string value, string sort, bool descends, bool isBackward, string also)
    {
        List<string> ids = [];
        string? cursor = null;
        for (bool more = true; more;)
        {
            string order = descends ? "" : $", order: [{{ {sort}: ASC }}]";
            string page = isBackward ? "last: 2, before: $cursor" : "first: 2, after: $cursor";
            JsonElement data = await server.DataAsync(
                $"query Q($cursor: String) {{ {list}({page}, where: {{ {field}: {{ some: {{ eq: {value} }} }}{also} }}{order}) {{ totalCount nodes {{ id hub {{ name }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}",
                JsonSerializer.Serialize(new { cursor }));
            JsonElement answer = data.GetProperty(list), info = answer.GetProperty("pageInfo");
            ids.InsertRange(isBackward ? 0 : ids.Count, answer.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!));
            more = info.GetProperty(isBackward ? "hasPreviousPage" : "hasNextPage").GetBoolean();
            cursor = info.GetProperty(isBackward ? "startCursor" : "endCursor").GetString();
            Assert.True(more || ids.Count == answer.GetProperty("totalCount").GetInt32(), data.ToString());
        }
        return ids;
    }

    // Moves, withdraws, restores and tags some anew.
    private static async Task WriteAsync(TestDatabase database, List<Activity> known, int round)
    {
        await using HubGraphContext context = database.CreateContext();
        foreach (Activity activity in await context.Set<Activity>().Include(each => each.Tags).OrderBy(each => each.Id).ToListAsync())
        {
            switch ((activity.Id + round) % 4)
            {
                case 0:
                    activity.PerformedOn = known[(int)(activity.Id % known.Count)].PerformedOn;
                    break;
                case 1:
                    activity.WithdrawnAt = activity.WithdrawnAt is null ? DateTime.UtcNow : null;
                    break;
                case 2:
                    activity.Tags.RemoveAll(tag => tag.Tag is not ("a" or "A" or "é"));
                    activity.Tags.AddRange(new[] { "a", "A", "é" }.Except(activity.Tags.Select(tag => tag.Tag)).Select((tag, i) => new ActivityTag { Tag = tag, Position = i }));
                    break;
                default:
                    (activity.Summary, activity.PerformedOn) = ($"{round}", activity.PerformedOn.AddDays(1));
                    break;
            }
        }
        foreach (Event moved in await context.Events.ToListAsync())
            (moved.StartsAt, moved.StartsOn) = (moved.StartsAt?.AddHours(-3), moved.StartsOn.AddDays(round));
        // What a transaction waits for must come soon.
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("the walk");
        await scope.CommitAsync();
    }

    private static async Task<(List<Activity> Activities, List<Event> Events)> ReadAsync(TestDatabase database)
    {
        await using HubGraphContext context = database.CreateContext();
        return (
            await context.Set<Activity>().Include(each => each.Hub).Include(each => each.Tags).Include(each => ((AnimationActivity)each).Themes).Include(each => ((AnimationActivity)each).Natures).AsNoTracking().ToListAsync(),
            await context.Events.Include(each => each.Tags).Include(each => each.Organisers).Include(each => each.OrganiserKinds).AsNoTracking().ToListAsync());
    }
}
