using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Calls;

[Collection(nameof(WritableServers))]
public sealed class CallMutationTests(WritableServers servers)
{
    private const string Everything = """
        slug name kind opensOn closesOn envelopeEuros baseGrantEuros bonusNote bonuses { nodes { code name amountEuros version } } applicantKinds
        targetRegions(order: [{code: ASC}]) { nodes { code } } missions(order: [{code: ASC}]) { nodes { code } }
        url applicationsEmail laureateCount laureateSource { slug } laureatesAnnouncedOn source { slug } version
        """;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_call_is_created_as_given(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        JsonElement call = await server.DoneAsync("createCall", Input("aap-2030"), "call", Everything);

        Assert.Equal(
            """{"slug":"aap-2030","name":"Appel 2030","kind":"CALL_FOR_PROJECTS","opensOn":"2030-01-15","closesOn":"2030-06-30","envelopeEuros":1000000.5,"baseGrantEuros":200000,"bonusNote":"Au choix.","bonuses":{"nodes":[{"code":"RURAL","name":"Ruralité","amountEuros":50000,"version":1},{"code":"QPV","name":"Quartiers","amountEuros":25000.25,"version":1}]},"applicantKinds":["ASSOCIATION","LOCAL_AUTHORITY"],"targetRegions":{"nodes":[{"code":"28"},{"code":"53"}]},"missions":{"nodes":[{"code":"ANIMATE_TERRITORY"},{"code":"RAISE_FUNDS"}]},"url":"https://appel.example/2030","applicationsEmail":"appel@example.org","laureateCount":7,"laureateSource":{"slug":"laureates-2021"},"laureatesAnnouncedOn":"2030-10","source":{"slug":"press-release"},"version":1}""",
            call.Json());
        Assert.Equal(["ALREADY_EXISTS at input.slug"], await server.RefusedAsync("createCall", Input("aap-2030")));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task All_that_is_wrong_is_told_together(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        Dictionary<string, object?> input = Input("appel_faux");
        input["name"] = " ";
        input["closesOn"] = "2030-01-14";
        input["envelopeEuros"] = -1;
        input["baseGrantEuros"] = 0.001;
        input["bonuses"] = new[] { new { code = "rural", name = "", amountEuros = 0 }, new { code = "QPV", name = "Q", amountEuros = 1 }, new { code = "QPV", name = "Q", amountEuros = 1 } };
        input["targetRegions"] = new[] { "53", "00" };
        input["missions"] = new[] { "RIEN" };
        input["url"] = "appel.example";
        input["applicationsEmail"] = "appel";
        input["laureateCount"] = -1;
        input["laureateSource"] = "rien";
        input["source"] = "aucune";

        Assert.Equal(
            [
                "ALREADY_EXISTS at input.bonuses.2.code", "END_BEFORE_START at input.closesOn", "INVALID_VALUE at input.applicationsEmail", "INVALID_VALUE at input.baseGrantEuros",
                "INVALID_VALUE at input.bonuses.0.amountEuros", "INVALID_VALUE at input.bonuses.0.code", "INVALID_VALUE at input.envelopeEuros", "INVALID_VALUE at input.laureateCount",
                "INVALID_VALUE at input.slug", "INVALID_VALUE at input.url", "TEXT_REQUIRED at input.bonuses.0.name", "TEXT_REQUIRED at input.name", "UNKNOWN_MISSION at input.missions.0",
                "UNKNOWN_PLACE at input.targetRegions.1", "UNKNOWN_SOURCE at input.laureateSource", "UNKNOWN_SOURCE at input.source",
            ],
            await server.RefusedAsync("createCall", input));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_update_replaces_sets_and_leaves_the_rest(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        await server.DoneAsync("createCall", Input("aap-2031"), "call");

        JsonElement call = await server.DoneAsync(
            "updateCall",
            new
            {
                slug = "aap-2031",
                version = 1,
                kind = "CALL_FOR_EXPRESSIONS_OF_INTEREST",
                closesOn = (string?)null,
                envelopeEuros = 2_000_000,
                bonuses = new object[] { new { code = "CITIES", name = "Villes", amountEuros = 1 }, new { code = "QPV", name = "Quartiers prioritaires", amountEuros = 30_000 } },
                applicantKinds = new[] { "OTHER", "LOCAL_AUTHORITY" },
                targetRegions = new[] { "24", "53" },
                missions = Array.Empty<string>(),
                laureateSource = (string?)null,
                source = "call-2018",
            },
            "call",
            Everything);

        Assert.Equal(
            """{"slug":"aap-2031","name":"Appel 2030","kind":"CALL_FOR_EXPRESSIONS_OF_INTEREST","opensOn":"2030-01-15","closesOn":null,"envelopeEuros":2000000,"baseGrantEuros":200000,"bonusNote":"Au choix.","bonuses":{"nodes":[{"code":"QPV","name":"Quartiers prioritaires","amountEuros":30000,"version":2},{"code":"CITIES","name":"Villes","amountEuros":1,"version":1}]},"applicantKinds":["LOCAL_AUTHORITY","OTHER"],"targetRegions":{"nodes":[{"code":"24"},{"code":"53"}]},"missions":{"nodes":[]},"url":"https://appel.example/2030","applicationsEmail":"appel@example.org","laureateCount":7,"laureateSource":null,"laureatesAnnouncedOn":"2030-10","source":{"slug":"call-2018"},"version":2}""",
            call.Json());
        Assert.Equal(["STALE_VERSION at input.version"], await server.RefusedAsync("updateCall", new { slug = "aap-2031", version = 1, name = "Trop tard" }));
        Assert.Equal(["UNKNOWN_CALL at input.slug"], await server.RefusedAsync("updateCall", new { slug = "aucun", version = 1 }));
        Assert.Equal(
            ["END_BEFORE_START at input.closesOn", "INVALID_VALUE at input.baseGrantEuros", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("updateCall", new { slug = "aap-2031", version = 2, closesOn = "2029-12-31", baseGrantEuros = -1, source = "rien" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Parts_alone_count_as_a_write_of_the_call(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        await server.DoneAsync("createCall", Input("aap-2032"), "call");

        JsonElement same = await server.DoneAsync("updateCall", new { slug = "aap-2032", version = 1, bonuses = Input("")["bonuses"] }, "call", "version");
        JsonElement other = await server.DoneAsync("updateCall", new { slug = "aap-2032", version = 1, bonuses = Array.Empty<object>() }, "call", "version bonuses { totalCount }");

        Assert.Equal("""{"version":1}""", same.Json());
        Assert.Equal("""{"version":2,"bonuses":{"totalCount":0}}""", other.Json());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_envelope_is_not_lowered_below_what_was_awarded(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-enveloppe");
        await server.DoneAsync("createCall", new { slug = "aap-enveloppe", name = "Enveloppe", kind = "CALL_FOR_PROJECTS", envelopeEuros = 100_000, source = "press-release" }, "call");
        await server.DoneAsync("grantAward", new { hub, call = "aap-enveloppe", amountEuros = 60_000.01 }, "award");

        JsonElement payload = await server.MutateAsync(MutationSender.Administrator, "updateCall", new { slug = "aap-enveloppe", version = 1, envelopeEuros = 60_000 }, "more: errors { ... on EnvelopeExceededError { remainingEuros } }");

        Assert.Equal(["ENVELOPE_EXCEEDED at input.envelopeEuros"], payload.Refusals());
        Assert.Equal("""[{"remainingEuros":39999.99}]""", payload.GetProperty("more").Json());
        JsonElement call = await server.DoneAsync("updateCall", new { slug = "aap-enveloppe", version = 1, envelopeEuros = 60_000.01 }, "call", "remainingEuros version");
        Assert.Equal("""{"remainingEuros":0,"version":2}""", call.Json());
    }

    private static Dictionary<string, object?> Input(string slug) => new()
    {
        ["slug"] = slug,
        ["name"] = "Appel 2030",
        ["kind"] = "CALL_FOR_PROJECTS",
        ["opensOn"] = "2030-01-15",
        ["closesOn"] = "2030-06-30",
        ["envelopeEuros"] = 1_000_000.5,
        ["baseGrantEuros"] = 200_000,
        ["bonusNote"] = "Au choix.",
        ["bonuses"] = new object[] { new { code = "RURAL", name = "Ruralité", amountEuros = 50_000 }, new { code = "QPV", name = "Quartiers", amountEuros = 25_000.25 } },
        ["applicantKinds"] = new[] { "LOCAL_AUTHORITY", "ASSOCIATION", "ASSOCIATION" },
        ["targetRegions"] = new[] { "53", "28" },
        ["missions"] = new[] { "RAISE_FUNDS", "ANIMATE_TERRITORY" },
        ["url"] = "https://appel.example/2030",
        ["applicationsEmail"] = "appel@example.org",
        ["laureateCount"] = 7,
        ["laureateSource"] = "laureates-2021",
        ["laureatesAnnouncedOn"] = "2030-10",
        ["source"] = "press-release",
    };
}
