using System.Text.Json;

namespace HubGraph.Tests.Transport;

/// <summary>Costs in the answers of every transport; what a schema without weights costs is told too.</summary>
public sealed class CostAnswerTests
{
    [Fact]
    public async Task A_stream_tells_the_cost_of_a_query()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.ReportCost = true);
        Assert.Equal("""{"data":{"self":{"hello":"Hello world"}},"extensions":{"cost":{"fieldCost":1,"typeCost":2}}}""", await NextAsync(server, "{ self { hello } }", dryRun: false));
    }

    [Fact]
    public async Task A_stream_tells_the_cost_alone()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        Assert.Equal("""{"extensions":{"cost":{"fieldCost":0,"typeCost":1}}}""", await NextAsync(server, "mutation { bump }", dryRun: true));
        Assert.Equal(1, server.State.Bump());
    }

    [Fact]
    public async Task A_socket_tells_the_cost_of_a_query_and_none_of_events()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.ReportCost = true);
        using SocketClient client = await SocketClient.ReadyAsync(server);

        await client.SubscribeAsync("q", "{ hello }");
        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"hello":"Hello world"},"extensions":{"cost":{"fieldCost":0,"typeCost":1}}}}""", await client.ReceiveAsync());
        await client.ReceiveAsync();
        await client.SubscribeAsync("s", "subscription { count(to: 1) }");
        Assert.Equal("""{"id":"s","type":"next","payload":{"data":{"count":1}}}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("subscription { count(to: 1) }")]
    [InlineData("{ hello }")]
    public async Task What_costs_too_much_does_not_start_on_a_socket(string document)
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.MaxTypeCost = 0);
        using SocketClient client = await SocketClient.ReadyAsync(server);

        await client.SubscribeAsync("1", document);

        JsonElement message = await client.ReceiveJsonAsync();
        Assert.Equal(("error", "COST_LIMIT_EXCEEDED"), (message.GetProperty("type").GetString(), message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
    }

    private static async Task<string> NextAsync(TransportServer server, string query, bool dryRun)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, server.Url) { Content = System.Net.Http.Json.JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (dryRun)
            request.Headers.Add("GraphQL-Cost", "validate");
        using HttpResponseMessage response = await TransportServer.Client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        string line = text.Split('\n').First(each => each.StartsWith("data:", StringComparison.Ordinal));
        return line["data:".Length..].Trim();
    }
}
