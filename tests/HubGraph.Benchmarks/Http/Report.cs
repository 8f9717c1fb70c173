using System.Globalization;
using System.Text;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Http;

/// <summary>HubGraph and the bare endpoint, driven one after the other.</summary>
internal readonly record struct Pair(Drive HubGraph, Drive Bare)
{
    public double Ratio => HubGraph.RequestsPerSecond / Bare.RequestsPerSecond;
}

/// <summary>The table of one database, printed as it grows; each figure is the median of its rounds.</summary>
internal static class Report
{
    private static readonly CompositeFormat s_row = CompositeFormat.Parse("| {0,-25} | {1,8} | {2,8} | {3,5} | {4,11} | {5,11} | {6,11} | {7,6} |");

    public static void Begin(DatabaseProvider provider, HttpOptions options)
    {
        Console.WriteLine();
        Console.WriteLine($"{provider}, {options.Activities} activities, {options.Connections} connections, {Environment.ProcessorCount} cores; HubGraph/bare");
        Console.WriteLine();
        Write("query", "HubGraph", "bare", "ratio", "p50 ms", "p99 ms", "CPU µs/req", "RSS MB");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
    }

    /// <summary>Adds a query.</summary>
    public static void Add(string query, Pair[] pairs, double residentMegabytes) => Write(
        query,
        Whole(Median(pairs, pair => pair.HubGraph.RequestsPerSecond)),
        Whole(Median(pairs, pair => pair.Bare.RequestsPerSecond)),
        Median(pairs, pair => pair.Ratio).ToString("0.00", CultureInfo.InvariantCulture),
        $"{One(Median(pairs, pair => pair.HubGraph.P50Milliseconds))}/{One(Median(pairs, pair => pair.Bare.P50Milliseconds))}",
        $"{One(Median(pairs, pair => pair.HubGraph.P99Milliseconds))}/{One(Median(pairs, pair => pair.Bare.P99Milliseconds))}",
        $"{Whole(Median(pairs, pair => pair.HubGraph.ProcessorMicroseconds))}/{Whole(Median(pairs, pair => pair.Bare.ProcessorMicroseconds))}",
        Whole(residentMegabytes));

    /// <summary>Ends the table with the servers' memory.</summary>
    public static void End((double Now, double Most) hubGraph, (double Now, double Most) bare)
    {
        Console.WriteLine();
        Console.WriteLine($"Resident memory, at the end/at the most: HubGraph {Whole(hubGraph.Now)}/{Whole(hubGraph.Most)} MB, bare {Whole(bare.Now)}/{Whole(bare.Most)} MB.");
    }

    private static void Write(params string[] cells) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, s_row, [.. cells]));

    private static double Median(Pair[] pairs, Func<Pair, double> figure) => pairs.Select(figure).Order().ElementAt(pairs.Length / 2);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string One(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
