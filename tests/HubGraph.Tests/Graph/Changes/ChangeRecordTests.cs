using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning.Execution;
using HubGraph.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>From a line of the log to the record that it speaks of.</summary>
public sealed class ChangeRecordTests
{
    private static readonly string s_administrator = TestCaller.Administrator.Token;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_line_leads_to_its_record_as_it_is_now(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            { hub(slug: "nord") { changes(first: 100, order: [{ id: ASC }]) { nodes {
              recordType recordId
              record { __typename id ... on Hub { slug note } ... on Activity { summary } ... on AnimationActivity { event { title } } }
            } } } }
            """, token: s_administrator);

        JsonElement[] lines = [.. data.GetProperty("hub").GetProperty("changes").GetProperty("nodes").EnumerateArray()];
        foreach (JsonElement line in lines)
        {
            string id = line.GetProperty("recordId").GetString()!;
            string type = line.GetProperty("recordType").GetString()!;
            JsonElement record = line.GetProperty("record");
            // Withdrawn ones, and people whom no id leads to.
            bool isGone = SmallWorld.Withdrawn.Contains(id) || type == "HubContact";
            Assert.Equal(isGone, record.ValueKind == JsonValueKind.Null);
            if (!isGone)
                Assert.Equal((type, id), (record.GetProperty("__typename").GetString(), record.GetProperty("id").GetString()));
        }
        Assert.Equal("Anciennement ailleurs", lines[0].GetProperty("record").GetProperty("note").GetString());
        Assert.Contains(lines, line => line.GetProperty("record").ToString() == $$$"""{"__typename":"AnimationActivity","id":"{{{SmallWorld.Animation(1)}}}","summary":"Animation 1","event":{"title":"Événement 1"}}""");
        Assert.Contains(lines, line => line.GetProperty("record").ValueKind == JsonValueKind.Null);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Records_cost_one_statement_for_each_type_among_the_lines(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        ReadDatabase database = server.Services.GetRequiredService<ReadDatabase>();
        const string Query = """{ hub(slug: "nord") { changes(first: 100) { nodes { recordType FIELD } } } }""";
        JsonElement plain = await server.QueryAsync(Query.Replace("FIELD", "", StringComparison.Ordinal), token: s_administrator);
        int types = plain.GetProperty("hub").GetProperty("changes").GetProperty("nodes").EnumerateArray().Select(line => line.GetProperty("recordType").GetString()).Where(type => type != "HubContact").Distinct().Count();

        long before = database.StatementCount;
        await server.QueryAsync(Query.Replace("FIELD", "record { id }", StringComparison.Ordinal), token: s_administrator);

        Assert.True(types > 2);
        Assert.Equal(2 + types, database.StatementCount - before);
    }

    [Fact]
    public async Task A_document_that_asks_for_records_of_records_is_refused_in_time()
    {
        await using GraphServer server = await SmallWorld.StartAsync(DatabaseProvider.Sqlite);
        string records = string.Concat(Enumerable.Range(0, 60).Select(i => $"r{i}: record {{ id }} "));

        JsonElement body = (await server.SendAsync($"{{ hubs {{ nodes {{ history {{ nodes {{ {records} }} }} }} }} }}")).Body;

        Assert.Equal("RESULT_TOO_LARGE", body.Code());
    }
}
