using System.Threading.RateLimiting;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;

namespace HubGraph.Host.Web;

/// <summary>The places of what is under way for long, such as exports: so many for all, and fewer for each caller.</summary>
/// <param name="wait">How long to wait for a place, the first come first.</param>
internal sealed class CallerPlaces(int all, int perCaller, RateLimitOptions rates, TimeSpan wait = default) : IDisposable
{
    // How many may wait for a place.
    private const int Waiting = 10;

    private readonly ConcurrencyLimiter _all = new(Options(all, wait));

    private readonly PartitionedRateLimiter<HttpContext> _callers = PartitionedRateLimiter.Create<HttpContext, CallerKey>(http =>
        RateLimitPartition.GetConcurrencyLimiter(CallerKey.Of(http, rates.CallerOf), _ => Options(perCaller, wait)));

    /// <summary>
    /// Takes a place, to be disposed of at the end; null where the caller has all of its own still, or nobody finds one: then it
    /// says whether it is the caller who has too many.
    /// </summary>
    public async Task<(IDisposable? Place, bool IsCallers)> TakeAsync(HttpContext http)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        if (wait > TimeSpan.Zero)
            over.CancelAfter(wait);
        RateLimitLease? own = null, any = null;
        try
        {
            own = await _callers.AcquireAsync(http, 1, over.Token);
            if (own.IsAcquired)
                any = await _all.AcquireAsync(1, over.Token);
        }
        catch (OperationCanceledException)
        {
            // It waited for long enough, or its client left.
        }
        finally
        {
            if (any?.IsAcquired != true)
                own?.Dispose();
        }
        return any?.IsAcquired == true ? (new Place(own!, any), false) : (null, own?.IsAcquired != true);
    }

    public void Dispose()
    {
        _all.Dispose();
        _callers.Dispose();
    }

    private static ConcurrencyLimiterOptions Options(int places, TimeSpan wait) =>
        new() { PermitLimit = places, QueueLimit = wait > TimeSpan.Zero ? places * Waiting : 0 };

    private sealed class Place(RateLimitLease own, RateLimitLease any) : IDisposable
    {
        public void Dispose()
        {
            any.Dispose();
            own.Dispose();
        }
    }
}
