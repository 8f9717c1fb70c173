using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Http;

/// <summary>
/// Refuses what a browser sends for a page of another site, unless that page may read the answer: what it may not read it has
/// no business to have executed. Clients that are no browsers send none of these headers and are not concerned.
/// </summary>
internal static class CrossSite
{
    /// <summary>Whether the page that sends the request, if it is one, is of an allowed origin or of the server's own.</summary>
    public static GraphQLRequestError? CheckOrigin(HttpRequest request, TransportOptions options)
    {
        string? origin = request.Headers.Origin;
        if (options.AllowedOrigins is not { } allowed || string.IsNullOrEmpty(origin)
            || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase) || IsOwn(request, origin))
        {
            return null;
        }

        return new GraphQLRequestError(
            StatusCodes.Status403Forbidden, ErrorCodes.OriginNotAllowed, "Pages of this origin may not ask this server.");
    }

    /// <summary>
    /// Whether the request may be executed: links, images, scripts and forms of other sites are refused by the metadata that
    /// browsers add (Fetch Metadata, Sec-Fetch-Site and Sec-Fetch-Mode), and requests by CORS when their origin is not allowed.
    /// </summary>
    public static GraphQLRequestError? Check(HttpRequest request, TransportOptions options)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"] != "cors")
        {
            return new GraphQLRequestError(StatusCodes.Status403Forbidden, ErrorCodes.CorsRequired,
                "Pages of other sites must ask by CORS, as fetch does: this request came from a link, a form or an embedded resource.");
        }

        return CheckOrigin(request, options);
    }

    // Behind a proxy the server may not know its own scheme; browsers do, and older ones at least name the host.
    private static bool IsOwn(HttpRequest request, string origin) =>
        request.Headers["Sec-Fetch-Site"] == "same-origin"
        || (request.Host.HasValue && origin.EndsWith("://" + request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
