using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Transport.Responses;

/// <summary>The header If-None-Match (RFC 9110, section 13.1.2).</summary>
internal static class IfNoneMatch
{
    /// <summary>
    /// Whether it lists this entity tag. "*" lists none: whether there is an answer at all is only known when it was made.
    /// </summary>
    public static bool Lists(StringValues header, string tag)
    {
        if (header.Count == 0)
            return false;
        if (header.Count == 1 && header[0] == tag)
            return true;
        if (!EntityTagHeaderValue.TryParseList(header, out IList<EntityTagHeaderValue>? listed))
            return false;
        EntityTagHeaderValue own = EntityTagHeaderValue.Parse(tag);
        return listed.Any(each => each.Compare(own, useStrongComparison: false));
    }
}
