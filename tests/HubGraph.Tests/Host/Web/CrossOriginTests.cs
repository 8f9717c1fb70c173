using System.Net;
using System.Net.WebSockets;
using System.Text;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Host.Web;

/// <summary>Pages of other origins.</summary>
public class CrossOriginTests
{
    private const string Good = "https://tableau.example.org";
    private const string Other = "https://other.example.org";

    [Fact]
    public async Task A_page_of_any_origin_reads_the_headers_that_concern_it()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage answer = await AskAsync(server, Other);

        string exposed = string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers"));
        foreach (string header in new[] { "ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "X-Request-Id" })
            Assert.Contains(header, exposed.Split(','));
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("--Cors:Origins:0", Good)]
    [InlineData("--Cors:Origins", "https://first.example.org, " + Good)]
    public async Task Origins_can_be_restricted(string setting, string value)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [setting, value]);

        using HttpResponseMessage good = await AskAsync(server, Good), other = await AskAsync(server, Other);
        using HttpRequestMessage preflight = new(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", Good);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,authorization");
        using HttpResponseMessage allowed = await server.Client.SendAsync(preflight);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (good.StatusCode, other.StatusCode));
        Assert.Equal(Good, Assert.Single(good.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Contains("ORIGIN_NOT_ALLOWED", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("7200", Assert.Single(allowed.Headers.GetValues("Access-Control-Max-Age")));

        // A cache must not give one origin what it was given for another, or for none.
        using HttpResponseMessage plain = await server.Client.GetAsync("/graphql?query={__typename}"), export = await server.Client.GetAsync("/exports/hubs.csv");
        foreach (HttpResponseMessage answer in new[] { good, other, plain, export })
            Assert.Single(answer.Headers.Vary, "Origin");

        Uri graph = new(server.Client.BaseAddress!, "/graphql");
        using (await SocketClient.ConnectAsync(graph, origin: Good))
        using (await SocketClient.ConnectAsync(graph, origin: server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)))
            await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(graph, origin: Other));
    }

    [Theory]
    [InlineData("tableau.example.org")]
    [InlineData("https://tableau.example.org/")]
    [InlineData("https://*.example.org")]
    [InlineData("https://médias.example.org")]
    [InlineData("https://tableau.example.org:443")]
    [InlineData("*,https://tableau.example.org")]
    public void Does_not_start_with_an_origin_that_is_none(string origin)
    {
        StartupException failure = Assert.Throws<StartupException>(() => Program.Compose(["--Cors:Origins", origin], new DatabaseOptions()));

        Assert.Contains("is not an origin", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(GraphServer server, string origin)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ hubs { totalCount } }"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", origin);
        return await server.Client.SendAsync(request);
    }
}
