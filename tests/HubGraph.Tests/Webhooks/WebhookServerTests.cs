using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Webhooks;

/// <summary>Servers are killed while they deliver, and others go on.</summary>
[Trait("Category", "Long")]
public sealed class WebhookServerTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_server_that_is_killed_in_the_middle_of_a_delivery_loses_nothing(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider, "--Webhooks:Enabled", "false");
        await world.RegisterAsync();
        TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        world.Receiver.Answer = async (http, _) =>
        {
            if (Interlocked.Increment(ref calls) != 3)
                return;
            held.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        string[] written;
        using (ServerProcess first = Start(world))
        {
            await first.Serving;
            while (!held.Task.IsCompleted)
                await world.NoteAsync($"Note {Guid.NewGuid()}");
            await first.KillAsync();
        }
        await world.NoteAsync("After the kill");
        written = await FeedAsync(world);

        using ServerProcess second = Start(world);
        await second.Serving;

        HashSet<string> came = [];
        while (came.Count < written.Length)
            came.UnionWith((await world.Receiver.NextAsync()).Cursors);
        Assert.Equal(written, world.Receiver.All.SelectMany(message => message.Cursors).Distinct());
    }

    [SkippableFact]
    public async Task One_of_two_servers_delivers_and_the_other_when_that_one_is_gone()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Postgresql, "--Webhooks:Enabled", "false");
        using ServerProcess first = Start(world);
        // It has loaded the reference data by then.
        await first.Serving;
        await world.RegisterAsync();
        await world.NoteAsync("Un");
        await world.Receiver.ChangesAsync(1);
        string holder = await HolderAsync(world);

        await using GraphServer second = await GraphServer.StartAsync(world.Server.Database, [.. TestIssuer.Shared.Settings, .. WebhookWorld.Settings]);
        for (int i = 0; i < 20; i++)
            await world.NoteAsync($"Note {i}");
        await world.Receiver.ChangesAsync(20);
        Assert.Equal(holder, await HolderAsync(world));
        Assert.Equal(21, world.Receiver.All.Sum(message => message.Changes.Count));

        await first.KillAsync();
        await world.NoteAsync("Of the second");

        Assert.Contains(await FeedAsync(world) is [.., var last] ? last : "", (await world.Receiver.NextAsync()).Cursors);
        Assert.NotEqual(holder, await HolderAsync(world));
    }

    private static ServerProcess Start(WebhookWorld world) => ServerProcess.Start(TestDatabases.CreateTestDirectory(),
    [
        "--urls", "http://127.0.0.1:0", "--Database:Provider", world.Server.Database.Options.Provider.ToString(), "--Database:ConnectionString", world.Server.Database.Options.ConnectionString,
        .. TestIssuer.Shared.Settings, .. WebhookWorld.Settings,
    ]);

    private static async Task<string> HolderAsync(WebhookWorld world) => (string)(await world.Server.Database.ScalarAsync("SELECT holder FROM webhook_states"))!;

    // Of what was written since the registration.
    private static async Task<string[]> FeedAsync(WebhookWorld world)
    {
        List<string> cursors = [];
        for (string? after = null; ;)
        {
            JsonElement page = (await world.Server.QueryAsync("query ($after: String) { changes(first: 100, after: $after) { edges { cursor node { recordType } } pageInfo { endCursor hasNextPage } } }", new { after }, MutationSender.Administrator)).GetProperty("changes");
            foreach (JsonElement edge in page.GetProperty("edges").EnumerateArray())
            {
                if (edge.GetProperty("node").GetProperty("recordType").GetString() == "Webhook")
                    cursors.Clear();
                else
                    cursors.Add(edge.GetProperty("cursor").GetString()!);
            }
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                return [.. cursors];
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }
}
