using System.Net.WebSockets;
using System.Text;

namespace HubGraph.Benchmarks.Load;

/// <summary>A WebSocket (graphql-transport-ws) that follows what hubs log.</summary>
internal sealed class Subscriber : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    private Subscriber() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>Connects and subscribes. When it returns, the server has taken the subscription.</summary>
    public static async Task<Subscriber> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        Subscriber subscriber = new();
        await subscriber._socket.ConnectAsync(new UriBuilder(new Uri(server, "/graphql")) { Scheme = "ws" }.Uri, cancellationToken);
        await subscriber.SendAsync("""{"type":"connection_init"}""", cancellationToken);
        await subscriber.ReceiveAsync(cancellationToken);
        await subscriber.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { activityLogged { cursor activity { id summary hub { name } } } }"}}""", cancellationToken);
        // Messages are answered in their order; a subscription is begun in the moment that it is read.
        await subscriber.SendAsync("""{"type":"ping"}""", cancellationToken);
        await subscriber.ReceiveAsync(cancellationToken);
        return subscriber;
    }

    /// <summary>The next message.</summary>
    public async Task<string> ReceiveAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new BenchmarkException($"The server closed a socket: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    private Task SendAsync(string text, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);

    public void Dispose() => _socket.Dispose();
}
