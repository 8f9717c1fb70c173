using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Host.Auth;

/// <summary>
/// The OpenID Connect server of npm's oidc-provider, as a process of its own that ends with the tests. For the many
/// tests that only need a token, <see cref="TestIssuer"/> is quicker.
/// </summary>
internal sealed class OidcServer : IDisposable
{
    private static readonly Lazy<Task<OidcServer>> s_shared = new(StartAsync);
    private readonly HttpClient _client = new();
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _notes = [];

    private OidcServer(Process process) => _process = process;

    /// <summary>Its address, which is also the <c>iss</c> of its tokens.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Settings of a server that trusts it.</summary>
    public string[] Settings => ["--Auth:Authority", Authority, "--Auth:Audience", TestTokens.Audience];

    /// <summary>Settings of a server whose console signs in with it.</summary>
    /// <param name="client">Such as <c>console-opaque</c>, whose access tokens say nothing.</param>
    public string[] ConsoleSettings(string client) => [.. Settings, "--Auth:ClientId", client, "--Auth:ClientSecret", "secret"];

    /// <summary>One for all tests that do not change its keys. The test is skipped, visibly, where Node.js is not to be had.</summary>
    public static Task<OidcServer> SharedAsync() => s_shared.Value;

    public static async Task<OidcServer> StartAsync()
    {
        await NodeClients.RequireAsync();
        ProcessStartInfo start = new("node", ["oidc.mjs"])
        {
            WorkingDirectory = NodeClients.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        OidcServer server = new(Process.Start(start)!);
        server._process.ErrorDataReceived += (_, line) => server._notes.Enqueue(line.Data ?? "");
        server._process.BeginErrorReadLine();
        server.Authority = (await server.ReadAsync())["issuer"]!.GetValue<string>();
        return server;
    }

    /// <summary>A valid token: <c>TokenAsync("operator", ["aura"])</c>.</summary>
    public Task<string> TokenAsync(string role, string[]? hubs = null, string? subject = null, string? name = null, string? email = null)
    {
        Dictionary<string, object?> payload = new() { ["role"] = role, ["hubs"] = hubs, ["sub"] = subject, ["name"] = name, ["email"] = email };
        return TokenAsync(payload.Where(claim => claim.Value is not null).ToDictionary());
    }

    /// <summary>A token whose payload is overlaid by the given one, however wrong it becomes.</summary>
    public async Task<string> TokenAsync(IReadOnlyDictionary<string, object?> payload)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"{Authority}/token"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("tests:secret")));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["payload"] = JsonSerializer.Serialize(payload) });
        using HttpResponseMessage response = await _client.SendAsync(request);
        JsonNode? answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer?["access_token"]?.GetValue<string>() ?? throw new InvalidOperationException($"No token: {answer}");
    }

    /// <summary>Signs with a new key from now on, and publishes that alone.</summary>
    public async Task RotateAsync(string algorithm = "RS256")
    {
        await _process.StandardInput.WriteLineAsync($"rotate {algorithm}");
        await ReadAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // Its own notices may stand between its answers.
    private async Task<JsonNode> ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
                return JsonNode.Parse(line)!;
        }

        throw new InvalidOperationException($"The OpenID Connect server ended: {string.Join('\n', _notes)}");
    }
}
