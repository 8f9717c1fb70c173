using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Coverages;

[Collection(nameof(WritableServers))]
public sealed class CoverageMutationTests(WritableServers servers)
{
    private const string Everything = """
        hub { slug } scale region { code } department { code } intercommunality { siren } commune { code }
        since sinceSource { slug } notBefore until disputed source { slug } version
        """;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_claim_names_one_territory_of_any_scale(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-couvre");

        JsonElement region = await server.DoneAsync("addCoverage", new { hub, region = "53", since = "2021-10", sinceSource = "bretagne", until = "2024", disputed = true, source = "anct-hubs" }, "coverage", Everything);
        JsonElement department = await server.DoneAsync("addCoverage", new { hub, department = "35", notBefore = "2021" }, "coverage", "scale region { code } department { code } notBefore disputed");
        JsonElement intercommunality = await server.DoneAsync("addCoverage", new { hub, intercommunality = "243500139" }, "coverage", "scale department { code } intercommunality { siren }");
        JsonElement commune = await server.DoneAsync("addCoverage", new { hub, commune = "14002" }, "coverage", "scale department { code } commune { code }");

        Assert.Equal("""{"hub":{"slug":"hub-couvre"},"scale":"REGION","region":{"code":"53"},"department":null,"intercommunality":null,"commune":null,"since":"2021-10","sinceSource":{"slug":"bretagne"},"notBefore":null,"until":"2024","disputed":true,"source":{"slug":"anct-hubs"},"version":1}""", region.Json());
        Assert.Equal("""{"scale":"DEPARTMENT","region":null,"department":{"code":"35"},"notBefore":"2021","disputed":false}""", department.Json());
        Assert.Equal("""{"scale":"INTERCOMMUNALITY","department":null,"intercommunality":{"siren":"243500139"}}""", intercommunality.Json());
        // A former commune's code leads to the current one.
        Assert.Equal("""{"scale":"COMMUNE","department":null,"commune":{"code":"14150"}}""", commune.Json());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task All_that_is_wrong_is_told_together(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        Assert.Equal(
            ["END_BEFORE_START at input.until", "INVALID_VALUE at input.notBefore", "UNKNOWN_HUB at input.hub", "UNKNOWN_PLACE at input.region", "UNKNOWN_SOURCE at input.sinceSource", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("addCoverage", new { hub = "aucun", region = "00", since = "2022", notBefore = "2020", until = "2021", source = "rien", sinceSource = "rien" }));
        Assert.Equal(["PLACE_CONFLICT at input.commune"], await server.RefusedAsync("addCoverage", new { hub = "bretagne" }));
        Assert.Equal(["PLACE_CONFLICT at input.region"], await server.RefusedAsync("addCoverage", new { hub = "bretagne", region = "53", commune = "35238" }));
        Assert.Equal(["UNKNOWN_RECORD at input.id"], await server.RefusedAsync("updateCoverage", new { id = "Q292ZXJhZ2U6OTk5OTk5", version = 1 }));
        // An id of something else.
        Assert.Equal(["UNKNOWN_RECORD at input.id"], await server.RefusedAsync("updateCoverage", new { id = "SHViOjE", version = 1 }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_claims_a_territory_once_at_a_time(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-une-fois");
        string other = await server.CreateHubAsync("hub-une-autre-fois");
        string id = (await server.DoneAsync("addCoverage", new { hub, region = "28", since = "2020-01-01", until = "2021-10" }, "coverage")).Id();

        Assert.Equal(["COVERAGE_OVERLAP at input.region"], await server.RefusedAsync("addCoverage", new { hub, region = "28", since = "2021-06" }));
        // The change lay somewhere in October.
        string next = (await server.DoneAsync("addCoverage", new { hub, region = "28", since = "2021-10", until = "2022-03-31" }, "coverage")).Id();
        // A gap.
        await server.DoneAsync("addCoverage", new { hub, region = "28", since = "2023-01-01" }, "coverage");
        await server.DoneAsync("addCoverage", new { hub, region = "53", since = "2021-06" }, "coverage");
        await server.DoneAsync("addCoverage", new { hub = other, region = "28", since = "2021-06" }, "coverage");

        Assert.Equal(["COVERAGE_OVERLAP at input.until"], await server.RefusedAsync("updateCoverage", new { id = next, version = 1, until = (string?)null }));
        Assert.Equal(["COVERAGE_OVERLAP at input.since"], await server.RefusedAsync("updateCoverage", new { id = next, version = 1, since = "2021-09-30" }));
        JsonElement changed = await server.DoneAsync("updateCoverage", new { id = next, version = 1, since = (string?)null, notBefore = "2021-10", until = "2022", disputed = true, source = "corse", sinceSource = "corse" }, "coverage", Everything);
        Assert.Equal("""{"hub":{"slug":"hub-une-fois"},"scale":"REGION","region":{"code":"28"},"department":null,"intercommunality":null,"commune":null,"since":null,"sinceSource":{"slug":"corse"},"notBefore":"2021-10","until":"2022","disputed":true,"source":{"slug":"corse"},"version":2}""", changed.Json());
        Assert.Equal(["END_BEFORE_START at input.until", "STALE_VERSION at input.version", "UNKNOWN_SOURCE at input.source"], await server.RefusedAsync("updateCoverage", new { id, version = 7, until = "2019", source = "rien" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_many_claims_at_once_one_is_added(DatabaseProvider provider)
    {
        const int Writers = 12;
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-tous-ensemble");

        string[][] claims = await server.AtOnceAsync(Writers, "addCoverage", i => new { hub, department = "35", since = $"2021-01-{i + 1:00}" });

        Assert.Single(claims, refusals => refusals.Length == 0);
        Assert.Equal(Writers - 1, claims.Count(refusals => refusals is ["COVERAGE_OVERLAP at input.department"]));
    }
}
