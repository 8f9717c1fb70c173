using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HubGraph.Benchmarks.Http;

/// <summary>Checks that both servers answer the same before any of them is measured.</summary>
internal static class Answers
{
    private static readonly HttpClient s_client = new();

    /// <summary>The slugs of all hubs.</summary>
    public static async Task<IReadOnlyList<string>> SlugsAsync(Uri server, CancellationToken cancellationToken)
    {
        byte[] answer = await PostAsync(new Uri(server, "/graphql"), """{"query": "{ hubs(first: 100) { nodes { slug } } }"}""", cancellationToken);
        using JsonDocument json = JsonDocument.Parse(answer);
        return [.. json.RootElement.GetProperty("data").GetProperty("hubs").GetProperty("nodes").EnumerateArray().Select(hub => hub.GetProperty("slug").GetString()!)];
    }

    /// <summary>The codes of all communes.</summary>
    public static async Task<IReadOnlyList<string>> CodesAsync(Uri server, CancellationToken cancellationToken)
    {
        List<string> codes = [];
        for (string? after = null; ;)
        {
            string body = JsonSerializer.Serialize(new { query = "query ($after: String) { communes(first: 100, after: $after) { nodes { code } pageInfo { endCursor } } }", variables = new { after } });
            using JsonDocument json = JsonDocument.Parse(await PostAsync(new Uri(server, "/graphql"), body, cancellationToken));
            JsonElement page = json.RootElement.GetProperty("data").GetProperty("communes");
            codes.AddRange(page.GetProperty("nodes").EnumerateArray().Select(commune => commune.GetProperty("code").GetString()!));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (after is null)
                return codes;
        }
    }

    /// <summary>Fails when two servers do not answer a body with the same bytes, but for the cost that the one also tells.</summary>
    public static async Task RequireEqualAsync(string name, string body, Uri one, Uri other, CancellationToken cancellationToken)
    {
        byte[] expected = WithoutCost(await PostAsync(one, body, cancellationToken));
        byte[] actual = await PostAsync(other, body, cancellationToken);
        if (expected.AsSpan().SequenceEqual(actual))
            return;
        int at = expected.AsSpan().CommonPrefixLength(actual);
        throw new BenchmarkException($"The answers to \"{name}\" differ from byte {at}:{Environment.NewLine}{Excerpt(expected, at)}{Environment.NewLine}{Excerpt(actual, at)}");
    }

    private static byte[] WithoutCost(byte[] answer)
    {
        int at = answer.AsSpan().LastIndexOf(",\"extensions\":{\"cost\":"u8);
        return at < 0 ? answer : [.. answer.AsSpan(0, at), (byte)'}'];
    }

    /// <summary>How many bytes answer a body.</summary>
    public static async Task<int> LengthAsync(Uri address, string body, CancellationToken cancellationToken) =>
        (await PostAsync(address, body, cancellationToken)).Length;

    /// <summary>The entity tag of an address.</summary>
    public static async Task<string> TagAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } } };
        using HttpResponseMessage response = await s_client.SendAsync(request, cancellationToken);
        return response.Headers.ETag?.ToString() ?? throw new BenchmarkException($"{address} answered {(int)response.StatusCode} without an entity tag.");
    }

    private static string Excerpt(byte[] answer, int at)
    {
        int start = Math.Max(0, at - 80);
        return Encoding.UTF8.GetString(answer.AsSpan(start, Math.Min(240, answer.Length - start)));
    }

    private static async Task<byte[]> PostAsync(Uri address, string body, CancellationToken cancellationToken)
    {
        using StringContent content = new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage response = await s_client.PostAsync(address, content, cancellationToken);
        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? answer
            : throw new BenchmarkException($"{address} answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}");
    }
}
