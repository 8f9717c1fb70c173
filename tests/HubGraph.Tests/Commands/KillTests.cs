using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Concepts.Activities;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HubGraph.Tests.Commands;

/// <summary>The server is killed in the middle of writes, again and again.</summary>
[Trait("Category", "Long")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 12;
    private const int Writers = 8;
    private static readonly string s_token = MutationSender.Operator("bretagne");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_acknowledged_write_outlives_a_kill_and_none_is_half_written(DatabaseProvider provider)
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        ConcurrentDictionary<string, bool> acknowledged = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using ServerProcess server = ServerProcess.Start(TestDatabases.CreateTestDirectory(),
            [
                "--urls", "http://127.0.0.1:0", "--Database:Provider", provider.ToString(), "--Database:ConnectionString", database.Options.ConnectionString,
                "--Limits:Timeout", "00:01:00", .. TestIssuer.Shared.Settings,
            ]);
            Uri graph = await server.Serving;
            int enough = acknowledged.Count + random.Next(1, 120);
            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            int round = kill;
            // The first write compiles what the others run: alone, so that nobody waits longer for it than writers wait.
            await WriteAsync(graph, $"{round}-first", acknowledged, enough: 1, reached: null);
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(graph, $"{round}-{writer}", acknowledged, enough, reached)))];
            await reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await server.KillAsync();
            await Task.WhenAll(writers);
            await CheckAsync(database, acknowledged);
        }
        output.WriteLine($"{acknowledged.Count} acknowledged writes, {Kills} kills");
        Assert.True(acknowledged.Count >= Kills);
    }

    // Until the server is gone.
    private static async Task WriteAsync(Uri graph, string name, ConcurrentDictionary<string, bool> acknowledged, int enough, TaskCompletionSource? reached)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", s_token);
        for (int i = 0; ; i++)
        {
            string reference = $"{name}-{i}";
            object input = new
            {
                hub = "bretagne",
                performedOn = "2026-05-04",
                durationMinutes = 60,
                summary = $"Réunion {reference}",
                commune = "35238",
                animationKind = "PARTNERSHIP",
                themes = new[] { "NETWORK", "SHARING" },
                tags = new[] { "un", "deux", "trois" },
                clientReference = reference,
            };
            try
            {
                using HttpResponseMessage response = await client.PostAsJsonAsync(graph, new { query = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } } }", variables = new { input } });
                JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>();
                Assert.False(body.TryGetProperty("errors", out _), body.ToString());
                Assert.Equal(JsonValueKind.Object, body.GetProperty("data").GetProperty("logAnimation").GetProperty("activity").ValueKind);
                acknowledged[reference] = true;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
            {
                // Killed: whether this one was written, its reference will tell.
                return;
            }
            if (acknowledged.Count < enough)
                continue;
            if (reached is null)
                return;
            reached.TrySetResult();
        }
    }

    private static async Task CheckAsync(TestDatabase database, ConcurrentDictionary<string, bool> acknowledged)
    {
        await using HubGraphContext context = database.CreateContext();
        AnimationActivity[] written = await context.AnimationActivities.Where(activity => activity.ClientReference != null).Include(activity => activity.Tags).Include(activity => activity.Themes).AsSplitQuery().AsNoTracking().ToArrayAsync();
        Assert.Empty(acknowledged.Keys.Except(written.Select(activity => activity.ClientReference!)));
        Assert.All(written, activity => Assert.Equal((3, 2), (activity.Tags.Count, activity.Themes.Count)));
        long[] logged = await context.Changes.Where(change => change.RecordType == nameof(AnimationActivity)).Select(change => change.RecordId).ToArrayAsync();
        Assert.Equal(written.Select(activity => activity.Id).Order(), logged.Order());
    }
}
