using System.Collections.Concurrent;
using System.Text.Json;
using HubGraph.Concepts.Activities;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Concepts.Activities;

/// <summary>Many operators write at once.</summary>
public sealed class ConcurrentWritersTests
{
    private const int Writers = 16;
    private const int Writes = 12;
    private static readonly string s_token = MutationSender.Operator("bretagne");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nothing_is_lost_or_written_twice_and_the_log_is_in_the_order_of_commits(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        ConcurrentBag<string> ids = [];
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Writes; i++)
            {
                // Each is sent twice at once, as an impatient client does.
                string[] answers = await Task.WhenAll(LogAsync(server, $"{writer}-{i}"), LogAsync(server, $"{writer}-{i}"));
                Assert.Equal(answers[0], answers[1]);
                ids.Add(answers[0]);
            }
        })));
        long[] followed = await FollowAsync(server, writing);
        await writing;

        Assert.Equal(Writers * Writes, ids.Distinct().Count());
        await using HubGraphContext context = server.Database.CreateContext();
        Assert.Equal(Writers * Writes, await context.Activities.CountAsync());
        Assert.Equal(await context.Changes.OrderBy(change => change.Id).Select(change => change.Id).ToArrayAsync(), followed);
        Assert.Equal(Writers * Writes, await context.Changes.CountAsync(change => change.RecordType == nameof(AnimationActivity) && change.PersonId != null));
        Assert.Single(await context.Persons.ToArrayAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_many_who_read_the_same_version_one_amends(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        string id = await LogAsync(server, "one");

        JsonElement[] payloads = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            server.MutateAsync(s_token, "amendActivity", new { id, version = 1, summary = $"Par {writer}" }, "activity { version }")));

        Assert.Single(payloads, payload => payload.GetProperty("errors").ValueKind == JsonValueKind.Null);
        Assert.All(payloads.Where(payload => payload.GetProperty("errors").ValueKind != JsonValueKind.Null), payload => Assert.Equal(["STALE_VERSION at input.version"], payload.Refusals()));
    }

    private static async Task<string> LogAsync(GraphServer server, string reference)
    {
        Dictionary<string, object?> input = ActivitySamples.Animation();
        input["clientReference"] = reference;
        JsonElement payload = await server.MutateAsync(s_token, "logAnimation", input, "activity { id }");
        return payload.GetProperty("activity").GetProperty("id").GetString()!;
    }

    // A reader that only ever asks for what follows the last id that it saw must see everything.
    private static async Task<long[]> FollowAsync(GraphServer server, Task writing)
    {
        await using HubGraphContext reading = server.Database.CreateContext();
        List<long> seen = [];
        for (bool ended = false; ;)
        {
            long after = seen.Count == 0 ? 0 : seen[^1];
            seen.AddRange(await reading.Changes.Where(change => change.Id > after).OrderBy(change => change.Id).Select(change => change.Id).ToArrayAsync());
            if (ended)
                return [.. seen];
            ended = writing.IsCompleted;
        }
    }
}
