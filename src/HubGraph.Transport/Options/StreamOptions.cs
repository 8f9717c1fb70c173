using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Options;

/// <summary>What streams may take of the server, and who may use them.</summary>
public sealed class StreamOptions
{
    /// <summary>
    /// How long a socket may wait before its connection_init; then it is closed with 4408 (graphql-transport-ws, ConnectionInit).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The largest message that a socket may receive, in bytes; a larger one closes it with 1009. Null: as large as the body of a
    /// POST.
    /// </summary>
    [Range(1, 100 * 1024 * 1024)]
    public int? MaxMessageBytes { get; set; }

    /// <summary>How many operations may run on a socket at a time; a further one gets an error message.</summary>
    [Range(1, 100_000)]
    public int MaxOperations { get; set; } = 100;

    /// <summary>
    /// How many messages may wait to be sent to one client. When an event finds no room, a socket is closed with 4008 and a
    /// stream of events is cut; answers of queries and mutations wait for it.
    /// </summary>
    [Range(1, 1_000_000)]
    public int QueuedMessages { get; set; } = 256;

    /// <summary>How many bytes these messages may have together. One alone may be larger.</summary>
    [Range(1, 1024 * 1024 * 1024)]
    public int QueuedBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How long the client may take to receive one message before its connection is cut.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a stream of events gets a comment and a socket a WebSocket ping, so that proxies keep idle connections. A
    /// socket that does not answer a ping in the same time is cut.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a client may take to close its side of a socket after the server did.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Tells from a socket's connection_init who is behind it. Null: whoever the HTTP request that opened it was made by, which
    /// is nobody if nothing authenticated it.
    /// </summary>
    public Func<SocketInit, CancellationToken, ValueTask<SocketAuthentication>>? Authenticate { get; set; }

    /// <summary>
    /// When the credentials of an HTTP request end, if they do. What it opened ends then too: a socket is closed with 4403, upon
    /// which clients connect again and send new credentials; a stream of events ends without its event "complete", which
    /// has the same effect.
    /// </summary>
    public Func<HttpContext, DateTimeOffset?>? ExpiresAt { get; set; }
}
