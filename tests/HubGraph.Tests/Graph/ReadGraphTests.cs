using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>What a dashboard's author sees first, on the real data and on both databases.</summary>
public class ReadGraphTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_the_2020_call_as_its_press_release_does(DatabaseProvider provider)
    {
        JsonElement call = (await QueryAsync(provider, """
            { call(slug: "ami-2020") { envelopeEuros baseGrantEuros bonuses { nodes { amountEuros } }
                targetRegions { nodes { code } } remainingEuros awardedEuros } }
            """)).GetProperty("call");

        Assert.Equal(2_300_000m, call.GetProperty("envelopeEuros").GetDecimal());
        Assert.Equal(250_000m, call.GetProperty("baseGrantEuros").GetDecimal());
        Assert.Equal([50_000m, 50_000m], Nodes(call, "bonuses").Select(bonus => bonus.GetProperty("amountEuros").GetDecimal()));
        Assert.Equal(["24", "28", "44", "53"], Nodes(call, "targetRegions").Select(region => region.GetProperty("code").GetString()));
        Assert.Equal(262_500m, call.GetProperty("awardedEuros").GetDecimal());
        Assert.Equal(2_037_500m, call.GetProperty("remainingEuros").GetDecimal());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Counts_sixteen_hubs(DatabaseProvider provider)
    {
        JsonElement data = await QueryAsync(provider, "{ hubs { totalCount } }");

        Assert.Equal(16, data.GetProperty("hubs").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "coeur", 1)]
    [InlineData(DatabaseProvider.Postgresql, "coeur", 1)]
    [InlineData(DatabaseProvider.Sqlite, "CŒUR", 1)]
    [InlineData(DatabaseProvider.Postgresql, "CŒUR", 1)]
    [InlineData(DatabaseProvider.Sqlite, "%", 0)]
    [InlineData(DatabaseProvider.Postgresql, "_", 0)]
    public async Task Finds_text_without_regard_to_case_accents_and_ligatures(DatabaseProvider provider, string text, int expected)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement data = await server.QueryAsync(
            "query ($text: String!) { communes(where: { name: { contains: $text }, department: { code: { in: [\"01\", \"41\"] } } }) { totalCount } }",
            new { text });

        Assert.Equal(expected, data.GetProperty("communes").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_filter_whose_variables_are_not_given_leaves_nothing_out(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            query ($code: String) {
              all: communes { totalCount }
              filtered: communes(where: { intercommunality: { siren: { eq: $code } }, or: [{ department: { region: { code: { eq: $code } } } }] }) { totalCount }
              outside: communes(where: { intercommunality: null }) { totalCount }
            }
            """, new { });

        Assert.Equal(34_969, data.GetProperty("all").GetProperty("totalCount").GetInt32());
        Assert.Equal(34_969, data.GetProperty("filtered").GetProperty("totalCount").GetInt32());
        Assert.NotEqual(0, data.GetProperty("outside").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Finds_the_carriers_of_a_hub_written_without_accents(DatabaseProvider provider)
    {
        JsonElement data = await QueryAsync(provider, """{ hubs(where: { carriers: { some: { carrier: { name: { eq: "medias-cite" } } } } }) { nodes { slug } } }""");

        Assert.Equal(["hubiquite"], Nodes(data, "hubs").Select(hub => hub.GetProperty("slug").GetString()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Walks_relations_in_both_directions(DatabaseProvider provider)
    {
        JsonElement data = await QueryAsync(provider, """
            { commune(code: "35238") { name department { name region { name hubs { nodes { name call { slug hubs { totalCount } awards { nodes { amountEuros } } } } } } } } }
            """);

        JsonElement region = data.GetProperty("commune").GetProperty("department").GetProperty("region");
        Assert.Equal("Bretagne", region.GetProperty("name").GetString());
        JsonElement hub = Assert.Single(Nodes(region, "hubs"));
        Assert.Equal("Hub Bretagne", hub.GetProperty("name").GetString());
        Assert.Equal(2, hub.GetProperty("call").GetProperty("hubs").GetProperty("totalCount").GetInt32());
        Assert.Equal([212_500m, 50_000m], Nodes(hub.GetProperty("call"), "awards").Select(award => award.GetProperty("amountEuros").GetDecimal()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Leads_a_former_commune_to_the_current_one(DatabaseProvider provider)
    {
        JsonElement data = await QueryAsync(provider, """{ former: commune(code: "01039") { code } current: commune(code: "01004") { code } none: commune(code: "99999") { code } }""");

        Assert.Equal("01138", data.GetProperty("former").GetProperty("code").GetString());
        Assert.Equal("01004", data.GetProperty("current").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("none").ValueKind);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_coverage_of_a_day_apart_from_the_claims_that_may_hold(DatabaseProvider provider)
    {
        JsonElement data = await QueryAsync(provider, """
            {
              bretagne: region(code: "53") { before: coverageStatus(on: "2020-11-17") since: coverageStatus(on: "2022-04-26") }
              normandie: region(code: "28") { after: coverageStatus(on: "2022-01-01") }
              bourgogne: region(code: "27") { before: coverageStatus(on: "2019-06-23") since: coverageStatus(on: "2019-06-24") }
              white: regions(first: 100, where: { coverageStatus: { on: "2020-11-17", eq: NO_KNOWN_CLAIM }, zone: { eq: METROPOLITAN } }) { nodes { code } }
              department: department(code: "14") { coverageStatus(on: "2022-01-01") }
            }
            """);

        Assert.Equal("NO_KNOWN_CLAIM", data.GetProperty("bretagne").GetProperty("before").GetString());
        Assert.Equal("YES", data.GetProperty("bretagne").GetProperty("since").GetString());
        Assert.Equal("UNCERTAIN", data.GetProperty("normandie").GetProperty("after").GetString());
        Assert.Equal("NO_KNOWN_CLAIM", data.GetProperty("bourgogne").GetProperty("before").GetString());
        Assert.Equal("YES", data.GetProperty("bourgogne").GetProperty("since").GetString());
        Assert.Equal(["24", "28", "44", "53", "94"], Nodes(data, "white").Select(region => region.GetProperty("code").GetString()));
        Assert.Equal("UNCERTAIN", data.GetProperty("department").GetProperty("coverageStatus").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Reads_records_by_id_in_the_order_asked(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);
        JsonElement data = await server.QueryAsync("""{ hub(slug: "aura") { id } region(code: "84") { id } }""");
        string hub = data.GetProperty("hub").GetProperty("id").GetString()!;
        string region = data.GetProperty("region").GetProperty("id").GetString()!;

        data = await server.QueryAsync(
            "query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id ... on Hub { slug } } node(id: $id) { ... on Region { name } } }",
            new { ids = new[] { region, hub, region }, id = region });

        Assert.Equal(["Region", "Hub", "Region"], data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("__typename").GetString()));
        Assert.Equal("aura", data.GetProperty("nodes")[1].GetProperty("slug").GetString());
        Assert.Equal("Auvergne-Rhône-Alpes", data.GetProperty("node").GetProperty("name").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Pages_forwards_and_backwards_to_the_same_records(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);
        List<string> forward = await WalkAsync(server, "first: 7, after: $cursor", "hasNextPage", "endCursor");
        List<string> backward = await WalkAsync(server, "last: 7, before: $cursor", "hasPreviousPage", "startCursor");

        Assert.Equal(109, forward.Distinct().Count());
        Assert.Equal(forward, backward.Chunk(7).Reverse().SelectMany(page => page));
    }

    private static async Task<List<string>> WalkAsync(GraphServer server, string page, string hasMore, string cursor)
    {
        List<string> codes = [];
        string? position = null;
        while (true)
        {
            JsonElement data = await server.QueryAsync(
                $"query ($cursor: String) {{ departments({page}, order: [{{ population: DESC }}, {{ name: ASC }}]) {{ nodes {{ code }} pageInfo {{ {hasMore} {cursor} }} }} }}",
                new { cursor = position });
            codes.AddRange(Nodes(data, "departments").Select(department => department.GetProperty("code").GetString()!));
            JsonElement info = data.GetProperty("departments").GetProperty("pageInfo");
            if (!info.GetProperty(hasMore).GetBoolean())
                return codes;
            position = info.GetProperty(cursor).GetString();
        }
    }

    private static async Task<JsonElement> QueryAsync(DatabaseProvider provider, string query) =>
        await (await GraphServer.SharedAsync(provider)).QueryAsync(query);

    private static JsonElement[] Nodes(JsonElement parent, string connection) => [.. parent.GetProperty(connection).GetProperty("nodes").EnumerateArray()];
}
