using System.Diagnostics;

namespace HubGraph.Benchmarks.Dashboards;

/// <summary>How long something takes.</summary>
internal static class Timing
{
    public static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
