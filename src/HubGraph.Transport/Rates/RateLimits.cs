using System.Globalization;
using System.Threading.RateLimiting;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;
using HubGraph.Transport.Telemetry;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Rates;

/// <summary>
/// Limits what each caller asks of this server: the place where every request spends. Buckets that are full and idle are
/// dropped, so that memory goes with the callers of the last minute.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private readonly RateLimitOptions _options;
    private readonly PartitionedRateLimiter<HttpContext> _buckets;
    private readonly PartitionedRateLimiter<HttpContext> _sockets;
    private readonly Policy _anonymous, _known;
    private readonly WorkBudgets _work;

    public RateLimits(TransportOptions options, WorkBudgets work)
    {
        _work = work;
        _options = options.Rates;
        _anonymous = new Policy("anonymous", _options.Anonymous);
        _known = new Policy("known", _options.Known);
        _buckets = PartitionedRateLimiter.Create<HttpContext, CallerKey>(
            http => RateLimitPartition.Get(CallerKey.Of(http, _options.CallerOf), Bucket));
        _sockets = PartitionedRateLimiter.Create<HttpContext, CallerKey>(
            http => RateLimitPartition.Get(CallerKey.OfAddress(http), Sockets));
    }

    /// <summary>
    /// Spends what a request costs, and shows in the answer's headers what is left. Answers what refuses the request; null when
    /// it may go on. Every request spends once before anything is read of it, without a cost, and once more when its cost
    /// is known: then only if it has not overdrawn what the database may work for it. Cached answers have no second time.
    /// </summary>
    public GraphQLRequestError? Spend(HttpContext http, OperationCost? cost = null)
    {
        if (!_options.Enabled)
            return null;
        Policy policy = _options.CallerOf(http) is null ? _anonymous : _known;
        if (cost is not null && _work.RefusalOf(CallerKey.Of(http, _options.CallerOf)) is { } overdrawn)
        {
            TransportTelemetry.CountRefused(policy.Name);
            return overdrawn;
        }

        // The first unit is spent already. What costs more than a whole bucket takes a whole one.
        int units = cost is null ? 1 : (int)Math.Min((cost.Largest - 1) / _options.CostPerUnit, policy.Limit.Burst - 1);
        if (units == 0)
            return null;
        using RateLimitLease lease = _buckets.AttemptAcquire(http, units);
        Show(http, policy);
        if (lease.IsAcquired)
            return null;
        TransportTelemetry.CountRefused(policy.Name);
        return GraphQLRequestError.RateLimited("Too much was asked in a short time.", RetryAfter(lease));
    }

    /// <summary>What the events of a stream spend by; null where nothing is limited.</summary>
    public EventMeter? MeterOf(HttpContext http, OperationCost cost) =>
        _options.Enabled ? new EventMeter(this, http, cost, _options.CostPerUnit) : null;

    /// <summary>
    /// Spends for something that can wait. Answers null when it may go on, or else how long it waits before it tries again.
    /// </summary>
    public TimeSpan? WaitFor(HttpContext http, int units)
    {
        CallerKey caller = CallerKey.Of(http, _options.CallerOf);
        if (_work.WaitOf(caller) is { Ticks: > 0 } overdrawn)
            return overdrawn;
        using RateLimitLease lease = _buckets.AttemptAcquire(http, Math.Min(units, (caller.IsKnown ? _known : _anonymous).Limit.Burst));
        return lease.IsAcquired ? null : RetryAfter(lease);
    }

    private static TimeSpan RetryAfter(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromSeconds(1);

    /// <summary>
    /// Takes a place for a socket or a stream of events, to be disposed of when it is closed; not acquired when the address has
    /// no more.
    /// </summary>
    public RateLimitLease? OpenStream(HttpContext http) => _options.Enabled ? _sockets.AttemptAcquire(http) : null;

    public void Dispose()
    {
        _buckets.Dispose();
        _sockets.Dispose();
    }

    private TokenBucketRateLimiter Bucket(CallerKey caller)
    {
        RateLimit limit = caller.IsKnown ? _options.Known : _options.Anonymous;
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.Burst,
            TokensPerPeriod = limit.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            // The partitions' own timer fills them all.
            AutoReplenishment = false,
        });
    }

    private ConcurrencyLimiter Sockets(CallerKey caller) => new(new ConcurrencyLimiterOptions { PermitLimit = _options.SocketsPerAddress });

    // draft-ietf-httpapi-ratelimit-headers-10: r, what is left; t, the seconds until all is there again.
    private void Show(HttpContext http, Policy policy)
    {
        // The operations of a socket have no headers.
        if (http.Response.HasStarted)
            return;
        long left = _buckets.GetStatistics(http)?.CurrentAvailablePermits ?? 0;
        long full = (policy.Limit.Burst - left + policy.Limit.PerSecond - 1) / policy.Limit.PerSecond;
        http.Response.Headers[RateLimitHeaders.Policy] = policy.Header;
        http.Response.Headers[RateLimitHeaders.State] = string.Create(CultureInfo.InvariantCulture, $"\"{policy.Name}\";r={left};t={full}");
    }

    private sealed record Policy(string Name, RateLimit Limit)
    {
        // q, what a bucket holds; w, the seconds in which an empty one fills.
        public string Header { get; } = string.Create(
            CultureInfo.InvariantCulture, $"\"{Name}\";q={Limit.Burst};w={(Limit.Burst + Limit.PerSecond - 1) / Limit.PerSecond}");
    }
}

/// <summary>
/// The headers that tell a caller its limits (draft-ietf-httpapi-ratelimit-headers-10). Browsers show them only to pages that
/// CORS lets see them.
/// </summary>
public static class RateLimitHeaders
{
    internal const string Policy = "RateLimit-Policy";
    internal const string State = "RateLimit";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Policy, State];
}
