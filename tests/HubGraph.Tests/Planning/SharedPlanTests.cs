using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using GraphQL;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using HubGraph.Planning.Plans;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

/// <summary>Requests that differ in values alone run one plan, and get what a plan of their own would answer.</summary>
public sealed class SharedPlanTests
{
    private const string Hubs = "query ($where: HubFilterInput, $order: [HubSortInput!], $first: Int, $after: String) { hubs(where: $where, order: $order, first: $first, after: $after) { totalCount nodes { slug } pageInfo { endCursor } } }";

    [Theory]
    [InlineData("query ($code: String!) { commune(code: $code) { name } }", """{"code": "29019"}""", """{"code": "nothing"}""")]
    [InlineData("query ($id: ID!) { node(id: $id) { id } }", """{"id": "Region:1"}""", """{"id": "Region:2"}""")]
    [InlineData("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", """{"ids": ["Region:1", "Commune:7", "Region:1"]}""", """{"ids": ["Region:3", "Commune:8", "Commune:9"]}""")]
    [InlineData("query ($one: ID!) { nodes(ids: [$one]) { id } }", """{"one": "Region:1"}""", """{"one": "Region:9"}""")]
    [InlineData(Hubs, """{"where": {"name": {"contains": "médias"}}}""", """{"where": {"name": {"contains": "100 %"}}}""")]
    [InlineData(Hubs, """{"where": {"slug": {"in": ["aura"]}}}""", """{"where": {"slug": {"in": ["corse", "aura", "bretagne"]}}}""")]
    [InlineData(Hubs, """{"where": {"number": {"gte": 2}, "or": [{"slug": {"eq": "aura"}}, {"slug": {"neq": "x"}}]}}""", """{"where": {"number": {"gte": 7}, "or": [{"slug": {"eq": "b"}}, {"slug": {"neq": "aura"}}]}}""")]
    [InlineData("query ($of: String!) { communes(where: {region: {code: {in: [$of, \"53\"]}}}, first: 3) { nodes { code } } }", """{"of": "84"}""", """{"of": "11"}""")]
    [InlineData("query ($on: Date) { hubs { nodes { coverage(on: $on) { totalCount } } } }", """{"on": "2020-01-01"}""", """{"on": "2026-01-01"}""")]
    [InlineData("query ($euros: Decimal) { awards: fundedProjects(where: {budgetEuros: {lte: $euros}}) { totalCount } }", """{"euros": 10.005}""", """{"euros": 20}""")]
    [InlineData("query ($from: Date!, $to: Date!) { activityStatistics(where: {performedOn: {gte: $from, lt: $to}}, period: MONTH, includeEmptyPeriods: true) { nodes { period { start } count } } }", """{"from": "2024-01-15", "to": "2024-05-01"}""", """{"from": "2025-03-01", "to": "2025-04-02"}""")]
    public async Task Of_one_shape_is_one_plan(string document, string one, string other)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using OracleServer server = new(database);
        Assert.Same((await PlansAsync(server, document, one)).Operation, (await PlansAsync(server, document, other)).Operation);
    }

    [Theory]
    [InlineData(Hubs, "{}", """{"first": 5}""")]
    [InlineData(Hubs, """{"first": 6}""", """{"first": 5}""")]
    [InlineData(Hubs, "{}", """{"where": null}""")]
    [InlineData(Hubs, """{"where": {"slug": {"in": []}}}""", """{"where": {"slug": {"in": ["aura"]}}}""")]
    [InlineData(Hubs, """{"where": {"slug": {"eq": "a"}}}""", """{"where": {"slug": {"neq": "a"}}}""")]
    [InlineData(Hubs, """{"where": {"slug": {"eq": null}}}""", """{"where": {"slug": {"eq": "a"}}}""")]
    [InlineData(Hubs, """{"where": {"name": {"contains": ""}}}""", """{"where": {"name": {"contains": "a"}}}""")]
    [InlineData(Hubs, """{"where": {"missions": {"any": true}}}""", """{"where": {"missions": {"any": false}}}""")]
    [InlineData(Hubs, """{"order": [{"name": "ASC"}]}""", """{"order": [{"name": "DESC"}]}""")]
    [InlineData(Hubs, """{"order": []}""", """{"order": [{"name": "ASC"}]}""")]
    [InlineData("query ($id: ID!) { node(id: $id) { id } }", """{"id": "Region:1"}""", """{"id": "Hub:1"}""")]
    [InlineData("query ($with: Boolean!) { hubs { nodes { slug name @include(if: $with) } } }", """{"with": true}""", """{"with": false}""")]
    [InlineData("query ($euros: Decimal) { fundedProjects(where: {budgetEuros: {eq: $euros}}) { totalCount } }", """{"euros": 10.005}""", """{"euros": 20}""")]
    public async Task Of_another_shape_is_another_plan(string document, string one, string other)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using OracleServer server = new(database);
        BoundPlans first = await PlansAsync(server, document, one);
        Assert.NotSame(first.Operation, (await PlansAsync(server, document, other)).Operation);
        Assert.Same(first.Operation, (await PlansAsync(server, document, one)).Operation);
    }

    [Fact]
    public async Task A_mistake_is_told_whatever_was_asked_before()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using OracleServer server = new(database);
        string cursor = (await server.DataAsync(Hubs, """{"first": 1}""")).GetProperty("hubs").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        foreach ((string right, string wrong, string code) in new[]
        {
            ("""{"where": {"slug": {"eq": "aura"}}}""", """{"where": {"slug": {"eq": "a\u0000"}}}""", "BAD_USER_INPUT"),
            ($$"""{"after": "{{cursor}}"}""", """{"after": "noise"}""", "BAD_CURSOR"),
            ($$"""{"after": "{{cursor}}"}""", $$"""{"after": "{{cursor}}", "order": [{"slug": "ASC"}]}""", "BAD_CURSOR"),
            (Id("Hub"), Id("Region"), "BAD_ID"),
            ("""{"first": 1}""", """{"first": 101}""", "BAD_PAGE_SIZE"),
        })
        {
            await server.DataAsync(Hubs, right);
            JsonElement error = (await server.AskAsync(Hubs, wrong)).GetProperty("errors")[0];
            Assert.Equal((code, "hubs", 1), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("path")[0].GetString(), error.GetProperty("locations").GetArrayLength()));
            await server.DataAsync(Hubs, right);
        }

        static string Id(string type) => $"{{\"where\": {{\"id\": {{\"eq\": \"{GlobalId.Encode(type, 1)}\"}}}}}}";
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Whatever_the_values_a_plan_made_for_others_answers_as_their_own_would(DatabaseProvider provider)
    {
        int asked = 0, shared = 0;
        await new OracleCases(questions: 30).SampleAsync(
            async made =>
            {
                await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
                await using (HubGraphContext context = database.CreateContext())
                    await made.World.SaveAsync(context);
                await using OracleServer server = new(database);
                (string Document, JsonObject Variables)[] questions =
                [
                    .. made.Questions.Where(question => question.Cursors.Count == 0)
                        .Select(question => (question.Document(new OracleCursors()), JsonNode.Parse(question.VariablesAsJson(new OracleCursors()))!.AsObject()))
                        .Where(question => question.Item2.Count > 0),
                ];
                JsonValue[] values = [.. questions.SelectMany(question => Values(question.Variables)), JsonValue.Create(""), JsonValue.Create("é"), JsonValue.Create(0)];
                Random random = new(questions.Length);
                foreach ((string document, JsonObject variables) in questions)
                {
                    Dictionary<string, object?> first = [];
                    await server.ExecuteAsync(document, variables.ToJsonString(), first);
                    for (int i = 0; i < 4; i++)
                    {
                        string others = Exchange(variables, values, random)!.ToJsonString();
                        Dictionary<string, object?> second = [];
                        ExecutionResult answer = await server.ExecuteAsync(document, others, second);
                        // To the server, another document.
                        string own = server.Write(await server.ExecuteAsync($"{document}#{i}", others));
                        Assert.Equal(own, server.Write(answer));
                        asked++;
                        if (Plans(first) is { } plans && plans.Operation == Plans(second)?.Operation)
                            shared++;
                    }
                }
            },
            iter: 12,
            threads: 1,
            print: made => $"{made.World.Count} records");
        Assert.True(shared > 200, $"Of {asked} questions {shared} shared a plan.");
    }

    private static async Task<BoundPlans> PlansAsync(OracleServer server, string document, string variables)
    {
        Dictionary<string, object?> context = [];
        foreach (string type in new[] { "Region", "Commune", "Hub" })
        {
            for (int key = 1; key < 10; key++)
                variables = variables.Replace($"\"{type}:{key}\"", $"\"{GlobalId.Encode(type, key)}\"", StringComparison.Ordinal);
        }
        ExecutionResult answer = await server.ExecuteAsync(document, variables, context);
        Assert.True(answer.Errors is null, answer.Errors?[0].Message);
        return Plans(context)!;
    }

    private static BoundPlans? Plans(Dictionary<string, object?> context) => context.Values.OfType<BoundPlans>().SingleOrDefault();

    private static IEnumerable<JsonValue> Values(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(member => Values(member.Value)),
        JsonArray list => list.SelectMany(Values),
        JsonValue value => [value],
        _ => [],
    };

    // The same with other values of their kinds, some of them.
    private static JsonNode? Exchange(JsonNode? node, JsonValue[] values, Random random) => node switch
    {
        JsonObject record => new JsonObject(record.Select(member => KeyValuePair.Create(member.Key, Exchange(member.Value, values, random)))),
        JsonArray list => new JsonArray([.. list.Select(item => Exchange(item, values, random))]),
        JsonValue value when random.Next(2) == 0 =>
            values.Where(other => other.GetValueKind() == value.GetValueKind()).OrderBy(_ => random.Next()).FirstOrDefault(value).DeepClone(),
        _ => node?.DeepClone(),
    };
}
