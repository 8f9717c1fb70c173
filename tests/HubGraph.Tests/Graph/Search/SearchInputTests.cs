using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Search;

/// <summary>What people and others type is plain text, and has bounds.</summary>
public sealed class SearchInputTests
{
    public static TheoryData<string> Refused() => ["", " ", "a", "é", "a b c", "*", "\"", "((((", "½", "a\0bc", new string('a', 201), new string('x', 10_000), "un deux trois quatre cinq six sept huit neuf dix onze douze"];

    [Theory, MemberData(nameof(Refused))]
    public async Task Too_little_and_too_much_is_refused(string query)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        (int status, JsonElement body) = await server.SendAsync("query ($query: String!) { search(query: $query) { totalCount } }", new { query });

        Assert.Equal((200, "BAD_USER_INPUT"), (status, body.Code()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Operators_are_words(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);
        string[] found = await server.FoundAsync("hub bretagne");
        foreach (string query in new[] { "\"hub\" bretagne", "hub* -bretagne", "names:hub bretagne*", "hub & bretagne", "(hub | bretagne", "hub' bretagne'", "^hub + {bretagne}", "_hub; -- bretagne", "hub:* \\bretagne" })
        {
            if (query.StartsWith("names", StringComparison.Ordinal))
                Assert.Empty(await server.FoundAsync(query));
            else
                Assert.Equal(found, await server.FoundAsync(query));
        }
        foreach (string query in new[] { "hub AND bretagne", "NEAR(hub bretagne)", "hub NOT bretagne", "hub OR bretagne", "ﷺ hub", "日本語 東京", "\u0301\u0301 hub zz", "😀😀 hub zz" })
            Assert.Empty(await server.FoundAsync(query, first: 1));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_cursor_is_of_its_search(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);
        string cursor = (await server.SearchAsync("bretagne", first: 1)).GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

        Assert.Equal("BAD_CURSOR", await CodeAsync(server, "rennes", cursor));
        Assert.Equal("BAD_CURSOR", await CodeAsync(server, "bretagne", "bruit"));
        Assert.Equal("BAD_CURSOR", await CodeAsync(server, "bretagne", cursor[..^6]));
        Assert.Null(await CodeAsync(server, "Bretagne", cursor));
        (_, JsonElement body) = await server.SendAsync("{ search(query: \"bretagne\", first: 101) { totalCount } }");
        Assert.Equal("BAD_PAGE_SIZE", body.Code());
    }

    private static async Task<string?> CodeAsync(GraphServer server, string query, string after) =>
        (await server.SendAsync("query ($query: String!, $after: String) { search(query: $query, after: $after) { totalCount } }", new { query, after })).Body.Code();
}
