using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Options;

/// <summary>The connection_init of a socket: who wants to use it.</summary>
/// <param name="Http">The HTTP request that opened the socket.</param>
/// <param name="Payload">What the message carries; empty if nothing.</param>
public sealed record SocketInit(HttpContext Http, IReadOnlyDictionary<string, object?> Payload)
{
    /// <summary>What an Authorization header would hold: the payload's members of that name, whatever its case, but for nulls.</summary>
    public IEnumerable<object> Authorizations =>
        Payload.Where(member => member.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Select(member => member.Value)
            .OfType<object>();
}

/// <summary>What became of a connection_init.</summary>
public sealed record SocketAuthentication
{
    private SocketAuthentication()
    {
    }

    /// <summary>Who the operations are executed for; null leaves the user of the HTTP request.</summary>
    public ClaimsPrincipal? User { get; private init; }

    /// <summary>When the socket is closed because its credentials end; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    internal int CloseCode { get; private init; }

    internal string Reason { get; private init; } = "";

    /// <summary>Without credentials, or with those that opened the socket.</summary>
    public static SocketAuthentication Unchanged { get; } = new();

    /// <summary>The credentials are good.</summary>
    public static SocketAuthentication Accepted(ClaimsPrincipal user, DateTimeOffset? expiresAt = null) =>
        new() { User = user, ExpiresAt = expiresAt };

    /// <summary>The credentials are not: the socket is closed with 4403 and this reason, of which 120 bytes are sent.</summary>
    public static SocketAuthentication Refused(string reason) => new() { CloseCode = SocketCloseCodes.Forbidden, Reason = reason };

    /// <summary>The credentials cannot be checked now: the socket is closed with 4503 and this reason; clients try again.</summary>
    public static SocketAuthentication Unavailable(string reason) => new() { CloseCode = SocketCloseCodes.Unavailable, Reason = reason };
}
