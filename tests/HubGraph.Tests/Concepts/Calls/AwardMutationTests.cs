using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Calls;

[Collection(nameof(WritableServers))]
public sealed class AwardMutationTests(WritableServers servers)
{
    private const string Everything = "hub { slug } call { slug } amountEuros label awardedOn source { slug } version";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_award_is_granted_and_changed(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-dote");
        string call = await CreateCallAsync(server, "aap-dote", 1_000);

        JsonElement award = await server.DoneAsync("grantAward", new { hub, call, amountEuros = 999.99, label = "Socle", awardedOn = "2030-10", source = "corse" }, "award", $"id {Everything}");
        string id = award.Id();
        JsonElement changed = await server.DoneAsync("updateAward", new { id, version = 1, amountEuros = 1_000, label = (string?)null, awardedOn = "2030-10-05" }, "award", Everything);

        Assert.Equal("""{"slug":"hub-dote"} {"slug":"aap-dote"} 999.99 "Socle" "2030-10" {"slug":"corse"} 1""", string.Join(' ', award.EnumerateObject().Skip(1).Select(field => field.Value.Json())));
        Assert.Equal("""{"hub":{"slug":"hub-dote"},"call":{"slug":"aap-dote"},"amountEuros":1000,"label":null,"awardedOn":"2030-10-05","source":{"slug":"corse"},"version":2}""", changed.Json());
        Assert.Equal("""{"awardedEuros":1000}""", (await server.QueryAsync("""{ hub(slug: "hub-dote") { awardedEuros } }""")).GetProperty("hub").Json());
        Assert.Equal(["ENVELOPE_EXCEEDED at input.amountEuros", "STALE_VERSION at input.version"], await server.RefusedAsync("updateAward", new { id, version = 1, amountEuros = 1_000.01 }));
        Assert.Equal(["UNKNOWN_RECORD at input.id"], await server.RefusedAsync("updateAward", new { id = "QXdhcmQ6OTk5OTk5", version = 1 }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task All_that_is_wrong_is_told_together(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        Assert.Equal(
            ["INVALID_VALUE at input.amountEuros", "TEXT_REQUIRED at input.label", "UNKNOWN_CALL at input.call", "UNKNOWN_HUB at input.hub", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("grantAward", new { hub = "aucun", call = "aucun", amountEuros = 0, label = " ", source = "rien" }));
        foreach (double amountEuros in new[] { -1, 0.001, 1_000_000_001 })
            Assert.Equal(["INVALID_VALUE at input.amountEuros"], await server.RefusedAsync("grantAward", new { hub = "bretagne", amountEuros }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_beyond_the_envelope_is_refused_with_what_is_left(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-reste");
        string call = await CreateCallAsync(server, "aap-reste", 1_000);
        string other = await CreateCallAsync(server, "aap-reste-autre", 100);
        string id = (await server.DoneAsync("grantAward", new { hub, call, amountEuros = 700 }, "award")).Id();

        JsonElement payload = await server.MutateAsync(MutationSender.Administrator, "grantAward", new { hub, call, amountEuros = 300.01 }, "more: errors { ... on Error { message } ... on EnvelopeExceededError { remainingEuros } }");

        Assert.Equal(["ENVELOPE_EXCEEDED at input.amountEuros"], payload.Refusals());
        Assert.Equal("""[{"message":"300.00 euros are left of the call's envelope.","remainingEuros":300}]""", payload.GetProperty("more").Json());
        Assert.Equal(["ENVELOPE_EXCEEDED at input.amountEuros"], await server.RefusedAsync("updateAward", new { id, version = 1, call = other }));
        await server.DoneAsync("updateAward", new { id, version = 1, call = other, amountEuros = 100 }, "award");
        await server.DoneAsync("grantAward", new { hub, call, amountEuros = 1_000 }, "award");
        // Without a call there is no envelope.
        await server.DoneAsync("grantAward", new { hub, amountEuros = 1_000_000 }, "award");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_many_at_once_only_those_that_fit_are_granted(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string hub = await server.CreateHubAsync("hub-course");
        string call = await CreateCallAsync(server, "aap-course", 100_000);

        string[][] grants = await server.AtOnceAsync(16, "grantAward", _ => new { hub, call, amountEuros = 15_000 });

        Assert.Equal(6, grants.Count(refusals => refusals.Length == 0));
        Assert.Equal(10, grants.Count(refusals => refusals is ["ENVELOPE_EXCEEDED at input.amountEuros"]));
        Assert.Equal("""{"awardedEuros":90000,"remainingEuros":10000}""", (await server.QueryAsync("""{ call(slug: "aap-course") { awardedEuros remainingEuros } }""")).GetProperty("call").Json());
    }

    private static async Task<string> CreateCallAsync(GraphServer server, string slug, decimal envelopeEuros)
    {
        await server.DoneAsync("createCall", new { slug, name = slug, kind = "CALL_FOR_PROJECTS", envelopeEuros, source = "press-release" }, "call");
        return slug;
    }
}
