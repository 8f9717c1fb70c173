using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Activities;

public sealed class LogAnimationTests
{
    private static readonly string s_token = MutationSender.Operator("bretagne");

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Logs_an_animation_and_answers_it(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);

        JsonElement payload = await server.MutateAsync(s_token, "logAnimation", Input(), """
            activity {
              __typename id version performedOn durationMinutes scale summary tags themes animationKind format initiative mediators participants
              hub { slug } mission { code } commune { code } intercommunality { siren } department { code } region { name }
            }
            """);

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        JsonElement activity = payload.GetProperty("activity");
        Assert.Equal("AnimationActivity", activity.GetProperty("__typename").GetString());
        Assert.Equal("35238", activity.GetProperty("commune").GetProperty("code").GetString());
        Assert.Equal("243500139", activity.GetProperty("intercommunality").GetProperty("siren").GetString());
        Assert.Equal("Bretagne", activity.GetProperty("region").GetProperty("name").GetString());
        Assert.Equal("COMMUNE", activity.GetProperty("scale").GetString());
        Assert.Equal(["NETWORK", "SHARING"], activity.GetProperty("themes").EnumerateArray().Select(theme => theme.GetString()));
        Assert.Equal(1, activity.GetProperty("version").GetInt32());

        JsonElement hub = (await server.QueryAsync("""{ hub(slug: "bretagne") { activities(where: {summary: {contains: "reseau"}}) { totalCount nodes { id } } } }""")).GetProperty("hub");
        Assert.Equal(activity.GetProperty("id").GetString(), hub.GetProperty("activities").GetProperty("nodes")[0].GetProperty("id").GetString());
    }

    public static Dictionary<string, object?> Input() => new()
    {
        ["hub"] = "bretagne",
        ["performedOn"] = "2026-05-04",
        ["durationMinutes"] = 180,
        ["summary"] = "Réunion du réseau des médiateurs",
        ["mission"] = "ANIMATE_TERRITORY",
        ["commune"] = "35238",
        ["animationKind"] = "NETWORK_COORDINATION",
        ["format"] = "COORDINATION_MEETING",
        ["initiative"] = "OWN",
        ["themes"] = new[] { "SHARING", "NETWORK" },
        ["tags"] = new[] { "réseau", "Rennes" },
        ["mediators"] = 12,
        ["participants"] = 20,
    };
}
