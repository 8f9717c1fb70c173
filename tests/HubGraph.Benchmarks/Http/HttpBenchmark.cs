using HubGraph.Benchmarks.Data;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Http;

/// <summary>How the servers are driven.</summary>
internal sealed record HttpOptions(int Seconds, int Warmup, int Connections, int Activities);

/// <summary>HubGraph beside the bare endpoint, on one database.</summary>
internal static class HttpBenchmark
{
    // Both servers are measured in short turns, so that what else the machine does meets both alike.
    private const int Rounds = 3;

    private const string GraphQLPath = "/graphql";

    public static async Task RunAsync(DatabaseProvider provider, HttpOptions options, CancellationToken cancellationToken)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            await RunAsync(await Demonstration.SqliteAsync(options.Activities, cancellationToken), options, cancellationToken);
            return;
        }
        await using PostgresServer server = await PostgresServer.StartAsync(cancellationToken);
        await Demonstration.FillAsync(server.Database, options.Activities, cancellationToken);
        await RunAsync(server.Database, options, cancellationToken);
    }

    private static async Task RunAsync(DatabaseOptions database, HttpOptions options, CancellationToken cancellationToken)
    {
        await using ServerProcess hubGraph = await ServerProcess.StartAsync(ServeCommand.HubGraphServer, database, cancellationToken);
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
        Report.End(hubGraph.Memory(), bare.Memory());
    }

    private static async Task<Pair[]> DriveAsync(BenchmarkQuery query, IReadOnlyList<string> bodies, ServerProcess hubGraph, ServerProcess bare, HttpOptions options, CancellationToken cancellationToken)
    {
        await Wrk.DriveAsync(hubGraph, GraphQLPath, bodies, options.Connections, options.Warmup, cancellationToken);
        await Wrk.DriveAsync(bare, query.Path, bodies, options.Connections, options.Warmup, cancellationToken);
        int seconds = Math.Max(1, options.Seconds / Rounds);
        Pair[] pairs = new Pair[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            pairs[i] = new Pair(
                await Wrk.DriveAsync(hubGraph, GraphQLPath, bodies, options.Connections, seconds, cancellationToken),
                await Wrk.DriveAsync(bare, query.Path, bodies, options.Connections, seconds, cancellationToken));
        }
        return pairs;
    }
}
