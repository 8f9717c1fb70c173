using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>The file that a request carries: its whole body, or the first file of a form.</summary>
internal static class ImportBody
{
    // What a form adds to its file.
    private const int Envelope = 64 * 1024;

    private const string Gzip = "gzip";

    /// <summary>The media type of workbooks (Office Open XML).</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Which it is, its first bytes tell.
    private static readonly string[] s_types =
    [
        "text/csv", "text/plain", "text/tab-separated-values", "application/csv", "application/vnd.ms-excel", "application/octet-stream",
        Workbook, "application/vnd.ms-excel.sheet.macroEnabled.12",
    ];

    /// <summary>Whether the body is of a type that may hold a spreadsheet.</summary>
    public static bool IsSupported(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (IsForm(type) || s_types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.ToString().ToLowerInvariant() is "" or "identity" or Gzip;

    /// <summary>Whether it says that it is larger than files may be.</summary>
    public static bool IsTooLarge(HttpRequest request, ImportOptions limits) => request.ContentLength > limits.MaxBytes + Envelope;

    /// <summary>The file, as it comes; null when a form has none.</summary>
    public static async Task<Stream?> OpenAsync(HttpContext http, ImportOptions limits, CancellationToken cancellation)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limits.MaxBytes + Envelope;
        Stream body = http.Request.Body;
        if (http.Request.Headers.ContentEncoding.ToString().Equals(Gzip, StringComparison.OrdinalIgnoreCase))
            body = new GzipBody(body, limits.MaxBytes + Envelope);
        MediaTypeHeaderValue type = MediaTypeHeaderValue.Parse(http.Request.ContentType);
        if (!IsForm(type))
            return body;
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return null;
        MultipartReader parts = new(boundary, body) { BodyLengthLimit = limits.MaxBytes + Envelope };
        while (await parts.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.GetContentDispositionHeader()?.IsFileDisposition() == true)
                return section.Body;
        }
        return null;
    }

    private static bool IsForm(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
}
