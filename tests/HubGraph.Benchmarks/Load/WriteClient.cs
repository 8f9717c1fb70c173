using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace HubGraph.Benchmarks.Load;

/// <summary>Logs activities as a hub's operator does.</summary>
internal static class WriteClient
{
    public const string Hub = "bretagne";

    private static readonly string s_token = BenchmarkTokens.Operator(Hub);

    /// <summary>The mutation that logs one activity.</summary>
    public static HttpRequestMessage LogActivity(Uri server) => new(HttpMethod.Post, new Uri(server, "/graphql"))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", s_token) },
        Content = JsonContent.Create(new
        {
            query = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } errors { ... on Error { code } } } }",
            variables = new { input = new { hub = Hub, animationKind = "NETWORK_COORDINATION", performedOn = "2026-05-04", durationMinutes = 90, region = "53", summary = "Réunion du réseau des médiateurs" } },
        }),
    };
}
