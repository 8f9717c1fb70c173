using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Options;

/// <summary>How much a caller may ask of one server. Every request spends a unit, and a dear one more.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Whether rates are limited at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What callers without a name share, all of one address (IPv4) or of one /64 network (IPv6).</summary>
    public RateLimit Anonymous { get; set; } = new() { Burst = 5_000, PerSecond = 100 };

    /// <summary>What each caller has that is known.</summary>
    public RateLimit Known { get; set; } = new() { Burst = 20_000, PerSecond = 400 };

    /// <summary>How much of an operation's cost one unit pays for.</summary>
    [Range(1, 100_000_000)]
    public int CostPerUnit { get; set; } = 1_000;

    /// <summary>
    /// What the database may work for callers without a name, in milliseconds, all of one address or network together: CPU time, or
    /// that of the statements. It is charged afterwards.
    /// </summary>
    public RateLimit AnonymousWork { get; set; } = new() { Burst = 2_000, PerSecond = 500 };

    /// <summary>The same for each caller that is known.</summary>
    public RateLimit KnownWork { get; set; } = new() { Burst = 60_000, PerSecond = 1_000 };

    /// <summary>How many sockets and streams of events together may be open from one address.</summary>
    [Range(1, 1_000_000)]
    public int SocketsPerAddress { get; set; } = 200;

    /// <summary>The lasting name of the caller of a request, null for one that is not known.</summary>
    public Func<HttpContext, string?> CallerOf { get; set; } = _ => null;
}

/// <summary>A bucket of units that fills again with time.</summary>
public sealed class RateLimit
{
    /// <summary>How many units it holds.</summary>
    [Range(1, 100_000_000)]
    public int Burst { get; set; }

    /// <summary>How many units come again each second.</summary>
    [Range(1, 100_000_000)]
    public int PerSecond { get; set; }
}
