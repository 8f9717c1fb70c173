namespace HubGraph.Host.Web;

/// <summary>
/// What browsers may do with an answer: read it by CORS and nothing else. It is never guessed to be another type, never run,
/// framed or embedded. Pages, such as the explorer's, set a policy of their own over this one.
/// </summary>
internal static class SecurityHeaders
{
    public static void Set(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        response.Headers["Referrer-Policy"] = "no-referrer";
        // CORS is not concerned by it: this keeps out <img> and <script>, which ask without.
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
