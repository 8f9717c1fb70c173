using System.Collections.Concurrent;
using System.Diagnostics;
using GraphQL;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Rates;

/// <summary>
/// What the requests of each caller really took of the database, which no price foresees: it is charged when it is known, and
/// who has overdrawn waits. Budgets that are full again are dropped, so that memory goes with those who work.
/// </summary>
public sealed class WorkBudgets
{
    // How many charges lie between two looks for budgets that are full.
    private const int Sweep = 1_024;

    // In milliseconds: what a page of a dashboard takes, and less than anybody notices.
    private const double Busy = 100;

    private readonly RateLimitOptions _options;
    private readonly ConcurrentDictionary<CallerKey, Budget> _budgets = [];
    private int _charges;

    internal WorkBudgets(TransportOptions options) => _options = options.Rates;

    /// <summary>How many callers have worked lately.</summary>
    internal int Count => _budgets.Count;

    /// <summary>Charges a caller for work that is done.</summary>
    public void Charge(CallerKey caller, TimeSpan took)
    {
        if (!_options.Enabled || took <= TimeSpan.Zero)
            return;
        RateLimit limit = LimitOf(caller);
        _budgets.GetOrAdd(caller, static (_, limit) => new Budget(limit.Burst), limit).Take(limit, took.TotalMilliseconds);
        if (Interlocked.Increment(ref _charges) % Sweep != 0)
            return;
        foreach ((CallerKey each, Budget budget) in _budgets)
        {
            if (budget.Left(LimitOf(each)) >= LimitOf(each).Burst)
                _budgets.TryRemove(KeyValuePair.Create(each, budget));
        }
    }

    /// <summary>Whether the caller was charged for more than a tenth of a second that it has not got back yet.</summary>
    public bool HasBeenBusy(CallerKey caller) =>
        _budgets.TryGetValue(caller, out Budget? budget) && LimitOf(caller) is var limit && limit.Burst - budget.Left(limit) > Busy;

    /// <summary>How long the caller must wait until it may have something done again; zero where it has something left.</summary>
    internal TimeSpan WaitOf(CallerKey caller)
    {
        if (!_options.Enabled || !_budgets.TryGetValue(caller, out Budget? budget))
            return TimeSpan.Zero;
        RateLimit limit = LimitOf(caller);
        double left = budget.Left(limit);
        return left > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - left) / limit.PerSecond);
    }

    /// <summary>What refuses a caller who must wait; null where it has something left.</summary>
    public ExecutionError? Refusal(CallerKey caller) => RefusalOf(caller);

    internal GraphQLRequestError? RefusalOf(CallerKey caller) =>
        WaitOf(caller) is { Ticks: > 0 } wait
            ? GraphQLRequestError.RateLimited("What was asked has kept the database at work for too long.", wait)
            : null;

    private RateLimit LimitOf(CallerKey caller) => caller.IsKnown ? _options.KnownWork : _options.AnonymousWork;

    /// <summary>Milliseconds of work, which come again with time and may be overdrawn.</summary>
    private sealed class Budget(double left)
    {
        private readonly Lock _lock = new();
        private double _left = left;
        private long _at = Stopwatch.GetTimestamp();

        public double Left(RateLimit limit) => Take(limit, 0);

        public double Take(RateLimit limit, double milliseconds)
        {
            lock (_lock)
            {
                long now = Stopwatch.GetTimestamp();
                _left = Math.Min(limit.Burst, _left + (Stopwatch.GetElapsedTime(_at, now).TotalSeconds * limit.PerSecond)) - milliseconds;
                _at = now;
                return _left;
            }
        }
    }
}
