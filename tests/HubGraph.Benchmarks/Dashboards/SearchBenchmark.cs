using System.Globalization;
using System.Text.Json;

namespace HubGraph.Benchmarks.Dashboards;

/// <summary>What people type: broad words and rare ones, a prefix, several at once.</summary>
internal static class SearchBenchmark
{
    private static readonly string[] s_queries = ["mediateurs", "numérique", "numérique bret", "inclusion", "atelier senior", "Lyon", "saint", "hub", "conseillers rural", "a la mediatheque", "zzz"];

    public static async Task RunAsync(Uri server, int times, CancellationToken cancellationToken)
    {
        using GraphClient client = new(server);
        List<(string Query, double Median)> medians = [];
        foreach (string query in s_queries)
        {
            string document = $$"""{ search(query: {{JsonSerializer.Serialize(query)}}, first: 20) { totalCount edges { title { text isMatch } snippet { text isMatch } node { __typename } } } }""";
            (await client.AskAsync(document, cancellationToken)).Dispose();
            List<double> taken = [];
            for (int i = 0; i < times; i++)
                taken.Add(await Timing.MillisecondsAsync(() => client.AskAsync(document, cancellationToken)));
            medians.Add((query, Timing.Median(taken)));
        }
        (string slowest, double longest) = medians.MaxBy(each => each.Median);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"search, 20 of all kinds with counts and pieces: {Timing.Median([.. medians.Select(each => each.Median)]):0.0} ms, \"{slowest}\" at the most {longest:0.0} ms"));
    }
}
