using System.Threading.RateLimiting;
using HubGraph.Transport.Rates;

namespace HubGraph.Host.Web;

/// <summary>The places of what is under way for long, such as exports: so many for all, and fewer for each caller.</summary>
internal sealed class CallerPlaces(int all, int perCaller, RateLimitOptions rates) : IDisposable
{
    private readonly ConcurrencyLimiter _all = new(new ConcurrencyLimiterOptions { PermitLimit = all });

    private readonly PartitionedRateLimiter<HttpContext> _callers = PartitionedRateLimiter.Create<HttpContext, CallerKey>(http =>
        RateLimitPartition.GetConcurrencyLimiter(CallerKey.Of(http, rates.CallerOf), _ => new ConcurrencyLimiterOptions { PermitLimit = perCaller }));

    /// <summary>Takes a place, to be disposed of at the end; null where the caller has all of its own already, or nobody finds one.</summary>
    /// <param name="isCallers">Whether it is the caller who has too many.</param>
    public IDisposable? Take(HttpContext http, out bool isCallers)
    {
        RateLimitLease own = _callers.AttemptAcquire(http);
        RateLimitLease any = own.IsAcquired ? _all.AttemptAcquire() : own;
        isCallers = !own.IsAcquired;
        if (any.IsAcquired)
            return new Place(own, any);
        any.Dispose();
        own.Dispose();
        return null;
    }

    public void Dispose()
    {
        _all.Dispose();
        _callers.Dispose();
    }

    private sealed class Place(RateLimitLease own, RateLimitLease any) : IDisposable
    {
        public void Dispose()
        {
            any.Dispose();
            own.Dispose();
        }
    }
}
