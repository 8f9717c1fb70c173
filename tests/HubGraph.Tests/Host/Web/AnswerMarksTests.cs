using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Host.Web;

/// <summary>What every answer carries, whatever it answers.</summary>
public class AnswerMarksTests
{
    [Theory]
    [InlineData("GET", "/graphql?query={hubs{totalCount}}", 200)]
    [InlineData("GET", "/graphql", 400)]
    [InlineData("PUT", "/graphql", 405)]
    [InlineData("GET", "/schema.graphql", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/nothing", 404)]
    public async Task Tells_browsers_to_read_and_do_nothing_else(string method, string path, int status)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.NotEmpty(Header(answer, "X-Request-Id"));
    }

    [Fact]
    public async Task Lets_the_explorer_have_its_own_policy()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(HttpMethod.Get, "/graphql");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");

        using HttpResponseMessage page = await server.Client.SendAsync(request);

        Assert.Contains("script-src 'self'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.NotEmpty(Header(page, "X-Request-Id"));
    }

    [Theory]
    [InlineData("4bf92f35-77b3.4da6_a3ce", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("<script>", false)]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", false)]
    public async Task Takes_over_a_request_id_that_is_well_formed(string id, bool taken)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(HttpMethod.Get, "/health/live");
        request.Headers.TryAddWithoutValidation("X-Request-Id", id);

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        Assert.Equal(taken, Header(answer, "X-Request-Id") == id);
        Assert.NotEmpty(Header(answer, "X-Request-Id"));
    }

    [Fact]
    public async Task Names_the_request_of_a_failure_by_the_same_id()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using GraphServer server = await GraphServer.StartAsync(database);
        await database.ScalarAsync("ALTER TABLE hubs RENAME TO elsewhere");
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ hubs { totalCount } }" }) };
        request.Headers.Add("X-Request-Id", "from-the-proxy-1");

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        JsonElement extensions = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("from-the-proxy-1", extensions.GetProperty("requestId").GetString());
        Assert.Equal("from-the-proxy-1", Header(answer, "X-Request-Id"));
    }

    [Fact]
    public async Task Hides_the_schema_where_it_is_told_to()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Introspection:Enabled", "false"]);

        (_, JsonElement refused) = await server.SendAsync("{ __schema { queryType { name } } }");

        Assert.Equal("INTROSPECTION_DISABLED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync("/schema.graphql")).StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
