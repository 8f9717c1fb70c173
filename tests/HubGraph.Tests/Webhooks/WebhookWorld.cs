using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Webhooks;

/// <summary>A small world whose changes are delivered to a receiver.</summary>
internal sealed class WebhookWorld : IAsyncDisposable
{
    /// <summary>For receivers of this machine, and patience that a test has.</summary>
    public static readonly string[] Settings =
    [
        "--Webhooks:AllowLoopback", "true", "--Webhooks:FirstPause", "00:00:00.1", "--Webhooks:LongestPause", "00:00:00.2", "--Webhooks:Lease", "00:00:02",
    ];

    private WebhookWorld(GraphServer server, Receiver receiver) => (Server, Receiver) = (server, receiver);

    public GraphServer Server { get; }

    public Receiver Receiver { get; }

    public static async Task<WebhookWorld> StartAsync(DatabaseProvider provider, params string[] settings)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        return new WebhookWorld(await GraphServer.StartAsync(database, [.. TestIssuer.Shared.Settings, .. Settings, .. settings]), await Receiver.StartAsync());
    }

    /// <summary>Registers the receiver, as an integration.</summary>
    public async Task<(string Id, string Secret)> RegisterAsync(params (string Field, object? Value)[] changes)
    {
        JsonElement payload = await Server.MutateAsync(MutationSender.Integration, "createWebhook", Input(changes), "webhook { id } secret");
        return (payload.Accepted().GetProperty("webhook").GetProperty("id").GetString()!, payload.GetProperty("secret").GetString()!);
    }

    /// <summary>What registers it.</summary>
    public Dictionary<string, object?> Input(params (string Field, object? Value)[] changes) => new Dictionary<string, object?> { ["url"] = Receiver.Url }.With(changes);

    /// <summary>Changes the note of a hub: 1 is <c>nord</c>, 2 <c>sud</c>.</summary>
    public Task NoteAsync(string note, long hub = 1) => SmallWorld.WriteAsync(Server, context => context.Hubs.Find(hub)!.Note = note);

    /// <summary>Reads of the only webhook that the integration has.</summary>
    public async Task<JsonElement> ReadAsync(string selection) =>
        (await Server.QueryAsync($"{{ viewer {{ webhooks {{ nodes {{ {selection} }} }} }} }}", token: MutationSender.Integration))
            .GetProperty("viewer").GetProperty("webhooks").GetProperty("nodes")[0];

    /// <summary>Reads of it until something is so.</summary>
    public async Task<JsonElement> UntilAsync(string selection, Predicate<JsonElement> isSo)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        while (true)
        {
            JsonElement webhook = await ReadAsync(selection);
            if (isSo(webhook))
                return webhook;
            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
