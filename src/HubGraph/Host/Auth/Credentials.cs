using Microsoft.Extensions.Primitives;

namespace HubGraph.Host.Auth;

/// <summary>What an Authorization header holds, before anybody looks at a token.</summary>
internal static class Credentials
{
    // What proxies ask browsers for: the browser sends it along to what lies behind them.
    private static readonly string[] s_ofProxies = ["Basic", "Digest", "Negotiate", "NTLM"];

    /// <summary>
    /// Whether nobody is named: nothing at all, which clients send for visitors, or credentials that are meant for a proxy.
    /// </summary>
    /// <param name="credentials">The value.</param>
    /// <param name="refuseOthers">Whether those of a proxy are to be refused.</param>
    public static bool NameNobody(string? credentials, bool refuseOthers) =>
        string.IsNullOrWhiteSpace(credentials)
        || (
            !refuseOthers
                && credentials.TrimStart().Split(' ', 2)[0] is var scheme
                && s_ofProxies.Contains(scheme, StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc cref="NameNobody(string?, bool)"/>
    public static bool NameNobody(StringValues credentials, bool refuseOthers)
    {
        foreach (string? one in credentials)
        {
            if (!NameNobody(one, refuseOthers))
                return false;
        }
        return true;
    }
}
