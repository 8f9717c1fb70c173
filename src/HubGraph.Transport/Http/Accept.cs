using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Transport;

/// <summary>Accept negotiation.</summary>
internal static class Accept
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";

    /// <summary>The media type to answer in, or null when the client accepts neither.</summary>
    public static ResponseMedia? Negotiate(StringValues accept)
    {
        // What most clients send needs no parsing. Without a wish, the older type is answered: every client reads it.
        if (accept.Count == 0)
            return ResponseMedia.Json;
        if (accept.Count == 1)
        {
            switch (accept[0])
            {
                case Json or "*/*" or "":
                    return ResponseMedia.Json;
                case GraphQLResponse:
                    return ResponseMedia.GraphQLResponse;
            }
        }

        return MediaTypeHeaderValue.TryParseList(accept, out IList<MediaTypeHeaderValue>? ranges) ? Choose(ranges) : null;
    }

    /// <summary>Whether the client would rather have HTML than either media type, as browsers that open an address do.</summary>
    public static bool PrefersHtml(StringValues accept)
    {
        // Programs do not name it, and pay for this line alone.
        if (!accept.ToString().Contains(Html, StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParseList(accept, out IList<MediaTypeHeaderValue>? ranges))
        {
            return false;
        }

        double html = Quality(ranges, Html).Quality;
        return html > Quality(ranges, Json).Quality && html > Quality(ranges, GraphQLResponse).Quality;
    }

    private static ResponseMedia? Choose(IList<MediaTypeHeaderValue> ranges)
    {
        (double json, _) = Quality(ranges, Json);
        (double response, bool named) = Quality(ranges, GraphQLResponse);
        if (json <= 0 && response <= 0)
            return null;
        return response > json || (response == json && named) ? ResponseMedia.GraphQLResponse : ResponseMedia.Json;
    }

    /// <summary>The quality given by the most specific range that admits the type, and whether that range names it.</summary>
    private static (double Quality, bool Named) Quality(IList<MediaTypeHeaderValue> ranges, string type)
    {
        double quality = 0;
        int specificity = 0;
        foreach (MediaTypeHeaderValue range in ranges)
        {
            int fits = Specificity(range, type);
            if (fits > specificity)
            {
                specificity = fits;
                quality = range.Quality ?? 1;
            }
        }

        return (quality, specificity == 3);
    }

    private static int Specificity(MediaTypeHeaderValue range, string type)
    {
        if (range.Charset.HasValue && !MediaTypes.IsUtf8(range.Charset))
            return 0;
        if (range.MatchesAllTypes)
            return 1;
        if (range.MatchesAllSubTypes)
            return range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        return range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
    }
}
