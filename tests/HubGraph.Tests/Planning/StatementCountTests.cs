using System.Globalization;
using System.Text.Json;
using HubGraph.Concepts.Sources;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class StatementCountTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_list_is_one_statement_however_many_rows_it_has(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        foreach (int first in new[] { 0, 1, 2, 20, 100 })
            Assert.Equal(1, await CountAsync(server, $"{{ communes(first: {first}) {{ nodes {{ id name }} edges {{ cursor }} pageInfo {{ hasNextPage }} }} }}"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Chains_of_to_one_relations_add_no_statement(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        Assert.Equal(1, await CountAsync(server, "{ communes(first: 100) { nodes { name department { name region { name seat { name department { region { code } } } } } region { code } intercommunality { name } } } }"));
        Assert.Equal(1, await CountAsync(server, "{ region(code: \"84\") { name seat { name department { region { code } } } } }"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Each_to_many_level_is_one_statement_and_each_total_count_another(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        foreach (int first in new[] { 1, 3, 100 })
        {
            Assert.Equal(3, await CountAsync(server, $"{{ regions(first: {first}) {{ nodes {{ departments(first: {first}) {{ nodes {{ communes(first: {first}) {{ nodes {{ name }} }} }} }} }} }} }}"));
            Assert.Equal(5, await CountAsync(server, $"{{ regions(first: {first}) {{ totalCount nodes {{ departments(first: {first}) {{ totalCount nodes {{ communes(first: {first}) {{ nodes {{ name }} }} }} }} }} }} }}"));
            Assert.Equal(3, await CountAsync(server, $"{{ regions(first: {first}) {{ nodes {{ a: departments(first: 1) {{ nodes {{ name }} }} b: departments(last: 2) {{ edges {{ node {{ name }} }} }} }} }} }}"));
        }
        Assert.Equal(1, await CountAsync(server, "{ regions { totalCount } }"));
        Assert.Equal(2, await CountAsync(server, "{ regions { nodes { departments { totalCount } } } }"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Below_nothing_nothing_is_asked(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        Assert.Equal(1, await CountAsync(server, "{ regions(first: 0) { nodes { departments { totalCount nodes { name } } } } }"));
        Assert.Equal(1, await CountAsync(server, "{ regions(where: {code: {in: []}}) { nodes { departments { totalCount nodes { name } } } } }"));
        Assert.Equal(1, await CountAsync(server, "{ region(code: \"no such region\") { departments { nodes { name } } } }"));
        Assert.Equal(0, await CountAsync(server, "{ __typename __schema { queryType { name } } }"));
        Assert.Equal(0, await CountAsync(server, "{ nodes(ids: []) { id } }"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Records_by_id_are_one_statement_for_each_concept(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        JsonElement data = await server.DataAsync("{ hubs { nodes { id } } regions { nodes { id } } }");
        string[] ids = [.. data.EnumerateObject().SelectMany(list => list.Value.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!))];
        Assert.Equal(2, await CountAsync(server, "query Q($ids: [ID!]!) { nodes(ids: $ids) { id ... on Hub { name call { name } } ... on Region { name } } }", JsonSerializer.Serialize(new { ids = ids.Concat(ids) })));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_statistic_is_one_statement_and_its_total_and_its_count_another_each(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using OracleServer server = new(database);
        Assert.Equal(1, await CountAsync(server, "{ awardStatistics(groupBy: [HUB, CALL]) { nodes { hub { name call { name } } call { name } count amountEuros { sum average } } pageInfo { hasNextPage } } }"));
        Assert.Equal(1, await CountAsync(server, "{ awardStatistics { total { count } again: total { amountEuros { sum } } } }"));
        Assert.Equal(3, await CountAsync(server, "{ awardStatistics(groupBy: [HUB]) { totalCount total { count } nodes { count } } }"));
        Assert.Equal(2, await CountAsync(server, "{ awardStatistics(groupBy: [HUB]) { nodes { hub { awards { nodes { label } } } } } }"));
        Assert.Equal(4, await CountAsync(server, "{ hubs(first: 100) { nodes { awardStatistics(groupBy: [CALL]) { totalCount total { count } nodes { call { name } count } } } } }"));
        Assert.Equal(0, await CountAsync(server, "{ awardStatistics { __typename } }"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Two_root_fields_see_one_snapshot_while_others_write(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);
        const string Both = "{ a: sources { totalCount } b: sources(first: 100) { totalCount nodes { id } } c: sources(last: 100) { edges { cursor } } }";
        Assert.Equal(4, await CountAsync(server, Both));
        Task writer = Task.Run(() => WriteAsync(database, 80));
        HashSet<long> sizes = [];
        do
        {
            JsonElement data = await server.DataAsync(Both);
            long size = data.GetProperty("a").GetProperty("totalCount").GetInt64();
            sizes.Add(size);
            Assert.Equal(size, data.GetProperty("b").GetProperty("totalCount").GetInt64());
            Assert.Equal(size, data.GetProperty("b").GetProperty("nodes").GetArrayLength());
            Assert.Equal(size, data.GetProperty("c").GetProperty("edges").GetArrayLength());
        }
        while (!writer.IsCompleted);
        await writer;
        Assert.True(sizes.Count > 1, "Nothing was written meanwhile.");
    }

    private static async Task WriteAsync(TestDatabase database, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await using HubGraphContext context = database.CreateContext();
            await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("the writer");
            context.Add(new Source { Slug = i.ToString(CultureInfo.InvariantCulture), Title = "Title", Publisher = "Publisher" });
            await scope.CommitAsync();
        }
    }

    private static async Task<long> CountAsync(OracleServer server, string document, string variables = "{}")
    {
        // The first look at the tables' sizes, which prices need, is a statement that none pays for.
        await server.DataAsync("{ sources { totalCount } }");
        long before = server.Reads.StatementCount;
        await server.DataAsync(document, variables);
        return server.Reads.StatementCount - before;
    }
}
