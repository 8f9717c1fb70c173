using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>Requests spend what they cost.</summary>
public sealed partial class RateTests
{
    // 1 + 1 + 100 × (1 + 1 + 100) = 10,202: 103 of 200 units. Never the same, for answers are remembered.
    private static string Dear() => $"{{ d{Guid.NewGuid():N}: communes(first: 100) {{ nodes {{ formerCommunes(first: 100) {{ nodes {{ name }} }} }} }} }}";

    [Fact]
    public async Task A_dear_query_spends_more_than_a_cheap_one()
    {
        await using GraphServer server = await StartAsync();

        await ShouldLeaveAsync(97, "anonymous", server, null);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(server, Dear())).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "{ __typename }")).Status);
    }

    [Fact]
    public async Task An_answer_that_is_remembered_is_cheap()
    {
        await using GraphServer server = await StartAsync();
        string dear = Dear();

        for (int i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, dear)).Status);
    }

    [Fact]
    public async Task Asking_for_the_cost_alone_is_cheap()
    {
        await using GraphServer server = await StartAsync();
        server.Client.DefaultRequestHeaders.Add("GraphQL-Cost", "validate");

        for (int i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, Dear())).Status);
    }

    [Fact]
    public async Task Known_callers_spend_from_their_own()
    {
        await using GraphServer server = await StartAsync();

        await ShouldLeaveAsync(397, "known", server, MutationSender.Reader);
        await ShouldLeaveAsync(294, "known", server, MutationSender.Reader);
        await ShouldLeaveAsync(97, "anonymous", server, null);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_spends_from_its_address()
    {
        await using GraphServer server = await StartAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, "\"anonymous\";r=199;t=1"), await AskAsync(server, "{ __typename }", "noise"));
    }

    [Fact]
    public async Task Pages_of_other_origins_see_what_is_left()
    {
        await using GraphServer server = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Add("Origin", "https://tableau.example");

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        string[] exposed = response.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',');
        Assert.Contains("RateLimit", exposed);
        Assert.Contains("RateLimit-Policy", exposed);
        Assert.Contains("Retry-After", exposed);
    }

    [Fact]
    public async Task The_defaults_let_a_dashboard_and_an_integration_through()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--RateLimits:Enabled", "true"]);
        string document = await File.ReadAllTextAsync(Repository.File("schema", "operations", "hub-directory.graphql"));

        // Ten queries at once, and the same again each of the next nine seconds, without waiting for them.
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.QueryAsync(document)));
        string? after = null;
        do
        {
            JsonElement page = (await server.QueryAsync(await File.ReadAllTextAsync(Repository.File("schema", "operations", "commune-copy.graphql")), new { after })).GetProperty("communes").GetProperty("pageInfo");
            after = page.GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
    }

    private static Task<GraphServer> StartAsync() => GraphServer.StartAsync(DatabaseProvider.Sqlite, settings:
    [
        .. TestIssuer.Shared.Settings, "--RateLimits:Enabled", "true", "--RateLimits:CostPerUnit", "100",
        "--RateLimits:Anonymous:Burst", "200", "--RateLimits:Anonymous:PerSecond", "1", "--RateLimits:Known:Burst", "500", "--RateLimits:Known:PerSecond", "1",
    ]);

    // A unit comes again each second.
    private static async Task ShouldLeaveAsync(int units, string callers, GraphServer server, string? token)
    {
        (HttpStatusCode status, string left) = await AskAsync(server, Dear(), token);
        Assert.Equal(HttpStatusCode.OK, status);
        Match match = State().Match(left);
        Assert.Equal(callers, match.Groups[1].Value);
        Assert.InRange(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), units, units + 60);
    }

    [GeneratedRegex("^\"(\\w+)\";r=(\\d+);t=\\d+$")]
    private static partial Regex State();

    private static async Task<(HttpStatusCode Status, string Left)> AskAsync(GraphServer server, string query, string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        return (response.StatusCode, response.Headers.GetValues("RateLimit").Single());
    }
}
