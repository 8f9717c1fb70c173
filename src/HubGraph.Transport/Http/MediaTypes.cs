using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Transport.Http;

/// <summary>The content type of a request.</summary>
internal static class MediaTypes
{
    /// <summary>Whether a body of this content type is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) =>
        contentType is "application/json" or "application/json; charset=utf-8"
        || (MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || IsUtf8(type.Charset)));

    /// <summary>Whether a charset parameter, quoted or not, says UTF-8, also by the name that many write for it.</summary>
    public static bool IsUtf8(StringSegment charset) =>
        HeaderUtilities.RemoveQuotes(charset) is var name
        && (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase));
}
