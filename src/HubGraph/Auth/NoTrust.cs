using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Auth;

/// <summary>No token is taken.</summary>
internal sealed class NoTrust(CallerClaims claims) : TokenTrust(claims)
{
    public override ValueTask<TokenValidationParameters?> CurrentAsync(CancellationToken cancellation) => default;
}
