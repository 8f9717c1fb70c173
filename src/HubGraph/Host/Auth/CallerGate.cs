using System.Globalization;
using HubGraph.Transport.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace HubGraph.Host.Auth;

/// <summary>Has JwtBearer look at the token of a request before anything else happens. One that is not valid is refused, never taken for an anonymous caller's.</summary>
internal sealed class CallerGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        AuthenticateResult result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (result.Succeeded)
        {
            http.User = result.Principal;
            await next(http);
        }
        else if (result.Failure is IssuerUnavailableException unavailable)
        {
            http.Response.Headers.RetryAfter = IssuerKeys.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await http.RefuseAsync(StatusCodes.Status503ServiceUnavailable, AuthErrorCodes.IdentityProviderUnavailable, unavailable.Message);
        }
        else
        {
            string reason = result.Failure?.Message ?? "Send the token as: Authorization: Bearer TOKEN.";
            http.Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{reason}\"";
            await http.RefuseAsync(StatusCodes.Status401Unauthorized, AuthErrorCodes.Unauthenticated, reason);
        }
    }

    /// <summary>Whether a request has something to look at. Most have not, and pay for the first line alone.</summary>
    public static bool Concerns(HttpContext http) =>
        http.Request.Headers.Authorization is { Count: > 0 } credentials
        && !Credentials.NameNobody(credentials, http.RequestServices.GetRequiredService<AuthOptions>().RefuseOtherSchemes)
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
