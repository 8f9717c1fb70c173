using System.Net.WebSockets;
using System.Text.Json;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

/// <summary>What the protocol graphql-transport-ws says, to the letter.</summary>
public sealed class SocketTests(TransportServer server) : IClassFixture<TransportServer>
{
    [Fact]
    public async Task Answers_a_query_by_next_and_complete()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        Assert.Equal("graphql-transport-ws", client.Socket.SubProtocol);
        await client.SubscribeAsync("1 \"é\"", "query($n: String) { hello(name: $n) }", new { n = "Zoé" });

        Assert.Equal("""{"id":"1 \"é\"","type":"next","payload":{"data":{"hello":"Hello Zoé"}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"1 \"é\"","type":"complete"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Answers_a_mutation_and_errors_of_fields_by_next()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "mutation { bump }");
        Assert.True((await client.ReceiveJsonAsync()).GetProperty("payload").GetProperty("data").GetProperty("bump").GetInt32() > 0);
        await client.ReceiveAsync();

        await client.SubscribeAsync("1", "{ self { coded } }");
        JsonElement next = await client.ReceiveJsonAsync();
        Assert.Equal("next", next.GetProperty("type").GetString());
        Assert.Equal("CLOSED", next.GetProperty("payload").GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Streams_a_subscription_to_its_end()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("s", "subscription { n: count(to: 3) }");
        for (int i = 1; i <= 3; i++)
            Assert.Equal($$$$"""{"id":"s","type":"next","payload":{"data":{"n":{{{{i}}}}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"s","type":"complete"}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("{", ErrorCodes.GraphQLParseFailed)]
    [InlineData("", ErrorCodes.BadRequest)]
    [InlineData("{ nope }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("subscription { nope }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("subscription { a: count b: count }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("query A { hello } query B { hello }", ErrorCodes.OperationResolutionFailure)]
    [InlineData("{ page(first: 500) }", ErrorCodes.BadUserInput)]
    [InlineData("{ self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { self { hello } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }", ErrorCodes.DocumentLimitExceeded)]
    [InlineData("subscription { refused }", "CLOSED")]
    [InlineData("subscription { broken }", ErrorCodes.InternalServerError)]
    public async Task Tells_by_an_error_message_what_cannot_be_executed(string query, string code)
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", query);
        JsonElement error = await client.ReceiveJsonAsync();

        Assert.Equal("error", error.GetProperty("type").GetString());
        Assert.Equal(code, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", error.GetRawText(), StringComparison.Ordinal);

        // The id is free, the socket goes on, and no complete follows.
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal("next", (await client.ReceiveJsonAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Tells_by_an_error_message_that_a_source_failed()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { failing }");
        Assert.Equal("next", (await client.ReceiveJsonAsync()).GetProperty("type").GetString());
        JsonElement error = await client.ReceiveJsonAsync();
        Assert.Equal("error", error.GetProperty("type").GetString());
        Assert.Equal(ErrorCodes.InternalServerError, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", error.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_written_ends_in_an_error_message()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "{ unwritable }");
        Assert.Equal("error", (await client.ReceiveJsonAsync()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    [InlineData("""{"payload":{"at":[1, 2]},"type":"ping","more":{}}""", """{"type":"pong","payload":{"at":[1, 2]}}""")]
    public async Task Answers_a_ping_at_any_time(string ping, string pong)
    {
        using SocketClient client = await SocketClient.ConnectAsync(server);
        await client.SendAsync(ping);
        Assert.Equal(pong, await client.ReceiveAsync());
        await client.SendAsync("""{"type":"pong","payload":{}}""");
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"connection_ack"}""")]
    [InlineData("""{"type":"start","id":"1"}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"ping","type":"ping"}""")]
    [InlineData("""{"type":"ping","payload":1}""")]
    [InlineData("""{"type":"ping"} trailing""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{hello}"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{hello}"}}""")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"{hello}"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":[]}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{hello}","variables":"x"}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{hello}","operationName":1}}""")]
    public async Task Closes_with_4400_for_what_is_no_message(string text)
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SendAsync(text);
        (int code, string? reason) = await client.ClosedAsync();
        Assert.Equal(4400, code);
        Assert.NotEmpty(reason!);
        Assert.DoesNotContain("BytePosition", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closes_with_4400_for_a_binary_message()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.Socket.SendAsync("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary, true, CancellationToken.None);
        await client.ShouldCloseAsync(4400);
    }

    [Fact]
    public async Task Closes_with_4400_for_JSON_that_nests_too_deep()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SendAsync($$$"""{"type":"ping","payload":{"a":{{{new string('[', 50_000)}}}{{{new string(']', 50_000)}}}}}""");
        await client.ShouldCloseAsync(4400);
    }

    [Fact]
    public async Task Closes_with_4401_for_a_subscribe_before_the_acknowledgement()
    {
        using SocketClient client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal((4401, "Unauthorized"), await client.ClosedAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Closes_with_4406_for_another_subprotocol(string? protocol)
    {
        using SocketClient client = await SocketClient.ConnectAsync(server, protocol);
        Assert.Equal((4406, "Subprotocol not acceptable"), await client.ClosedAsync());
    }

    [Fact]
    public async Task Closes_with_4409_for_an_id_that_is_in_use()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("same", "subscription { silent }");
        await client.SubscribeAsync("same", "{ hello }");
        Assert.Equal((4409, "Subscriber for same already exists"), await client.ClosedAsync());
    }

    [Fact]
    public async Task Cuts_a_reason_that_is_longer_than_a_close_frame()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        string id = new('é', 200);
        await client.SubscribeAsync(id, "subscription { silent }");
        await client.SubscribeAsync(id, "{ hello }");
        (int code, string? reason) = await client.ClosedAsync();
        Assert.Equal(4409, code);
        Assert.StartsWith("Subscriber for éé", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', reason!);
    }

    [Fact]
    public async Task Closes_with_4429_for_a_second_initialisation()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal((4429, "Too many initialisation requests"), await client.ClosedAsync());
    }

    [Fact]
    public async Task Answers_the_close_of_a_client()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(WebSocketState.Closed, client.Socket.State);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
    }

    [Fact]
    public async Task Declines_what_is_no_handshake()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, server.Url);
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "8");
        (await TransportServer.SendAsync(request)).ShouldRefuse(400, ErrorCodes.BadRequest);
    }

    [Fact]
    public async Task Ignores_the_offer_of_another_upgrade()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Url, "?query={hello}"));
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "h2c");
        Assert.Equal(200, (await TransportServer.SendAsync(request)).Status);
    }
}
