using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Carriers;

[Collection(nameof(WritableServers))]
public sealed class CarrierMutationTests(WritableServers servers)
{
    private const string Everything = "slug name kind siret rna commune { code } version";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_carrier_is_created_and_changed(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        JsonElement carrier = await server.DoneAsync("createCarrier", new { name = "L’Œuvre numérique, Été", kind = "ASSOCIATION", siret = "732 829 320 00074", rna = "w75 1234567", commune = "14002" }, "carrier", Everything);
        JsonElement changed = await server.DoneAsync("updateCarrier", new { slug = "l-oeuvre-numerique-ete", version = 1, name = "L’Œuvre", siret = "73282932000066", kind = (string?)null, commune = "35238" }, "carrier", Everything);

        Assert.Equal("""{"slug":"l-oeuvre-numerique-ete","name":"L’Œuvre numérique, Été","kind":"ASSOCIATION","siret":"73282932000074","rna":"W751234567","commune":{"code":"14150"},"version":1}""", carrier.Json());
        Assert.Equal("""{"slug":"l-oeuvre-numerique-ete","name":"L’Œuvre","kind":null,"siret":"73282932000066","rna":"W751234567","commune":{"code":"35238"},"version":2}""", changed.Json());
        Assert.Equal(["STALE_VERSION at input.version"], await server.RefusedAsync("updateCarrier", new { slug = "l-oeuvre-numerique-ete", version = 1 }));
        Assert.Equal(["UNKNOWN_CARRIER at input.slug"], await server.RefusedAsync("updateCarrier", new { slug = "aucun", version = 1 }));
        // Its own number is not taken.
        await server.DoneAsync("updateCarrier", new { slug = "l-oeuvre-numerique-ete", version = 2, siret = "73282932000066", rna = "W2A1000119" }, "carrier");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_slug_and_a_siret_are_one_carriers(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        await server.DoneAsync("createCarrier", new { name = "Pris", siret = "35600000000048" }, "carrier");
        await server.DoneAsync("createCarrier", new { name = "Pris", slug = "pris-aussi" }, "carrier");

        Assert.Equal(["ALREADY_EXISTS at input.siret", "ALREADY_EXISTS at input.slug"], await server.RefusedAsync("createCarrier", new { name = "PRIS !", siret = "356 000 000 00048" }));
        Assert.Equal(["ALREADY_EXISTS at input.siret"], await server.RefusedAsync("updateCarrier", new { slug = "pris-aussi", version = 1, siret = "35600000000048" }));
        string[][] creations = await server.AtOnceAsync(8, "createCarrier", i => new { name = $"Course {i}", siret = "73282932000009" });
        Assert.Equal(1, creations.Count(refusals => refusals.Length == 0));
        Assert.Equal(7, creations.Count(refusals => refusals is ["ALREADY_EXISTS at input.siret"]));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task All_that_is_wrong_is_told_together(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        Assert.Equal(
            ["INVALID_RNA at input.rna", "INVALID_SIRET at input.siret", "INVALID_VALUE at input.slug", "TEXT_REQUIRED at input.name", "UNKNOWN_PLACE at input.commune"],
            await server.RefusedAsync("createCarrier", new { name = "", slug = "Faux", siret = "73282932000075", rna = "W75", commune = "00000" }));
        Assert.Equal(["TEXT_REQUIRED at input.name"], await server.RefusedAsync("createCarrier", new { name = " " }));
        // A name that makes no slug needs one.
        Assert.Equal(["INVALID_VALUE at input.slug"], await server.RefusedAsync("createCarrier", new { name = "!!!" }));
        Assert.Equal(
            ["INVALID_RNA at input.rna", "INVALID_SIRET at input.siret", "TEXT_REQUIRED at input.name", "UNKNOWN_PLACE at input.commune"],
            await server.RefusedAsync("updateCarrier", new { slug = "ping", version = 1, name = " ", siret = "1", rna = "1", commune = "1" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_carrier_has_a_part_in_a_hub_once_at_a_time(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-porte");
        const string Part = "hub { slug } carrier { slug } role position since until source { slug } version";

        JsonElement part = await server.DoneAsync("addHubCarrier", new { hub, carrier = "ping", role = "LEAD", since = "2020-01", until = "2021-10", source = "corse" }, "hubCarrier", $"id {Part}");
        string next = (await server.DoneAsync("addHubCarrier", new { hub, carrier = "ping", since = "2021-10" }, "hubCarrier")).Id();
        JsonElement other = await server.DoneAsync("addHubCarrier", new { hub, carrier = "pop", since = "2020-01", position = 7 }, "hubCarrier", "position");

        Assert.Equal("LEAD 1 2020-01 2021-10", string.Join(' ', new[] { "role", "position", "since", "until" }.Select(field => part.GetProperty(field).ToString())));
        Assert.Equal("""{"position":7}""", other.Json());
        Assert.Equal(["PERIOD_OVERLAP at input.carrier"], await server.RefusedAsync("addHubCarrier", new { hub, carrier = "ping", since = "2023" }));
        Assert.Equal(["PERIOD_OVERLAP at input.until"], await server.RefusedAsync("updateHubCarrier", new { id = part.Id(), version = 1, until = "2021-11" }));
        Assert.Equal(["PERIOD_OVERLAP at input.since"], await server.RefusedAsync("updateHubCarrier", new { id = next, version = 1, since = "2021-09" }));
        JsonElement changed = await server.DoneAsync("updateHubCarrier", new { id = next, version = 1, role = "PARTNER", position = 3, until = "2023", source = "bretagne" }, "hubCarrier", Part);
        Assert.Equal("""{"hub":{"slug":"hub-porte"},"carrier":{"slug":"ping"},"role":"PARTNER","position":3,"since":"2021-10","until":"2023","source":{"slug":"bretagne"},"version":2}""", changed.Json());
        Assert.Equal(
            ["END_BEFORE_START at input.until", "INVALID_VALUE at input.position", "STALE_VERSION at input.version", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("updateHubCarrier", new { id = next, version = 1, position = 0, until = "2020", source = "rien" }));
        Assert.Equal(["UNKNOWN_RECORD at input.id"], await server.RefusedAsync("updateHubCarrier", new { id = "SHViQ2FycmllcjowMDA", version = 1 }));
        Assert.Equal(
            ["END_BEFORE_START at input.until", "INVALID_VALUE at input.position", "UNKNOWN_CARRIER at input.carrier", "UNKNOWN_HUB at input.hub", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("addHubCarrier", new { hub = "aucun", carrier = "aucun", position = -1, since = "2022", until = "2021", source = "rien" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_many_parts_at_once_one_is_added(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-porte-ensemble");

        string[][] parts = await server.AtOnceAsync(16, "addHubCarrier", _ => new { hub, carrier = "ping" });

        Assert.Equal(1, parts.Count(refusals => refusals.Length == 0));
        Assert.Equal(15, parts.Count(refusals => refusals is ["PERIOD_OVERLAP at input.carrier"]));
    }
}
