using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Host.Auth;

/// <summary>A socket's first message carries the token.</summary>
public sealed class SocketCallerTests
{
    [Fact]
    public async Task Knows_the_caller_of_a_socket_by_its_first_message()
    {
        using SocketClient client = await ConnectAsync();
        await client.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{TestIssuer.Shared.Token("operator", ["aura"])}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        await client.SubscribeAsync("1", "{ viewer { role hubs { nodes { slug } } } }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"viewer":{"role":"OPERATOR","hubs":{"nodes":[{"slug":"aura"}]}}},"extensions":{"cost":{"fieldCost":3,"typeCost":23}}}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Refuses_a_socket_with_a_token_that_is_not_valid()
    {
        using SocketClient client = await ConnectAsync();
        await client.SendAsync("""{"type":"connection_init","payload":{"Authorization":"Bearer nonsense"}}""");
        await client.ShouldCloseAsync(4403);
    }

    [Theory]
    [InlineData("""["Bearer nonsense"]""")]
    [InlineData("""{"token":"nonsense"}""")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("\"\",\"authorization\":\"Bearer nonsense\"")]
    public async Task Refuses_a_socket_with_credentials_that_are_no_text(string credentials)
    {
        using SocketClient client = await ConnectAsync();
        await client.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":{{{credentials}}}}}""");
        await client.ShouldCloseAsync(4403);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\" \"")]
    [InlineData("\"Basic YWxpY2U6c2VjcmV0\"")]
    public async Task Serves_who_names_nobody_what_is_public(string credentials)
    {
        using SocketClient client = await ConnectAsync();
        await client.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":{{{credentials}}}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Serves_who_comes_without_a_token_what_is_public()
    {
        using SocketClient client = await ConnectAsync();
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        await client.SubscribeAsync("1", "{ viewer { role } }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"viewer":{"role":"ANONYMOUS"}},"extensions":{"cost":{"fieldCost":1,"typeCost":2}}}}""", await client.ReceiveAsync());
    }

    private static async Task<SocketClient> ConnectAsync()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        return await SocketClient.ConnectAsync(new Uri(server.Client.BaseAddress!, "/graphql"));
    }
}
