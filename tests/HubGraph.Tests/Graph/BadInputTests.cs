using System.Diagnostics;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>Each mistake gets the right status, one clear error with a code and a place, and the server goes on.</summary>
public class BadInputTests
{
    public static TheoryData<string, string> Mistakes() => new()
    {
        { "{ hubs { nodes { name }", "GRAPHQL_PARSE_FAILED" },
        { "{ hubs { nodes { colour } } }", "GRAPHQL_VALIDATION_FAILED" },
        { "{ hubs(first: \"ten\") { totalCount } }", "GRAPHQL_VALIDATION_FAILED" },
        { "{ events(where: { eventKind: { eq: PARTY } }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED" },
        { "{ hubs(first: -1) { nodes { name } } }", "BAD_PAGE_SIZE" },
        { "{ hubs(first: 101) { nodes { name } } }", "BAD_PAGE_SIZE" },
        { "{ hubs(first: 1000000000) { nodes { name } } }", "BAD_PAGE_SIZE" },
        { "{ hubs(first: 1, last: 1) { nodes { name } } }", "BAD_PAGE_SIZE" },
        { "{ hubs { nodes { activities(last: 101) { totalCount } } } }", "BAD_PAGE_SIZE" },
        { "{ hubs(after: \"bm9pc2U\") { nodes { name } } }", "BAD_CURSOR" },
        { "{ hubs(after: \"é%\") { nodes { name } } }", "BAD_CURSOR" },
        { "{ hubs(after: \"\") { nodes { name } } }", "BAD_CURSOR" },
        { "{ node(id: \"bm9pc2U\") { id } }", "BAD_ID" },
        { "{ node(id: \"%%%\") { id } }", "BAD_ID" },
        { "{ nodes(ids: [\"SHViOjE\", \"x\"]) { id } }", "BAD_ID" },
        { "{ hubs(where: { id: { eq: \"UmVnaW9uOjE\" } }) { totalCount } }", "BAD_ID" },
        { "{ region(code: \"53\") { coverageStatus(on: \"2021-02-29\") } }", "GRAPHQL_VALIDATION_FAILED" },
        { "{ activities(where: { performedOn: { gt: \"tomorrow\" } }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED" },
        { "{ hubs(where: { slug: { in: [\"aura\", null] } }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED" },
        { "{ hubs(where: { number: { gt: null } }) { totalCount } }", "BAD_USER_INPUT" },
        { "{ hubs(where: { name: { contains: \"a\\u0000\" } }) { totalCount } }", "BAD_USER_INPUT" },
        { "{ carrier { name } }", "BAD_USER_INPUT" },
        { "query ($slug: String!) { hub(slug: $slug) { name } }", "BAD_USER_INPUT" },
        { "query A { hubs { totalCount } } query B { hubs { totalCount } }", "OPERATION_RESOLUTION_FAILURE" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Refuses_a_mistake_with_its_code(string query, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (int status, JsonElement body) = await server.SendAsync(query);

        Assert.Equal(400, status);
        Assert.False(body.TryGetProperty("data", out _), body.ToString());
        JsonElement error = body.GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        if (code != "OPERATION_RESOLUTION_FAILURE")
            Assert.True(error.GetProperty("locations")[0].GetProperty("line").GetInt32() >= 1, body.ToString());
        AssertNothingInternal(body.ToString());
    }

    [Theory]
    [InlineData("""{ hub(slug: "atlantis") { name } }""", """{"hub":null}""")]
    [InlineData("""{ commune(code: "00000") { name } }""", """{"commune":null}""")]
    [InlineData("""{ node(id: "SHViOjk5OTk5OQ") { id } }""", """{"node":null}""")]
    [InlineData("""{ hubs(first: 0) { nodes { name } pageInfo { hasNextPage endCursor } } }""", """{"hubs":{"nodes":[],"pageInfo":{"hasNextPage":true,"endCursor":null}}}""")]
    [InlineData("""{ hubs(where: { slug: { in: [] } }) { totalCount } }""", """{"hubs":{"totalCount":0}}""")]
    public async Task Answers_what_is_valid_but_empty(string query, string expected)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement data = await server.QueryAsync(query);

        Assert.Equal(expected, data.GetRawText());
    }

    [Fact]
    public async Task Refuses_a_cursor_of_another_sort()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        JsonElement data = await server.QueryAsync("{ hubs(first: 1) { pageInfo { endCursor } } }");
        string cursor = data.GetProperty("hubs").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

        (int status, JsonElement body) = await server.SendAsync("query ($after: String) { hubs(after: $after, order: [{ number: ASC }]) { nodes { name } } }", new { after = cursor });

        Assert.Equal(400, status);
        Assert.Equal("BAD_CURSOR", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("deep")]
    [InlineData("wide")]
    [InlineData("large")]
    public async Task Refuses_what_is_too_large_and_goes_on(string kind)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string query = kind switch
        {
            "deep" => $"{{ region(code: \"53\") {{ {string.Concat(Enumerable.Repeat("departments { nodes { region { ", 20))} id {new string('}', 60)} }} }}",
            "wide" => $"{{ {string.Concat(Enumerable.Repeat("hubs { totalCount } ", 2000))} }}",
            _ => $"{{ hubs {{ totalCount }} }} #{new string('x', 2 * 1024 * 1024)}",
        };
        Stopwatch watch = Stopwatch.StartNew();

        using StringContent content = new(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Client.PostAsync("/graphql", content);
        string body = await response.Content.ReadAsStringAsync();

        Assert.Equal(kind == "large" ? 413 : 200, (int)response.StatusCode);
        Assert.Contains(kind == "large" ? "PAYLOAD_TOO_LARGE" : "DOCUMENT_LIMIT_EXCEEDED", body, StringComparison.Ordinal);
        AssertNothingInternal(body);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), "A refusal must be quick.");
        Assert.Equal(16, (await server.QueryAsync("{ hubs { totalCount } }")).GetProperty("hubs").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Hides_what_failed_inside(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        await server.Database.ScalarAsync("DROP TABLE event_organisers");

        (int status, JsonElement body) = await server.SendAsync("{ events(where: { organisers: { any: true } }) { totalCount } hubs { totalCount } }");

        Assert.Equal(200, status);
        Assert.Equal(JsonValueKind.Null, body.GetProperty("data").GetProperty("events").ValueKind);
        Assert.Equal("INTERNAL_SERVER_ERROR", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.NotEmpty(body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("requestId").GetString()!);
        AssertNothingInternal(body.ToString());
        Assert.Equal(16, (await server.QueryAsync("{ hubs { totalCount } }")).GetProperty("hubs").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Stops_an_answer_in_which_few_records_stand_very_often(DatabaseProvider provider)
    {
        await using GraphServer server = await StartWithoutCostsAsync(provider);

        (int status, JsonElement body) = await server.SendAsync("""
            { departments(first: 100) { nodes { communes(first: 100) { nodes { department { communes(first: 100) { nodes { department { communes(first: 100) { nodes { name } } } } } } } } } } }
            """);

        AssertTooLarge(status, body, "departments");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Stops_reading_when_the_records_are_too_many(DatabaseProvider provider)
    {
        await using GraphServer server = await StartWithoutCostsAsync(provider);
        string pages = string.Concat(Enumerable.Range(0, 12).Select(page => $"page{page}: departments(first: 100) {{ nodes {{ communes(first: 100) {{ nodes {{ code }} }} }} }} "));

        (int status, JsonElement body) = await server.SendAsync($"{{ {pages} }}");

        AssertTooLarge(status, body, "page0");
    }

    // The limits of costs refuse such a question before it is read at all.
    private static Task<GraphServer> StartWithoutCostsAsync(DatabaseProvider provider) =>
        GraphServer.StartAsync(provider, settings: ["--Limits:MaxTypeCost", "1000000000", "--Limits:MaxFieldCost", "1000000000"]);

    private static void AssertTooLarge(int status, JsonElement body, string field)
    {
        Assert.Equal(200, status);
        Assert.Equal(JsonValueKind.Null, body.GetProperty("data").GetProperty(field).ValueKind);
        Assert.Equal("RESULT_TOO_LARGE", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static void AssertNothingInternal(string body)
    {
        foreach (string secret in new[] { "SELECT", "sqlite", "Npgsql", "Exception", "   at ", "/src/", ".db", "event_organisers" })
            Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase);
    }
}
