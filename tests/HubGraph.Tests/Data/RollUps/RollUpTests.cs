using System.Data.Common;
using System.Text.Json;
using CsCheck;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.RollUps;
using HubGraph.Data.Startup;
using HubGraph.Tests.Planning.Oracle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data.RollUps;

/// <summary>The cells of the roll-ups are right after every write; what statistics read there is for the oracle.</summary>
public sealed class RollUpTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Cells_are_what_the_records_make_of_them_after_any_writes(DatabaseProvider provider) =>
        await new Worlds().SampleAsync(
            async made =>
            {
                await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
                await using (HubGraphContext context = database.CreateContext())
                    await made.World.SaveAsync(context);
                Assert.Equal(0, await DifferencesAsync(database));
                foreach (int[] choices in made.Writes)
                {
                    await WriteAsync(database, choices);
                    Assert.Equal(0, await DifferencesAsync(database));
                }
                Assert.Equal(0, await NotesAsync(database));
            },
            iter: 8,
            threads: 1,
            print: made => $"{made.World.Count} records, {JsonSerializer.Serialize(made.Writes)}");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_rolled_back_is_not_counted(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        await using (HubGraphContext context = database.CreateContext())
        await using (ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test"))
        {
            (await context.Activities.OrderBy(activity => activity.Id).FirstAsync()).DurationMinutes = 12_345;
            await scope.SaveAsync();
        }
        Assert.Equal(0, await DifferencesAsync(database));
        Assert.Equal(0, await NotesAsync(database));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_start_makes_those_of_an_older_definition_anew(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        await ExecuteAsync(database, "UPDATE activities_by_mission SET n = n + 1");
        Assert.NotEqual(0, await DifferencesAsync(database));
        await DatabaseStartup.PrepareAsync(database.Options, null, NullLogger.Instance);
        Assert.NotEqual(0, await DifferencesAsync(database));

        await ExecuteAsync(database, "UPDATE roll_ups SET definition = 'older'");
        await DatabaseStartup.PrepareAsync(database.Options, null, NullLogger.Instance);

        Assert.Equal(0, await DifferencesAsync(database));
        await ExecuteAsync(database, "UPDATE activities SET duration_minutes = 7");
        Assert.Equal(0, await DifferencesAsync(database));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_command_tells_what_differs_and_fills_them_anew(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        await RollUpCare.CheckAsync(database.Options, default);
        await ExecuteAsync(database, "UPDATE activities_by_day SET n = n + 1");
        StartupException told = await Assert.ThrowsAsync<StartupException>(() => RollUpCare.CheckAsync(database.Options, default));
        Assert.Contains("roll-ups rebuild", told.Message, StringComparison.Ordinal);

        await RollUpCare.FillAsync(database.Options, new Progress<ProgressStep>(), default);

        await RollUpCare.CheckAsync(database.Options, default);
        await ExecuteAsync(database, "UPDATE activities SET duration_minutes = 8");
        Assert.Equal(0, await DifferencesAsync(database));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Statistics_and_counts_read_the_cells_where_those_tell_what_is_asked(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        const string Of = "{ activityStatistics(where: { performedOn: { gte: \"1900-01-01\", lt: \"2100-01-15\" } }, groupBy: [HUB], period: MONTH) { nodes { count DURATION } } }";
        string sums = Of.Replace("DURATION", "durationMinutes { sum }", StringComparison.Ordinal);
        string extremes = Of.Replace("DURATION", "durationMinutes { max }", StringComparison.Ordinal);
        const string Count = "{ activities(where: { hub: { slug: { nin: [] } } }) { totalCount } }";
        await using OracleServer server = new(database);
        (string summed, string extreme, string count) = (await AskAsync(sums), await AskAsync(extremes), await AskAsync(Count));
        Assert.Contains("\"sum\"", summed, StringComparison.Ordinal);

        foreach (string cells in new[] { "activities_by_mission", "activities_by_region", "activities_by_day" })
            await ExecuteAsync(database, $"UPDATE {cells} SET n = n + 1");

        Assert.NotEqual(summed, await AskAsync(sums));
        Assert.NotEqual(count, await AskAsync(Count));
        Assert.Equal(extreme, await AskAsync(extremes));

        async Task<string> AskAsync(string document) => (await server.DataAsync(document)).GetRawText();
    }

    [SkippableFact]
    public async Task Many_writers_of_the_same_cells_neither_stop_each_other_nor_lose_anything()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        Activity original;
        await using (HubGraphContext context = database.CreateContext())
            original = await context.Activities.OrderBy(activity => activity.Id).FirstAsync();
        long before = await database.CountAsync("SELECT sum(n) FROM activities_by_region");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            Random random = new(writer);
            for (int write = 0; write < 25; write++)
            {
                await using HubGraphContext context = database.CreateContext();
                await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
                // Cells are reached in any order, by statements and by what is copied.
                for (int step = 0; step < 3; step++)
                {
                    context.Add(In(random.Next(1, 13)));
                    await scope.SaveAsync();
                    await scope.InsertAsync<Activity>([In(random.Next(1, 13)), In(random.Next(1, 13))]);
                }
                await scope.CommitAsync();
            }
        })));

        Assert.Equal(before + (8 * 25 * 9), await database.CountAsync("SELECT sum(n) FROM activities_by_region"));
        Assert.Equal(0, await DifferencesAsync(database));
        Assert.Equal(0, await NotesAsync(database));

        AnimationActivity In(int month) => new()
        {
            HubId = original.HubId,
            PerformedOn = new DateOnly(2026, month, 1),
            Scale = original.Scale,
            Summary = "",
            AnimationKind = AnimationKind.NetworkCoordination,
            Participants = month,
        };
    }

    private static async Task WriteAsync(TestDatabase database, int[] choices)
    {
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        Activity[] activities = await context.Activities.OrderBy(activity => activity.Id).ToArrayAsync();
        Event[] events = await context.Events.OrderBy(each => each.Id).ToArrayAsync();
        Hub[] hubs = await context.Hubs.OrderBy(hub => hub.Id).ToArrayAsync();
        Mission[] missions = await context.Missions.OrderBy(mission => mission.Id).ToArrayAsync();
        Region[] regions = await context.Regions.OrderBy(region => region.Id).ToArrayAsync();
        for (int i = 0; i + 3 < choices.Length; i += 4)
        {
            (int kind, int at, int value, int other) = (choices[i], choices[i + 1], choices[i + 2], choices[i + 3]);
            if (activities.Length == 0 || hubs.Length == 0)
                return;
            Activity activity = activities[at % activities.Length];
            if (context.Entry(activity).State == EntityState.Deleted)
                continue;
            switch (kind % 9)
            {
                case 0:
                    activity.PerformedOn = new DateOnly(2021, 3, 1).AddDays(value);
                    break;
                case 1:
                    (activity.HubId, activity.DurationMinutes) = (hubs[value % hubs.Length].Id, other % 3 == 0 ? null : other);
                    break;
                case 2:
                    activity.MissionId = missions.Length == 0 || other % 3 == 0 ? null : missions[value % missions.Length].Id;
                    break;
                case 3:
                    activity.RegionId = regions.Length == 0 || other % 3 == 0 ? null : regions[value % regions.Length].Id;
                    break;
                case 4:
                    activity.WithdrawnAt = activity.WithdrawnAt is null ? new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) : null;
                    break;
                case 5 when activity is AnimationActivity animation:
                    (animation.Participants, animation.Mediators) = (other % 3 == 0 ? null : other, value);
                    break;
                case 6:
                    // By hand, beside all that the program does.
                    await context.Database.ExecuteSqlAsync($"UPDATE activities SET duration_minutes = {value} WHERE id >= {activity.Id}");
                    break;
                case 7 when events.Length > 0:
                    Event held = events[value % events.Length];
                    (held.Status, held.Participants) = (other % 2 == 0 ? EventStatus.Held : EventStatus.Scheduled, other);
                    break;
                default:
                    await context.Database.ExecuteSqlAsync($"DELETE FROM activity_tags WHERE activity_id = {activity.Id}");
                    await context.Database.ExecuteSqlAsync($"DELETE FROM activity_identifiers WHERE activity_id = {activity.Id}");
                    await context.Database.ExecuteSqlAsync($"DELETE FROM animation_activity_themes WHERE activity_id = {activity.Id}");
                    await context.Database.ExecuteSqlAsync($"DELETE FROM animation_activity_natures WHERE activity_id = {activity.Id}");
                    await context.Database.ExecuteSqlAsync($"DELETE FROM animation_activity_partners WHERE activity_id = {activity.Id}");
                    context.Entry(activity).State = EntityState.Detached;
                    await context.Database.ExecuteSqlAsync($"DELETE FROM activities WHERE id = {activity.Id}");
                    activities = [.. activities.Where(each => each != activity)];
                    break;
            }
        }
        await scope.CommitAsync();
    }

    private static async Task<long> DifferencesAsync(TestDatabase database)
    {
        await using HubGraphContext context = database.CreateContext();
        await context.Database.OpenConnectionAsync();
        return await RollUpTables.DifferencesAsync(context, default);
    }

    // What PostgreSQL has not yet taken to the cells.
    private static async Task<long> NotesAsync(TestDatabase database) => database.Options.Provider == DatabaseProvider.Sqlite ? 0
        : await database.CountAsync("SELECT (SELECT count(*) FROM activities_by_mission_notes) + (SELECT count(*) FROM events_by_kind_notes)");

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using DbConnection connection = await database.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Case(OracleWorld World, IReadOnlyList<int[]> Writes);

    private sealed class Worlds : Gen<Case>
    {
        public override Case Generate(PCG pcg, Size? min, out Size size)
        {
            Dice dice = new(pcg);
            Case made = new(
                new OracleWorldGenerator(dice).Generate(),
                [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 40).Select(_ => dice.Below(200)).ToArray())]);
            size = new Size(dice.Throws);
            return made;
        }
    }
}
