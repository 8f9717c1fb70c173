using System.Globalization;
using HubGraph.Transport.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace HubGraph.Host.Auth;

/// <summary>
/// Looks at the token of a request, or at the console's session, before anything else happens. One that is not valid is refused, never
/// taken for an anonymous caller's.
/// </summary>
internal sealed class CallerGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        bool isConsole = !HasToken(http);
        if (isConsole && !Sessions.IsOfThisOrigin(http.Request))
        {
            await http.RefuseAsync(
                StatusCodes.Status403Forbidden,
                AuthErrorCodes.Forbidden,
                "A session counts for requests of the console's own pages alone.");
            return;
        }
        AuthenticateResult result = await http.AuthenticateAsync(isConsole ? Sessions.Scheme : JwtBearerDefaults.AuthenticationScheme);
        if (result.Succeeded)
        {
            http.User = result.Principal;
            await next(http);
        }
        else if (result.Failure is IssuerUnavailableException unavailable)
        {
            http.Response.Headers.RetryAfter = IssuerKeys.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await http.RefuseAsync(
                StatusCodes.Status503ServiceUnavailable, AuthErrorCodes.IdentityProviderUnavailable, unavailable.Message);
        }
        else
        {
            string reason = isConsole
                ? "The session has ended: sign in again."
                : result.Failure?.Message ?? "Send the token as: Authorization: Bearer TOKEN.";
            http.Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{reason}\"";
            await http.RefuseAsync(StatusCodes.Status401Unauthorized, AuthErrorCodes.Unauthenticated, reason);
        }
    }

    /// <summary>Whether a request has something to look at. Most have not, and pay for the first line alone.</summary>
    public static bool Concerns(HttpContext http) =>
        (HasToken(http) || (Sessions.IsNamed(http.Request) && Options(http).HasSessions))
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool HasToken(HttpContext http) =>
        http.Request.Headers.Authorization is { Count: > 0 } credentials
            && !Credentials.NameNobody(credentials, Options(http).RefuseOtherSchemes);

    private static AuthOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<AuthOptions>();
}
