using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Auth;

/// <summary>Which tokens the server takes.</summary>
public class TokenTests
{
    [Fact]
    public async Task Takes_a_valid_token()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (int status, JsonElement body) = await server.SendAsync("{ __typename }", token: TestIssuer.Shared.Token("operator", ["aura"]));

        Assert.Equal((200, """{"data":{"__typename":"Query"}}"""), (status, body.ToString()));
    }
}
