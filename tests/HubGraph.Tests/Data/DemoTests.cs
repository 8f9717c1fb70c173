using System.Data.Common;
using HubGraph.Commands;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

public sealed class DemoTests
{
    private static readonly string[] s_tables = ["hubs", "funded_projects", "funding_lines", "funded_project_needs", "events", "event_organisers", "activities", "activity_tags", "animation_activity_themes", "changes", "installation"];

    [Fact]
    public async Task The_same_command_writes_the_same_marked_and_coherent_database()
    {
        string directory = TestDatabases.CreateTestDirectory();
        string[] files = [Path.Combine(directory, "a.db"), Path.Combine(directory, "b.db")];
        foreach (string file in files)
            Assert.Equal(0, await DemoCommand.Create().Parse(["--activities", "500", "--day", "2026-07-01", "--output", file]).InvokeAsync());
        Assert.Equal(files, Directory.GetFiles(directory).Order());
        foreach (string table in s_tables)
            Assert.Equal(await DumpAsync(files[0], table), await DumpAsync(files[1], table));
        Assert.NotEqual(await MarkAsync(files[0]), await MarkAsync(files[1]));

        DatabaseOptions options = DatabaseOptions.Sqlite(files[0]);
        await CheckAsync(new HubGraphContextFactory(options).CreateDbContext());
        long last = (await DumpAsync(files[0], "changes")).Count;
        // A start on it finds nothing to do, and a second demonstration does not overwrite it.
        await DatabaseStartup.PrepareAsync(options, NullLogger.Instance);
        Assert.Equal(1, await DemoCommand.Create().Parse(["--activities", "500", "--output", files[0]]).InvokeAsync());
        Assert.Equal(last, (await DumpAsync(files[0], "changes")).Count);
    }

    [Fact]
    public async Task It_lies_around_the_day_on_which_it_is_written()
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "today.db");
        DateOnly before = Today;
        Assert.Equal(0, await DemoCommand.Create().Parse(["--activities", "2000", "--output", file]).InvokeAsync());

        await using HubGraphContext context = new HubGraphContextFactory(DatabaseOptions.Sqlite(file)).CreateDbContext();
        DateOnly lastActivity = await context.Activities.MaxAsync(activity => activity.PerformedOn);
        DateOnly lastEvent = await context.Events.MaxAsync(made => made.StartsOn);

        Assert.InRange(lastActivity, before.AddDays(-1), Today.AddDays(-1));
        Assert.InRange(lastEvent, before.AddMonths(5), Today.AddMonths(6));
        Assert.DoesNotContain(await context.Events.ToArrayAsync(), made => made.StartsOn > Today && made.Status != EventStatus.Scheduled);
        Assert.True(await context.Changes.MaxAsync(change => change.At) < DateTime.UtcNow);
    }

    [Theory, InlineData("01/05/2026"), InlineData("2019-01-01"), InlineData("soon")]
    public async Task A_day_that_is_none_is_refused(string day) =>
        Assert.NotEqual(0, await DemoCommand.Create().Parse(["--day", day, "--output", Path.Combine(TestDatabases.CreateTestDirectory(), "demo.db")]).InvokeAsync());

    private static DateOnly Today => PlaceTime.DayOf(DateTime.UtcNow, PlaceTime.Paris);

    [SkippableFact]
    public async Task An_empty_PostgreSQL_database_is_filled_and_a_filled_one_refused()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        string[] arguments = ["--activities", "500", "--postgresql", database.Options.ConnectionString];
        Assert.Equal(0, await DemoCommand.Create().Parse(arguments).InvokeAsync());
        await CheckAsync(database.CreateContext());
        Assert.Equal(1, await DemoCommand.Create().Parse(arguments).InvokeAsync());
        Assert.Equal(500, await database.CountAsync("SELECT count(*) FROM activities"));
        await using HubGraphContext context = database.CreateContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Theory, InlineData(0), InlineData(2_000)]
    public async Task A_demonstration_that_is_stopped_leaves_no_file(int afterMilliseconds)
    {
        string directory = TestDatabases.CreateTestDirectory();
        using CancellationTokenSource stopped = new(afterMilliseconds);
        string[] arguments = ["--activities", "200000", "--output", Path.Combine(directory, "demo.db")];
        Assert.NotEqual(0, await DemoCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: stopped.Token));
        Assert.Empty(Directory.GetFiles(directory));
    }

    private static async Task CheckAsync(HubGraphContext context)
    {
        await using HubGraphContext _ = context;
        Assert.True((await context.Installation.SingleAsync()).IsDemonstration);
        FundedProject[] projects = await context.FundedProjects.ToArrayAsync();
        // Those of the reference data are real.
        Event[] events = await context.Events.Where(made => made.SourceId == null).ToArrayAsync();
        Activity[] activities = await context.Activities.ToArrayAsync();
        Assert.Equal((5, 50, 500), (projects.Length, events.Length, activities.Length));
        Assert.All(projects, project => Assert.True(project.IsDemonstration));
        Assert.All(activities, activity => Assert.True(activity.IsDemonstration));
        Assert.All(events, made =>
        {
            Assert.True(made.IsDemonstration);
            Assert.Equal(made.StartsOn, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(made.StartsAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(made.TimeZone))));
            Assert.Equal(made.EventKind == EventKind.Other, made.OtherKind is not null);
        });
        Assert.All(activities.OfType<AnimationActivity>(), activity => Assert.Equal(activity.AnimationKind == AnimationKind.Other, activity.OtherAnimationKind is not null));
        Assert.All(activities.OfType<ProjectSupportActivity>(), activity => Assert.Equal(activity.SupportKind == SupportKind.Other, activity.OtherSupportKind is not null));
        Assert.Equal(500, await context.Changes.CountAsync(change => change.RecordType == "AnimationActivity" || change.RecordType == "ProjectSupportActivity"));
        Assert.False(await context.Changes.AnyAsync(change => change.RecordType == "FundingLine" && change.HubId == null));
    }

    private static async Task<List<string>> DumpAsync(string file, string table)
    {
        await using TestDatabase database = new(DatabaseOptions.Sqlite(file), () => ValueTask.CompletedTask);
        await using DbConnection connection = await database.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY rowid";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        // What is drawn at random, so that no two logs are taken for one, is not the same.
        int[] columns = [.. Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) is not ("mark" or "epoch"))];
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', columns.Select(reader.GetValue)));
        return rows;
    }

    private static async Task<object?> MarkAsync(string file)
    {
        await using TestDatabase database = new(DatabaseOptions.Sqlite(file), () => ValueTask.CompletedTask);
        return await database.ScalarAsync("SELECT epoch || (SELECT mark FROM changes ORDER BY id DESC LIMIT 1) FROM installation");
    }
}
