using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Concepts.Events;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>What is told to those who follow.</summary>
public sealed class SubscriptionTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_of_an_activity_when_it_is_logged(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        using Follower follower = await Follower.StartAsync(server, "{ activityLogged { cursor change { kind recordType recordId hub { slug } } activity { id summary ... on AnimationActivity { animationKind } hub { name } } } }");

        JsonElement logged = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        JsonElement told = await follower.NextAsync();

        string id = logged.GetProperty("activity").Id();
        Assert.Equal($$$"""{"kind":"CREATED","recordType":"AnimationActivity","recordId":"{{{id}}}","hub":{"slug":"bretagne"}}""", told.GetProperty("change").GetRawText());
        Assert.Equal($$$"""{"id":"{{{id}}}","summary":"Réunion du réseau des médiateurs","animationKind":"NETWORK_COORDINATION","hub":{"name":"Hub Bretagne"}}""", told.GetProperty("activity").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_of_an_events_whole_life(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        using Follower follower = await Follower.StartAsync(server, """{ eventChanged(hub: "bretagne", region: "53") { change { kind } event { title status version } } }""");

        string id = await server.CreatedAsync(EventSamples.Ahead());
        Assert.Equal("""{"change":{"kind":"CREATED"},"event":{"title":"NEC Bretagne","status":"SCHEDULED","version":1}}""", (await follower.NextAsync()).GetRawText());
        await server.CancelAsync(id, 1);
        Assert.Equal("""{"change":{"kind":"UPDATED"},"event":{"title":"NEC Bretagne","status":"CANCELLED","version":2}}""", (await follower.NextAsync()).GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_was_missed_comes_first_then_what_is_new_and_each_once(DatabaseProvider provider)
    {
        const int Missed = 450, Written = 60;
        await using GraphServer server = await GraphServer.StartAsync(provider, TestTemplate.Empty);
        string after = (await server.QueryAsync("{ changes { pageInfo { endCursor } } }")).GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        await SmallWorld.WriteAsync(server.Database, context => context.AddRange(Enumerable.Range(0, Missed).Select(i => NewHub($"m{i}"))));
        using Follower follower = await Follower.AskAsync(server, "($after: String) { changes(after: $after) { cursor change { record { ... on Hub { slug } } } } }", new { after });

        // While it reads what it missed, others write.
        Task writing = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Written / 4; i++)
                await SmallWorld.WriteAsync(server.Database, context => context.Add(NewHub($"w{writer}-{i}")));
        })));
        List<JsonElement> told = [];
        while (told.Count < Missed + Written)
            told.Add(await follower.NextAsync());
        await writing;

        string[] slugs = [.. told.Select(change => change.GetProperty("change").GetProperty("record").GetProperty("slug").GetString()!)];
        Assert.Equal(Enumerable.Range(0, Missed).Select(i => $"m{i}"), slugs[..Missed]);
        Assert.Equal(Missed + Written, slugs.Distinct().Count());

        // Whoever comes back with the cursor of an event gets what followed it.
        using Follower again = await Follower.StartAsync(server, "($after: String) { changes(after: $after) { cursor } }", new { after = told[^3].GetProperty("cursor").GetString() });
        Assert.Equal(told[^2].GetProperty("cursor").GetString(), (await again.NextAsync()).GetProperty("cursor").GetString());
        Assert.Equal(told[^1].GetProperty("cursor").GetString(), (await again.NextAsync()).GetProperty("cursor").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_browsers_own_EventSource_that_was_cut_off_goes_on_where_it_was(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider, TestTemplate.Empty);
        string start = (await server.QueryAsync("{ changes { pageInfo { endCursor } } }")).GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        await SmallWorld.WriteAsync(server.Database, context => context.AddRange(Enumerable.Range(0, 5).Select(i => NewHub($"h{i}"))));
        string address = $$"""/graphql?query={{Uri.EscapeDataString($$"""subscription { changes(after: "{{start}}") { change { record { ... on Hub { slug } } } } }""")}}""";

        (string id, string data)[] first = await EventsAsync(server, address, null, 3);
        (string id, string data)[] second = await EventsAsync(server, address, first[^1].id, 2);

        Assert.Equal(["h0", "h1", "h2", "h3", "h4"], first.Concat(second).Select(told => JsonDocument.Parse(told.data).RootElement
            .GetProperty("data").GetProperty("changes").GetProperty("change").GetProperty("record").GetProperty("slug").GetString()!));
        Assert.Equal(5, first.Concat(second).Select(told => told.id).Distinct().Count());
    }

    // Reads as EventSource does, and leaves after some events.
    private static async Task<(string Id, string Data)[]> EventsAsync(GraphServer server, string address, string? lastEventId, int count)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        using HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        List<(string, string)> events = [];
        await foreach (System.Net.ServerSentEvents.SseItem<string> item in System.Net.ServerSentEvents.SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            events.Add((item.EventId!, item.Data));
            if (events.Count == count)
                break;
        }
        return [.. events];
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Filters_by_type_hub_and_region(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        await SmallWorld.WriteAsync(server.Database, context => context.Add(new Region { Id = 2, Code = "93", Name = "Sud", Zone = TerritoryZone.Metropolitan }));
        const string Selection = "{ change { recordType record { ... on Activity { summary } ... on Hub { slug } ... on Event { title } } } }";
        using Follower all = await Follower.StartAsync(server, $"{{ changes {Selection} }}");
        using Follower hubs = await Follower.StartAsync(server, $$"""{ changes(types: ["Hub"]) {{Selection}} }""");
        using Follower south = await Follower.StartAsync(server, $$"""{ changes(hub: "sud") {{Selection}} }""");
        using Follower region32 = await Follower.StartAsync(server, $$"""{ changes(region: "32") {{Selection}} }""");
        using Follower region93 = await Follower.StartAsync(server, $$"""{ changes(region: "93") {{Selection}} }""");

        // It moves from one region to the other: both are told.
        await SmallWorld.WriteAsync(server.Database, context => (context.Events.Find(1L)!.RegionId, context.Events.Find(1L)!.Title) = (2, "Déplacé"));
        await SmallWorld.WriteAsync(server.Database, context => context.Hubs.Find(3L)!.Note = "Seul");
        await SmallWorld.WriteAsync(server.Database, context => context.Activities.Find(2L)!.Summary = "Au sud, dans le 32");
        await SmallWorld.WriteAsync(server.Database, context => context.Events.Find(1L)!.Title = "Arrivé");
        await SmallWorld.WriteAsync(server.Database, context => context.Hubs.Find(2L)!.Note = "Fin");
        await SmallWorld.WriteAsync(server.Database, context => context.Regions.Find(1L)!.Population = 1);
        await SmallWorld.WriteAsync(server.Database, context => context.Regions.Find(2L)!.Population = 1);

        Assert.Equal("Event Hub ProjectSupportActivity Event Hub Region Region", await TypesAsync(all, 7));
        Assert.Equal("Hub Hub", await TypesAsync(hubs, 2));
        Assert.Equal("ProjectSupportActivity Hub", await TypesAsync(south, 2));
        Assert.Equal("Event ProjectSupportActivity Region", await TypesAsync(region32, 3));
        Assert.Equal("Event Event Region", await TypesAsync(region93, 3));

        static async Task<string> TypesAsync(Follower follower, int count)
        {
            List<string> types = [];
            for (int i = 0; i < count; i++)
                types.Add((await follower.NextAsync()).GetProperty("change").GetProperty("recordType").GetString()!);
            return string.Join(' ', types);
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_of_people_and_values_only_those_whom_the_hub_concerns(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        const string Subscription = "{ changes { change { recordType before actor { name } } } }";
        using Follower anyone = await Follower.StartAsync(server, Subscription);
        using Follower north = await Follower.StartAsync(server, Subscription, token: TestCaller.Operator("nord").Token);
        using Follower south = await Follower.StartAsync(server, Subscription, token: TestCaller.Operator("sud").Token);
        using Follower integration = await Follower.StartAsync(server, Subscription, token: TestCaller.Integration.Token);

        await SmallWorld.WriteAsync(server.Database, context => context.Persons.Find(1L)!.Name = "Amina B.");
        await SmallWorld.WriteAsync(server.Database, context => context.HubContacts.Find(1L)!.Phone = "+33 9");
        await SmallWorld.WriteAsync(server.Database, context => context.Hubs.Find(1L)!.Note = "Ici", person: 2);

        const string Whole = """{"recordType":"Hub","before":{"note":"Anciennement ailleurs"},"actor":{"name":"Bruno Caron"}}""";
        const string Nothing = """{"recordType":"Hub","before":null,"actor":null}""";
        const string Contact = """{"recordType":"HubContact","before":null,"actor":null}""";
        JsonElement first = await anyone.ResultAsync();
        Assert.Equal("UNAUTHENTICATED", first.Code());
        Assert.Equal(Nothing, first.GetProperty("data").GetProperty("changes").GetProperty("change").GetRawText());
        Assert.Equal([Contact, Whole], [await ChangeAsync(north), await ChangeAsync(north)]);
        Assert.Equal(Nothing, await ChangeAsync(south));
        Assert.Equal(["""{"recordType":"Person","before":null,"actor":null}""", Contact, Whole], [await ChangeAsync(integration), await ChangeAsync(integration), await ChangeAsync(integration)]);

        static async Task<string> ChangeAsync(Follower follower) => (await follower.NextAsync()).GetProperty("change").GetRawText();
    }

    [Theory]
    [InlineData("""{ changes(after: "x") { cursor } }""", "BAD_CURSOR")]
    [InlineData("""{ changes(after: "YXV0cmU6MQ") { cursor } }""", "BAD_CURSOR")]
    [InlineData("""{ changes(hub: "nulle-part") { cursor } }""", "UNKNOWN_HUB")]
    [InlineData("""{ eventChanged(region: "00") { cursor } }""", "UNKNOWN_PLACE")]
    [InlineData("""{ activityLogged(types: ["Hub"]) { cursor } }""", "BAD_USER_INPUT")]
    [InlineData("""{ activityLogged { activity { history(first: 101) { nodes { kind } } } } }""", "BAD_PAGE_SIZE")]
    public async Task Refuses_what_does_not_exist(string subscription, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using Follower follower = await Follower.AskAsync(server, subscription);

        Assert.Equal(code, await follower.RefusalAsync());
    }

    private static Hub NewHub(string slug) => new() { Slug = slug, Name = slug };
}
