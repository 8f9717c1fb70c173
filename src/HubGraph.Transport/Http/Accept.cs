using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Transport.Http;

/// <summary>What a client accepts: an answer in one piece, in which media type, and a stream of events.</summary>
internal readonly record struct Accepted(ResponseMedia? Single, bool Stream);

/// <summary>Accept negotiation.</summary>
internal static class Accept
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string EventStream = "text/event-stream";

    /// <summary>What the client accepts.</summary>
    public static Accepted Negotiate(StringValues accept)
    {
        // What most clients send needs no parsing. Without a wish, the older type is answered: every client reads it.
        if (accept.Count == 0)
            return new Accepted(ResponseMedia.Json, Stream: false);
        if (accept.Count == 1)
        {
            switch (accept[0])
            {
                case Json or "*/*" or "":
                    return new Accepted(ResponseMedia.Json, Stream: false);
                case GraphQLResponse:
                    return new Accepted(ResponseMedia.GraphQLResponse, Stream: false);
                case EventStream:
                    return new Accepted(null, Stream: true);
            }
        }

        return MediaTypeHeaderValue.TryParseList(accept, out IList<MediaTypeHeaderValue>? ranges) ? Choose(ranges) : default;
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

    private static Accepted Choose(IList<MediaTypeHeaderValue> ranges)
    {
        (double json, bool jsonNamed) = Quality(ranges, Json);
        (double response, bool responseNamed) = Quality(ranges, GraphQLResponse);
        (double events, bool eventsNamed) = Quality(ranges, EventStream);
        double single = Math.Max(json, response);

        // A stream is for those who ask for it by name. Who names both gets a stream for a subscription alone.
        bool stream = eventsNamed && events > 0;
        if (stream && (events > single || (events == single && !jsonNamed && !responseNamed)))
            return new Accepted(null, Stream: true);
        if (single <= 0)
            return default;
        return new Accepted(
            response > json || (response == json && responseNamed) ? ResponseMedia.GraphQLResponse : ResponseMedia.Json, stream);
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
            return type.AsSpan().StartsWith(range.Type.AsSpan(), StringComparison.OrdinalIgnoreCase) && type[range.Type.Length] == '/'
                ? 2
                : 0;
        return range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
    }
}
