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
    public static Task<SocketClient> Connect(TransportServer server, string? protocol = "graphql-transport-ws", string? origin = null, string? authorization = null) =>
        Connect(server.Url, protocol, origin, authorization);

    /// <inheritdoc cref="Connect(TransportServer, string?, string?, string?)"/>
    public static async Task<SocketClient> Connect(Uri address, string? protocol = "graphql-transport-ws", string? origin = null, string? authorization = null)
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
    public static async Task<SocketClient> Ready(TransportServer server, string payload = "null")
    {
        SocketClient client = await Connect(server);
        await client.Send($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.Receive());
        return client;
    }

    public Task Send(string text) => Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _limit.Token);

    public Task Subscribe(string id, string query, object? variables = null) =>
        Send(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    /// <summary>The next message.</summary>
    public async Task<string> Receive()
    {
        string? text = await Read();
        Assert.True(text is not null, $"{Socket.CloseStatus} {Socket.CloseStatusDescription}");
        return text;
    }

    public async Task<JsonElement> ReceiveJson() => JsonDocument.Parse(await Receive()).RootElement;

    /// <summary>How the server closed the socket, after whatever it still had to say.</summary>
    public async Task<(int Code, string? Reason)> Closed()
    {
        while (await Read() is not null)
        {
        }

        if (Socket.State == WebSocketState.CloseReceived)
            await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _limit.Token);
        return ((int)Socket.CloseStatus!, Socket.CloseStatusDescription);
    }

    public async Task ShouldClose(int code) => Assert.Equal(code, (await Closed()).Code);

    public void Dispose()
    {
        Socket.Dispose();
        _limit.Dispose();
    }

    private async Task<string?> Read()
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
