using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Events;

[Collection(WritingServer.Collection)]
public sealed class CreateEventTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Sent_again_under_its_reference_it_is_the_same_event(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string reference = $"agenda-{Guid.NewGuid():n}";
        Dictionary<string, object?> input = EventSamples.Ahead().With(("clientReference", reference));

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.CreatedAsync(input)));

        Assert.Single(ids.Distinct());
        Assert.Single(await server.ChangesOfAsync(ids[0]));
        Assert.Equal(["DUPLICATE_REFERENCE at input.clientReference"], (await server.CreateAsync(input.With(("title", "Un autre")))).Refusals());
        Assert.Equal(["TEXT_REQUIRED at input.clientReference"], (await server.CreateAsync(input.With(("clientReference", " ")))).Refusals());
        // References are a hub's own, and not for the public.
        Assert.NotEqual(ids[0], (await server.CreateAsync(input.With(("hub", "aura")), MutationSender.Operator("aura"))).Event().GetProperty("id").GetString());
        string query = $$"""{ node(id: "{{ids[0]}}") { ... on Event { clientReference } } }""";
        Assert.Equal(reference, (await server.QueryAsync(query, token: EventSamples.Token)).GetProperty("node").GetProperty("clientReference").GetString());
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync(query)).Body.Code());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Announces_an_event_and_answers_it(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement created = (await server.CreateAsync(EventSamples.Ahead().With(("title", "NEC d’Ille-et-Vilaine")))).Event();

        string id = created.GetProperty("id").GetString()!;
        Assert.Equal(
            $$$$"""{"id":"{{{{id}}}}","version":1,"title":"NEC d’Ille-et-Vilaine","status":"SCHEDULED","startsAt":"2098-06-10T07:00:00.000Z","endsAt":"2098-06-10T15:30:00.000Z","timeZone":"Europe/Paris","startsOn":"2098-06-10","endsOn":null,"participants":null,"cancellationReason":null,"commune":{"code":"35238"},"department":{"code":"35"},"region":{"code":"53"},"mission":{"code":"ANIMATE_TERRITORY"},"organisers":["Hub Bretagne","Rennes Métropole"]}""",
            created.GetRawText());
        JsonElement hub = (await server.QueryAsync("""{ hub(slug: "bretagne") { events(where: {title: {contains: "d'ille-et-vilaine"}}) { nodes { id label venue } } } }""")).GetProperty("hub");
        Assert.Equal(
            $$"""[{"id":"{{id}}","label":"NEC d’Ille-et-Vilaine (10 juin 2098)","venue":"Les Champs libres"}]""",
            hub.GetProperty("events").GetProperty("nodes").GetRawText());
        Change line = Assert.Single(await server.ChangesOfAsync(id));
        Assert.Equal((ChangeKind.Created, "bretagne", "alice"), (line.Kind, await server.HubOfAsync(line), await server.WriterOfAsync(line)));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_event_that_is_told_of_after_its_end_was_held(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        Assert.Equal("HELD", (await server.CreateAsync(EventSamples.Past())).Event().GetProperty("status").GetString());
        Assert.Equal("SCHEDULED", (await server.CreateAsync(EventSamples.Ahead())).Event().GetProperty("status").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_day_is_enough_and_a_place_may_be_unknown(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement created = (await server.CreateAsync(EventSamples.Ahead().With("""{"title":"Sans heures","startsAt":null,"endsAt":null,"startsOn":"2098-06-10","endsOn":"2098-06-11","commune":null}"""))).Event();

        Assert.Equal("SCHEDULED, , , 2098-06-10, 2098-06-11, Europe/Paris, ", created.Texts("status", "startsAt", "endsAt", "startsOn", "endsOn", "timeZone", "commune"));
        Assert.Equal("HELD", (await server.CreateAsync(EventSamples.Past().With("""{"startsAt":null,"endsAt":null,"startsOn":"2026-03-10"}"""))).Event().Texts("status"));
        Assert.Equal("2026-03-10, ", (await server.CreateAsync(EventSamples.Past().With("""{"endsAt":null}"""))).Event().Texts("startsOn", "endsAt"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_has_only_a_day_sorts_with_it_among_those_that_have_hours(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        foreach (string changes in new[]
        {
            """{"title":"Tri du soir","startsAt":"2097-05-05T18:00:00Z","endsAt":"2097-05-05T19:00:00Z"}""",
            """{"title":"Tri du jour","startsAt":null,"endsAt":null,"startsOn":"2097-05-05"}""",
            """{"title":"Tri de la veille","startsAt":"2097-05-04T18:00:00Z","endsAt":"2097-05-04T19:00:00Z"}""",
        })
            await server.CreatedAsync(EventSamples.Ahead().With(changes));

        List<string> titles = [];
        for (string? after = null; titles.Count < 3;)
        {
            JsonElement page = (await server.QueryAsync(
                """query ($after: String) { events(first: 1, after: $after, where: {title: {startsWith: "tri d"}}) { edges { cursor node { title } } } }""", new { after })).GetProperty("events");
            JsonElement edge = Assert.Single(page.GetProperty("edges").EnumerateArray());
            (after, string title) = (edge.GetProperty("cursor").GetString(), edge.GetProperty("node").GetProperty("title").GetString()!);
            titles.Add(title);
        }

        Assert.Equal(["Tri du soir", "Tri du jour", "Tri de la veille"], titles);
    }

    public static TheoryData<DatabaseProvider, string, string> Times() => MutationSender.OnBoth(
        ("""{"commune":"98818","startsAt":"2026-03-10T13:30:00Z","endsAt":"2026-03-10T15:00:00Z"}""", "Pacific/Noumea, 2026-03-11"),
        ("""{"commune":null,"region":"04","startsAt":"2026-03-10T20:30:00Z","endsAt":"2026-03-10T21:00:00Z"}""", "Indian/Reunion, 2026-03-11"),
        ("""{"commune":null,"department":"972","startsAt":"2026-03-10T03:30:00Z","endsAt":"2026-03-10T05:00:00Z"}""", "America/Martinique, 2026-03-09"),
        ("""{"commune":null,"region":"53","startsAt":"2026-03-10T23:30:00+01:00","endsAt":"2026-03-11T01:00:00+01:00"}""", "Europe/Paris, 2026-03-10"),
        ("""{"commune":null,"format":"ONLINE","startsAt":"2026-03-10T23:30:00Z","endsAt":"2026-03-11T01:00:00Z"}""", "Europe/Paris, 2026-03-11"),
        ("""{"timeZone":"Indian/Mayotte","startsAt":"2026-03-10T21:30:00Z","endsAt":"2026-03-10T22:00:00Z"}""", "Indian/Mayotte, 2026-03-11"));

    [SkippableTheory, MemberData(nameof(Times))]
    public async Task Its_day_is_the_one_where_it_takes_place(DatabaseProvider provider, string changes, string expected)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        Assert.Equal(expected, (await server.CreateAsync(EventSamples.Ahead().With(changes))).Event().Texts("timeZone", "startsOn"));
    }

    public static TheoryData<DatabaseProvider, string, string> Refusals() => MutationSender.OnBoth(
        ("""{"title":" "}""", "TEXT_REQUIRED at input.title"),
        ("""{"eventKind":"OTHER"}""", "TEXT_REQUIRED at input.otherKind"),
        ("""{"otherKind":"Salon"}""", "INVALID_VALUE at input.otherKind"),
        ("""{"department":"35"}""", "PLACE_CONFLICT at input.department"),
        ("""{"commune":"99999"}""", "UNKNOWN_PLACE at input.commune"),
        ("""{"mission":"FLY"}""", "UNKNOWN_MISSION at input.mission"),
        ("""{"endsAt":"2098-06-10T06:59:59Z"}""", "END_BEFORE_START at input.endsAt"),
        ("""{"endsAt":"2098-07-11T07:00:01Z"}""", "INVALID_VALUE at input.endsAt"),
        ("""{"startsAt":null,"endsAt":null}""", "INVALID_VALUE at input.startsAt"),
        ("""{"startsAt":null,"startsOn":"2098-06-10"}""", "INVALID_VALUE at input.endsAt"),
        ("""{"startsOn":"2098-06-10","endsOn":"2098-06-11"}""", "INVALID_VALUE at input.endsOn, INVALID_VALUE at input.startsOn"),
        ("""{"startsAt":null,"endsAt":null,"startsOn":"2098-06-10","endsOn":"2098-06-09"}""", "END_BEFORE_START at input.endsOn"),
        ("""{"startsAt":null,"endsAt":null,"startsOn":"2098-06-10","endsOn":"2098-07-12"}""", "INVALID_VALUE at input.endsOn"),
        ("""{"startsAt":null,"endsAt":null,"startsOn":"2020-11-16"}""", "DATE_BEFORE_CALL at input.startsOn"),
        ("""{"startsAt":null,"endsAt":null,"startsOn":"0001-01-01","endsOn":"9999-12-31"}""", "DATE_BEFORE_CALL at input.startsOn, INVALID_VALUE at input.endsOn"),
        ("""{"timeZone":"Europe/Atlantis"}""", "INVALID_VALUE at input.timeZone"),
        ("""{"timeZone":"/etc/localtime"}""", "INVALID_VALUE at input.timeZone"),
        ("""{"startsAt":"2020-11-16T22:59:59Z","endsAt":"2020-11-16T23:59:59Z"}""", "DATE_BEFORE_CALL at input.startsAt"),
        ("""{"organisers":["Hub",""]}""", "TEXT_REQUIRED at input.organisers"),
        ("""{"title":"","commune":"99999","mission":"FLY","timeZone":"x","endsAt":"2020-01-01T00:00:00Z","startsAt":"2020-01-02T00:00:00Z","eventKind":"OTHER"}""",
            "DATE_BEFORE_CALL at input.startsAt, END_BEFORE_START at input.endsAt, INVALID_VALUE at input.timeZone, TEXT_REQUIRED at input.otherKind, "
            + "TEXT_REQUIRED at input.title, UNKNOWN_MISSION at input.mission, UNKNOWN_PLACE at input.commune"));

    [SkippableTheory, MemberData(nameof(Refusals))]
    public async Task Tells_every_rule_that_an_event_breaks_and_writes_nothing(DatabaseProvider provider, string changes, string refusals)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await server.CreateAsync(EventSamples.Ahead().With(changes));

        Assert.Equal(refusals, string.Join(", ", payload.Refusals()));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("event").ValueKind);
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Takes_a_month_a_former_commune_and_the_first_day_of_the_call(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        (await server.CreateAsync(EventSamples.Ahead().With(("endsAt", "2098-07-11T07:00:00Z")))).Accepted();
        Assert.Equal("2020-11-17", (await server.CreateAsync(EventSamples.Ahead().With("""{"startsAt":"2020-11-16T23:00:00Z","endsAt":"2020-11-16T23:00:00Z"}"""))).Event().GetProperty("startsOn").GetString());
        Assert.Equal("35292", (await server.CreateAsync(EventSamples.Ahead().With(("commune", "35011")))).Event().GetProperty("commune").GetProperty("code").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_an_unknown_hub_and_a_hub_that_was_closed(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        await server.CloseHubAsync("normandie", new DateOnly(2026, 3, 9));

        Assert.Equal(["TEXT_REQUIRED at input.title", "UNKNOWN_HUB at input.hub"], await RefusalsAsync(EventSamples.Past().With(("hub", "atlantis"), ("title", ""))));
        Assert.Equal(["HUB_CLOSED at input.startsAt"], await RefusalsAsync(EventSamples.Past().With(("hub", "normandie"))));
        Assert.Empty(await RefusalsAsync(EventSamples.Past().With(("hub", "normandie"), ("startsAt", "2026-03-09T08:00:00Z"))));

        async Task<string[]> RefusalsAsync(Dictionary<string, object?> input) => (await server.CreateAsync(input, MutationSender.Administrator)).Refusals();
    }
}
