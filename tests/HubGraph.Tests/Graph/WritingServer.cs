using System.Collections.Concurrent;
using HubGraph.Data;
using HubGraph.Tests.Concepts.Activities;

namespace HubGraph.Tests.Graph;

/// <summary>
/// A server that the tests of writing share, over the reference data. Their classes are of one collection, so that they run
/// one after the other and may count the lines of the log; each writes records of its own.
/// </summary>
internal static class WritingServer
{
    /// <summary><c>[Collection(WritingServer.Collection)]</c>.</summary>
    public const string Collection = "Writing";

    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<GraphServer>>> s_shared = new();

    public static Task<GraphServer> SharedAsync(DatabaseProvider provider) =>
        s_shared.GetOrAdd(provider, key => new Lazy<Task<GraphServer>>(() => StartAsync(key))).Value;

    // Who writes becomes known with the first write, which is a line of the log too: it comes before any test counts.
    private static async Task<GraphServer> StartAsync(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.StartAsync(provider);
        await server.MutateAsync(ActivitySamples.Token, "logActivities", new { hub = "bretagne", rows = Array.Empty<object>() }, "logged");
        return server;
    }
}
