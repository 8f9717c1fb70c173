using System.Globalization;
using System.Security.Claims;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace HubGraph.Host.Auth;

/// <summary>Who calls over a socket: browsers cannot give one a header, so the token comes in its first message.</summary>
internal static class SocketCallers
{
    /// <summary>
    /// Has JwtBearer look at the token of a connection_init, as at a header's. A token that opened the socket counts before it.
    /// </summary>
    public static async ValueTask<SocketAuthentication> AuthenticateAsync(SocketInit init, CancellationToken cancellationToken)
    {
        object[] given = [.. init.Authorizations];
        bool refuseOthers = init.Http.RequestServices.GetRequiredService<AuthOptions>().RefuseOtherSchemes;
        if (given.All(one => one is string text && Credentials.NameNobody(text, refuseOthers)))
            return SocketAuthentication.Unchanged;
        if (given is not [string authorization])
            return SocketAuthentication.Refused("Send the token once, as a text: Bearer TOKEN.");
        init.Http.Request.Headers.Authorization = authorization;
        AuthenticateResult result = await init.Http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (result.Succeeded)
            return SocketAuthentication.Accepted(result.Principal, ExpiryOf(result.Principal));
        return result.Failure is IssuerUnavailableException unavailable
            ? SocketAuthentication.Unavailable(unavailable.Message)
            : SocketAuthentication.Refused(result.Failure?.Message ?? "Send the token as: Bearer TOKEN.");
    }

    /// <summary>When the token of a request ends; null without one.</summary>
    public static DateTimeOffset? ExpiryOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
