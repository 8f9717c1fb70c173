namespace HubGraph.Auth;

/// <summary>Whose tokens the server takes, and how it reads them. Without an authority every caller is anonymous.</summary>
public sealed record AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The address of an OpenID Connect issuer, under which it publishes <c>/.well-known/openid-configuration</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>The audience (<c>aud</c>) that tokens for this server carry.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim that names the caller's role or roles: <c>operator</c>, <c>integration</c>, <c>administrator</c>. <c>realm_access.roles</c> looks into an object.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim that lists the slugs of an operator's hubs.</summary>
    public string HubsClaim { get; init; } = "hubs";

    public string NameClaim { get; init; } = "name";

    public string EmailClaim { get; init; } = "email";

    /// <summary>By how much the clocks of issuer and server may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);
}
