using System.Globalization;
using HubGraph.Transport;
using Microsoft.AspNetCore.Authorization;

namespace HubGraph.Auth;

/// <summary>Looks at the token of a request before anything else does. One that is not valid is refused, never taken for an anonymous caller's.</summary>
internal sealed class CallerGate(RequestDelegate next, Authenticator authenticator)
{
    public async Task InvokeAsync(HttpContext http)
    {
        Authentication authentication;
        try
        {
            authentication = await authenticator.AuthenticateAsync(http.Request.Headers.Authorization, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (authentication.Principal is { } principal)
        {
            http.User = principal;
            await next(http);
        }
        else if (authentication.Refusal is { } reason)
        {
            http.Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{reason}\"";
            await http.RefuseAsync(StatusCodes.Status401Unauthorized, AuthErrorCodes.Unauthenticated, reason);
        }
        else
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(authentication.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await http.RefuseAsync(StatusCodes.Status503ServiceUnavailable, AuthErrorCodes.IdentityProviderUnavailable,
                "The identity provider does not answer, so that the token cannot be checked. Requests without a token are answered.");
        }
    }

    /// <summary>Whether a request has something to look at. Most have not, and pay for this line alone.</summary>
    public static bool Concerns(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
