using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class RefusalTests
{
    private const string Document = "query Q($where: HubFilterInput) { hubs(where: $where) { totalCount } }";

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
            foreach (string field in new[] { "hub(slug: \"{0}\") { id }", "hubs(where: {name: {contains: \"{0}\"}}) { totalCount }", "hubs(where: {slug: {in: [\"{0}\"]}}) { totalCount }", "events(where: {organisers: {some: {eq: \"{0}\"}}}) { totalCount }" })
                Assert.Equal("BAD_USER_INPUT", (await server.ErrorAsync($"{{ {field.Replace("{0}", text, StringComparison.Ordinal)} }}")).Code);
        }
    }
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Two_hundred_conditions_are_accepted_and_more_are_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);
        await server.DataAsync(Document, Where(99));
        (string code, string message) = await server.ErrorAsync(Document, Where(100));
        Assert.Equal("BAD_USER_INPUT", code);
        Assert.Contains("200", message, StringComparison.Ordinal);

        // Each is a filter with a condition, and the whole is one more.
        static string Where(int count) => JsonSerializer.Serialize(new { where = new { or = Enumerable.Range(0, count).Select(i => new { name = new { contains = $"{i}" } }) } });
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Junctions_as_deep_as_a_request_may_be_are_answered(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        foreach ((string open, string close) in new[] { ("""{"and": [""", "]}"), ("""{"or": [""", "]}") })
        {
            string where = string.Concat(Enumerable.Repeat(open, 30)) + """{"name": {"eq": "x"}}""" + string.Concat(Enumerable.Repeat(close, 30));
            await server.DataAsync(Document, $$"""{"where": {{where}}}""");
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Ten_relations_one_inside_the_other_are_followed_and_more_are_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        foreach ((string open, string close) in new[] { ("""{"missions": {"some": {"hubs": {"some": """, "}}}}"), ("""{"call": {"hubs": {"none": """, "}}}") })
        {
            await server.DataAsync(Document, Where(5));
            Assert.Equal("BAD_USER_INPUT", (await server.ErrorAsync(Document, Where(6))).Code);

            string Where(int count) => $$"""{"where": {{string.Concat(Enumerable.Repeat(open, count))}}{}{{string.Concat(Enumerable.Repeat(close, count))}}}""";
        }
    }
}
