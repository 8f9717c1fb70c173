using System.Text.Json;

namespace HubGraph.Tests.Graph.Search;

/// <summary>Searches as their users do.</summary>
internal static class SearchSender
{
    private const string Document = """
        query ($query: String!, $types: [SearchType!], $first: Int, $after: String) {
          search(query: $query, types: $types, first: $first, after: $after) {
            totalCount
            edges { cursor score title { text isMatch } snippet { text isMatch } node { __typename ... on Node { id } } }
            nodes { ... on Node { id } }
            pageInfo { hasNextPage hasPreviousPage endCursor }
          }
        }
        """;

    /// <summary>Sends a search that must succeed.</summary>
    public static async Task<JsonElement> SearchAsync(this GraphServer server, string query, string[]? types = null, int? first = null, string? after = null) =>
        (await server.QueryAsync(Document, new { query, types, first, after })).GetProperty("search");

    /// <summary>What a search finds, by type and title, the best first.</summary>
    public static async Task<string[]> FoundAsync(this GraphServer server, string query, string[]? types = null, int? first = 100) =>
        [.. (await server.SearchAsync(query, types, first)).Edges().Select(edge => $"{edge.GetProperty("node").GetProperty("__typename")}: {edge.GetProperty("title").Text()}")];

    public static IEnumerable<JsonElement> Edges(this JsonElement search) => search.GetProperty("edges").EnumerateArray();

    /// <summary>The pieces of a text, put together.</summary>
    public static string Text(this JsonElement pieces) => string.Concat(pieces.EnumerateArray().Select(piece => piece.GetProperty("text").GetString()));

    /// <summary>The pieces of a text, put together with what was found in brackets.</summary>
    public static string Marked(this JsonElement pieces) =>
        string.Concat(pieces.EnumerateArray().Select(piece => piece.GetProperty("isMatch").GetBoolean() ? $"[{piece.GetProperty("text")}]" : piece.GetProperty("text").GetString()));
}
