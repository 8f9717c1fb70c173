using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Auth;

/// <summary>
/// Tells from an Authorization header who calls. The token is validated by the platform's own handler, which JwtBearer
/// wraps; the authentication services around it are left out, because they would work on requests without a token too.
/// </summary>
internal sealed class Authenticator(TokenTrust trust)
{
    private const string Bearer = "Bearer ";
    private const string Malformed = "The token is not a JSON Web Token.";
    private static readonly JsonWebTokenHandler s_tokens = new() { MapInboundClaims = false };

    /// <summary>The caller, or why the header is refused.</summary>
    public async ValueTask<Authentication> AuthenticateAsync(StringValues authorization, CancellationToken cancellation)
    {
        if (authorization.Count != 1)
            return Authentication.Refused("Send one Authorization header.");
        string header = authorization[0] ?? "";
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Authentication.Refused("Send the token as: Authorization: Bearer TOKEN.");
        string token = header[Bearer.Length..].Trim();
        if (!s_tokens.CanReadToken(token))
            return Authentication.Refused(Malformed);

        try
        {
            return await ValidateAsync(token, cancellation);
        }
        catch (IssuerUnavailableException exception)
        {
            return Authentication.Unavailable(exception.RetryAfter);
        }
    }

    private async ValueTask<Authentication> ValidateAsync(string token, CancellationToken cancellation)
    {
        if (await trust.CurrentAsync(cancellation) is not { } rules)
            return Authentication.Refused("This server takes no tokens: it is not configured to trust an issuer.");
        TokenValidationResult result = await s_tokens.ValidateTokenAsync(token, rules);

        // Twice, because a question that was under way may have been answered before the issuer had its new key.
        for (int attempt = 0; attempt < 2 && MayBeOfNewerKey(result); attempt++)
        {
            TokenValidationParameters renewed = await trust.RenewedAsync(rules, cancellation);
            if (renewed == rules)
                break;
            rules = renewed;
            result = await s_tokens.ValidateTokenAsync(token, rules);
        }

        if (!result.IsValid)
            return Authentication.Refused(Describe(result.Exception));
        CallerPrincipal principal = new(result.ClaimsIdentity, trust.Claims);
        return principal.Caller.Subject is null ? Authentication.Refused("The token names no subject.") : Authentication.Accepted(principal);
    }

    // Without a key id in the token, each key was tried.
    private static bool MayBeOfNewerKey(TokenValidationResult result) =>
        result.Exception is SecurityTokenSignatureKeyNotFoundException
        || (result.Exception is SecurityTokenInvalidSignatureException && result.SecurityToken is not JsonWebToken { Kid.Length: > 0 });

    /// <summary>What a client can mend. The exceptions' own texts quote the token and the server's settings.</summary>
    private static string Describe(Exception? exception) => exception switch
    {
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenNoExpirationException => "The token has no expiry.",
        SecurityTokenInvalidLifetimeException => "The token expires before it begins.",
        SecurityTokenInvalidAudienceException => "The token is meant for another audience.",
        SecurityTokenInvalidIssuerException => "The token is of another issuer.",
        SecurityTokenInvalidTypeException => "The token is no access token.",
        SecurityTokenInvalidAlgorithmException => "The token is signed with an algorithm that is not accepted.",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException or SecurityTokenInvalidSigningKeyException =>
            "The token is not signed by a key of the issuer.",
        SecurityTokenMalformedException => Malformed,
        _ => "The token is not valid.",
    };
}
