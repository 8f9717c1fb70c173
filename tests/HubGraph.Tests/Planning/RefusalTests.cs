using System.Text.Json;
using HubGraph.Data;
using HubGraph.Planning;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("hubs(where: {name: null})")]
    [InlineData("hubs(where: {id: null})")]
    [InlineData("hubs(where: {name: {in: null}})")]
    [InlineData("hubs(where: {name: {contains: null}})")]
    [InlineData("hubs(where: {number: {gt: null}})")]
    [InlineData("hubs(where: {number: {nlte: null}})")]
    [InlineData("hubs(where: {and: null})")]
    [InlineData("hubs(where: {or: null})")]
    [InlineData("hubs(where: {carriers: null})")]
    [InlineData("hubs(where: {carriers: {some: null}})")]
    [InlineData("hubs(where: {carriers: {any: null}})")]
    [InlineData("hubs(where: {carriers: {some: {carrier: null}}})")]
    [InlineData("events(where: {hub: null})")]
    [InlineData("events(where: {organisers: {any: null}})")]
    [InlineData("regions(where: {coverageStatus: {in: null}})")]
    public async Task Null_is_refused_where_it_means_nothing(string list)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        (string code, string message) = await server.ErrorAsync($"{{ {list} {{ totalCount }} }}");
        Assert.Equal("BAD_USER_INPUT", code);
        Assert.Contains("null", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hubs(order: [{}])")]
    [InlineData("hubs(order: [{name: ASC, number: ASC}])")]
    [InlineData("hubs(order: [{name: null}])")]
    [InlineData("hubs(order: [null])")]
    [InlineData("hubs(where: {name: {in: [null]}})")]
    public async Task An_argument_that_does_not_fit_its_type_is_refused(string list)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        Assert.NotEqual("INTERNAL_SERVER_ERROR", (await server.ErrorAsync($"{{ {list} {{ totalCount }} }}")).Code);
    }

    [Theory]
    [InlineData("{ node(id: \"noise\") { id } }")]
    [InlineData("{ node(id: \"\") { id } }")]
    [InlineData("{ nodes(ids: [\"noise\"]) { id } }")]
    [InlineData("{ hubs(where: {id: {eq: \"noise\"}}) { totalCount } }")]
    public async Task Noise_is_refused_as_an_id(string document)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        Assert.Equal("BAD_ID", (await server.ErrorAsync(document)).Code);
    }

    [Fact]
    public async Task The_id_of_another_type_is_refused()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        Assert.Equal("BAD_ID", (await server.ErrorAsync($"{{ hubs(where: {{id: {{in: [\"{GlobalId.Encode("Region", 1)}\"]}}}}) {{ totalCount }} }}")).Code);
        Assert.Equal("BAD_ID", (await server.ErrorAsync($"{{ animationActivities(where: {{id: {{eq: \"{GlobalId.Encode("ProjectSupportActivity", 1)}\"}}}}) {{ totalCount }} }}")).Code);
        Assert.Equal("BAD_ID", (await server.ErrorAsync($"{{ node(id: \"{GlobalId.Encode("Nothing", 1)}\") {{ id }} }}")).Code);
        Assert.Equal("BAD_ID", (await server.ErrorAsync($"{{ node(id: \"{GlobalId.Encode("Activity", 1)}\") {{ id }} }}")).Code);
    }

    [Fact]
    public async Task More_than_a_hundred_ids_are_refused()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        string variables = JsonSerializer.Serialize(new { ids = Enumerable.Range(1, 101).Select(key => GlobalId.Encode("Hub", key)) });
        Assert.Equal("BAD_PAGE_SIZE", (await server.ErrorAsync("query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }", variables)).Code);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_text_that_no_database_can_hold_is_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);
        foreach (string text in new[] { "a\\u0000b", "\\u0000", "\\uD83D", "\\uDE00\\uD83D" })
        {
            foreach (string field in new[] { "hub(slug: $t) { id }", "hubs(where: {name: {contains: $t}}) { totalCount }", "hubs(where: {slug: {in: [$t]}}) { totalCount }", "events(where: {organisers: {some: {eq: $t}}}) { totalCount }" })
                Assert.Equal("BAD_USER_INPUT", (await server.ErrorAsync($"query Q($t: String!) {{ {field} }}", $"{{\"t\": \"{text}\"}}")).Code);
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Two_hundred_conditions_are_accepted_and_more_are_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);
        const string Document = "query Q($where: HubFilterInput) { hubs(where: $where) { totalCount } }";
        await server.DataAsync(Document, Where(99));
        (string code, string message) = await server.ErrorAsync(Document, Where(100));
        Assert.Equal("BAD_USER_INPUT", code);
        Assert.Contains("200", message, StringComparison.Ordinal);

        // Each is a filter with a condition, and the whole is one more.
        static string Where(int count) => JsonSerializer.Serialize(new { where = new { or = Enumerable.Range(0, count).Select(i => new { name = new { contains = $"{i}" } }) } });
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_filter_as_deep_as_a_request_may_be_is_answered(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        foreach ((string open, string close) in new[] { ("""{"and": [""", "]}"), ("""{"or": [""", "]}"), ("""{"missions": {"some": {"hubs": {"some": """, "}}}}"), ("""{"missions": {"all": {"hubs": {"none": """, "}}}}") })
        {
            int depth = 60 / open.Count(c => c is '{' or '[');
            string where = string.Concat(Enumerable.Repeat(open, depth)) + """{"name": {"eq": "x"}}""" + string.Concat(Enumerable.Repeat(close, depth));
            await server.DataAsync("query Q($where: HubFilterInput) { hubs(where: $where) { totalCount } }", $$"""{"where": {{where}}}""");
        }
    }
}
