using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport;

/// <summary>The user context of an operation that came over HTTP: an ordinary dictionary that also knows its request.</summary>
public sealed class HttpUserContext(HttpContext httpContext) : Dictionary<string, object?>
{
    /// <summary>The HTTP request that is being answered; all operations of a socket share the one that opened it.</summary>
    public HttpContext HttpContext { get; } = httpContext;

    /// <summary>How fast the reader of a stream takes its events; null where the answer is none.</summary>
    public StreamPace? Pace { get; init; }
}
