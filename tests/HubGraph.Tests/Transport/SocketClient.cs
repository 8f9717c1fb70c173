using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HubGraph.Tests.Transport;

/// <summary>A client of graphql-transport-ws that may send what no real one does.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private readonly byte[] _buffer = new byte[4 * 1024 * 1024];

    private SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    /// <summary>Opens a socket, and says nothing yet.</summary>
    public static Task<SocketClient> ConnectAsync(TransportServer server, string? protocol = "graphql-transport-ws", string? origin = null, string? authorization = null) =>
        ConnectAsync(server.Url, protocol, origin, authorization);

    /// <inheritdoc cref="ConnectAsync(TransportServer, string?, string?, string?)"/>
    public static async Task<SocketClient> ConnectAsync(Uri address, string? protocol = "graphql-transport-ws", string? origin = null, string? authorization = null)
    {
        SocketClient client = new(new ClientWebSocket());
        if (protocol is not null)
            client.Socket.Options.AddSubProtocol(protocol);
        if (origin is not null)
            client.Socket.Options.SetRequestHeader("Origin", origin);
        if (authorization is not null)
            client.Socket.Options.SetRequestHeader("Authorization", authorization);
        await client.Socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, client._limit.Token);
        return client;
    }

    /// <summary>Opens a socket and has it acknowledged.</summary>
    public static async Task<SocketClient> ReadyAsync(TransportServer server, string payload = "null")
    {
        SocketClient client = await ConnectAsync(server);
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        return client;
    }

    public Task SendAsync(string text) => Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _limit.Token);

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    /// <summary>The next message.</summary>
    public async Task<string> ReceiveAsync()
    {
        string? text = await ReadAsync();
        Assert.True(text is not null, $"{Socket.CloseStatus} {Socket.CloseStatusDescription}");
        return text;
    }

    public async Task<JsonElement> ReceiveJsonAsync() => JsonDocument.Parse(await ReceiveAsync()).RootElement;

    /// <summary>How the server closed the socket, after whatever it still had to say.</summary>
    public async Task<(int Code, string? Reason)> ClosedAsync()
    {
        while (await ReadAsync() is not null)
        {
        }

        if (Socket.State == WebSocketState.CloseReceived)
            await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _limit.Token);
        return ((int)Socket.CloseStatus!, Socket.CloseStatusDescription);
    }

    public async Task ShouldCloseAsync(int code) => Assert.Equal(code, (await ClosedAsync()).Code);

    public void Dispose()
    {
        Socket.Dispose();
        _limit.Dispose();
    }

    private async Task<string?> ReadAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await Socket.ReceiveAsync(_buffer.AsMemory(length), _limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }
}
