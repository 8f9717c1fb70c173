using System.Net.WebSockets;
using System.Threading.RateLimiting;
using GraphQL;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Http;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Transport.Streams;

/// <summary>Opens sockets: the protocol graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(SocketServices services, ResponseWriter writer)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>
    /// Whether a request wants to become a socket, over HTTP/1.1 or HTTP/2. Other upgrades are declined by being ignored.
    /// </summary>
    public static bool Concerns(HttpContext http) =>
        (
            http.Request.Headers.Upgrade.Count > 0
                && http.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase))
        || HttpMethods.IsConnect(http.Request.Method);

    /// <summary>Opens a socket and serves it until it is closed.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.Headers[HeaderNames.SecWebSocketVersion] = "13";
            await RefuseAsync(http, GraphQLRequestError.BadRequest("The request is not the handshake of a WebSocket of version 13."));
            return;
        }

        if ((services.Rates.Spend(http) ?? CrossSite.CheckOrigin(http.Request, services.Options)) is { } refusal)
        {
            await RefuseAsync(http, refusal);
            return;
        }

        using RateLimitLease? place = services.Rates.OpenStream(http);
        if (place is { IsAcquired: false })
        {
            await RefuseAsync(http, GraphQLRequestError.TooManyStreams());
            return;
        }

        StreamOptions streams = services.Options.Streams;

        // A client that speaks another protocol is told so by a close code, for which the socket must be open.
        bool spoken = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol, StringComparer.Ordinal);
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = spoken ? Protocol : null,
            KeepAliveInterval = streams.KeepAlive,
            KeepAliveTimeout = streams.KeepAlive,
        });
        using SocketConnection connection = new(socket, http, services);
        using StreamCount count = new("websocket");
        await connection.RunAsync(spoken);
    }

    private Task RefuseAsync(HttpContext http, GraphQLRequestError refusal) =>
        writer.WriteAsync(http, new ExecutionResult(refusal), Accept.Negotiate(http.Request.Headers.Accept).Single ?? ResponseMedia.Json);
}
