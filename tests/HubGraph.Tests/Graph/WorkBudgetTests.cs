using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>What executions really took is charged afterwards.</summary>
public sealed class WorkBudgetTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_has_overdrawn_waits_and_nobody_else(DatabaseProvider provider)
    {
        // A millisecond, and one more each second: a look at all communes takes some.
        await using GraphServer server = await GraphServer.StartAsync(provider, settings:
            [.. TestIssuer.Shared.Settings, "--RateLimits:Enabled", "true", "--RateLimits:AnonymousWork:Burst", "1", "--RateLimits:AnonymousWork:PerSecond", "1"]);
        using HttpClient neighbour = server.ClientFrom("127.0.0.2");
        string first = Costly();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Client, first)).StatusCode);
        using HttpResponseMessage refused = await AskAsync(server.Client, Costly());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        JsonElement error = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal("RATE_LIMITED", error.GetProperty("extensions").GetProperty("code").GetString());
        using HttpResponseMessage export = await server.Client.GetAsync("/exports/hubs.csv");
        Assert.Equal(HttpStatusCode.TooManyRequests, export.StatusCode);
        // Nor is it found out whether what nobody knows makes sense: that is work, too.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(server.Client, "{ nothing }")).StatusCode);

        // What is remembered takes no work.
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Client, first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Client, Costly(), MutationSender.Reader)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(neighbour, Costly())).StatusCode);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Exports_are_work_too(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider, settings:
            ["--RateLimits:Enabled", "true", "--RateLimits:AnonymousWork:Burst", "1", "--RateLimits:AnonymousWork:PerSecond", "1"]);

        // Two at the most are within a millisecond.
        HttpStatusCode status = HttpStatusCode.OK;
        for (int i = 0; i < 20 && status == HttpStatusCode.OK; i++)
        {
            using HttpResponseMessage export = await server.Client.GetAsync("/exports/coverage.csv");
            status = export.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(server.Client, Costly())).StatusCode);
    }

    private static string Costly() => $"{{ communes(first: 0, where: {{ name: {{ contains: \"{Guid.NewGuid():N}\" }} }}) {{ totalCount }} }}";

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string query, string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return await client.SendAsync(request);
    }
}
