using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace HubGraph.Benchmarks.Load;

/// <summary>Something dear that is asked for again and again from one address.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Clients">How many ask at once.</param>
/// <param name="AskAsync">One of them asks once, however long it takes, and answers what came of it; each time it is another text.</param>
internal sealed record Attack(string Name, int Clients, Func<HttpClient, int, CancellationToken, Task<string>> AskAsync)
{
    private const int Fields = 75, Statistics = 16, Nested = 30, Streams = 30, Aliases = 10, Readers = 8;

    // So slowly that what the network holds lasts.
    private const int BytesASecond = 20_000;

    /// <summary>All attacks of the scenario.</summary>
    public static readonly IReadOnlyList<Attack> All =
    [
        new("75 `contains` counts", 40, (client, i, stop) => PostAsync(client, Counts("contains", i), stop)),
        new("75 `endsWith` counts", 40, (client, i, stop) => PostAsync(client, Counts("endsWith", i), stop)),
        new("16 statistics by day", 40, (client, i, stop) => PostAsync(client, ByDay(i), stop)),
        new("30 `some … contains`", 40, (client, i, stop) => PostAsync(client, Some(i), stop)),
        new("30 streams that replay the log", Streams, ReplayAsync),
        new("8 slow exports", Readers, ExportAsync),
    ];

    /// <summary>Its clients ask until they are stopped.</summary>
    /// <param name="address">The last part of the address that they share.</param>
    /// <returns>How often what came of it.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(Uri server, byte address, CancellationToken over)
    {
        using HttpClient client = AddressedClient.From(address, server);
        ConcurrentDictionary<string, int> outcomes = new();
        int asked = 0;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (!over.IsCancellationRequested)
            {
                string outcome = "unanswered";
                try
                {
                    outcome = await AskAsync(client, Interlocked.Increment(ref asked), over);
                }
                catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
                {
                    // Stopped, or cut.
                }
                outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
            }
        }));
        return outcomes;
    }

    // Trigrams lead to what contains a text, nothing to what ends with it.
    private static string Counts(string condition, int i) =>
        $"{{ {Many(Fields, n => $"activities(first: 0, where: {{summary: {{{condition}: \"q{n}x{i}\"}}}}) {{ totalCount }}")} }}";

    private static string ByDay(int i) =>
        $"{{ {Many(Statistics, n => $"activityStatistics(groupBy: [HUB, MISSION, COMMUNE, EVENT, FORMAT, INITIATIVE, SCALE], period: DAY, first: 1, where: {{durationMinutes: {{gt: {-n - (16 * i)}}}}}) {{ nodes {{ count }} }}")} }}";

    private static string Some(int i) =>
        $"{{ {Many(Nested, n => $"hubs(first: 0, where: {{activities: {{some: {{summary: {{contains: \"q{n}x{i}\"}}}}}}}}) {{ totalCount }}")} }}";

    private static string Many(int count, Func<int, string> field) => string.Join(' ', Enumerable.Range(0, count).Select(n => $"a{n}: {field(n)}"));

    private static async Task<string> PostAsync(HttpClient client, string query, CancellationToken stop)
    {
        using StringContent content = new(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync("/graphql", content, stop);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return await BackAsync(response, stop);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
        return answer.RootElement.TryGetProperty("errors", out JsonElement errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString()!
            : "answered";
    }

    private static async Task<string> ReplayAsync(HttpClient client, int i, CancellationToken stop)
    {
        using StringContent first = new("""{ "query": "{ changes(first: 0) { pageInfo { endCursor } } }" }""", Encoding.UTF8, "application/json");
        using HttpResponseMessage start = await client.PostAsync("/graphql", first, stop);
        if (!start.IsSuccessStatusCode)
            return await BackAsync(start, stop);
        using JsonDocument answer = JsonDocument.Parse(await start.Content.ReadAsStringAsync(stop));
        string cursor = answer.RootElement.GetProperty("data").GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        string costly = Many(Aliases, n => $"activityStatistics(groupBy: [COMMUNE], period: MONTH, first: 1, where: {{durationMinutes: {{gt: {-n - i}}}}}) {{ nodes {{ count }} }}");
        string query = $"subscription {{ changes(after: \"{cursor}\") {{ change {{ record {{ ... on Hub {{ {costly} }} ... on Region {{ {costly} }} }} }} }} }}";
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (!response.IsSuccessStatusCode)
            return await BackAsync(response, stop);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(stop));
        while (await reader.ReadLineAsync(stop) is not null)
        {
        }
        return "ended";
    }

    private static async Task<string> ExportAsync(HttpClient client, int i, CancellationToken stop)
    {
        using HttpResponseMessage response = await client.GetAsync($"/exports/activities.json?where={{\"durationMinutes\":{{\"gt\":{-i}}}}}", HttpCompletionOption.ResponseHeadersRead, stop);
        if (!response.IsSuccessStatusCode)
            return await BackAsync(response, stop);
        await using Stream body = await response.Content.ReadAsStreamAsync(stop);
        byte[] some = new byte[BytesASecond / 10];
        while (await body.ReadAsync(some, stop) > 0)
            await Task.Delay(100, stop);
        return "ended";
    }

    // Who is put off waits a little, as long as an impatient program does.
    private static async Task<string> BackAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await Task.Delay(100, stop);
        return $"{(int)response.StatusCode}";
    }
}
