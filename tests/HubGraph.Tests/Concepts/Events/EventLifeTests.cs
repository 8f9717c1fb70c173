using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Events;

/// <summary>What becomes of an event that is there: corrected, cancelled, held.</summary>
[Collection(WritingServer.Collection)]
public sealed class EventLifeTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_update_writes_what_is_given_and_keeps_what_is_left_out(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead());

        JsonElement updated = (await server.UpdateAsync(id, 1, """{"title":"NEC Bruz","mission":null,"organisers":["Hub Bretagne","Ville de Bruz"],"commune":"35047"}""")).Event();

        Assert.Equal(
            $$$$"""{"id":"{{{{id}}}}","version":2,"title":"NEC Bruz","status":"SCHEDULED","startsAt":"2098-06-10T07:00:00.000Z","endsAt":"2098-06-10T15:30:00.000Z","timeZone":"Europe/Paris","startsOn":"2098-06-10","endsOn":null,"participants":null,"cancellationReason":null,"commune":{"code":"35047"},"department":{"code":"35"},"region":{"code":"53"},"mission":null,"organisers":["Hub Bretagne","Ville de Bruz"]}""",
            updated.GetRawText());
        Change line = (await server.ChangesOfAsync(id))[^1];
        Assert.Equal((ChangeKind.Updated, "bretagne", "alice"), (line.Kind, await server.HubOfAsync(line), await server.WriterOfAsync(line)));
        Assert.Contains("\"organisers\":[\"Hub Bretagne\",\"Ville de Bruz\"]", line.After, StringComparison.Ordinal);
        Assert.DoesNotContain("startsAt", line.After, StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_new_place_brings_its_time_zone_and_its_day(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead().With(("startsAt", "2098-06-10T14:00:00Z")));

        Assert.Equal("Pacific/Noumea, 2098-06-11", (await server.UpdateAsync(id, 1, """{"commune":"98818"}""")).Event().Texts("timeZone", "startsOn"));
        Assert.Equal("Pacific/Noumea, 2098-06-11", (await server.UpdateAsync(id, 2, """{"commune":null,"format":"ONLINE"}""")).Event().Texts("timeZone", "startsOn"));
        Assert.Equal("Indian/Reunion, 2098-06-10", (await server.UpdateAsync(id, 3, """{"timeZone":"Indian/Reunion"}""")).Event().Texts("timeZone", "startsOn"));
        Assert.Equal("Asia/Tokyo, 2098-06-10", (await server.UpdateAsync(id, 4, """{"region":"53","timeZone":"Asia/Tokyo"}""")).Event().Texts("timeZone", "startsOn"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Its_new_dates_tell_where_it_stands_unless_people_were_counted(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead());
        const string Past = """{"startsAt":"2026-03-10T08:00:00Z","endsAt":"2026-03-10T16:30:00Z"}""";
        const string Ahead = """{"startsAt":"2098-03-10T08:00:00Z","endsAt":"2098-03-10T16:30:00Z"}""";

        Assert.Equal("HELD, 2026-03-10", (await server.UpdateAsync(id, 1, Past)).Event().Texts("status", "startsOn"));
        Assert.Equal("SCHEDULED, 2098-03-10", (await server.UpdateAsync(id, 2, Ahead)).Event().Texts("status", "startsOn"));
        Assert.Equal("HELD", (await server.UpdateAsync(id, 3, Past)).Event().Texts("status"));
        Assert.Equal("HELD, 40", (await server.CountAsync(id, 4, 40)).Event().Texts("status", "participants"));
        Assert.Equal(["DATE_IN_FUTURE at input.startsAt"], (await server.UpdateAsync(id, 5, Ahead)).Refusals());
    }

    public static TheoryData<DatabaseProvider, string, string> Refusals() => MutationSender.OnBoth(
        ("""{"title":""}""", "TEXT_REQUIRED at input.title"),
        ("""{"commune":"99999"}""", "UNKNOWN_PLACE at input.commune"),
        ("""{"region":"53","department":"35"}""", "PLACE_CONFLICT at input.region"),
        ("""{"endsAt":"2098-06-09T00:00:00Z"}""", "END_BEFORE_START at input.endsAt"),
        ("""{"startsAt":"2097-06-10T07:00:00Z"}""", "INVALID_VALUE at input.endsAt"),
        ("""{"timeZone":"Europe/Atlantis"}""", "INVALID_VALUE at input.timeZone"),
        ("""{"mission":"FLY","eventKind":"OTHER"}""", "TEXT_REQUIRED at input.otherKind, UNKNOWN_MISSION at input.mission"));

    [SkippableTheory, MemberData(nameof(Refusals))]
    public async Task Tells_every_rule_that_an_update_breaks_and_writes_nothing(DatabaseProvider provider, string changes, string refusals)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead());
        long lines = await server.CountChangesAsync();

        Assert.Equal(refusals, string.Join(", ", (await server.UpdateAsync(id, 1, changes)).Refusals()));
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Its_hours_may_turn_out_to_be_unknown_and_be_found_again(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead());

        Assert.Equal(["INVALID_VALUE at input.endsAt"], (await server.UpdateAsync(id, 1, """{"startsAt":null}""")).Refusals());
        Assert.Equal(["INVALID_VALUE at input.startsOn"], (await server.UpdateAsync(id, 1, """{"startsOn":"2098-06-11"}""")).Refusals());
        Assert.Equal(", 2098-06-10, ", (await server.UpdateAsync(id, 1, """{"startsAt":null,"endsAt":null}""")).Event().Texts("startsAt", "startsOn", "endsOn"));
        Assert.Equal("HELD, 2026-03-10, 2026-03-12", (await server.UpdateAsync(id, 2, """{"startsOn":"2026-03-10","endsOn":"2026-03-12"}""")).Event().Texts("status", "startsOn", "endsOn"));
        Assert.Equal("2098-06-10, ", (await server.UpdateAsync(id, 3, """{"startsAt":"2098-06-10T07:00:00Z","endsAt":"2098-06-10T08:00:00Z"}""")).Event().Texts("startsOn", "endsOn"));
        Assert.All(await server.ChangesOfAsync(id), line => Assert.DoesNotContain("sortsAt", line.After ?? "", StringComparison.Ordinal));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_cancelled_event_stays_cancelled(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead());

        Assert.Equal(["TEXT_REQUIRED at input.reason"], (await server.CancelAsync(id, 1, " ")).Refusals());
        Assert.Equal("2, CANCELLED, Intempéries", (await server.CancelAsync(id, 1)).Event().Texts("version", "status", "cancellationReason"));
        Assert.Equal(["EVENT_CANCELLED at input.id", "TEXT_REQUIRED at input.reason"], (await server.CancelAsync(id, 2, "")).Refusals());
        Assert.Equal(["EVENT_CANCELLED at input.id"], (await server.CountAsync(id, 2, 12)).Refusals());
        Assert.Equal(["EVENT_CANCELLED at input.id", "TEXT_REQUIRED at input.title"], (await server.UpdateAsync(id, 2, """{"title":"","startsAt":"2098-06-10T08:00:00Z"}""")).Refusals());
        Assert.Equal([ChangeKind.Created, ChangeKind.Updated], (await server.ChangesOfAsync(id)).Select(line => line.Kind));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task People_are_counted_from_the_start_and_the_event_is_held(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string ahead = await server.CreatedAsync(EventSamples.Ahead());
        string running = await server.CreatedAsync(EventSamples.Ahead().With(("startsAt", DateTime.UtcNow.AddHours(-1)), ("endsAt", DateTime.UtcNow.AddHours(1))));

        Assert.Equal(["DATE_IN_FUTURE at input.id", "INVALID_VALUE at input.participants"], (await server.CountAsync(ahead, 1, -1)).Refusals());
        Assert.Equal("2, HELD, 0", (await server.CountAsync(running, 1, 0)).Event().Texts("version", "status", "participants"));
        Assert.Equal("3, HELD, 35", (await server.CountAsync(running, 2, 35)).Event().Texts("version", "status", "participants"));
        Assert.Equal(["EVENT_HELD at input.id"], (await server.CancelAsync(running, 3)).Refusals());
        Assert.Equal("HELD", (await server.UpdateAsync(running, 3, $$"""{"endsAt":"{{DateTime.UtcNow.AddHours(2):O}}"}""")).Event().Texts("status"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_what_is_stale_or_unknown_nothing_is_written(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Past()), unknown = Fieldwork.UnknownId("Event"), project = await server.NewProjectAsync("bretagne");
        (await server.UpdateAsync(id, 1, """{"title":"Autre titre"}""")).Accepted();
        long lines = await server.CountChangesAsync();

        foreach (JsonElement payload in new[] { await server.UpdateAsync(id, 1, """{"title":""}"""), await server.CancelAsync(id, 1), await server.CountAsync(id, 3, 5) })
            Assert.Equal(["STALE_VERSION at input.version"], payload.Refusals());
        foreach (JsonElement payload in new[] { await server.UpdateAsync(unknown, 1, "{}"), await server.CancelAsync(project, 1), await server.CountAsync("x", 1, 5) })
            Assert.Equal(["UNKNOWN_RECORD at input.id"], payload.Refusals());
        Assert.Equal("2", (await server.UpdateAsync(id, 2, """{"title":"Autre titre"}""")).Event().Texts("version"));
        Assert.Equal(lines, await server.CountChangesAsync());
    }
}
