using System.Diagnostics;
using System.Net;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Tests.Transport;

/// <summary>Work that was done is paid for in time.</summary>
public sealed class WorkBudgetTests : IDisposable
{
    private readonly WorkBudgets _budgets;
    private readonly RateLimits _rates;
    private readonly DefaultHttpContext _http = new();

    public WorkBudgetTests()
    {
        TransportOptions options = new();
        _budgets = new WorkBudgets(options);
        _rates = new RateLimits(options, _budgets);
        _http.Connection.RemoteIpAddress = IPAddress.Parse("198.51.100.1");
    }

    private CallerKey Caller => CallerKey.OfAddress(_http);

    [Fact]
    public void An_address_has_a_burst_and_then_half_a_core()
    {
        _budgets.Charge(Caller, TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.Zero, _budgets.WaitOf(Caller));

        // Six seconds of work come again in twelve.
        _budgets.Charge(Caller, TimeSpan.FromSeconds(6.5));
        Assert.InRange(_budgets.WaitOf(Caller).TotalSeconds, 8, 12.1);
    }

    [Fact]
    public void Who_was_charged_for_more_than_a_tenth_of_a_second_has_been_busy_until_that_has_come_again()
    {
        _budgets.Charge(Caller, TimeSpan.FromMilliseconds(90));
        Assert.False(_budgets.HasBeenBusy(Caller));
        _budgets.Charge(Caller, TimeSpan.FromMilliseconds(900));
        Assert.True(_budgets.HasBeenBusy(Caller));

        Assert.True(SpinWait.SpinUntil(() => !_budgets.HasBeenBusy(Caller), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_known_caller_has_more()
    {
        CallerKey alice = new("alice", 0);
        _budgets.Charge(alice, TimeSpan.FromSeconds(59));
        Assert.Equal(TimeSpan.Zero, _budgets.WaitOf(alice));
        _budgets.Charge(alice, TimeSpan.FromSeconds(6));
        Assert.InRange(_budgets.WaitOf(alice).TotalSeconds, 3, 5.1);
    }

    [Fact]
    public void Budgets_that_are_full_are_forgotten_and_others_stay()
    {
        _budgets.Charge(Caller, TimeSpan.FromSeconds(40));
        for (uint i = 0; i < 3_000; i++)
            _budgets.Charge(new CallerKey(null, i), TimeSpan.FromTicks(1));

        Assert.InRange(_budgets.Count, 1, 2_000);
        Assert.NotEqual(TimeSpan.Zero, _budgets.WaitOf(Caller));
    }

    [Fact]
    public async Task An_event_waits_until_the_work_before_it_is_paid()
    {
        EventMeter meter = _rates.MeterOf(_http, new OperationCost(1, 1))!;
        await meter.SpendAsync(CancellationToken.None);
        _budgets.Charge(Caller, TimeSpan.FromSeconds(20.4));

        long began = Stopwatch.GetTimestamp();
        await meter.SpendAsync(CancellationToken.None);

        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(0.5));
    }

    public void Dispose() => _rates.Dispose();
}
