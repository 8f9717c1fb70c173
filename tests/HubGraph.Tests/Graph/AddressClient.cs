using System.Net;
using System.Net.Sockets;

namespace HubGraph.Tests.Graph;

/// <summary>Clients that come from other addresses of this machine: all of 127.0.0.0/8 are its own.</summary>
internal static class AddressClient
{
    /// <summary>A client of a server that comes from an address.</summary>
    public static HttpClient ClientFrom(this GraphServer server, string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            Socket socket = Bound(address);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = server.Client.BaseAddress };

    /// <summary>A connection to a server that comes from an address.</summary>
    public static async Task<NetworkStream> ConnectFromAsync(this GraphServer server, string address)
    {
        Socket socket = Bound(address);
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static Socket Bound(string address)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return socket;
    }
}
