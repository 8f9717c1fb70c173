using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning.Execution;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph;

/// <summary>Work on the database is bounded, and whoever needs none of it, or little, is answered whatever others ask for.</summary>
public sealed class WorkTests
{
    private const string Short = "{ hubs { totalCount } }";
    private const string Attacker = "203.0.113.1";
    private const string Neighbour = "203.0.113.2";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task While_long_statements_of_one_address_fill_its_places_others_are_answered(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider, "--Work:LongPlaces=2", "--Work:Queue=60", "--Limits:Timeout=00:05:00");
        await CountAsync(server, Neighbour, Short);
        using CancellationTokenSource leaving = new();
        List<Task<HttpResponseMessage>> attack = [.. Enumerable.Range(0, 40).Select(i => SendAsync(server, Attacker, $"{LongQuery.Endless} # {i}", stop: leaving.Token))];

        // One of them runs, and half of the queue waits; the others are refused at once.
        for (int i = 0; i < 9; i++)
        {
            Task<HttpResponseMessage> refused = await Task.WhenAny(attack);
            attack.Remove(refused);
            await AssertBusyAsync(await refused);
        }
        Assert.Equal("Healthy", await server.Client.GetStringAsync("/health/live"));
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Neighbour, Short));
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Neighbour, $"{Short} # not remembered"));
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Neighbour, LongQuery.Long));
        Assert.All(attack, one => Assert.False(one.IsCompleted));

        await leaving.CancelAsync();
        foreach (Task<HttpResponseMessage> left in attack)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Attacker, LongQuery.Long));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_request_whose_time_passes_while_it_waits_is_refused_as_busy(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider, "--Work:LongPlaces=1", "--Limits:Timeout=00:00:01");
        await using HeldPlace held = await HeldPlace.TakeAsync(server, WorkKind.Lengthy);

        await AssertBusyAsync(await SendAsync(server, Attacker, LongQuery.Endless));
        // The second time it is known to be long.
        await AssertBusyAsync(await SendAsync(server, Attacker, LongQuery.Endless));
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Attacker, Short));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Long_work_whose_caller_has_overdrawn_while_it_waited_is_refused(DatabaseProvider provider)
    {
        TestDatabase database = await LongQuery.CreateDatabaseAsync(provider);
        // Where sizes are known, so is that it is long, before it begins.
        await database.ScalarAsync("ANALYZE");
        await using GraphServer server = await StartAsync(database, "--Work:LongPlaces=1", "--RateLimits:Enabled=true", "--RateLimits:AnonymousWork:Burst=1", "--RateLimits:AnonymousWork:PerSecond=1");
        Task<HttpResponseMessage> overdrawing;
        await using (await HeldPlace.TakeAsync(server, WorkKind.Lengthy))
        {
            overdrawing = SendAsync(server, Attacker, LongQuery.Endless);
            // At once, so that the debt is of many and not paid back, by a millisecond a second, before the place is free.
            HashSet<HttpStatusCode> statuses = [];
            for (int round = 0; !statuses.Contains(HttpStatusCode.TooManyRequests); round++)
            {
                HttpResponseMessage[] littles = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => SendAsync(server, Attacker, $"{Short} # {round} {i}")));
                statuses.UnionWith(littles.Select(little => little.StatusCode));
                Array.ForEach(littles, little => little.Dispose());
            }
            Assert.Subset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }, statuses);
        }

        using HttpResponseMessage refused = await overdrawing;
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Neighbour, Short));
        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), (refused.StatusCode, await CodeAsync(refused)));
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_read_beside_the_planner_waits_for_a_place_as_well(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider, "--Work:ShortPlaces=1", "--Work:ShortTime=00:01:00", "--Limits:Timeout=00:00:04");
        await using (await HeldPlace.TakeAsync(server, WorkKind.None))
        {
            string[] documents =
            [
                Short, "{ search(query: \"hub\") { totalCount } }", "{ nationalCoverage { population } }", "{ uncovered(level: REGION) { totalCount } }",
                "{ changes { nodes { kind } } }", "subscription { changes(hub: \"1\") { cursor } }",
            ];
            await Task.WhenAll(documents.Select(async document => await AssertBusyAsync(await SendAsync(server, Attacker, document, "text/event-stream, application/json"))));
        }
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Attacker, Short));
    }

    [SkippableFact]
    public async Task Who_has_been_busy_or_has_more_prepared_at_once_is_prepared_for_when_nobody_else_computes()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        await using GraphServer server = await StartAsync(DatabaseProvider.Sqlite);
        ReadDatabase database = server.Services.GetRequiredService<ReadDatabase>();
        List<TimeSpan> charges = [];
        ReadCaller caller = new(Attacker, Attacker) { Charge = charges.Add };

        await database.PrepareAsync(caller, _ => AssertPolicyAsync(SchedulingPolicy.Other), CancellationToken.None);
        TaskCompletionSource hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task first = database.PrepareAsync(caller, _ => hold.Task, CancellationToken.None);
        await database.PrepareAsync(caller, _ => AssertPolicyAsync(SchedulingPolicy.Idle), CancellationToken.None);
        hold.SetResult();
        await first;
        await database.PrepareAsync(caller with { GivesWay = () => true }, _ => AssertPolicyAsync(SchedulingPolicy.Idle), CancellationToken.None);

        // What went on elsewhere had waited.
        Assert.Equal(3, charges.Count);
        Assert.All(charges, took => Assert.True(took > TimeSpan.Zero));
    }

    private static Task AssertPolicyAsync(SchedulingPolicy expected)
    {
        // The 41st field; the second, a name in parentheses, may hold spaces.
        string stat = File.ReadAllText("/proc/thread-self/stat");
        Assert.Equal(expected, (SchedulingPolicy)int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[38], CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    private enum SchedulingPolicy
    {
        Other = 0,
        Idle = 5,
    }

    [Fact]
    public async Task Brief_work_needs_no_place_on_SQLite_and_is_done_again_in_one_when_it_is_not_brief()
    {
        await using GraphServer server = await StartAsync(DatabaseProvider.Sqlite, "--Work:ShortPlaces=1", "--Work:ShortTime=00:01:00");
        ReadDatabase database = server.Services.GetRequiredService<ReadDatabase>();
        ReadCaller caller = new(Attacker, Attacker);
        int attempts = 0;
        ValueTask<int> notBrief;
        await using (await HeldPlace.TakeAsync(server, WorkKind.None))
        {
            Assert.Equal(1, await database.RunAsync(caller, WorkKind.Brief, _ => ValueTask.FromResult(1), CancellationToken.None));

            notBrief = database.RunAsync(caller, WorkKind.Brief, UntilStoppedAsync, CancellationToken.None);
            Assert.Equal(1, attempts);
            Assert.False(notBrief.IsCompleted);
        }
        Assert.Equal(2, await notBrief);

        // As a statement that is stopped fails.
        ValueTask<int> UntilStoppedAsync(Work work)
        {
            if (++attempts > 1)
                return ValueTask.FromResult(attempts);
            while (work.MayGoOn())
                Thread.SpinWait(100);
            throw new TimeoutException();
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_export_waits_for_a_place_among_the_long_ones(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider, "--Work:LongPlaces=1");
        Task<string> export;
        await using (await HeldPlace.TakeAsync(server, WorkKind.Lengthy))
        {
            export = server.Client.GetStringAsync("/exports/hubs.csv");
            Assert.Equal(LongQuery.Hubs, await CountAsync(server, Neighbour, Short));
            Assert.False(export.IsCompleted);
        }
        Assert.Equal(LongQuery.Hubs + 1, (await export).TrimEnd().Split('\n').Length);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_time_limit_is_kept_by_one_statement_and_by_many(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider, "--Limits:Timeout=00:00:01");
        string many = $"{{ {string.Join(' ', Enumerable.Range(0, 75).Select(i => $"a{i}: {LongQuery.Field(3)}"))} }}";

        foreach (string document in new[] { LongQuery.Endless, many })
        {
            using HttpResponseMessage stopped = await SendAsync(server, Attacker, document);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "TIMEOUT"), (stopped.StatusCode, await CodeAsync(stopped)));
        }
        Assert.Equal(LongQuery.Hubs, await CountAsync(server, Attacker, Short));
    }

    private static async Task<GraphServer> StartAsync(DatabaseProvider provider, params string[] settings) =>
        await StartAsync(await LongQuery.CreateDatabaseAsync(provider), settings);

    private static Task<GraphServer> StartAsync(TestDatabase database, params string[] settings) =>
        GraphServer.StartAsync(database, ["--Proxies:Trusted=127.0.0.1", "--Limits:RowsPerCost=1000000000", "--Limits:MaxScanCost=1000000000", .. settings]);

    private static async Task<HttpResponseMessage> SendAsync(GraphServer server, string address, string query, string accept = "application/json", CancellationToken stop = default)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Add("Accept", accept);
        return await server.Client.SendAsync(request, stop);
    }

    private static async Task<int> CountAsync(GraphServer server, string address, string query)
    {
        using HttpResponseMessage response = await SendAsync(server, address, query);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out JsonElement errors), errors.ToString());
        return answer.GetProperty("data").GetProperty("hubs").GetProperty("totalCount").GetInt32();
    }

    private static async Task AssertBusyAsync(HttpResponseMessage response)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SERVER_BUSY"), (response.StatusCode, await CodeAsync(response)));
        Assert.NotNull(response.Headers.RetryAfter);
        response.Dispose();
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    /// <summary>A place that somebody else holds.</summary>
    private sealed class HeldPlace : IAsyncDisposable
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task _holding = Task.CompletedTask;

        public static async Task<HeldPlace> TakeAsync(GraphServer server, WorkKind kind)
        {
            HeldPlace place = new();
            TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
            place._holding = server.Services.GetRequiredService<ReadDatabase>().RunAsync(
                new ReadCaller("somebody", "somewhere"),
                kind,
                async _ =>
                {
                    began.SetResult();
                    await place._over.Task;
                    return true;
                },
                CancellationToken.None).AsTask();
            await began.Task;
            return place;
        }

        public async ValueTask DisposeAsync()
        {
            _over.SetResult();
            await _holding;
        }
    }
}
