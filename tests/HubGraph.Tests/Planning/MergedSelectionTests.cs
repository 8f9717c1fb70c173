using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class MergedSelectionTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nodes_may_be_selected_twice_with_other_fields(DatabaseProvider provider) => await AssertAsync(
        provider,
        "{ regions(first: 1) { a: nodes { code } b: nodes { name departments(first: 1) { nodes { code } } } edges { node { code } } } }",
        """{"regions":{"a":[{"code":"01"}],"b":[{"name":"Guadeloupe","departments":{"nodes":[{"code":"971"}]}}],"edges":[{"node":{"code":"01"}}]}}""");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_same_field_twice_is_one_field(DatabaseProvider provider) => await AssertAsync(
        provider,
        "{ regions(first: 1) { nodes { code } } regions(first: 1) { nodes { departments(first: 1) { nodes { code } } } } ...F } fragment F on Query { regions(first: 1) { nodes { departments(first: 1) { nodes { name } } name } } }",
        """{"regions":{"nodes":[{"code":"01","departments":{"nodes":[{"code":"971","name":"Guadeloupe"}]},"name":"Guadeloupe"}]}}""");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_record_asked_for_twice_is_answered_twice_and_one_that_is_not_there_is_null(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        JsonElement regions = await server.DataAsync("{ regions(first: 2) { nodes { id code } } }");
        string[] ids = [.. regions.GetProperty("regions").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];
        string missing = HubGraph.Planning.GlobalId.Encode("Hub", 999_999);
        JsonElement data = await server.DataAsync("query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Region { code departments(first: 1) { nodes { code } } } ... on Hub { slug } } }", JsonSerializer.Serialize(new { ids = new[] { ids[1], missing, ids[0], ids[1], missing } }));
        Assert.Equal("""{"nodes":[{"code":"02","departments":{"nodes":[{"code":"972"}]}},null,{"code":"01","departments":{"nodes":[{"code":"971"}]}},{"code":"02","departments":{"nodes":[{"code":"972"}]}},null]}""", data.GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_slug_that_nothing_has_is_null_and_no_error(DatabaseProvider provider) =>
        await AssertAsync(provider, "{ hub(slug: \"nothing\") { id } commune(code: \"99999\") { name } }", """{"hub":null,"commune":null}""");

    [Fact]
    public async Task Edges_may_be_asked_for_their_cursors_alone()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using OracleServer server = new(database);
        JsonElement data = await server.DataAsync("{ regions(first: 3) { edges { cursor } } }");
        Assert.Equal(3, data.GetProperty("regions").GetProperty("edges").GetArrayLength());
    }

    private static async Task AssertAsync(DatabaseProvider provider, string document, string expected)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        Assert.Equal(expected, (await server.DataAsync(document)).GetRawText());
    }
}
