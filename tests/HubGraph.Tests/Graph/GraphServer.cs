using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Graph;
using HubGraph.Tests.Data;
using HubGraph.Tests.Host.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Graph;

/// <summary>The real program on a free port, over a database of its own.</summary>
public sealed class GraphServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<GraphServer>>> s_shared = new();
    // Tests run beside each other, and what takes long gives way.
    private static readonly string[] s_patience = ["--Limits:Timeout", "00:01:00"];
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private GraphServer(TestDatabase database, WebApplication app)
    {
        (_database, _app) = (database, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public TestDatabase Database => _database;

    /// <summary>A server over the reference data that tests share because they only read.</summary>
    public static Task<GraphServer> SharedAsync(DatabaseProvider provider) =>
        s_shared.GetOrAdd(provider, key => new Lazy<Task<GraphServer>>(() => StartAsync(key))).Value;

    public static async Task<GraphServer> StartAsync(DatabaseProvider provider, TestTemplate template = TestTemplate.Reference, string[]? settings = null)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, template);
        return await StartAsync(database, settings);
    }

    /// <summary>A server that trusts <see cref="TestIssuer.Shared"/>, unless settings of the command line are given.</summary>
    public static Task<GraphServer> StartAsync(TestDatabase database, string[]? settings = null) => StartAsync(database, null, settings);

    /// <summary>A server of more concepts than the program's own.</summary>
    internal static async Task<GraphServer> StartAsync(TestDatabase database, ConceptCatalog? concepts, string[]? settings = null)
    {
        await DatabaseStartup.PrepareAsync(database.Options, null, NullLogger.Instance);
        settings ??= TestIssuer.Shared.Settings;
        WebApplication app = Program.Compose(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--RateLimits:Enabled", "false", .. s_patience, .. settings], database.Options, concepts);
        await app.StartAsync();
        return new GraphServer(database, app);
    }

    /// <summary>Sends a query, with a token if one is given, and answers the whole response; fails when the HTTP answer is no JSON.</summary>
    public async Task<(int Status, JsonElement Body)> SendAsync(string query, object? variables = null, string? operationName = null, string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables, operationName }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Sends a query that must succeed and answers its data.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null, string? token = null)
    {
        (int status, JsonElement body) = await SendAsync(query, variables, token: token);
        Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
        return body.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
