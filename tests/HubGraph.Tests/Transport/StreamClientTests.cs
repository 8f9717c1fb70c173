using System.Text.Json;

namespace HubGraph.Tests.Transport;

/// <summary>The clients that most people use: npm graphql-ws and graphql-sse.</summary>
public sealed class StreamClientTests(TransportServer server) : IClassFixture<TransportServer>
{
    [SkippableTheory]
    [InlineData("sockets.mjs")]
    [InlineData("events.mjs")]
    public async Task The_common_client_gets_what_it_asks_for(string script)
    {
        string output = await NodeClients.RunAsync(script, server.Url.ToString());

        using JsonDocument seen = JsonDocument.Parse(output);
        JsonElement root = seen.RootElement;
        Assert.Equal("""[{"data":{"hello":"Hello Zoé"}}]""", root.GetProperty("query").GetRawText());
        Assert.Equal("""[{"data":{"__typename":"Mutation"}}]""", root.GetProperty("mutation").GetRawText());
        Assert.Equal("""[{"data":{"count":1}},{"data":{"count":2}},{"data":{"count":3}}]""", root.GetProperty("subscription").GetRawText());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", root.GetProperty("refused").GetString());
        Assert.Equal("""["x","x","x","x","x"]""", root.GetProperty("left").GetRawText());
        Assert.Equal("""[3,3,3,3,3,3,3,3,3,3]""", root.GetProperty("together").GetRawText());
    }
}
