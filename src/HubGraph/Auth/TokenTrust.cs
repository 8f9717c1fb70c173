using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Auth;

/// <summary>Whose tokens are taken: what they are validated against.</summary>
internal abstract class TokenTrust(CallerClaims claims)
{
    // A token of the same issuer that is made for another use, such as logging out, is no access token.
    private static readonly HashSet<string> s_types = new(StringComparer.OrdinalIgnoreCase) { "JWT", "at+jwt", "application/at+jwt" };

    /// <summary>How callers are read from these tokens.</summary>
    public CallerClaims Claims { get; } = claims;

    /// <summary>What a token is validated against; null when no token is taken at all. Throws <see cref="IssuerUnavailableException"/>.</summary>
    public abstract ValueTask<TokenValidationParameters?> CurrentAsync(CancellationToken cancellation);

    /// <summary>Looks for newer keys than those seen; answers the same object when there are none to be had. Throws <see cref="IssuerUnavailableException"/>.</summary>
    public virtual ValueTask<TokenValidationParameters> RenewedAsync(TokenValidationParameters seen, CancellationToken cancellation) => ValueTask.FromResult(seen);

    /// <summary>The rules that every issuer's tokens obey.</summary>
    protected static TokenValidationParameters Rules(TimeSpan clockSkew, params string[] algorithms) => new()
    {
        ValidAlgorithms = algorithms,
        ClockSkew = clockSkew,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateLifetime = true,
        ValidateIssuer = true,
        ValidateAudience = true,
        RequireAudience = true,
        ValidateIssuerSigningKey = true,
        TypeValidator = (type, _, _) => type is null or "" || s_types.Contains(type) ? type : throw new SecurityTokenInvalidTypeException(),
    };
}
