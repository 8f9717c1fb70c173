using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using HubGraph.Transport.Errors;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HubGraph.Tests.Transport;

/// <summary>What sockets take of the server, and when they end.</summary>
public sealed class SocketLifeTests
{
    [Fact]
    public async Task A_client_that_does_not_introduce_itself_is_closed_with_4408()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.InitTimeout = TimeSpan.FromMilliseconds(50));
        using SocketClient client = await SocketClient.ConnectAsync(server);
        Assert.Equal((4408, "Connection initialisation timeout"), await client.ClosedAsync());

        using SocketClient punctual = await SocketClient.ReadyAsync(server);
        await punctual.SubscribeAsync("1", "subscription { count }");
        Assert.Contains("next", await punctual.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_of_one_socket_run_beside_one_another()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("silent", "subscription { silent }");
        await client.SubscribeAsync("slow", "{ slow }");
        await server.State.Started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        for (int i = 0; i < 50; i++)
            await client.SubscribeAsync($"q{i}", "query($n: String) { hello(name: $n) }", new { n = $"{i}" });

        HashSet<string> answers = [];
        for (int i = 0; i < 100; i++)
            answers.Add(await client.ReceiveAsync());
        for (int i = 0; i < 50; i++)
        {
            Assert.Contains($$$$"""{"id":"q{{{{i}}}}","type":"next","payload":{"data":{"hello":"Hello {{{{i}}}}"}}}""", answers);
            Assert.Contains($$"""{"id":"q{{i}}","type":"complete"}""", answers);
        }
    }

    [Fact]
    public async Task A_client_that_completes_is_left_in_peace_and_may_use_its_id_again()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { silent }");
        await SampleState.UntilAsync(() => server.State.Listeners == 1);
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await client.SendAsync("""{"type":"complete","id":"unknown"}""");
        await client.SubscribeAsync("1", "{ hello }");

        Assert.Contains("Hello world", await client.ReceiveAsync(), StringComparison.Ordinal);
        await SampleState.UntilAsync(() => server.State.Listeners == 0);
    }

    [Fact]
    public async Task A_query_is_stopped_when_its_client_completes_it()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "{ slow }");
        await server.State.Started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await server.State.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sources_are_left_when_their_client_leaves(bool politely)
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        SocketClient client = await SocketClient.ReadyAsync(server);
        for (int i = 0; i < 20; i++)
            await client.SubscribeAsync($"{i}", i % 2 == 0 ? "subscription { silent }" : "subscription { endless }");
        await SampleState.UntilAsync(() => server.State.Listeners == 20);
        if (politely)
            await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        else
            client.Socket.Abort();

        await SampleState.UntilAsync(() => server.State.Listeners == 0);
        client.Dispose();
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task Each_operation_has_a_scope_of_its_own_for_as_long_as_it_runs()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "{ a: scope b: scope }");
        JsonElement data = (await client.ReceiveJsonAsync()).GetProperty("payload").GetProperty("data");
        Assert.Equal(data.GetProperty("a").GetString(), data.GetProperty("b").GetString());
        await client.ReceiveAsync();

        await client.SubscribeAsync("2", "subscription { scope }");
        string name = (await client.ReceiveJsonAsync()).GetProperty("payload").GetProperty("data").GetProperty("scope").GetString()!;
        Assert.NotEqual(data.GetProperty("a").GetString(), name);
        Assert.DoesNotContain(name, server.State.DisposedScopes);
        await client.SendAsync("""{"type":"complete","id":"2"}""");
        await SampleState.UntilAsync(() => server.State.DisposedScopes.Contains(name));
    }

    [Theory]
    [InlineData("{ slow }")]
    [InlineData("subscription { stalled }")]
    public async Task The_time_limit_holds_for_queries_and_for_setting_a_subscription_up(string query)
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Timeout = TimeSpan.FromMilliseconds(100));
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("silent", "subscription { silent }");
        await client.SubscribeAsync("1", query);
        JsonElement error = await client.ReceiveJsonAsync();
        Assert.Equal(("1", "error"), (error.GetProperty("id").GetString(), error.GetProperty("type").GetString()));
        Assert.Equal(ErrorCodes.Timeout, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        // A subscription that was set up lasts.
        Assert.Equal(1, server.State.Listeners);
    }

    [Fact]
    public async Task A_message_of_more_bytes_than_allowed_closes_with_1009()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.MaxMessageBytes = 10_000);
        using SocketClient client = await SocketClient.ReadyAsync(server);
        string text = new('x', 9_950);
        await client.SendAsync($$$"""{"type":"ping","payload":{"a":"{{{text}}}"}}""");
        Assert.Contains(text, await client.ReceiveAsync(), StringComparison.Ordinal);
        for (int i = 0; i < 20; i++)
            await client.Socket.SendAsync(new byte[1_000].Select(_ => (byte)' ').ToArray(), WebSocketMessageType.Text, false, CancellationToken.None);
        await client.ShouldCloseAsync(1009);
    }

    [Fact]
    public async Task By_default_a_message_may_be_as_large_as_a_body()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SendAsync($$$"""{"type":"ping","payload":{"a":"{{{new string('x', 1_100_000)}}}"}}""");
        await client.ShouldCloseAsync(1009);
    }

    [Fact]
    public async Task One_operation_too_many_gets_an_error_message()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.MaxOperations = 3);
        using SocketClient client = await SocketClient.ReadyAsync(server);
        for (int i = 0; i < 3; i++)
            await client.SubscribeAsync($"{i}", "subscription { silent }");
        await client.SubscribeAsync("more", "{ hello }");
        JsonElement error = await client.ReceiveJsonAsync();
        Assert.Equal(("more", "error"), (error.GetProperty("id").GetString(), error.GetProperty("type").GetString()));
        Assert.Equal(ErrorCodes.TooManyOperations, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Events_that_pile_up_close_the_socket_with_4008()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { flood }");
        await client.ShouldCloseAsync(4008);
        await SampleState.UntilAsync(() => server.State.Listeners == 0);
    }

    [Fact]
    public async Task A_source_that_waits_goes_as_fast_as_its_reader()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.QueuedMessages = 8);
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { count(to: 20000) }");
        for (int i = 1; i <= 20_000; i++)
            Assert.Equal($$$$"""{"id":"1","type":"next","payload":{"data":{"count":{{{{i}}}}}}}""", await client.ReceiveAsync());
        Assert.Contains("complete", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_cut()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.SendTimeout = TimeSpan.FromMilliseconds(200));
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { endless(size: 1000000) }");
        await SampleState.UntilAsync(() => server.State.Listeners == 1);
        await SampleState.UntilAsync(() => server.State.Listeners == 0);
    }

    [Fact]
    public async Task A_flood_of_pings_that_nobody_reads_the_answers_of_takes_no_memory()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Streams.SendTimeout = TimeSpan.FromMilliseconds(500));
        using SocketClient client = await SocketClient.ReadyAsync(server);
        byte[] ping = Encoding.UTF8.GetBytes($$$"""{"type":"ping","payload":{"a":"{{{new string('x', 100_000)}}}"}}""");
        // The server stops reading when it cannot write, and cuts the socket when that lasts.
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (true)
                await client.Socket.SendAsync(ping, WebSocketMessageType.Text, true, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        });
    }

    [Fact]
    public async Task Sockets_are_closed_with_1001_when_the_server_stops()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { silent }");
        await SampleState.UntilAsync(() => server.State.Listeners == 1);
        server.StopSoon();
        await client.ShouldCloseAsync(1001);
        await SampleState.UntilAsync(() => server.State.Listeners == 0);
    }

    [Fact]
    public async Task A_client_that_does_not_close_its_side_is_cut()
    {
        await using StreamServer server = await StreamServer.StartAsync(options =>
        {
            options.Streams.InitTimeout = TimeSpan.FromMilliseconds(50);
            options.Streams.CloseTimeout = TimeSpan.FromMilliseconds(50);
        });
        using TcpClient socket = new();
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-ws, graphql-transport-ws\r\n\r\n"));
        using MemoryStream seen = new();
        try
        {
            await socket.GetStream().CopyToAsync(seen).WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (IOException)
        {
            // Cut.
        }

        Assert.Contains("Sec-WebSocket-Protocol: graphql-transport-ws\r\n", Encoding.ASCII.GetString(seen.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_over_HTTP_2_is_a_socket()
    {
        Http2Server server = new();
        await server.InitializeAsync();
        using ClientWebSocket socket = new();
        using HttpMessageInvoker invoker = new(new SocketsHttpHandler());
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, invoker, CancellationToken.None);
        await socket.SendAsync("""{"type":"connection_init"}"""u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        byte[] buffer = new byte[100];
        WebSocketReceiveResult ack = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("""{"type":"connection_ack"}""", Encoding.UTF8.GetString(buffer, 0, ack.Count));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await server.DisposeAsync();
    }

    private sealed class Http2Server : TransportServer
    {
        protected override void Configure(KestrelServerOptions kestrel) =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
    }
}
