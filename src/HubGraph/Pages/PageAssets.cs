using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Pages;

/// <summary>
/// The scripts, styles and fonts of the pages. Their names change with their content, so that caches may keep them for ever, but
/// for the licences'.
/// </summary>
internal static class PageAssets
{
    private const string Licences = "licences.txt";
    private static readonly FileExtensionContentTypeProvider s_types = new();

    public static IResult Answer(HttpContext http, string file)
    {
        (string extension, string? encoding) = Choose(http.Request);
        if (PageFiles.Open(file, extension) is not { } content || !s_types.TryGetContentType(file, out string? type))
            return Results.NotFound();

        ExplorerHeaders.Add(http.Response);
        http.Response.Headers.CacheControl = file == Licences ? "no-cache" : "public, max-age=31536000, immutable";
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        return Results.Stream(encoding is null ? new GZipStream(content, CompressionMode.Decompress) : content, type);
    }

    /// <summary>Which file to read, and the encoding to send it in: brotli, gzip, or none for the rare client that takes neither.</summary>
    private static (string Extension, string? Encoding) Choose(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? accepted))
            return ("gz", null);
        return Accepts("br") ? ("br", "br") : ("gz", Accepts("gzip") ? "gzip" : null);

        bool Accepts(string encoding) =>
            accepted.Any(value => value.Quality is null or > 0 && value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
    }
}
