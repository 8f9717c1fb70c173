using System.Text.Json;
using CsCheck;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

/// <summary>Statistics against those of LINQ over the same entities in memory.</summary>
public sealed class StatisticsOracleTests
{
    // A thousand pages of ten filled periods tell no more than these.
    private const int MaximumPages = 10;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Statistics_are_those_of_LINQ(DatabaseProvider provider)
    {
        int groups = 0;
        await new StatisticsCases(questions: 40).SampleAsync(
            async made => groups += await CheckAsync(provider, made),
            iter: 12,
            threads: 1,
            print: made => $"{made.World.Count} records");
        Assert.True(groups >= 1_000, $"{groups} groups are too few.");
    }

    [Fact]
    public async Task The_oracle_knows_all_statistics()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        Assert.Equal(
            StatisticsConcept.All.Select(concept => concept.FieldName).Order(),
            server.Schema.Query.Fields.Select(field => field.Name).Where(name => name.EndsWith("Statistics", StringComparison.Ordinal)).Order());
        foreach (StatisticsConcept concept in StatisticsConcept.All)
        {
            Assert.Equal(concept.Groups.Select(StatisticsQuestion.EnumName).Order(), ((EnumerationGraphType)server.Schema.AllTypes[$"{concept.Name}Grouping"]!).Values.Select(value => value.Name).Order());
            string[] measures = ["count", .. concept.Distinct.Select(name => $"{name}Count"), .. concept.Measures];
            Assert.Equal(measures.Order(), FieldsOf(server, $"{concept.Name}Measures"));
            string[] keys = [.. concept.Groups, .. concept.Day is null ? Array.Empty<string>() : ["period"]];
            Assert.Equal([.. keys.Concat(measures).Order()], FieldsOf(server, $"{concept.Name}StatisticsGroup"));
            Assert.Equal([.. keys.Concat(measures).Order()], FieldsOf(server, $"{concept.Name}StatisticsSortInput"));
        }
    }

    private static IEnumerable<string> FieldsOf(OracleServer server, string type) =>
        ((IComplexGraphType)server.Schema.AllTypes[type]!).Fields.Select(field => field.Name).Order();

    private static async Task<int> CheckAsync(DatabaseProvider provider, StatisticsCase made)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using (HubGraphContext context = database.CreateContext())
            await made.World.SaveAsync(context);
        await using OracleServer server = new(database);
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Paris"));
        int groups = 0;
        foreach (StatisticsQuestion question in made.Questions)
            groups += await CheckAsync(server, made.World, today, question);
        return groups;
    }

    private static async Task<int> CheckAsync(OracleServer server, OracleWorld world, DateOnly today, StatisticsQuestion question)
    {
        StatisticsAnswer oracle = new(world, today, question);
        object?[] parents = question.Parent is { } parent ? [.. parent.Concept.All(world).OrderBy(record => ((IRecord)record).Id).Take(100)] : [null];
        List<object>[] records = [.. parents.Select(oracle.Records)];
        // Some have no list at the root.
        if (question.Parent is not null || question.Concept.Concept.Plural.Length > 0)
            Assert.True(records.Select(all => all.Count).SequenceEqual(await CountsAsync(server, question)), question.CountDocument());
        List<List<object?>>?[] expected = [.. records.Select(oracle.Groups)];
        if (expected.Any(groups => groups is null))
        {
            Assert.Equal("RESULT_TOO_LARGE", (await server.ErrorAsync(question.Document(after: null))).Code);
            return 0;
        }
        JsonElement[] pages = await StatisticsAsync(server, question, after: null);
        Assert.Equal(parents.Length, pages.Length);
        for (int i = 0; i < pages.Length; i++)
        {
            List<List<object?>> actual = await RestAsync(server, question, pages[i], i);
            Assert.True(
                Same([.. expected[i]!.Take(actual.Count)], actual)
                && (actual.Count == expected[i]!.Count || actual.Count >= question.First * MaximumPages)
                && Same([oracle.Measures(records[i])], [Measures(question, pages[i].GetProperty("total"))])
                && expected[i]!.Count == pages[i].GetProperty("totalCount").GetInt32()
                && question.IsPartition == pages[i].GetProperty("isPartition").GetBoolean(),
                $"{question.Document(after: null)}\nexpected\n{Text(expected[i]!)}\n{Text([oracle.Measures(records[i])])}\nactual\n{Text(actual)}\n{pages[i]}");
        }
        return expected.Sum(groups => groups!.Count);
    }

    private static async Task<int[]> CountsAsync(OracleServer server, StatisticsQuestion question)
    {
        JsonElement data = (await server.DataAsync(question.CountDocument())).EnumerateObject().Single().Value;
        IEnumerable<JsonElement> lists = question.Parent is { } parent
            ? data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty(parent.Relation.Name))
            : [data];
        return [.. lists.Select(list => list.GetProperty("totalCount").GetInt32())];
    }

    // The groups of the first page, and of the pages after it.
    private static async Task<List<List<object?>>> RestAsync(OracleServer server, StatisticsQuestion question, JsonElement page, int parent)
    {
        List<List<object?>> rows = [];
        for (int pages = 1; ; pages++)
        {
            rows.AddRange(page.GetProperty("nodes").EnumerateArray().Select(group => Row(question, group)));
            JsonElement info = page.GetProperty("pageInfo");
            if (pages == MaximumPages || !info.GetProperty("hasNextPage").GetBoolean())
                return rows;
            page = (await StatisticsAsync(server, question, info.GetProperty("endCursor").GetString()))[parent];
        }
    }

    private static async Task<JsonElement[]> StatisticsAsync(OracleServer server, StatisticsQuestion question, string? after)
    {
        JsonElement data = (await server.DataAsync(question.Document(after))).EnumerateObject().Single().Value;
        return question.Parent is null ? [data] : [.. data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty(question.Concept.FieldName))];
    }

    private static List<object?> Row(StatisticsQuestion question, JsonElement group)
    {
        List<object?> row = [.. question.Groups.Select(name => Value(group.GetProperty(name)))];
        if (question.Period is not null)
        {
            JsonElement period = group.GetProperty("period");
            bool isNull = period.ValueKind == JsonValueKind.Null;
            row.AddRange([isNull ? null : Value(period.GetProperty("start")), isNull ? null : Value(period.GetProperty("end"))]);
        }
        return [.. row, .. Measures(question, group)];
    }

    private static List<object?> Measures(StatisticsQuestion question, JsonElement group) =>
    [
        Value(group.GetProperty("count")),
        .. question.Distinct.Select(name => Value(group.GetProperty($"{name}Count"))),
        .. question.Concept.Measures.SelectMany(name => group.GetProperty(name).EnumerateObject().Select(value => Value(value.Value))),
    ];

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => value.GetProperty("id").GetString(),
        _ => value.GetBoolean(),
    };

    private static bool Same(List<List<object?>> expected, List<List<object?>> actual) =>
        expected.Count == actual.Count && expected.Zip(actual).All(pair => pair.First.SequenceEqual(pair.Second));

    private static string Text(List<List<object?>> rows) => string.Join('\n', rows.Select(row => string.Join(" | ", row.Select(value => value ?? "null"))));
}
