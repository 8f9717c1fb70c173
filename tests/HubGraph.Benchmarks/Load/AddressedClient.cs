using System.Net;
using System.Net.Sockets;

namespace HubGraph.Benchmarks.Load;

/// <summary>Clients that come from an address of this machine's loopback network.</summary>
internal static class AddressedClient
{
    /// <summary>Makes one.</summary>
    /// <param name="address">The last part of 127.0.0.x.</param>
    /// <param name="connections">How many it opens at the most.</param>
    public static HttpClient From(byte address, Uri server, int connections = 1_000) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        ConnectCallback = async (context, cancellationToken) =>
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, address]), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = server,
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
