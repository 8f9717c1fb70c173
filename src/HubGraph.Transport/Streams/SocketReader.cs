using System.Buffers;
using System.Net.WebSockets;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Streams;

/// <summary>Reads whole messages, however they come, up to a size.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes) : IDisposable
{
    private const int Initial = 4 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Initial);

    /// <summary>
    /// The next text message, null when the client has closed. It lies in memory that the next one takes. Throws
    /// <see cref="SocketClosure"/> for a message that is too large or binary.
    /// </summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync()
    {
        // One large message must not keep its memory for as long as the socket lives.
        if (_buffer.Length > 16 * Initial)
            Resize(Initial, 0);

        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.MessageType == WebSocketMessageType.Binary)
                throw SocketClosure.Invalid("Messages are text.");
            length += part.Count;
            if (length > maxBytes)
                throw new SocketClosure(SocketCloseCodes.TooBig, $"A message may have {maxBytes} bytes.");
            if (part.EndOfMessage)
                return _buffer.AsMemory(0, length);
            if (length == _buffer.Length)
                Resize(length * 2, length);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Resize(int size, int kept)
    {
        byte[] other = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, kept).CopyTo(other);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }
}
