using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using HubGraph.Transport.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Pages;

/// <summary>What a browser sees that opens the address of the graph.</summary>
internal static class ExplorerPage
{
    private static readonly string s_template = PageFiles.ReadExplorer();

    /// <summary>
    /// Whether a request is a browser's that opens the address, rather than a client's that asks. The explorer shows a query that
    /// the address carries.
    /// </summary>
    public static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.PrefersHtml()
        && !request.Query.ContainsKey("documentId")
            && !request.Query.ContainsKey("extensions")
            && (PageFiles.IsBuilt || !request.Query.ContainsKey("query"));

    public static Task AnswerAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        string path = request.Path.Value ?? "";
        ExplorerHeaders.Add(http.Response);
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        // The page finds its assets relative to itself, so that it works behind any path that a proxy adds.
        if (path.EndsWith('/'))
            return Results.Redirect($"../{path.TrimEnd('/').Split('/')[^1]}").ExecuteAsync(http);

        string address = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path);
        byte[] page = Encoding.UTF8.GetBytes(
            s_template.Replace("{address}", HtmlEncoder.Default.Encode(address), StringComparison.Ordinal));
        string tag = Convert.ToHexString(SHA256.HashData(page).AsSpan(0, 8));
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(page, "text/html; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\"")).ExecuteAsync(http);
    }
}
