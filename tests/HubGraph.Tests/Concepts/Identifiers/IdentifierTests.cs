using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Exports;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Identifiers;

/// <summary>What other registers and programs call records: set, found by it, one record's, and exported.</summary>
[Collection(nameof(WritableServers))]
public sealed class IdentifierTests(WritableServers servers)
{
    private const string Identifiers = "version identifiers { scheme value }";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_record_of_each_kind_has_them_and_is_found_by_one(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string own = Guid.NewGuid().ToString("n");
        object[] ids = [new { scheme = "SIRET", value = "732 829 320 00074" }, new { scheme = "DATA_SPACE", value = own }];
        string hub = await server.CreateHubAsync($"ids-{own}");
        string[] places = ["hubs", "carriers", "fundedProjects", "events", "activities"];

        JsonElement[] made =
        [
            await server.DoneAsync("updateHub", new { slug = hub, version = 1, identifiers = ids }, "hub", Identifiers),
            await server.DoneAsync("createCarrier", new { name = $"Porteur {own}", identifiers = ids }, "carrier", Identifiers),
            await server.DoneAsync("createFundedProject", new { hub, title = "Bus", holderName = "Bruz", status = "PROPOSED", identifiers = ids }, "fundedProject", Identifiers),
            await server.DoneAsync("createEvent", new { hub, title = "NEC", eventKind = "LOCAL_NEC", format = "ONLINE", startsOn = "2026-05-04", identifiers = ids }, "event", Identifiers),
            await server.DoneAsync("logAnimation", new { hub, performedOn = "2026-05-04", summary = "Réunion", scale = "NATIONAL", animationKind = "PARTNERSHIP", identifiers = ids }, "activity", Identifiers),
        ];
        JsonElement found = await server.QueryAsync(
            $"query ($own: String!) {{ {string.Concat(places.Select(place => $"{place}(where: {{ identifiers: {{ some: {{ scheme: {{ eq: DATA_SPACE }}, value: {{ eq: $own }} }} }} }}) {{ totalCount nodes {{ identifiers {{ scheme }} }} }} "))} }}",
            new { own });

        Assert.All(made, record => Assert.Equal($$"""[{"scheme":"DATA_SPACE","value":"{{own}}"},{"scheme":"SIRET","value":"73282932000074"}]""", record.GetProperty("identifiers").Json()));
        Assert.All(places, place => Assert.Equal("""{"totalCount":1,"nodes":[{"identifiers":[{"scheme":"DATA_SPACE"},{"scheme":"SIRET"}]}]}""", found.GetProperty(place).Json()));
        // So that other tests may have the number.
        await server.DoneAsync("updateHub", new { slug = hub, version = 2, identifiers = Array.Empty<object>() }, "hub");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_id_is_one_records_and_must_be_one(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string own = Guid.NewGuid().ToString("n"), hub = await server.CreateHubAsync($"ids-{own}"), other = await server.CreateHubAsync($"ids2-{own}");
        await server.DoneAsync("updateHub", new { slug = hub, version = 1, identifiers = new[] { new { scheme = "COOP", value = own } } }, "hub");

        Assert.Equal(["ALREADY_EXISTS at input.identifiers"], await server.RefusedAsync("updateHub", new { slug = other, version = 1, identifiers = new[] { new { scheme = "COOP", value = own } } }));
        Assert.Equal(
            ["INVALID_RNA at input.identifiers", "INVALID_SIRET at input.identifiers", "INVALID_VALUE at input.identifiers", "TEXT_REQUIRED at input.identifiers"],
            await server.RefusedAsync("updateHub", new
            {
                slug = other,
                version = 1,
                identifiers = new[] { new { scheme = "RNA", value = "W75" }, new { scheme = "SIRET", value = "1" }, new { scheme = "SIREN", value = "123456789" }, new { scheme = "COOP", value = " " } },
            }));
        // Its own is not taken; in another scheme the same is another id.
        await server.DoneAsync("updateHub", new { slug = hub, version = 2, identifiers = new[] { new { scheme = "COOP", value = own }, new { scheme = "DATA_SPACE", value = own } } }, "hub");
        await server.DoneAsync("updateHub", new { slug = other, version = 1, identifiers = new[] { new { scheme = "NATIONAL_MAP", value = own } } }, "hub");
    }

    [Fact]
    public async Task The_history_tells_them_and_tables_have_them()
    {
        GraphServer server = await servers.OfAsync(DatabaseProvider.Sqlite);
        string own = Guid.NewGuid().ToString("n"), hub = await server.CreateHubAsync($"ids-{own}");
        await server.DoneAsync("updateHub", new { slug = hub, version = 1, identifiers = new[] { new { scheme = "COOP", value = own } } }, "hub");

        JsonElement history = await server.QueryAsync("query ($hub: String!) { hub(slug: $hub) { history { nodes { after } } } }", new { hub }, MutationSender.Administrator);
        string table = System.Text.Encoding.UTF8.GetString(await server.BytesAsync("hubs.csv"));

        Assert.Contains($$"""{"identifiers":[{"scheme":"COOP","value":"{{own}}"}]}""", history.Json(), StringComparison.Ordinal);
        Assert.Contains($",COOP,La Coop,{own}", table, StringComparison.Ordinal);
    }
}
