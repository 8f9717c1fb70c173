using System.Net;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Rest;

/// <summary>The trusted documents by addresses of their own: what they answer is what GraphQL answers.</summary>
public sealed class RestTests
{
    public static TheoryData<string> Queries => RestClient.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_answers_by_its_address_what_it_answers_by_GraphQL(string name)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        object variables = OperationsTests.Variables[name];

        (int status, JsonElement rest) = await server.RestAsync(RestClient.Address(name, variables));
        (_, JsonElement graphQL) = await server.SendAsync(RestClient.Document(name), variables);

        Assert.Equal(200, status);
        Assert.Equal(graphQL.GetRawText(), rest.GetRawText());
    }

    [Fact]
    public async Task An_answer_has_an_entity_tag_of_its_own()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string first = await TagAsync("/api/hub-directory?first=1");

        Assert.NotEqual(first, await TagAsync("/api/hub-directory?first=2"));
        Assert.NotEqual(await TagAsync("/api/viewer"), await TagAsync("/api/national-map"));
        using HttpRequestMessage again = new(HttpMethod.Get, "/api/hub-directory?first=1");
        again.Headers.TryAddWithoutValidation("If-None-Match", first);
        using HttpResponseMessage known = await server.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using HttpResponseMessage head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/hub-directory?first=1"));
        Assert.Equal(first, $"{head.Headers.ETag}");

        async Task<string> TagAsync(string address)
        {
            using HttpResponseMessage response = await server.Client.GetAsync(address);
            return $"{response.Headers.ETag}";
        }
    }

    [Theory]
    [InlineData("hub-directory?first=viele", "BAD_USER_INPUT", "'$first' is no Int: \"viele\".")]
    [InlineData("hub-directory?first=1.5", "BAD_USER_INPUT", "'$first'")]
    [InlineData("hub-directory?first=500", "BAD_PAGE_SIZE", "'first' must lie between 0 and 100.")]
    [InlineData("hub-directory?after=nowhere", "BAD_CURSOR", "")]
    [InlineData("hub-directory?first=1&first=2", "BAD_REQUEST", "The parameter \"first\" is given twice.")]
    [InlineData("hub-directory?frst=1", "BAD_REQUEST", "There is no parameter 'frst'. Did you mean 'first'?")]
    [InlineData("viewer?name=alice", "BAD_REQUEST", "There is no parameter 'name'. There are none.")]
    [InlineData("latest-activities?withTags=oui", "BAD_USER_INPUT", "'$withTags' is no Boolean: \"oui\".")]
    [InlineData("white-zones", "BAD_USER_INPUT", "'$on'")]
    [InlineData("white-zones?on=", "BAD_USER_INPUT", "'$on'")]
    [InlineData("white-zones?on=2020-02-30", "BAD_USER_INPUT", "'$on' is no Date: \"2020-02-30\".")]
    [InlineData("search?query=hub&types=HUB&types=CITY", "BAD_USER_INPUT", "'$types[1]' is no SearchType: \"CITY\".")]
    [InlineData("records-by-id?ids=nobody", "BAD_ID", "")]
    public async Task A_parameter_of_the_wrong_type_is_told(string address, string code, string message)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (int status, JsonElement body) = await server.RestAsync($"/api/{address}");

        // What was executed and failed at one field is 200, as by GraphQL.
        Assert.Equal(body.TryGetProperty("data", out _) ? 200 : 400, status);
        Assert.Equal(code, body.ErrorCode());
        Assert.Contains(message, body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "hub-directori", 404, "UNKNOWN_OPERATION")]
    [InlineData("GET", "HubDirectory", 404, "UNKNOWN_OPERATION")]
    [InlineData("GET", "follow-events", 404, "UNKNOWN_OPERATION")]
    [InlineData("POST", "nothing", 404, "UNKNOWN_OPERATION")]
    [InlineData("POST", "viewer", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("PUT", "log-animation", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "log-animation", 405, "METHOD_NOT_ALLOWED")]
    public async Task What_has_no_address_or_another_method_is_told(string method, string name, int status, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/api/{name}"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.ErrorCode());
        Assert.Equal(status == 405 ? name == "viewer" ? "GET, HEAD" : "POST" : "", string.Join(", ", response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("[]", "BAD_REQUEST")]
    [InlineData("{\"input\":", "BAD_REQUEST")]
    [InlineData("", "BAD_USER_INPUT")]
    [InlineData("{\"input\": 3}", "BAD_USER_INPUT")]
    [InlineData("{\"entry\": {}}", "BAD_REQUEST")]
    [InlineData("{\"input\": {}, \"input\": {}}", "BAD_REQUEST")]
    public async Task A_body_that_is_no_object_of_the_variables_is_refused(string body, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.PostAsync("/api/log-animation", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.ErrorCode());
    }

    [Fact]
    public async Task A_form_is_not_taken_for_a_mutation()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.PostAsync("/api/log-animation", new FormUrlEncodedContent([new("input", "{}")]));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_mutation_is_its_callers_who_has_a_token()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        object variables = new { input = ActivitySamples.Animation() };

        (_, JsonElement nobodys) = await server.RestAsync("log-animation", variables, null);
        (int wrong, JsonElement refused) = await server.RestAsync("log-animation", variables, "nonsense");
        (int status, JsonElement logged) = await server.RestAsync("log-animation", variables, MutationSender.Operator("bretagne"));
        (_, JsonElement all) = await server.RestAsync("/api/latest-activities?first=5");

        Assert.Equal("UNAUTHENTICATED", nobodys.ErrorCode());
        Assert.Equal((401, "UNAUTHENTICATED"), (wrong, refused.ErrorCode()));
        Assert.Equal(200, status);
        JsonElement activity = logged.GetProperty("data").GetProperty("logAnimation").GetProperty("activity");
        Assert.Equal("bretagne", activity.GetProperty("hub").GetProperty("slug").GetString());
        JsonElement latest = Assert.Single(all.GetProperty("data").GetProperty("activities").GetProperty("nodes").EnumerateArray());
        Assert.Equal(activity.GetProperty("performedOn").GetString(), latest.GetProperty("performedOn").GetString());
    }

    [Fact]
    public async Task Documents_of_a_manifest_have_addresses_by_the_names_of_their_operations()
    {
        string manifest = Path.Combine(TestDatabases.CreateTestDirectory(), "manifest.json");
        await File.WriteAllTextAsync(manifest, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["one"] = "query HubsOf($where: HubFilterInput, $order: [HubSortInput!]) { hubs(where: $where, order: $order, first: 1) { nodes { slug } } } query Second { viewer { role } }",
            ["two"] = "{ viewer { role } }",
            ["three"] = "query Viewer { viewer { role } }",
            ["four"] = "query Broken { nothing }",
            ["five"] = "query Endless { viewer { ...A } } fragment A on Viewer { ...A }",
            ["six"] = "query Unknown($a: Nothing) { viewer { role } }",
            ["seven"] = "no GraphQL",
        }));
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Documents:Manifest", manifest, "--Documents:TrustedOnly", "true", "--Introspection:Enabled", "true"]);

        string where = Uri.EscapeDataString("""{"slug":{"startsWith":"b"}}"""), order = Uri.EscapeDataString("""{"slug":"DESC"}""");
        (int status, JsonElement hubs) = await server.RestAsync($"/api/hubs-of?where={where}&order={order}");
        (_, JsonElement viewer) = await server.RestAsync("/api/viewer");
        (_, JsonElement second) = await server.RestAsync("/api/second");
        (int unread, JsonElement noJson) = await server.RestAsync("/api/hubs-of?where=b");
        (int broken, JsonElement told) = await server.RestAsync("/api/broken");
        (int unknown, _) = await server.RestAsync("/api/unknown");
        JsonElement paths = JsonDocument.Parse(await server.Client.GetStringAsync("/openapi.json")).RootElement.GetProperty("paths");

        Assert.Equal((200, "bretagne"), (status, hubs.GetProperty("data").GetProperty("hubs").GetProperty("nodes")[0].GetProperty("slug").GetString()));
        Assert.Equal("""{"viewer":{"role":"ANONYMOUS"}}""", viewer.GetProperty("data").GetRawText());
        Assert.Equal("""{"viewer":{"role":"ANONYMOUS"}}""", second.GetProperty("data").GetRawText());
        Assert.Equal((400, "BAD_REQUEST"), (unread, noJson.ErrorCode()));
        Assert.Equal((400, "GRAPHQL_VALIDATION_FAILED"), (broken, told.ErrorCode()));
        Assert.Equal(404, unknown);
        Assert.True(paths.TryGetProperty("/api/hubs-of", out _) && paths.TryGetProperty("/api/second", out _) && paths.TryGetProperty("/api/hub-directory", out _));
        Assert.DoesNotContain(paths.EnumerateObject(), path => path.Name is "/api/broken" or "/api/endless" or "/api/unknown");
    }

    [Fact]
    public async Task Who_hides_the_schema_hides_its_description_and_answers_all_the_same()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Introspection:Enabled", "false"]);

        using HttpResponseMessage description = await server.Client.GetAsync("/openapi.json");
        (int status, _) = await server.RestAsync("/api/hub-directory");

        Assert.Equal((HttpStatusCode.NotFound, 200), (description.StatusCode, status));
    }

    [Fact]
    public async Task A_page_of_another_site_asks_by_CORS_alone()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage image = new(HttpMethod.Get, "/api/viewer") { Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Mode", "no-cors" } } };

        using HttpResponseMessage response = await server.Client.SendAsync(image);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
