using System.Security.Claims;

namespace HubGraph.Auth;

/// <summary>A principal whose token was validated and read.</summary>
internal sealed class CallerPrincipal(ClaimsIdentity identity, CallerClaims claims) : ClaimsPrincipal(identity)
{
    public Caller Caller { get; } = claims.Read(identity);
}
