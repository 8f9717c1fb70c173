using System.Collections.Concurrent;
using System.Text.Json;
using HubGraph.Data;

namespace HubGraph.Tests.Graph;

/// <summary>
/// A server for each database that tests write to one after the other, each test to records of its own:
/// <c>[Collection(nameof(WritableServers))]</c>.
/// </summary>
[CollectionDefinition(nameof(WritableServers))]
public sealed class WritableServers : ICollectionFixture<WritableServers>, IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<GraphServer>>> _servers = new();

    public Task<GraphServer> OfAsync(DatabaseProvider provider) =>
        _servers.GetOrAdd(provider, key => new Lazy<Task<GraphServer>>(() => GraphServer.StartAsync(key))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (Task<GraphServer> server in _servers.Values.Select(server => server.Value).Where(server => server.IsCompletedSuccessfully))
            await (await server).DisposeAsync();
    }
}

/// <summary>What administrators do.</summary>
internal static class Administration
{
    /// <summary>Sends a mutation that must be done and answers its record.</summary>
    public static async Task<JsonElement> DoneAsync(this GraphServer server, string mutation, object input, string record, string selection = "id version")
    {
        JsonElement payload = await server.MutateAsync(MutationSender.Administrator, mutation, input, $"{record} {{ {selection} }}");
        Assert.Empty(payload.Refusals());
        return payload.GetProperty(record);
    }

    /// <summary>Sends a mutation and answers what it refuses.</summary>
    public static async Task<string[]> RefusedAsync(this GraphServer server, string mutation, object input) =>
        (await server.MutateAsync(MutationSender.Administrator, mutation, input, "")).Refusals();

    /// <summary>Creates a hub of a test's own, and answers its slug.</summary>
    public static async Task<string> CreateHubAsync(this GraphServer server, string slug)
    {
        await server.DoneAsync("createHub", new { slug, name = $"Hub {slug}" }, "hub");
        return slug;
    }

    /// <summary>Sends the same mutation many times at once, and answers what each refuses.</summary>
    public static async Task<string[][]> AtOnceAsync(this GraphServer server, int times, string mutation, Func<int, object> input) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(i => server.RefusedAsync(mutation, input(i))));

    public static string Id(this JsonElement record) => record.GetProperty("id").GetString()!;

    /// <summary>The JSON of a value, without the spaces that only layout has.</summary>
    public static string Json(this JsonElement value) => JsonSerializer.Serialize(value, s_json);

    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
