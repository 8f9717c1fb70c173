using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Claims;

namespace HubGraph.Host.Auth;

/// <summary>The caller of a request, as its token says. Issuer and subject together name a person or a program for ever.</summary>
public sealed class Caller
{
    // A principal that the server did not make itself, such as a test's, is read once too.
    private static readonly ConditionalWeakTable<ClaimsPrincipal, Caller> s_read = [];
    private static readonly CallerClaims s_claims = new(new AuthOptions());

    internal Caller(string? issuer, string? subject, string? name, string? email, CallerRole role, ImmutableArray<string> hubs) =>
        (Issuer, Subject, Name, Email, Role, Hubs) = (issuer, subject, name, email, role, hubs);

    /// <summary>Whoever comes without a token.</summary>
    public static Caller Anonymous { get; } = new(null, null, null, null, CallerRole.Anonymous, []);

    /// <summary>The program itself, at its own command line: it may write everything, and is nobody.</summary>
    internal static Caller Program { get; } = new(null, null, null, null, CallerRole.Administrator, []);

    /// <summary>Who vouches for the caller; null without a token.</summary>
    public string? Issuer { get; }

    /// <summary>The caller's lasting name at its issuer; null without a token.</summary>
    public string? Subject { get; }

    /// <summary>The caller's name for people, if the token gives it.</summary>
    public string? Name { get; }

    /// <summary>The caller's address, if the token gives it.</summary>
    public string? Email { get; }

    /// <summary>The strongest role that the token gives.</summary>
    public CallerRole Role { get; }

    /// <summary>Slugs of the hubs that an operator may write for, sorted; empty for all others.</summary>
    public IReadOnlyList<string> Hubs { get; }

    /// <summary>The caller behind a principal; anonymous where there is none. Cheap: a request's token is read once.</summary>
    public static Caller Of(ClaimsPrincipal? principal) => principal switch
    {
        CallerPrincipal known => known.Caller,
        { Identity.IsAuthenticated: true } => s_read.GetValue(principal, s_claims.Read),
        _ => Anonymous,
    };
}
