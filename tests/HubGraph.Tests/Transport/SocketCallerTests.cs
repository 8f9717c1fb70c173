using System.Net.WebSockets;
using System.Security.Claims;
using HubGraph.Transport.Streams;

namespace HubGraph.Tests.Transport;

/// <summary>Who may open a socket, and whom its operations are executed for.</summary>
public sealed class SocketCallerTests
{
    [Fact]
    public async Task Foreign_origins_are_refused_where_origins_are_listed()
    {
        await using StreamServer open = await StreamServer.Start(_ => { });
        using SocketClient anyone = await SocketClient.Connect(open, origin: "https://evil.example");

        await using StreamServer server = await StreamServer.Start(options => options.AllowedOrigins = ["https://good.example"]);
        using SocketClient good = await SocketClient.Connect(server, origin: "https://good.example");
        using SocketClient program = await SocketClient.Connect(server);
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.Connect(server, origin: "https://evil.example"));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    public async Task The_token_of_the_initialisation_says_who_calls(string name)
    {
        await using StreamServer server = await StreamServer.Start(options => options.Streams.Authenticate = Authenticate);
        using SocketClient alice = await SocketClient.Ready(server, $$"""{"{{name}}":"Bearer alice"}""");
        await alice.Subscribe("1", "{ caller }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"caller":"alice"}}}""", await alice.Receive());

        using SocketClient nobody = await SocketClient.Ready(server);
        await nobody.Subscribe("1", "{ caller }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"caller":null}}}""", await nobody.Receive());
    }

    [Theory]
    [InlineData("mallory", 4403, "No such caller.")]
    [InlineData("later", 4503, "Later.")]
    [InlineData("broken", 4500, "Internal server error")]
    public async Task A_token_that_is_refused_closes_the_socket(string token, int code, string reason)
    {
        await using StreamServer server = await StreamServer.Start(options => options.Streams.Authenticate = Authenticate);
        using SocketClient client = await SocketClient.Connect(server);
        await client.Send($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{token}}}"}}""");
        Assert.Equal((code, reason), await client.Closed());
    }

    [Fact]
    public async Task A_socket_ends_with_its_token()
    {
        await using StreamServer server = await StreamServer.Start(options => options.Streams.Authenticate = Authenticate);
        using SocketClient client = await SocketClient.Ready(server, """{"Authorization":"Bearer brief"}""");
        await client.Subscribe("1", "subscription { silent }");
        Assert.Equal((4403, "The credentials have expired."), await client.Closed());
        await SampleState.Until(() => server.State.Listeners == 0);
    }

    private static ValueTask<SocketAuthentication> Authenticate(SocketInit init, CancellationToken cancellation) => new(init.Authorizations.SingleOrDefault() switch
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
