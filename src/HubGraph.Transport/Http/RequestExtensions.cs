using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Http;

/// <summary>Lets the application tell people's requests from programs'.</summary>
public static class RequestExtensions
{
    /// <summary>Whether the client would rather have a page than any media type that the transport answers in.</summary>
    public static bool PrefersHtml(this HttpRequest request) => Accept.PrefersHtml(request.Headers.Accept);
}
