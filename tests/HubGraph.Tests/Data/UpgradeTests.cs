using System.Data.Common;
using HubGraph.Concepts.Activities;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Startup;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

/// <summary>A database that an earlier version wrote.</summary>
public sealed class UpgradeTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Keeps_its_records_and_gets_what_is_new(DatabaseProvider provider)
    {
        await using TestDatabase database = await OfFirstVersionAsync(
            provider,
            "INSERT INTO hubs (slug, name, name_folded) VALUES ('aura', 'Hub AURA', 'hub aura')",
            """
            INSERT INTO activities (activity_type, hub_id, performed_on, duration_minutes, scale, summary, summary_folded, is_demonstration, animation_kind)
            VALUES ('ANIMATION', 1, '2026-05-04', 60, 'NATIONAL', 'Réunion', 'reunion', false, 'PARTNERSHIP')
            """,
            "INSERT INTO activity_tags (activity_id, tag, tag_folded) VALUES (1, 'été', 'ete')",
            Line("2026-05-04T10:00:00.000Z"));

        await DatabaseStartup.PrepareAsync(database.Options, null, NullLogger.Instance);

        await using HubGraphContext context = database.CreateContext();
        AnimationActivity activity = await context.AnimationActivities.Include(each => each.Tags).SingleAsync();
        Assert.Equal((1L, "Réunion", 1, null, "été"), (activity.Id, activity.Summary, activity.Version, activity.WithdrawnAt, Assert.Single(activity.Tags).Tag));
        Assert.Equal("first", (await context.Installation.SingleAsync()).Epoch);
        Assert.Equal(("first", null), ((await context.Changes.SingleAsync()).Actor, (await context.Changes.SingleAsync()).PersonId));

        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        activity.Summary = "Réunion du réseau";
        await scope.CommitAsync();
        Assert.Equal((2, 2L), (activity.Version, scope.LastChangeId));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Copies_that_went_apart_before_there_were_marks_are_told_apart(DatabaseProvider provider)
    {
        await using TestDatabase original = await OfFirstVersionAsync(provider, Line("2026-05-04T10:00:00.000Z"), Line("2026-05-04T11:00:00.000Z"));
        await using TestDatabase copy = await OfFirstVersionAsync(provider, Line("2026-05-04T10:00:00.000Z"), Line("2026-05-04T11:00:00.001Z"));
        foreach (TestDatabase database in new[] { original, copy })
            await DatabaseStartup.PrepareAsync(database.Options, null, NullLogger.Instance);
        await using HubGraphContext first = original.CreateContext();
        string[] marks = await first.Changes.OrderBy(line => line.Id).Select(line => line.Mark).ToArrayAsync();
        HubGraphContextFactory contexts = new(copy.Options);
        await using ReadDatabase reads = ReadDatabases.Open(copy.Options);
        ChangeReader reader = new(contexts, new ContextReads(contexts, reads));

        await reader.CheckAsync(new LogPosition(marks[0], 1), default);
        await Assert.ThrowsAsync<ChangeLogReplacedException>(() => reader.CheckAsync(new LogPosition(marks[1], 2), default));
        // As cursors were then: the epoch alone.
        await reader.CheckAsync(new LogPosition("first", 2), default);
        foreach (string mark in new[] { "firs", "first.", "", "autre" })
            await Assert.ThrowsAsync<ChangeLogReplacedException>(() => reader.CheckAsync(new LogPosition(mark, 2), default));
    }

    private static string Line(string at) =>
        $"INSERT INTO changes (record_type, record_id, hub_id, kind, at, actor) VALUES ('AnimationActivity', 1, 1, 'CREATED', '{at}', 'first')";

    internal static async Task<TestDatabase> OfFirstVersionAsync(DatabaseProvider provider, params string[] rows)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await using DbConnection connection = await database.OpenAsync();
        await using HubGraphContext first = database.CreateContext();
        foreach (string sql in (string[])
        [
            first.GetService<IMigrator>().GenerateScript(Migration.InitialDatabase, "Initial", MigrationsSqlGenerationOptions.NoTransactions),
            "INSERT INTO installation (id, epoch, folding_version, is_demonstration) VALUES (1, 'first', 1, false)",
            .. rows,
        ])
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
        return database;
    }
}
