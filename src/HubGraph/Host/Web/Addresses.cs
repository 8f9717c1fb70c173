using System.Text.Unicode;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Http;

namespace HubGraph.Host.Web;

/// <summary>
/// Refuses addresses whose escapes are no UTF-8, as old programs write them (<c>m%E9dias</c> for médias): the platform reads
/// something else instead, for which nothing would be found.
/// </summary>
internal static class Addresses
{
    /// <summary>Looks at the query string of each request that has escapes.</summary>
    public static void UseReadableAddresses(this IApplicationBuilder app) => app.Use(next => http =>
        IsReadable(http.Request.QueryString.Value)
            ? next(http)
            : http.RefuseAsync(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, "The address is not UTF-8: write é as %C3%A9."));

    /// <summary>Whether the escapes of a query string are UTF-8.</summary>
    public static bool IsReadable(string? query)
    {
        if (query is null || !query.Contains('%', StringComparison.Ordinal))
            return true;
        byte[] bytes = new byte[query.Length];
        int length = 0;
        for (int i = 0; i < query.Length; i++)
        {
            bool isEscape =
                query[i] == '%' && i + 2 < query.Length && char.IsAsciiHexDigit(query[i + 1]) && char.IsAsciiHexDigit(query[i + 2]);
            // Others stand as they are, and are not looked at.
            bytes[length++] = isEscape ? Convert.FromHexString(query.AsSpan(i + 1, 2))[0] : (byte)'-';
            if (isEscape)
                i += 2;
        }
        return Utf8.IsValid(bytes.AsSpan(0, length));
    }
}
