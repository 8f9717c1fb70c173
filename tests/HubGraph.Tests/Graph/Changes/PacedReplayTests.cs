using System.Diagnostics;
using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>What was missed comes as fast as its caller can pay for it.</summary>
public sealed class PacedReplayTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Each_event_is_paid_for_and_waits_where_there_is_not_enough(DatabaseProvider provider)
    {
        const int Missed = 60;
        await using GraphServer server = await GraphServer.StartAsync(provider, TestTemplate.Empty,
            ["--RateLimits:Enabled", "true", "--RateLimits:CostPerUnit", "10", "--RateLimits:Anonymous:Burst", "20", "--RateLimits:Anonymous:PerSecond", "20"]);
        string after = (await server.QueryAsync("{ changes(first: 0) { pageInfo { endCursor } } }")).GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        await SmallWorld.WriteAsync(server.Database, context => context.AddRange(Enumerable.Range(0, Missed).Select(i => new Hub { Slug = $"h{i}", Name = $"Hub {i}" })));

        long began = Stopwatch.GetTimestamp();
        using Follower follower = await Follower.AskAsync(server, "($after: String) { changes(after: $after) { change { record { ... on Hub { slug } } } } }", new { after });
        for (int i = 0; i < Missed; i++)
        {
            JsonElement told = await follower.NextAsync();
            Assert.Equal($"h{i}", told.GetProperty("change").GetProperty("record").GetProperty("slug").GetString());
        }

        // 20 at once, and 20 more each second.
        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(1.5));
    }
}
