using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Docs;

/// <summary>Answers pages and texts, which browsers keep and ask for again.</summary>
internal static class PageResponse
{
    // Nothing runs, nothing comes from elsewhere, and the one form asks this server.
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    // Where the guides' server runs.
    private const string Printed = "://localhost:5000";

    /// <summary>A page, with its links and commands made for the address that it is asked at.</summary>
    /// <param name="html">Such as <see cref="Page.Render"/> makes.</param>
    /// <param name="policy">What the page may do, where that is more than to be read.</param>
    public static IResult Of(HttpContext http, Markup html, int status = StatusCodes.Status200OK, string policy = Policy)
    {
        int depth = Math.Max(0, http.Request.Path.Value!.Count(c => c == '/') - 1);
        string up = depth == 0 ? "./" : string.Concat(Enumerable.Repeat("../", depth));
        http.Response.Headers.ContentSecurityPolicy = policy;
        byte[] bytes = Encoding.UTF8.GetBytes(OfHere(http.Request, html.Html.Replace(Page.Up, up, StringComparison.Ordinal)));
        if (status == StatusCodes.Status200OK)
            return Of(http, bytes, "text/html; charset=utf-8");
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Content(Encoding.UTF8.GetString(bytes), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    // Commands are copied: they ask the server that shows them.
    private static string OfHere(HttpRequest request, string html)
    {
        string here = HtmlEncoder.Default.Encode($"://{request.Host}{request.PathBase}");
        string secure = request.IsHttps ? "s" : "";
        return html.Replace($"http{Printed}", $"http{secure}{here}", StringComparison.Ordinal)
            .Replace($"ws{Printed}", $"ws{secure}{here}", StringComparison.Ordinal);
    }

    /// <summary>A text or an image.</summary>
    public static IResult Of(HttpContext http, byte[] bytes, string type)
    {
        http.Response.Headers.CacheControl = "no-cache";
        // Weak: it may be compressed on its way.
        return Results.Bytes(
            bytes,
            type,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))}\"", isWeak: true));
    }
}
