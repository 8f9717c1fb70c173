using System.ComponentModel.DataAnnotations;
using HubGraph.Data;

namespace HubGraph.Host.Auth;

/// <summary>Whose tokens the server takes, and how it reads them. Without an authority every caller is anonymous.</summary>
public sealed record AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The address of an OpenID Connect issuer, under which it publishes <c>/.well-known/openid-configuration</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>The audience (<c>aud</c>) that tokens for this server carry.</summary>
    public string? Audience { get; init; }

    /// <summary>
    /// The claim that names the caller's role or roles: <c>operator</c>, <c>integration</c>, <c>administrator</c>.
    /// <c>realm_access.roles</c> looks into an object.
    /// </summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim that lists the slugs of an operator's hubs.</summary>
    public string HubsClaim { get; init; } = "hubs";

    public string NameClaim { get; init; } = "name";

    public string EmailClaim { get; init; } = "email";

    /// <summary>By how much the clocks of issuer and server may differ.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether credentials that are no token, such as a proxy's Basic, are refused; else they are nobody's.</summary>
    public bool RefuseOtherSchemes { get; init; }

    /// <summary>
    /// The subjects, at the issuer, of people who are administrators whatever their claims say: where the issuer knows no roles,
    /// somebody has to be the first.
    /// </summary>
    public TextList Administrators { get; init; } = [];

    /// <summary>
    /// What the issuer calls this server, a confidential client by which people sign in to the console; without, nobody does.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>What the server shows to the issuer in its turn.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the console asks the issuer for; <c>openid profile email</c> if not given.</summary>
    public TextList Scopes { get; init; } = [];

    /// <summary>How long somebody stays signed in to the console.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "23:59:59")]
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether people sign in to the console.</summary>
    internal bool HasSessions => !string.IsNullOrWhiteSpace(ClientId) && !string.IsNullOrWhiteSpace(Authority);

    /// <summary>The authority, null where none is set, or one plain line about what is wrong with the settings.</summary>
    internal Uri? CheckedAuthority()
    {
        if (string.IsNullOrWhiteSpace(Authority))
            return string.IsNullOrWhiteSpace(ClientId)
                ? null
                : throw new StartupException("Auth:Authority is missing: Auth:ClientId is what an issuer calls this server.");
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out Uri? authority) || authority.Scheme is not ("https" or "http"))
            throw new StartupException("Auth:Authority is not the address of an issuer, such as https://login.example.org.");
        if (authority.Scheme == "http" && !authority.IsLoopback)
            throw new StartupException(
                "Auth:Authority must be an https address: over plain http, anybody on the way could give the server keys.");
        if (string.IsNullOrWhiteSpace(Audience))
            throw new StartupException(
                "Auth:Audience is missing: without it, a token that was made for another application would be taken.");
        if (string.IsNullOrWhiteSpace(ClientId) != string.IsNullOrWhiteSpace(ClientSecret))
            throw new StartupException("Auth:ClientId and Auth:ClientSecret are given together, or neither of them.");
        return authority;
    }
}
