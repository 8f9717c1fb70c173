namespace HubGraph.Pages;

/// <summary>What keeps the page to itself: it loads from this server alone, runs no inline script and stands in no frame.</summary>
internal static class ExplorerHeaders
{
    // The editor writes its own styles; its icons and fonts come as data too.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; " +
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Add(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
