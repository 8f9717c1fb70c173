using HubGraph.Transport.Errors;
using HubGraph.Transport.Rates;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Execution;

/// <summary>The user context of an operation that came over HTTP: an ordinary dictionary that also knows its request.</summary>
public sealed class HttpUserContext : Dictionary<string, object?>
{
    // An entry rather than a field: most operations are no streams and need not pay for it.
    private const string PaceKey = "HubGraph.Transport.Pace";

    public HttpUserContext(HttpContext httpContext) => HttpContext = httpContext;

    internal HttpUserContext(HttpContext httpContext, StreamPace? pace) : this(httpContext)
    {
        if (pace is not null)
            this[PaceKey] = pace;
    }

    /// <summary>The HTTP request that is being answered; all operations of a socket share the one that opened it.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>What the execution failed with that is no fault of the client: the first.</summary>
    internal GraphQLRequestError? Failure { get; set; }

    /// <summary>Whether the request also teaches the server the text of a document: it must be looked at each time.</summary>
    internal bool TeachesDocument { get; set; }

    /// <summary>
    /// The id of the last event that the reader of a stream had before it lost its connection, as browsers' EventSource tells it;
    /// null for none.
    /// </summary>
    public string? LastEventId =>
        !HttpContext.WebSockets.IsWebSocketRequest && HttpContext.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id : null;

    /// <summary>How fast the reader of a stream takes its events; null where the answer is none.</summary>
    public StreamPace? Pace => TryGetValue(PaceKey, out object? pace) ? (StreamPace?)pace : null;
}
