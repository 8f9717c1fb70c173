using System.Collections.Concurrent;
using System.Data.Common;
using GraphQL;
using HubGraph.Commands;
using HubGraph.Data;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Sql;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

/// <summary>How the databases go about the planner's statements, over a demonstration that is large enough for them to care.</summary>
public sealed class ExplainTests
{
    private const int Activities = 5000;
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestDatabase>>> s_shared = new();

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
    [InlineData(DatabaseProvider.Sqlite, "{ activities { totalCount } }", "ix_activities_performed_on_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ activities { totalCount } }", "Index Only Scan")]
    [InlineData(DatabaseProvider.Sqlite, "{ animationActivities { totalCount } }", "ix_activities_activity_type_performed_on_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ animationActivities { totalCount } }", "Index Only Scan")]
    [InlineData(DatabaseProvider.Sqlite, "{ hubs { nodes { activities { totalCount } } } }", "ix_activities_hub_id_performed_on_id")]
    [InlineData(DatabaseProvider.Postgresql, "{ hubs { nodes { activities { totalCount } } } }", "Index Only Scan")]
    public async Task A_count_reads_an_index_alone(DatabaseProvider provider, string document, string expected)
    {
        TestDatabase database = await DemonstrationAsync(provider);

        Assert.Contains(expected, await ExplainAsync(database, document), StringComparison.Ordinal);
        if (provider == DatabaseProvider.Sqlite)
            Assert.DoesNotContain("Column", await ExplainAsync(database, document, "EXPLAIN", 1), StringComparison.Ordinal);
    }

    // Only read, and gone with all the others when the run ends.
    private static Task<TestDatabase> DemonstrationAsync(DatabaseProvider provider) =>
        s_shared.GetOrAdd(provider, key => new Lazy<Task<TestDatabase>>(() => FillAsync(key))).Value;

    private static async Task<TestDatabase> FillAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await DemoDatabase.FillAsync(database.Options, Activities, new Progress<ProgressStep>(), CancellationToken.None);
        if (provider == DatabaseProvider.Postgresql)
            await database.ScalarAsync("VACUUM ANALYZE");
        return database;
    }

    // Of the last statement: the one that reads what the question is about.
    private static async Task<string> ExplainAsync(TestDatabase database, string document, string? how = null, int? column = null)
    {
        await using OracleServer server = new(database);
        Dictionary<string, object?> context = [];
        ExecutionResult result = await server.ExecuteAsync(document, userContext: context);
        Assert.Null(result.Errors);
        Statement statement = context.Values.OfType<Dictionary<string, Plan>>().Single().Values.Single().Statements.Last();
        await using DbConnection connection = await database.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        bool sqlite = database.Options.Provider == DatabaseProvider.Sqlite;
        command.CommandText = $"{how ?? (sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {statement.Sql}";
        for (int i = 0; i < statement.Parameters.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = sqlite ? $"?{i + 1}" : "";
            parameter.Value = ReferenceEquals(statement.Parameters[i], Statement.Keys) && !sqlite ? new long[] { 1, 2, 3 } : statement.Parameters[i] is long or string or string[]? statement.Parameters[i] : 1L;
            command.Parameters.Add(parameter);
        }
        List<string> lines = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetValue(column ?? reader.FieldCount - 1).ToString()!);
        return string.Join('\n', lines);
    }
}
