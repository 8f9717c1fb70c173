using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Demonstration;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>What must be read costs, as much as there is: 34,969 communes, 200 to a cost of 1.</summary>
public sealed class ScanCostTests
{
    private const int Communes = 34_969 / 200;

    /// <summary>Documents, and how many times all communes are read to answer them, a row that is looked up counting 5.</summary>
    public static TheoryData<DatabaseProvider, string, double> Documents()
    {
        (string, double)[] documents =
        [
            // What an index leads to costs nothing more, whatever there is.
            ("{ communes(first: 100) { nodes { name department { name } } } }", 0),
            ("{ communes(first: 100, order: [{ name: ASC }], where: { name: { startsWith: \"saint\" } }) { nodes { name } } }", 0),
            ("{ communes(first: 100, where: { code: { eq: \"35238\" } }) { totalCount nodes { name } } }", 0),
            ("{ commune(code: \"35238\") { name } }", 0),
            ("{ hubs(first: 100) { totalCount nodes { activities(first: 10) { totalCount nodes { summary } } } } }", 0),
            // A count walks what it counts, and each for itself.
            ("{ communes(first: 0) { totalCount } }", 1),
            ("{ communes(first: 0, where: { name: { contains: \"saint\" } }) { totalCount } }", 1),
            ("{ a: communes(first: 0, where: { name: { contains: \"saint\" } }) { totalCount } b: communes(first: 0) { totalCount } }", 2),
            // A page that may not fill looks at everything.
            ("{ communes(first: 1, where: { name: { contains: \"q0x\" } }) { nodes { name } } }", 5),
            ("{ communes(first: 1, where: { name: { startsWith: \"q0x\" } }) { nodes { name } } }", 5),
            ("{ communes(first: 1, where: { name: { neq: \"q0x\" } }) { nodes { name } } }", 5),
            ("{ communes(first: 1, where: { or: [{ code: { eq: \"35238\" } }, { name: { endsWith: \"q0x\" } }] }) { nodes { name } } }", 5),
            // Below other records, the parts of these.
            ("{ departments(first: 100) { nodes { communes(first: 1, where: { name: { contains: \"q0x\" } }) { nodes { name } } } } }", 5),
            ("{ department(code: \"35\") { communes(first: 1, where: { name: { contains: \"q0x\" } }) { nodes { name } } } }", 0.2),
            ("{ communes(first: 1, where: { department: { code: { eq: \"35\" } }, name: { contains: \"q0x\" } }) { nodes { name } } }", 0.2),
            // A condition on other records walks those.
            ("{ communes(first: 1, where: { formerCommunes: { some: { name: { contains: \"q0x\" } } } }) { nodes { name } } }", 10.6),
            ("{ communes(first: 0, where: { formerCommunes: { none: { name: { contains: \"q0x\" } } } }) { totalCount } }", 6.6),
            ("{ formerCommunes(first: 1, where: { commune: { name: { contains: \"q0x\" } } }) { nodes { name } } }", 1.6),
        ];
        TheoryData<DatabaseProvider, string, double> data = [];
        foreach (DatabaseProvider provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach ((string document, double times) in documents)
                data.Add(provider, document, times);
        }
        return data;
    }

    [SkippableTheory, MemberData(nameof(Documents))]
    public async Task Costs_what_is_to_be_read(DatabaseProvider provider, string document, double times)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement cost = await CostAsync(server, document);

        // PostgreSQL estimates.
        long scan = cost.TryGetProperty("scanCost", out JsonElement given) ? given.GetInt64() : 0;
        Assert.InRange(scan, Math.Floor(times * Communes * 0.75) - 1, Math.Ceiling(times * Communes * 1.3) + 1);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_trigrams_lead_to_costs_as_many_as_are_looked_up(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await DemoDatabase.WriteAsync(
            database.Options, 9_000, DemonstrationServer.Day, new Progress<ProgressStep>(), CancellationToken.None);
        await using GraphServer server = await GraphServer.StartAsync(database);

        Assert.Equal(4_000 * 5 / 200, await ScanAsync("nodes { id }", "introuvable"));
        // A count may be one of most, and of two letters there are no trigrams.
        Assert.InRange(await ScanAsync("totalCount", "introuvable"), 9_000 * 0.75 / 200, 9_000 * 1.3 / 200);
        Assert.InRange(await ScanAsync("nodes { id }", "ou"), 9_000 * 0.75 * 5 / 200, 9_000 * 1.3 * 5 / 200);

        async Task<long> ScanAsync(string selected, string text) => (await CostAsync(
            server, $"{{ activities(where: {{ summary: {{ contains: \"{text}\" }} }}) {{ {selected} }} }}")).GetProperty("scanCost").GetInt64();
    }

    [Fact]
    public async Task Answers_tell_the_declared_cost_alone()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (_, JsonElement body) = await server.SendAsync("{ communes(first: 0) { totalCount } }");

        Assert.Equal("""{"fieldCost":6,"typeCost":2}""", body.GetProperty("extensions").GetProperty("cost").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_too_much_is_refused_whether_it_is_known_or_not(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider, settings: ["--Limits:MaxScanCost", "1000"]);
        const string Count = "a{0}: communes(first: 0, where: {{ name: {{ contains: \"{0}x\" }} }}) {{ totalCount }}";
        string document = $"{{ {string.Join(' ', Enumerable.Range(0, 10).Select(i => string.Format(null, Count, i)))} }}";

        for (int i = 0; i < 2; i++)
        {
            (int status, JsonElement body) = await server.SendAsync(document);
            JsonElement error = body.GetProperty("errors")[0];
            Assert.Equal((400, "COST_LIMIT_EXCEEDED", "scanCost"), (status, error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("extensions").GetProperty("limit").GetString()));
            Assert.Contains("filter", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
        Assert.True((await server.QueryAsync($"{{ {string.Format(null, Count, 0)} }}")).TryGetProperty("a0", out _));
    }

    private static async Task<JsonElement> CostAsync(GraphServer server, string query)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("GraphQL-Cost", "validate");
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(body.TryGetProperty("extensions", out JsonElement extensions), body.ToString());
        return extensions.GetProperty("cost");
    }
}
