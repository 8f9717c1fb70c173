using System.Net.WebSockets;
using System.Security.Claims;
using HubGraph.Transport.Options;

namespace HubGraph.Tests.Transport;

/// <summary>Who may open a socket, and whom its operations are executed for.</summary>
public sealed class SocketCallerTests
{
    [Fact]
    public async Task Foreign_origins_are_refused_where_origins_are_listed()
    {
        await using StreamServer open = await StreamServer.StartAsync(_ => { });
        using SocketClient anyone = await SocketClient.ConnectAsync(open, origin: "https://evil.example");

        await using StreamServer server = await StreamServer.StartAsync(options => options.AllowedOrigins = ["https://good.example"]);
        using SocketClient good = await SocketClient.ConnectAsync(server, origin: "https://good.example");
        using SocketClient program = await SocketClient.ConnectAsync(server);
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(server, origin: "https://evil.example"));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    public async Task The_token_of_the_initialisation_says_who_calls(string name)
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.Authenticate = AuthenticateAsync);
        using SocketClient alice = await SocketClient.ReadyAsync(server, $$"""{"{{name}}":"Bearer alice"}""");
        await alice.SubscribeAsync("1", "{ caller }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"caller":"alice"}}}""", await alice.ReceiveAsync());

        using SocketClient nobody = await SocketClient.ReadyAsync(server);
        await nobody.SubscribeAsync("1", "{ caller }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"caller":null}}}""", await nobody.ReceiveAsync());
    }

    [Theory]
    [InlineData("mallory", 4403, "No such caller.")]
    [InlineData("later", 4503, "Later.")]
    [InlineData("broken", 4500, "Internal server error")]
    public async Task A_token_that_is_refused_closes_the_socket(string token, int code, string reason)
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.Authenticate = AuthenticateAsync);
        using SocketClient client = await SocketClient.ConnectAsync(server);
        await client.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{token}}}"}}""");
        Assert.Equal((code, reason), await client.ClosedAsync());
    }

    [Fact]
    public async Task A_socket_ends_with_its_token()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.Authenticate = AuthenticateAsync);
        using SocketClient client = await SocketClient.ReadyAsync(server, """{"Authorization":"Bearer brief"}""");
        await client.SubscribeAsync("1", "subscription { silent }");
        Assert.Equal((4403, "The credentials have expired."), await client.ClosedAsync());
        await SampleState.UntilAsync(() => server.State.Listeners == 0);
    }

    private static ValueTask<SocketAuthentication> AuthenticateAsync(SocketInit init, CancellationToken cancellation) => new(init.Authorizations.SingleOrDefault() switch
    {
        null => SocketAuthentication.Unchanged,
        "Bearer alice" => SocketAuthentication.Accepted(Named("alice"), DateTimeOffset.UtcNow.AddYears(1)),
        "Bearer brief" => SocketAuthentication.Accepted(Named("brief"), DateTimeOffset.UtcNow.AddMilliseconds(300)),
        "Bearer later" => SocketAuthentication.Unavailable("Later."),
        "Bearer broken" => throw new InvalidOperationException("secret"),
        _ => SocketAuthentication.Refused("No such caller."),
    });

    private static ClaimsPrincipal Named(string name) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
}
