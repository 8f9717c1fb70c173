using System.Collections.Concurrent;
using HubGraph.Data;
using HubGraph.Data.Demonstration;
using HubGraph.Tests.Data;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>A server over a small demonstration database that tests share because they only read.</summary>
internal static class DemonstrationServer
{
    /// <summary>How many activities it holds; a tenth as many events, a hundredth as many projects.</summary>
    public const int Activities = 2000;

    /// <summary>What it takes for today.</summary>
    public static readonly DateOnly Day = new(2026, 7, 1);

    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<GraphServer>>> s_shared = new();

    public static Task<GraphServer> SharedAsync(DatabaseProvider provider) =>
        s_shared.GetOrAdd(provider, key => new Lazy<Task<GraphServer>>(() => StartAsync(key))).Value;

    private static async Task<GraphServer> StartAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await DemoDatabase.WriteAsync(database.Options, Activities, Day, new Progress<ProgressStep>(), CancellationToken.None);
        // All tests are one caller.
        return await GraphServer.StartAsync(database, [.. TestIssuer.Shared.Settings, "--Exports:Concurrent", "100", "--Exports:PerCaller", "100"]);
    }
}
