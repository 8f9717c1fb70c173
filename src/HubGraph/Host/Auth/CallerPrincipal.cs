using System.Security.Claims;

namespace HubGraph.Host.Auth;

/// <summary>A principal whose token was validated and read.</summary>
internal sealed class CallerPrincipal(ClaimsPrincipal principal, CallerClaims claims) : ClaimsPrincipal(principal)
{
    public Caller Caller { get; } = claims.Read(principal);
}
