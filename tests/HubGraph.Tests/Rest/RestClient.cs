using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Rest;

/// <summary>Asks the addresses of operations as programs do that know no GraphQL.</summary>
internal static class RestClient
{
    /// <summary>The queries of schema/operations.</summary>
    public static TheoryData<string> Queries => [.. Names("query")];

    /// <summary>The names of the documents of a kind.</summary>
    public static IEnumerable<string> Names(string kind) => Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql")
        .Where(file => File.ReadAllText(file).Contains($"\n{kind} ", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The text of a document.</summary>
    public static string Document(string name) => File.ReadAllText(Repository.File("schema", "operations", $"{name}.graphql"));

    /// <summary>The address of a query with variables, each of a list by itself.</summary>
    public static string Address(string name, object variables) => $"/api/{name}?" + string.Join('&', JsonSerializer.SerializeToElement(variables).EnumerateObject().SelectMany(pair =>
        (pair.Value.ValueKind == JsonValueKind.Array ? pair.Value.EnumerateArray().ToArray() : [pair.Value]).Select(value => $"{pair.Name}={Uri.EscapeDataString(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())}")));

    /// <summary>The answer of a query.</summary>
    public static async Task<(int Status, JsonElement Body)> RestAsync(this GraphServer server, string address) => await ReadAsync(server, new(HttpMethod.Get, address), null);

    /// <summary>The answer of a mutation.</summary>
    public static Task<(int Status, JsonElement Body)> RestAsync(this GraphServer server, string name, object variables, string? token) =>
        ReadAsync(server, new(HttpMethod.Post, $"/api/{name}") { Content = JsonContent.Create(variables) }, token);

    /// <summary>The code of the only error.</summary>
    public static string? ErrorCode(this JsonElement body) => Assert.Single(body.GetProperty("errors").EnumerateArray()).GetProperty("extensions").GetProperty("code").GetString();

    private static async Task<(int Status, JsonElement Body)> ReadAsync(GraphServer server, HttpRequestMessage request, string? token)
    {
        using (request)
        {
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using HttpResponseMessage response = await server.Client.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
        }
    }
}
