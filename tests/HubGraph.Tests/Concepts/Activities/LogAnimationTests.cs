using System.Text.Json;
using HubGraph.Concepts.Events;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

[Collection(WritingServer.Collection)]
public sealed class LogAnimationTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Logs_an_animation_and_answers_it(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        Dictionary<string, object?> input = ActivitySamples.Animation().With(("summary", "Première rencontre du cœur de réseau"));

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", input, """
            activity {
              __typename id version performedOn durationMinutes scale summary tags themes animationKind format initiative mediators participants
              hub { slug } mission { code } commune { code } intercommunality { siren } department { code } region { name }
            }
            """);

        JsonElement activity = payload.Accepted().GetProperty("activity");
        Assert.Equal("AnimationActivity", activity.GetProperty("__typename").GetString());
        Assert.Equal("35238", activity.GetProperty("commune").GetProperty("code").GetString());
        Assert.Equal("243500139", activity.GetProperty("intercommunality").GetProperty("siren").GetString());
        Assert.Equal("Bretagne", activity.GetProperty("region").GetProperty("name").GetString());
        Assert.Equal("COMMUNE", activity.GetProperty("scale").GetString());
        Assert.Equal(["SHARING", "NETWORK"], activity.GetProperty("themes").EnumerateArray().Select(theme => theme.GetString()));
        Assert.Equal(1, activity.GetProperty("version").GetInt32());

        JsonElement hub = (await server.QueryAsync("""{ hub(slug: "bretagne") { activities(where: {summary: {contains: "coeur de reseau"}}) { totalCount nodes { id } } } }""")).GetProperty("hub");
        Assert.Equal(activity.GetProperty("id").GetString(), Assert.Single(hub.GetProperty("activities").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Writes_a_line_of_the_log_for_the_hub_and_the_person(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");

        Change line = Assert.Single(await server.ChangesOfAsync(payload.GetProperty("activity").GetProperty("id").GetString()!));
        Assert.Equal((ChangeKind.Created, "person", null, null), (line.Kind, line.Actor, line.Before, line.After));
        Assert.Equal("bretagne", await server.HubOfAsync(line));
        Assert.Equal("alice", await server.WriterOfAsync(line));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":"35011"}""", "commune { code }", """{"commune":{"code":"35292"}}""")]
    [InlineData(DatabaseProvider.Postgresql, """{"commune":"35011"}""", "commune { code }", """{"commune":{"code":"35292"}}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":null,"scale":"NATIONAL"}""", "scale region { code }", """{"scale":"NATIONAL","region":null}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"scale":"DEPARTMENT"}""", "scale commune { code }", """{"scale":"DEPARTMENT","commune":{"code":"35238"}}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":null,"region":"53"}""", "scale department { code } region { code }", """{"scale":"REGION","department":null,"region":{"code":"53"}}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"commune":null,"intercommunality":"243500139"}""", "scale intercommunality { siren } department { code }", """{"scale":"INTERCOMMUNALITY","intercommunality":{"siren":"243500139"},"department":{"code":"35"}}""")]
    [InlineData(DatabaseProvider.Postgresql, """{"commune":null,"intercommunality":"243500139"}""", "scale intercommunality { siren } department { code }", """{"scale":"INTERCOMMUNALITY","intercommunality":{"siren":"243500139"},"department":{"code":"35"}}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"durationMinutes":1,"performedOn":"2020-11-17"}""", "durationMinutes performedOn", """{"durationMinutes":1,"performedOn":"2020-11-17"}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"durationMinutes":1440,"participants":0}""", "durationMinutes participants", """{"durationMinutes":1440,"participants":0}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"themes":["OTHER","OTHER"],"otherTheme":"Sobriété","tags":["a","a"]}""", "themes otherTheme tags", """{"themes":["OTHER"],"otherTheme":"Sobriété","tags":["a"]}""")]
    public async Task Takes_what_no_rule_forbids(DatabaseProvider provider, string changes, string selection, string expected)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation().With(changes), $"activity {{ {selection} }}");

        Assert.Equal(expected, payload.Accepted().GetProperty("activity").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Takes_the_hubs_own_event_alone(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string own = await server.NewEventAsync("bretagne");

        Assert.Equal(own, (await LogAboutAsync(own)).Accepted().GetProperty("activity").GetProperty("event").GetProperty("id").GetString());
        Assert.Equal(["EVENT_OF_ANOTHER_HUB at input.event"], (await LogAboutAsync(await server.NewEventAsync("aura"))).Refusals());
        Assert.Equal(["EVENT_CANCELLED at input.event"], (await LogAboutAsync(await server.NewEventAsync("bretagne", EventStatus.Cancelled))).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.event"], (await LogAboutAsync(Fieldwork.UnknownId("Event"))).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.event"], (await LogAboutAsync(Fieldwork.UnknownId("Hub"))).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.event"], (await LogAboutAsync("no id")).Refusals());

        Task<JsonElement> LogAboutAsync(string id) =>
            server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation().With(("event", id)), "activity { event { id } }");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_an_unknown_hub_and_a_day_on_which_the_hub_was_closed(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        await server.CloseHubAsync("hubest", new DateOnly(2024, 6, 30));

        Assert.Equal(["UNKNOWN_HUB at input.hub"], (await LogAsync("atlantis", "2024-06-30")).Refusals());
        (await LogAsync("hubest", "2024-06-30")).Accepted();
        Assert.Equal(["HUB_CLOSED at input.performedOn"], (await LogAsync("hubest", "2024-07-01")).Refusals());

        Task<JsonElement> LogAsync(string hub, string day) =>
            server.MutateAsync(MutationSender.Administrator, "logAnimation", ActivitySamples.Animation().With(("hub", hub), ("performedOn", day)), "activity { id }");
    }
}
