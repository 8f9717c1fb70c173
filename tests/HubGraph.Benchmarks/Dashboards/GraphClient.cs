using System.Net.Http.Json;
using System.Text.Json;

namespace HubGraph.Benchmarks.Dashboards;

/// <summary>Asks a server, one query after the other.</summary>
internal sealed class GraphClient(Uri server) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = server };

    /// <summary>The whole answer, which must have no errors.</summary>
    public async Task<JsonDocument> AskAsync(string query, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync("/graphql", new { query }, cancellationToken);
        JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return answer.RootElement.TryGetProperty("errors", out JsonElement errors) ? throw new BenchmarkException($"{errors}") : answer;
    }

    public void Dispose() => _client.Dispose();
}
