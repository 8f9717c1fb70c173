using System.Net.WebSockets;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Streams;

/// <summary>The one writer of a socket: what waits, and in the end the close.</summary>
internal static class SocketWriter
{
    /// <summary>Writes until the connection is closing, and then waits for a while for the client's close, which its reader sees.</summary>
    public static async Task RunAsync(WebSocket socket, SocketConnection connection, StreamOptions options)
    {
        try
        {
            using CancellationTokenSource patience = new();
            while (await connection.Queue.WaitAsync())
            {
                while (connection.Queue.TryTake(out Outgoing message))
                {
                    patience.CancelAfter(options.SendTimeout);
                    await socket.SendAsync(message.Bytes, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
                    message.Done();
                    patience.CancelAfter(Timeout.InfiniteTimeSpan);
                }
            }

            patience.CancelAfter(options.CloseTimeout);
            SocketClosure closing = connection.Closing!;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)closing.Code, SocketClosure.Shorten(closing.Message), patience.Token);
            patience.CancelAfter(options.CloseTimeout);
            await connection.Reading.WaitAsync(patience.Token);
        }
        catch (Exception exception) when (
            exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone, or does not take what it is sent, or does not close its side.
            socket.Abort();
            connection.Close(SocketCloseCodes.Normal, "");
        }
    }
}
