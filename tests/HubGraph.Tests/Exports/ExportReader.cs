using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using HubGraph.Exports;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Exports;

/// <summary>Reads exports as their users do.</summary>
internal static class ExportReader
{
    /// <summary>The names of all exports, for <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Names => [.. All];

    /// <summary>The same as addresses have them.</summary>
    public static readonly string[] All = ["hubs", "carriers", "coverage", "funded-projects", "events", "activities"];

    public static IEnumerable<Dataset> Datasets(this GraphServer server) => server.Services.GetRequiredService<MapCatalog>().Datasets;

    public static ExportTable Table(this GraphServer server, string name) =>
        server.Services.GetRequiredService<ExportEndpoint>().Tables.Single(table => table.Dataset.Name == name);

    /// <summary>Asks for a file, with a token if one is given.</summary>
    public static async Task<HttpResponseMessage> ExportAsync(this GraphServer server, string file, string? token = null, HttpMethod? method = null, Action<HttpRequestHeaders>? headers = null)
    {
        using HttpRequestMessage request = new(method ?? HttpMethod.Get, $"/exports/{file}");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        headers?.Invoke(request.Headers);
        return await server.Client.SendAsync(request);
    }

    /// <summary>A file that must be answered.</summary>
    public static async Task<byte[]> BytesAsync(this GraphServer server, string file, string? token = null)
    {
        using HttpResponseMessage response = await server.ExportAsync(file, token);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(body));
        return body;
    }

    /// <summary>The rows of a JSON export.</summary>
    public static async Task<JsonElement[]> JsonAsync(this GraphServer server, string name, string query = "")
    {
        using JsonDocument document = JsonDocument.Parse(await server.BytesAsync($"{name}.json{query}"));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    /// <summary>The header and the rows of a CSV export, as CsvHelper reads them.</summary>
    public static async Task<(string[] Header, List<string[]> Rows)> CsvAsync(this GraphServer server, string name, string query = "", string separator = ",")
    {
        using StreamReader text = new(new MemoryStream(await server.BytesAsync($"{name}.csv{query}")));
        using CsvParser csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator, IgnoreBlankLines = false });
        List<string[]> rows = [];
        while (csv.Read())
            rows.Add([.. csv.Record!]);
        return (rows[0], rows[1..]);
    }

    /// <summary>A filter as a query of the address.</summary>
    public static string Where(string json) => $"?where={Uri.EscapeDataString(json)}";

    /// <summary>The status and the code of a refusal.</summary>
    public static async Task<(int Status, string? Code)> RefusalAsync(this GraphServer server, string file)
    {
        using HttpResponseMessage response = await server.ExportAsync(file);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, body.RootElement.Code());
    }
}
