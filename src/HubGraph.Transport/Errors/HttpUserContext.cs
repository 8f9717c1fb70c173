using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport;

/// <summary>The user context of an operation that came over HTTP: an ordinary dictionary that also knows its request.</summary>
public sealed class HttpUserContext(HttpContext httpContext) : Dictionary<string, object?>
{
    /// <summary>The HTTP request that is being answered.</summary>
    public HttpContext HttpContext { get; } = httpContext;
}
