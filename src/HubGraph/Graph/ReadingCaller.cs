using System.Security.Claims;

namespace HubGraph.Graph;

/// <summary>Who asks, as far as reading goes by it.</summary>
/// <param name="IsKnown">Whether a token says who it is.</param>
/// <param name="ReadsAll">Whether it reads for all hubs: an integration or an administrator.</param>
/// <param name="Hubs">The slugs of the hubs that it is an operator of.</param>
internal sealed record ReadingCaller(bool IsKnown, bool ReadsAll, IReadOnlyList<string> Hubs)
{
    /// <summary>Reads the claims of a token.</summary>
    public static ReadingCaller Of(ClaimsPrincipal? principal)
    {
        string? role = principal?.FindFirst("role")?.Value.ToUpperInvariant();
        return new ReadingCaller(
            principal?.Identity?.IsAuthenticated == true,
            role is RestrictedDirective.Integration or RestrictedDirective.Administrator,
            role == RestrictedDirective.Operator ? [.. principal!.FindAll("hubs").Select(claim => claim.Value)] : []);
    }
}
