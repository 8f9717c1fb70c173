using System.Security.Claims;

namespace HubGraph.Host.Auth;

/// <summary>A principal whose token or session was validated and read.</summary>
internal sealed class CallerPrincipal(ClaimsPrincipal principal, Caller caller) : ClaimsPrincipal(principal)
{
    public Caller Caller { get; } = caller;
}
