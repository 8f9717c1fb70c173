using HubGraph.Transport.Cost;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Rates;

/// <summary>Has each event of a stream spend what it costs. Who has not enough is not refused: the event waits until there is.</summary>
internal sealed class EventMeter(RateLimits rates, HttpContext http, OperationCost cost, int costPerUnit)
{
    // What an event takes whatever is selected. Beside a request, it comes without a document and without a connection.
    private const long LeastCost = 10;

    private long _spent;

    /// <summary>Completes when the next event is paid for.</summary>
    public async Task SpendAsync(CancellationToken cancellation)
    {
        _spent += Math.Max(cost.Largest, LeastCost);
        int units = (int)(_spent / costPerUnit);
        _spent %= costPerUnit;
        while (rates.WaitFor(http, units) is { } wait)
            await Task.Delay(wait, cancellation);
    }
}
