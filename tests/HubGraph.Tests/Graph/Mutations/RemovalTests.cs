using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Mutations;

/// <summary>What an administrator entered wrongly leaves the graph, and the history says what it was, who removed it and why.</summary>
[Collection(nameof(WritableServers))]
public sealed class RemovalTests(WritableServers servers)
{
    private const string Reason = "Saisi pour un autre hub";

    private const string Told =
        "changes(first: 1) { nodes { kind recordType recordId record { id } hub { slug } actor { name } reason before after } }";

    public static TheoryData<DatabaseProvider, string, string, string> Records()
    {
        TheoryData<DatabaseProvider, string, string, string> records = [];
        foreach (DatabaseProvider provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgresql })
        {
            records.Add(provider, "grantAward", "Award", """{"amountEuros":1000,"label":"base"}""");
            records.Add(provider, "addHubCarrier", "HubCarrier", """{"carrier":"ping","role":"LEAD"}""");
            records.Add(provider, "addCoverage", "Coverage", """{"region":"53","since":"2021-01-01"}""");
        }
        return records;
    }

    [SkippableTheory, MemberData(nameof(Records))]
    public async Task A_record_is_removed_with_a_reason_and_does_not_come_back(DatabaseProvider provider, string creation, string type, string input)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync($"hub-retire-{type.ToLowerInvariant()}"), removal = $"remove{type}";
        string field = char.ToLowerInvariant(type[0]) + type[1..];
        string id = (await server.DoneAsync(creation, new Dictionary<string, object?> { ["hub"] = hub }.With(input), field)).Id();
        string cursor = await CursorAsync(server);

        Assert.Equal(["STALE_VERSION at input.version", "TEXT_REQUIRED at input.reason"], await server.RefusedAsync(removal, new { id, version = 2, reason = " " }));
        Assert.Equal(["INVALID_VALUE at input.reason"], await server.RefusedAsync(removal, new { id, version = 1, reason = new string('a', 1_001) }));
        JsonElement left = await server.DoneAsync(
            removal, new { id, version = 1, reason = Reason }, "hub",
            $"slug awards {{ totalCount }} carriers {{ totalCount }} coverage {{ totalCount }} {Told}");

        Assert.Equal((hub, 0, 0, 0), (left.GetProperty("slug").GetString(), Count("awards"), Count("carriers"), Count("coverage")));
        JsonElement change = left.GetProperty("changes").GetProperty("nodes")[0];
        Assert.Equal(("DELETED", type, id, hub, "Root", Reason), (Text("kind"), Text("recordType"), Text("recordId"), change.GetProperty("hub").GetProperty("slug").GetString(), change.GetProperty("actor").GetProperty("name").GetString(), Text("reason")));
        Assert.Equal(JsonValueKind.Null, change.GetProperty("after").ValueKind);
        Assert.Equal(JsonValueKind.Null, change.GetProperty("record").ValueKind);
        foreach (JsonProperty given in JsonDocument.Parse(input).RootElement.EnumerateObject().Where(given => given.Name is not ("carrier" or "region")))
            Assert.Equal(given.Value.ToString(), change.GetProperty("before").GetProperty(given.Name).ToString());
        Assert.Equal(["UNKNOWN_RECORD at input.id"], await server.RefusedAsync(removal, new { id, version = 1, reason = Reason }));

        // Nobody finds it by its id; who keeps a copy is told that it went, and only those whom the hub concerns what it was and why.
        JsonElement seen = await server.QueryAsync(
            "query ($id: ID!, $after: String!, $hub: String!) { node(id: $id) { id } nodes(ids: [$id]) { id } changes(after: $after, hub: $hub) { nodes { kind recordId record { id } } } }",
            new { id, after = cursor, hub });
        Assert.Equal(
            $$$"""{"node":null,"nodes":[null],"changes":{"nodes":[{"kind":"DELETED","recordId":"{{{id}}}","record":null}]}}""", seen.Json());
        (_, JsonElement stranger) = await server.SendAsync("query ($after: String!, $hub: String!) { changes(after: $after, hub: $hub) { nodes { reason before } } }", new { after = cursor, hub });
        Assert.DoesNotContain(Reason, stranger.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("UNAUTHENTICATED", stranger.Code());
        string other = (await server.DoneAsync(creation, new Dictionary<string, object?> { ["hub"] = hub }.With(input), field)).Id();
        Assert.NotEqual(id, other);

        int Count(string list) => left.GetProperty(list).GetProperty("totalCount").GetInt32();

        string? Text(string name) => change.GetProperty(name).GetString();
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Whatever_was_counted_or_found_by_it_is_not_any_more(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-saisi-a-tort");
        string slug = (await server.DoneAsync("createCarrier", new { name = "Porteur à tort" }, "carrier", "slug")).GetProperty("slug").GetString()!;
        string[] before = await FactsAsync();

        string award = (await server.DoneAsync("grantAward", new { hub, call = "ami-2020", amountEuros = 1234 }, "award")).Id();
        string part = (await server.DoneAsync("addHubCarrier", new { hub, carrier = slug, printedName = "Zygomar imprimé" }, "hubCarrier")).Id();
        string claim = (await server.DoneAsync("addCoverage", new { hub, department = "48", since = "2019-01-01" }, "coverage")).Id();
        Assert.All((await FactsAsync()).Zip(before), pair => Assert.NotEqual(pair.First, pair.Second));
        await server.DoneAsync("removeAward", new { id = award, version = 1, reason = Reason }, "hub");
        await server.DoneAsync("removeHubCarrier", new { id = part, version = 1, reason = Reason }, "hub");
        await server.DoneAsync("removeCoverage", new { id = claim, version = 1, reason = Reason }, "hub");

        Assert.Equal(before, await FactsAsync());

        async Task<string[]> FactsAsync()
        {
            JsonElement facts = await server.QueryAsync(
                """
                {
                  awardStatistics { total { count amountEuros { sum } } }
                  call(slug: "ami-2020") { awardedEuros awards { totalCount } }
                  coverage(department: "48", on: "2020-06-01") { status hubs { slug } }
                  search(query: "zygomar imprime") { totalCount nodes { __typename } }
                }
                """);
            HttpResponseMessage export = await server.Client.GetAsync("/exports/coverage.csv");
            return [.. facts.EnumerateObject().Select(fact => fact.Value.GetRawText()), await export.Content.ReadAsStringAsync()];
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_many_who_remove_it_at_once_one_does(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-retire-par-tous");
        string id = (await server.DoneAsync("grantAward", new { hub, amountEuros = 10 }, "award")).Id();

        string[][] removals = await server.AtOnceAsync(8, "removeAward", _ => new { id, version = 1, reason = Reason });

        Assert.Single(removals, refusals => refusals.Length == 0);
        Assert.Equal(7, removals.Count(refusals => refusals is ["UNKNOWN_RECORD at input.id"]));
    }

    private static async Task<string> CursorAsync(GraphServer server)
    {
        string? cursor = null;
        for (bool hasNext = true; hasNext;)
        {
            JsonElement page = (await server.QueryAsync(
                "query ($after: String) { changes(after: $after, first: 100, types: [\"Hub\", \"Award\", \"HubCarrier\", \"Coverage\"]) { pageInfo { endCursor hasNextPage } } }", new { after = cursor }))
                .GetProperty("changes").GetProperty("pageInfo");
            (cursor, hasNext) = (page.GetProperty("endCursor").GetString(), page.GetProperty("hasNextPage").GetBoolean());
        }
        return cursor!;
    }
}
