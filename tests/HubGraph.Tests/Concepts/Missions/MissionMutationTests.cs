using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Missions;

[Collection(nameof(WritableServers))]
public sealed class MissionMutationTests(WritableServers servers)
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_mission_is_created_and_changed_with_its_tasks_in_order(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        const string Everything = "code name tasks source { slug } version";

        JsonElement mission = await server.DoneAsync("createMission", new { code = "WELCOME_ALL", name = "Accueillir", tasks = new[] { "ouvrir", "recevoir", "clore" }, source = "press-release" }, "mission", Everything);
        JsonElement fewer = await server.DoneAsync("updateMission", new { code = "WELCOME_ALL", version = 1, tasks = new[] { "recevoir", "clore" } }, "mission", Everything);
        JsonElement more = await server.DoneAsync("updateMission", new { code = "WELCOME_ALL", version = 2, name = "Accueillir tous", tasks = new[] { "recevoir", "aider", "clore" }, source = "corse" }, "mission", Everything);

        Assert.Equal("""{"code":"WELCOME_ALL","name":"Accueillir","tasks":["ouvrir","recevoir","clore"],"source":{"slug":"press-release"},"version":1}""", mission.Json());
        Assert.Equal("""{"code":"WELCOME_ALL","name":"Accueillir","tasks":["recevoir","clore"],"source":{"slug":"press-release"},"version":2}""", fewer.Json());
        Assert.Equal("""{"code":"WELCOME_ALL","name":"Accueillir tous","tasks":["recevoir","aider","clore"],"source":{"slug":"corse"},"version":3}""", more.Json());
        Assert.Equal(
            """{"tasks":["ouvrir","recevoir","clore"]} {"tasks":["recevoir","clore"]}""",
            await server.Database.ScalarAsync("SELECT before || ' ' || after FROM changes WHERE record_type = 'Mission' AND before LIKE '%ouvrir%'"));
        Assert.Equal(["STALE_VERSION at input.version"], await server.RefusedAsync("updateMission", new { code = "WELCOME_ALL", version = 1 }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task All_that_is_wrong_is_told_together(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        Assert.Equal(
            ["INVALID_VALUE at input.code", "TEXT_REQUIRED at input.name", "TEXT_REQUIRED at input.tasks.1", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("createMission", new { code = "Pas_bon", name = "", tasks = new[] { "une", " " }, source = "rien" }));
        Assert.Equal(["ALREADY_EXISTS at input.code"], await server.RefusedAsync("createMission", new { code = "ANIMATE_TERRITORY", name = "Animer", source = "corse" }));
        Assert.Equal(["UNKNOWN_MISSION at input.code"], await server.RefusedAsync("updateMission", new { code = "AUCUNE", version = 1 }));
        Assert.Equal(["TEXT_REQUIRED at input.name", "UNKNOWN_SOURCE at input.source"], await server.RefusedAsync("updateMission", new { code = "RAISE_FUNDS", version = 1, name = " ", source = "rien" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_has_a_mission_once_at_a_time(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-missionne");
        const string Everything = "hub { slug } mission { code } since until source { slug } version";

        JsonElement given = await server.DoneAsync("addHubMission", new { hub, mission = "RAISE_FUNDS", since = "2020", source = "corse" }, "hubMission", $"id {Everything}");
        Assert.Equal(["PERIOD_OVERLAP at input.mission"], await server.RefusedAsync("addHubMission", new { hub, mission = "RAISE_FUNDS", since = "2022" }));
        JsonElement ended = await server.DoneAsync("updateHubMission", new { id = given.Id(), version = 1, until = "2021" }, "hubMission", Everything);
        string next = (await server.DoneAsync("addHubMission", new { hub, mission = "RAISE_FUNDS", since = "2021", until = "2023" }, "hubMission")).Id();
        await server.DoneAsync("addHubMission", new { hub, mission = "POOL_SERVICES", since = "2021" }, "hubMission");

        Assert.Equal("""{"hub":{"slug":"hub-missionne"},"mission":{"code":"RAISE_FUNDS"},"since":"2020","until":"2021","source":{"slug":"corse"},"version":2}""", ended.Json());
        JsonElement hubNow = (await server.QueryAsync("""{ hub(slug: "hub-missionne") { missionPeriods(where: {mission: {code: {eq: "RAISE_FUNDS"}}}) { nodes { since until } } } }""")).GetProperty("hub");
        Assert.Equal("""{"missionPeriods":{"nodes":[{"since":"2020","until":"2021"},{"since":"2021","until":"2023"}]}}""", hubNow.Json());
        Assert.Equal(["PERIOD_OVERLAP at input.since"], await server.RefusedAsync("updateHubMission", new { id = next, version = 1, since = "2020" }));
        Assert.Equal(["PERIOD_OVERLAP at input.until"], await server.RefusedAsync("updateHubMission", new { id = given.Id(), version = 2, until = (string?)null }));
        Assert.Equal(["END_BEFORE_START at input.until", "STALE_VERSION at input.version", "UNKNOWN_SOURCE at input.source"], await server.RefusedAsync("updateHubMission", new { id = next, version = 9, until = "2019", source = "rien" }));
        Assert.Equal(["UNKNOWN_RECORD at input.id"], await server.RefusedAsync("updateHubMission", new { id = "rien", version = 1 }));
        Assert.Equal(
            ["END_BEFORE_START at input.until", "UNKNOWN_HUB at input.hub", "UNKNOWN_MISSION at input.mission", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("addHubMission", new { hub = "aucun", mission = "AUCUNE", since = "2022", until = "2021", source = "rien" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_source_is_created_for_facts_to_name(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        JsonElement source = await server.DoneAsync("createSource", new { slug = "decret-2030", title = "Décret", publisher = "Journal officiel", publishedOn = "2030-01-01", url = "https://jo.example/1" }, "source", "slug title publisher publishedOn url");

        Assert.Equal("""{"slug":"decret-2030","title":"Décret","publisher":"Journal officiel","publishedOn":"2030-01-01","url":"https://jo.example/1"}""", source.Json());
        Assert.Equal(["ALREADY_EXISTS at input.slug"], await server.RefusedAsync("createSource", new { slug = "decret-2030", title = "Décret", publisher = "JO" }));
        Assert.Equal(
            ["INVALID_VALUE at input.slug", "INVALID_VALUE at input.url", "TEXT_REQUIRED at input.publisher", "TEXT_REQUIRED at input.title"],
            await server.RefusedAsync("createSource", new { slug = "Décret", title = "", publisher = " ", url = "javascript:alert(1)" }));
    }
}
