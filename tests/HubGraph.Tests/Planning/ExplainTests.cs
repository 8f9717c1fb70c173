using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using GraphQL;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Demonstration;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Sql;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Planning.Oracle;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Planning;

/// <summary>How the databases go about the planner's statements, over a demonstration that is large enough for them to care.</summary>
public sealed class ExplainTests
{
    private const int Activities = 5000;
    private const string ByDay = "ix_activities_performed_on_id";
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestDatabase>>> s_shared = new();
    private static readonly Lazy<Task<TestDatabase>> s_neverAnalysed = new(NeverAnalysedAsync);

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "{ activities { nodes { summary } } }", "ix_activities_performed_on_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ activities { nodes { summary } } }", "ix_activities_performed_on_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ activities(order: [{ durationMinutes: ASC }]) { nodes { summary } } }", "ix_activities_duration_minutes_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ activities(order: [{ durationMinutes: ASC }]) { nodes { summary } } }", "ix_activities_duration_minutes_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ animationActivities { nodes { summary } } }", "ix_activities_activity_type_performed_on_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ animationActivities { nodes { summary } } }", "ix_activities_activity_type_performed_on_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ hubs { nodes { activities(first: 3) { nodes { summary } } } } }", "ix_activities_hub_id_performed_on_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ hubs { nodes { activities(first: 3) { nodes { summary } } } } }", "ix_activities_hub_id_performed_on_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ hubs { nodes { history(first: 3) { nodes { kind at } } } } }", "ix_changes_record_type_record_id_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ hubs { nodes { history(first: 3) { nodes { kind at } } } } }", "ix_changes_record_type_record_id_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ activities { nodes { ... on AnimationActivity { history { nodes { kind } } } } } }", "ix_changes_record_type_record_id_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ activities { nodes { ... on AnimationActivity { history { nodes { kind } } } } } }", "ix_changes_record_type_record_id_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ activities(where: {tags: {some: {eq: \"formation\"}}}) { nodes { summary } } }", "ix_activity_tags_tag_folded_performed_on_activity_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ activities(where: {tags: {some: {eq: \"formation\"}}}) { nodes { summary } } }", "ix_activity_tags_tag_folded_performed_on_activity_id")]
    [InlineData(DatabaseProvider.Sqlite, "{ animationActivities(last: 5, where: {themes: {some: {eq: NETWORK}}}) { nodes { summary } } }", "ix_animation_activity_themes_theme_performed_on_activity_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ animationActivities(last: 5, where: {themes: {some: {eq: NETWORK}}}) { nodes { summary } } }", "ix_animation_activity_themes_theme_performed_on_activity_id")]
    public async Task A_page_walks_the_index_of_its_sort(DatabaseProvider provider, string document, string index)
    {
        TestDatabase database = await DemonstrationAsync(provider);

        string plan = await ExplainAsync(database, document);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        // Above the walks of all parents there may be a sort of what they found.
        Assert.DoesNotContain("Sort", plan.Split("->  Limit")[^1], StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "nodes { summary }", "activities_summary_trigrams VIRTUAL TABLE INDEX")]
    [InlineData(DatabaseProvider.Sqlite, "totalCount", "activities_summary_trigrams VIRTUAL TABLE INDEX")]
    [InlineData(DatabaseProvider.Postgresql, "nodes { summary }", "Bitmap Index Scan on activities_summary_trigrams")]
    [InlineData(DatabaseProvider.Postgresql, "totalCount", "Bitmap Index Scan on activities_summary_trigrams")]
    public async Task Trigrams_lead_to_what_a_text_contains(DatabaseProvider provider, string selected, string expected)
    {
        TestDatabase database = await DemonstrationAsync(provider);

        string plan = await ExplainAsync(database, $"{{ activities(where: {{summary: {{contains: \"introuvable\"}}}}) {{ {selected} }} }}");

        Assert.Contains(expected, plan, StringComparison.Ordinal);
        if (selected != "totalCount")
            Assert.Contains(ByDay, plan, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Postgresql, "{ activities { totalCount } }", "activities_by_mission")]
    [InlineData(DatabaseProvider.Postgresql, "{ animationActivities { totalCount } }", "activities_by_mission")]
    [InlineData(DatabaseProvider.Sqlite, "{ hubs { nodes { activities { totalCount } } } }", "activities_by_mission_cell (hub_id=?)")]
    [InlineData(DatabaseProvider.Postgresql, "{ hubs { nodes { activities { totalCount } } } }", "activities_by_mission")]
    [InlineData(DatabaseProvider.Sqlite, "{ animationActivities(where: {themes: {some: {eq: NETWORK}}}) { totalCount } }", "COVERING INDEX ix_animation_activity_themes_theme_performed_on_activity_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ animationActivities(where: {themes: {some: {eq: NETWORK}}}) { totalCount } }", "Index Only Scan using ix_animation_activity_themes_theme_performed_on_activity_id")]
    public async Task A_count_reads_cells_or_items(DatabaseProvider provider, string document, string expected)
    {
        TestDatabase database = await DemonstrationAsync(provider);

        Assert.Contains(expected, await ExplainAsync(database, document), StringComparison.Ordinal);
    }

    // A real installation on SQLite has no statistics, or old ones.
    [Theory]
    [InlineData("{ activities { nodes { summary } } }", ByDay)]
    [InlineData("{ activities(order: [{ durationMinutes: ASC }]) { nodes { summary } } }", "ix_activities_duration_minutes_id")]
    [InlineData("{ animationActivities { nodes { summary } } }", "ix_activities_activity_type_performed_on_id")]
    [InlineData("{ hubs { nodes { activities(first: 3) { nodes { summary } } } } }", "ix_activities_hub_id_performed_on_id")]
    [InlineData("{ hubs { nodes { history(first: 3) { nodes { kind at } } } } }", "ix_changes_record_type_record_id_id")]
    [InlineData("""{ activities(where: {hub: {slug: {in: ["aura", "corse"]}}}) { nodes { summary hub { name } } } }""", ByDay)]
    [InlineData("""{ activities(where: {hub: {call: {slug: {eq: "ami-2020"}}}}) { nodes { summary } } }""", ByDay)]
    [InlineData("""{ activities(where: {hub: {slug: {in: ["aura", "corse"]}}}, order: [{durationMinutes: ASC}]) { nodes { summary } } }""", "ix_activities_duration_minutes_id")]
    [InlineData("""{ activities(where: {region: {code: {in: ["84", "53"]}}}) { nodes { summary } } }""", ByDay)]
    [InlineData("""{ activities(where: {mission: {code: {in: ["ANIMATE_TERRITORY", "SUPPORT_PROJECTS"]}}}) { nodes { summary } } }""", ByDay)]
    [InlineData("""{ activities(where: {or: [{hub: {slug: {in: ["aura"]}}}, {hub: {slug: {in: ["corse"]}}}]}) { nodes { summary } } }""", ByDay)]
    [InlineData("""{ animationActivities(where: {hub: {slug: {in: ["aura", "corse"]}}}) { nodes { summary } } }""", "ix_activities_activity_type_performed_on_id")]
    [InlineData("""{ events(where: {hub: {slug: {in: ["aura", "corse"]}}}) { nodes { title } } }""", "ix_events_sorts_at_id")]
    [InlineData("""{ activities(where: {tags: {some: {eq: "formation"}}, hub: {slug: {eq: "aura"}}}) { nodes { summary } } }""", "ix_activity_tags_tag_folded_performed_on_activity_id")]
    [InlineData("""{ animationActivities(where: {themes: {some: {eq: NETWORK}}}, order: [{performedOn: ASC}]) { nodes { summary } } }""", "ix_animation_activity_themes_theme_performed_on_activity_id")]
    [InlineData("""{ animationActivities(where: {themes: {some: {eq: NETWORK}}, hub: {slug: {eq: "aura"}}}) { nodes { summary } } }""", "ix_activities_hub_id_performed_on_id")]
    [InlineData("""{ events(where: {organisers: {some: {eq: "Hub Bretagne"}}}) { nodes { title } } }""", "ix_event_organisers_name_folded_sorts_at_event_id")]
    [InlineData("""{ hubs { nodes { activities(first: 3, where: {mission: {code: {in: ["ANIMATE_TERRITORY"]}}}) { nodes { summary } } } } }""", "ix_activities_hub_id_performed_on_id")]
    public async Task A_page_walks_the_same_index_in_a_database_that_was_never_analysed(string document, string index)
    {
        foreach (TestDatabase database in new[] { await s_neverAnalysed.Value, await DemonstrationAsync(DatabaseProvider.Sqlite) })
        {
            string plan = await ExplainAsync(database, document);

            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{ startsOn: {gte: \"2026-05-04\"} }", "sorts_at>?")]
    [InlineData("{ startsOn: {lt: \"2026-05-04\"} }", "sorts_at<?")]
    [InlineData("{ hub: {slug: {in: [\"aura\"]}}, startsOn: {gte: \"2026-05-04\", lte: \"2026-06-04\"} }", "sorts_at>? AND sorts_at<?")]
    public async Task A_day_bounds_the_walk_of_its_instants(string where, string range)
    {
        foreach (TestDatabase database in new[] { await s_neverAnalysed.Value, await DemonstrationAsync(DatabaseProvider.Sqlite) })
        {
            string plan = await ExplainAsync(database, $"{{ events(where: {where}, order: [{{startsAt: ASC}}]) {{ nodes {{ title }} }} }}");

            Assert.Contains(range, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{ activities(where: {commune: {code: {in: ["35238", "29019"]}}}) { nodes { summary } } }""", "ix_activities_commune_id")]
    [InlineData("""{ activities(where: {hub: {slug: {in: ["aura"]}}, commune: {code: {eq: "35238"}}}) { nodes { summary } } }""", "ix_activities_commune_id")]
    public async Task What_is_selective_is_looked_up_all_the_same(string document, string index)
    {
        foreach (TestDatabase database in new[] { await s_neverAnalysed.Value, await DemonstrationAsync(DatabaseProvider.Sqlite) })
            Assert.Contains(index, await ExplainAsync(database, document), StringComparison.Ordinal);
    }

    public static TheoryData<ChangeFilter, string[]> Feeds() => new()
    {
        { new ChangeFilter { Types = ["Hub", "Event"] }, ["ix_changes_record_type_id", "ix_changes_record_type_id"] },
        { new ChangeFilter { Types = ["Call"], HubId = 3 }, ["ix_changes_hub_id_record_type_id"] },
        { new ChangeFilter { Types = ["AnimationActivity", "Event"], HubId = 3, Kind = ChangeKind.Created }, ["ix_changes_hub_id_record_type_id", "ix_changes_hub_id_record_type_id"] },
        { new ChangeFilter { HubId = 3 }, ["ix_changes_hub_id_id"] },
        { new ChangeFilter { Types = ["Person", "Region"], PeopleOf = [2, 3] }, ["ix_changes_hub_id_record_type_id", "ix_changes_hub_id_record_type_id", "ix_changes_record_type_id"] },
        { new ChangeFilter { Types = ["Person"], HubId = 1, PeopleOf = [2, 3] }, [] },
    };

    [Theory, MemberData(nameof(Feeds), DisableDiscoveryEnumeration = true)]
    public async Task The_feed_walks_an_index_alone_in_a_database_that_was_never_analysed(ChangeFilter filter, string[] indexes)
    {
        foreach (TestDatabase database in new[] { await s_neverAnalysed.Value, await DemonstrationAsync(DatabaseProvider.Sqlite) })
        {
            await using HubGraphContext context = database.CreateContext();
            List<string> plans = [];
            foreach (IQueryable<Change> statement in filter.Indexed(context.Changes.Where(change => change.Id > 100 && change.Id <= 20_000))!)
            {
                await using DbCommand command = statement.OrderBy(change => change.Id).Take(100).CreateDbCommand();
                await context.Database.OpenConnectionAsync();
                command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
                await using DbDataReader reader = await command.ExecuteReaderAsync();
                Assert.True(await reader.ReadAsync());
                plans.Add(reader.GetString(3));
                Assert.False(await reader.ReadAsync());
            }
            Assert.Equal(indexes, plans.Select(plan => plan.Split(' ').First(word => word.StartsWith("ix_", StringComparison.Ordinal))));
            Assert.All(plans, plan => Assert.Contains("id>? AND id<?", plan, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_database_that_was_never_analysed_learns_of_its_tables_as_they_grow()
    {
        await using TestDatabase database = await TestDatabases.CopyAsync(await s_neverAnalysed.Value);
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"));

        await SqliteStatistics.RefreshAsync(database.Options, default);

        Assert.NotEqual(0, await database.CountAsync("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'activities'"));
    }

    private static async Task<TestDatabase> NeverAnalysedAsync()
    {
        TestDatabase database = await TestDatabases.CopyAsync(await DemonstrationAsync(DatabaseProvider.Sqlite));
        await database.ScalarAsync("DROP TABLE sqlite_stat1");
        // Connections that knew it are gone.
        SqliteConnection.ClearAllPools();
        return database;
    }

    // Only read, and gone with all the others when the run ends.
    private static Task<TestDatabase> DemonstrationAsync(DatabaseProvider provider) =>
        s_shared.GetOrAdd(provider, key => new Lazy<Task<TestDatabase>>(() => FillAsync(key))).Value;

    private static async Task<TestDatabase> FillAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await DemoDatabase.WriteAsync(database.Options, Activities, DemonstrationServer.Day, new Progress<ProgressStep>(), CancellationToken.None);
        if (provider == DatabaseProvider.Postgresql)
            await database.ScalarAsync("VACUUM ANALYZE");
        return database;
    }

    // Of the last statement: the one that reads what the question is about.
    private static async Task<string> ExplainAsync(TestDatabase database, string document)
    {
        await using OracleServer server = new(database);
        Dictionary<string, object?> context = [];
        ExecutionResult result = await server.ExecuteAsync(document, userContext: context);
        Assert.Null(result.Errors);
        Statement statement = context.Values.OfType<BoundPlans>().Single().Plans.Values.Single().Statements.Last();
        await using DbConnection connection = await database.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        bool sqlite = database.Options.Provider == DatabaseProvider.Sqlite;
        command.CommandText = $"{(sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {statement.Sql}";
        for (int i = 0; i < statement.Parameters.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = sqlite ? $"?{i + 1}" : "";
            parameter.Value = ReferenceEquals(statement.Parameters[i], Statement.Keys) && !sqlite ? new long[] { 1, 2, 3 }
                : statement.Parameters[i] is string[] texts && sqlite ? JsonSerializer.Serialize(texts)
                : statement.Parameters[i] is long or string or string[]? statement.Parameters[i] : 1L;
            command.Parameters.Add(parameter);
        }
        List<string> lines = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetValue(reader.FieldCount - 1).ToString()!);
        return string.Join('\n', lines);
    }
}
