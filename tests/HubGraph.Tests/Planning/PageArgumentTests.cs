using System.Text.Json;
using HubGraph.Concepts.Carriers;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class PageArgumentTests
{
    [Theory]
    [InlineData("first: -1")]
    [InlineData("first: 101")]
    [InlineData("first: 1000000000")]
    [InlineData("last: -1")]
    [InlineData("last: 101")]
    [InlineData("first: 1, last: 1")]
    [InlineData("first: 0, last: 0")]
    public async Task A_page_size_out_of_bounds_is_refused(string arguments)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        long before = server.Reads.StatementCount;
        Assert.Equal("BAD_PAGE_SIZE", (await server.ErrorAsync($"{{ hubs({arguments}) {{ nodes {{ id }} }} }}")).Code);
        Assert.Equal("BAD_PAGE_SIZE", (await server.ErrorAsync($"{{ calls {{ nodes {{ hubs({arguments}) {{ nodes {{ id }} }} }} }} }}")).Code);
        Assert.Equal(before, server.Reads.StatementCount);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_page_of_none_is_empty_and_knows_that_there_is_more(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        JsonElement data = await server.DataAsync("{ hubs(first: 0) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }");
        Assert.Equal("""{"hubs":{"totalCount":16,"nodes":[],"edges":[],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false,"startCursor":null,"endCursor":null}}}""", data.GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_page_has_twenty_records_when_nothing_is_asked(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        JsonElement data = await server.DataAsync("{ a: communes { nodes { id } } b: communes(first: null, last: null, after: null, where: null, order: null) { nodes { id } } c: communes(first: 100) { nodes { id } } }");
        Assert.Equal(20, data.GetProperty("a").GetProperty("nodes").GetArrayLength());
        Assert.Equal(data.GetProperty("a").GetRawText(), data.GetProperty("b").GetRawText());
        Assert.Equal(100, data.GetProperty("c").GetProperty("nodes").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("noise")]
    [InlineData("💥")]
    [InlineData("AAAA")]
    [InlineData("////")]
    [InlineData("\0")]
    public async Task A_cursor_of_noise_is_refused(string cursor)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        foreach (string side in new[] { "after", "before" })
            Assert.Equal("BAD_CURSOR", (await server.ErrorAsync($"query Q($c: String) {{ hubs({side}: $c) {{ nodes {{ id }} }} }}", JsonSerializer.Serialize(new { c = cursor }))).Code);
    }

    [Fact]
    public async Task A_cursor_is_refused_by_other_sorts_and_other_lists()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using OracleServer server = new(database);
        string cursor = await CursorAsync(server, "hubs(order: [{name: ASC}], first: 1)");
        await server.DataAsync($"{{ hubs(after: \"{cursor}\") {{ totalCount }} }}");
        foreach (string list in new[] { "hubs(order: [{name: DESC}], {0})", "hubs(order: [{number: ASC}], {0})", "hubs(order: [{name: ASC}, {number: ASC}], {0})", "hubs(order: [{id: ASC}], {0})", "carriers(order: [{name: ASC}], {0})" })
            Assert.Equal("BAD_CURSOR", (await server.ErrorAsync($"{{ {list.Replace("{0}", $"after: \"{cursor}\"", StringComparison.Ordinal)} {{ totalCount }} }}")).Code);
    }

    [Fact]
    public async Task A_cursor_that_someone_changed_is_refused_or_is_another_place()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using OracleServer server = new(database);
        string cursor = await CursorAsync(server, "communes(order: [{population: ASC}, {name: ASC}], first: 1)");
        for (int i = 0; i <= cursor.Length; i++)
        {
            foreach (string changed in new[] { cursor[..i], $"{cursor[..i]}A{cursor[i..]}", i < cursor.Length ? $"{cursor[..i]}_{cursor[(i + 1)..]}" : "" })
            {
                JsonElement answer = await server.AskAsync($"{{ communes(order: [{{population: ASC}}, {{name: ASC}}], first: 1, after: \"{changed}\") {{ nodes {{ id }} }} }}");
                if (answer.TryGetProperty("errors", out JsonElement errors))
                    Assert.Equal("BAD_CURSOR", errors[0].GetProperty("extensions").GetProperty("code").GetString());
            }
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_cursor_of_a_very_long_text_is_accepted(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        OracleWorld world = new();
        foreach (long key in new[] { 1, 2, 3 })
            world.Add(new Carrier { Id = key, Slug = $"carrier-{key}", Name = new string('é', 2_000) });
        await using (HubGraphContext context = database.CreateContext())
            await world.SaveAsync(context);
        await using OracleServer server = new(database);
        string cursor = await CursorAsync(server, "carriers(first: 1)");
        JsonElement data = await server.DataAsync("query Q($c: String) { carriers(after: $c) { nodes { slug } } }", JsonSerializer.Serialize(new { c = cursor }));
        Assert.Equal(2, data.GetProperty("carriers").GetProperty("nodes").GetArrayLength());
    }

    private static async Task<string> CursorAsync(OracleServer server, string list)
    {
        JsonElement data = await server.DataAsync($"{{ {list} {{ pageInfo {{ endCursor }} }} }}");
        return data.EnumerateObject().Single().Value.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
    }
}
