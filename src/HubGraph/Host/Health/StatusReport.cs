using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubGraph.Host.Health;

/// <summary>What this server tells of itself. Times of answers are counted in steps: a percentile is at most a fifth too long.</summary>
/// <param name="Status">Whether it serves now: Healthy, Degraded or Unhealthy, as <c>/health/ready</c> explains.</param>
/// <param name="Version">The program's version.</param>
/// <param name="StartedAt">When it was started, UTC.</param>
/// <param name="UptimeSeconds">For how long it has run since.</param>
/// <param name="IsKept">Whether what it counts will be known after a restart.</param>
/// <param name="Last">The last 24 hours, 7 and 30 days.</param>
/// <param name="Hours">The last hours, the latest first.</param>
/// <param name="Days">The last days, UTC, the latest first.</param>
internal sealed record StatusReport(
    string Status, string Version, DateTime StartedAt, long UptimeSeconds, bool IsKept,
    IReadOnlyDictionary<string, StatusFigures> Last, StatusFigures[] Hours, StatusFigures[] Days)
{
    /// <summary>Makes it.</summary>
    public static StatusReport Of(ServiceRecord record, HealthStatus health, DateTime now)
    {
        (ServicePeriod[] hours, ServicePeriod[] days) = record.Read();
        return new StatusReport(
            health.ToString(), ProgramVersion.Current, record.StartedAt, (long)(now - record.StartedAt).TotalSeconds, record.IsKept,
            new Dictionary<string, StatusFigures>
            {
                ["hours24"] = Figures([.. hours.Where(hour => hour.From > now.AddHours(-24))]),
                ["days7"] = Figures([.. days.Where(day => day.From > now.AddDays(-7))]),
                ["days30"] = Figures([.. days.Where(day => day.From > now.AddDays(-30))]),
            },
            [.. hours.Select(hour => Figures([hour]))],
            [.. days.Select(day => Figures([day]))]);
    }

    private static StatusFigures Figures(ServicePeriod[] periods) => new(
        periods.Length == 0 ? null : periods.Min(period => period.From),
        (long)periods.Sum(period => period.ServedSeconds),
        periods.Sum(period => period.Answers),
        periods.Sum(period => (long)period.Failures),
        Rounded(ServicePeriod.Percentile(periods, 0.5)),
        Rounded(ServicePeriod.Percentile(periods, 0.99)));

    private static double? Rounded(double? milliseconds) => milliseconds is { } value ? Math.Round(value, value < 10 ? 1 : 0) : null;
}

/// <summary>What was counted in a time.</summary>
/// <param name="From">When it began, UTC; null where nothing is known of it.</param>
/// <param name="ServedSeconds">For how long of it the server served.</param>
/// <param name="Answers">How many requests to the graph it answered, without sockets and streams.</param>
/// <param name="Failures">How many of them it failed to answer: 5xx.</param>
/// <param name="P50Milliseconds">The time within which half of them were answered.</param>
/// <param name="P99Milliseconds">The time within which 99 of 100 were.</param>
internal sealed record StatusFigures(
    DateTime? From, long ServedSeconds, long Answers, long Failures, double? P50Milliseconds, double? P99Milliseconds);
