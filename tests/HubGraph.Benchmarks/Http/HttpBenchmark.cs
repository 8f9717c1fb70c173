using HubGraph.Benchmarks.Baseline;
using HubGraph.Benchmarks.Data;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Http;

/// <summary>How the servers are driven.</summary>
/// <param name="Rows">What the names of the rows contain that are measured; null for all.</param>
internal sealed record HttpOptions(int Seconds, int Warmup, int Connections, int Activities, bool NeverAnalysed, string? Rows)
{
    public bool Measures(string row) => Rows is null || row.Contains(Rows, StringComparison.Ordinal);
}

/// <summary>HubGraph beside the bare endpoint, on one database.</summary>
internal static class HttpBenchmark
{
    // Both servers are measured in short turns, so that what else the machine does meets both alike.
    private const int Rounds = 3;

    private const string GraphQLPath = "/graphql";
    private const string Again = "the same again";
    private const string NotModified = "304";

    // How many bodies of a varying query are checked.
    private const int Sample = 100;

    public static Task RunAsync(DatabaseProvider provider, HttpOptions options, CancellationToken cancellationToken) =>
        Demonstration.UseAsync(provider, options.Activities, database => RunAsync(database, options, cancellationToken), cancellationToken, options.NeverAnalysed);

    private static async Task RunAsync(DatabaseOptions database, HttpOptions options, CancellationToken cancellationToken)
    {
        await using ServerProcess hubGraph = await ServerProcess.StartAsync(ServeCommand.ForgetfulServer, database, cancellationToken);
        await using ServerProcess bare = await ServerProcess.StartAsync(ServeCommand.BareServerName, database, cancellationToken);
        IReadOnlyList<string> slugs = await Answers.SlugsAsync(hubGraph.Address, cancellationToken);
        BenchmarkValues values = new(slugs, await Answers.CodesAsync(hubGraph.Address, cancellationToken));
        (string Name, string Path, IReadOnlyList<string> Bodies)[] queries =
        [
            .. BenchmarkQuery.All.Select(query => (query.Name, query.Path, query.Bodies(slugs))),
            .. VaryingQuery.All.Select(query => (query.Name, query.Path, query.Bodies(values))),
        ];
        foreach ((string name, string path, IReadOnlyList<string> bodies) in queries)
        {
            foreach (string body in bodies.Take(Sample))
                await Answers.RequireEqualAsync(name, body, new Uri(hubGraph.Address, GraphQLPath), new Uri(bare.Address, path), cancellationToken);
        }

        Report.Begin(database.Provider, options);
        foreach ((string name, string path, IReadOnlyList<string> bodies) in queries.Where(query => options.Measures(query.Name)))
            Report.Add(name, await DriveAsync(path, bodies, hubGraph, bare, options, cancellationToken), hubGraph.Memory().Now);
        if (options.Measures(Again) || options.Measures(NotModified))
        {
            await using ServerProcess remembering = await ServerProcess.StartAsync(ServeCommand.HubGraphServer, database, cancellationToken);
            await RepeatedAsync(remembering, bare, options, cancellationToken);
        }
        Report.End(hubGraph.Memory(), bare.Memory());
    }

    // The same query again, beside an endpoint that answers as many bytes, and one that answers 304.
    private static async Task RepeatedAsync(ServerProcess hubGraph, ServerProcess bare, HttpOptions options, CancellationToken cancellationToken)
    {
        BenchmarkQuery query = BenchmarkQuery.All[1];
        string[] bodies = [.. query.Bodies([])];
        string get = $"{GraphQLPath}?query={Uri.EscapeDataString(query.Document)}";
        int length = await Answers.LengthAsync(new Uri(hubGraph.Address, GraphQLPath), bodies[0], cancellationToken);
        string tag = await Answers.TagAsync(new Uri(hubGraph.Address, get), cancellationToken);

        Report.Add(Again, await RoundsAsync(
            seconds => Wrk.DriveAsync(hubGraph, GraphQLPath, bodies, options.Connections, seconds, cancellationToken),
            seconds => Wrk.DriveAsync(bare, $"{BaselineServer.FixedPath}/{length}", bodies, options.Connections, seconds, cancellationToken),
            options), hubGraph.Memory().Now);
        Report.Add(NotModified, await RoundsAsync(
            seconds => Wrk.GetAsync(hubGraph, get, tag, options.Connections, seconds, cancellationToken),
            seconds => Wrk.GetAsync(bare, BaselineServer.NotModifiedPath, tag, options.Connections, seconds, cancellationToken),
            options), hubGraph.Memory().Now);
    }

    private static Task<Pair[]> DriveAsync(string path, IReadOnlyList<string> bodies, ServerProcess hubGraph, ServerProcess bare, HttpOptions options, CancellationToken cancellationToken) => RoundsAsync(
        seconds => Wrk.DriveAsync(hubGraph, GraphQLPath, bodies, options.Connections, seconds, cancellationToken),
        seconds => Wrk.DriveAsync(bare, path, bodies, options.Connections, seconds, cancellationToken),
        options);

    private static async Task<Pair[]> RoundsAsync(Func<int, Task<Drive>> hubGraph, Func<int, Task<Drive>> bare, HttpOptions options)
    {
        await hubGraph(options.Warmup);
        await bare(options.Warmup);
        int seconds = Math.Max(1, options.Seconds / Rounds);
        Pair[] pairs = new Pair[Rounds];
        for (int i = 0; i < Rounds; i++)
            pairs[i] = new Pair(await hubGraph(seconds), await bare(seconds));
        return pairs;
    }
}
