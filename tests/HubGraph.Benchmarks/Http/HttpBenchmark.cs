using HubGraph.Benchmarks.Bare;
using HubGraph.Benchmarks.Data;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Http;

/// <summary>How the servers are driven.</summary>
internal sealed record HttpOptions(int Seconds, int Warmup, int Connections, int Activities, bool NeverAnalysed);

/// <summary>HubGraph beside the bare endpoint, on one database.</summary>
internal static class HttpBenchmark
{
    // Both servers are measured in short turns, so that what else the machine does meets both alike.
    private const int Rounds = 3;

    private const string GraphQLPath = "/graphql";

    public static Task RunAsync(DatabaseProvider provider, HttpOptions options, CancellationToken cancellationToken) =>
        Demonstration.UseAsync(provider, options.Activities, database => RunAsync(database, options, cancellationToken), cancellationToken, options.NeverAnalysed);

    private static async Task RunAsync(DatabaseOptions database, HttpOptions options, CancellationToken cancellationToken)
    {
        await using ServerProcess hubGraph = await ServerProcess.StartAsync(ServeCommand.ForgetfulServer, database, cancellationToken);
        await using ServerProcess bare = await ServerProcess.StartAsync(ServeCommand.BareServerName, database, cancellationToken);
        IReadOnlyList<string> slugs = await Answers.SlugsAsync(hubGraph.Address, cancellationToken);
        foreach (BenchmarkQuery query in BenchmarkQuery.All)
        {
            foreach (string body in query.Bodies(slugs))
                await Answers.RequireEqualAsync(query.Name, body, new Uri(hubGraph.Address, GraphQLPath), new Uri(bare.Address, query.Path), cancellationToken);
        }

        Report.Begin(database.Provider, options);
        foreach (BenchmarkQuery query in BenchmarkQuery.All)
        {
            Pair[] pairs = await DriveAsync(query, query.Bodies(slugs), hubGraph, bare, options, cancellationToken);
            Report.Add(query.Name, pairs, hubGraph.Memory().Now);
        }
        await using (ServerProcess unknowing = await ServerProcess.StartAsync(ServeCommand.UnknowingServer, database, cancellationToken))
        {
            BenchmarkQuery query = BenchmarkQuery.All[^1];
            Report.Add("the last, a new request", await DriveAsync(query, query.Bodies(slugs), unknowing, bare, options, cancellationToken), unknowing.Memory().Now);
        }
        await using (ServerProcess remembering = await ServerProcess.StartAsync(ServeCommand.HubGraphServer, database, cancellationToken))
            await RepeatedAsync(remembering, bare, options, cancellationToken);
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

        Report.Add("the same again", await RoundsAsync(
            seconds => Wrk.DriveAsync(hubGraph, GraphQLPath, bodies, options.Connections, seconds, cancellationToken),
            seconds => Wrk.DriveAsync(bare, $"{BareServer.FixedPath}/{length}", bodies, options.Connections, seconds, cancellationToken),
            options), hubGraph.Memory().Now);
        Report.Add("304", await RoundsAsync(
            seconds => Wrk.GetAsync(hubGraph, get, tag, options.Connections, seconds, cancellationToken),
            seconds => Wrk.GetAsync(bare, BareServer.NotModifiedPath, tag, options.Connections, seconds, cancellationToken),
            options), hubGraph.Memory().Now);
    }

    private static Task<Pair[]> DriveAsync(BenchmarkQuery query, IReadOnlyList<string> bodies, ServerProcess hubGraph, ServerProcess bare, HttpOptions options, CancellationToken cancellationToken) => RoundsAsync(
        seconds => Wrk.DriveAsync(hubGraph, GraphQLPath, bodies, options.Connections, seconds, cancellationToken),
        seconds => Wrk.DriveAsync(bare, query.Path, bodies, options.Connections, seconds, cancellationToken),
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
