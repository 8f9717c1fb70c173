using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

[Collection(WritingServer.Collection)]
public sealed class ActivityRefusalTests
{
    public static TheoryData<DatabaseProvider, string, string> Refusals() => MutationSender.OnBoth(
        ("""{"mission":"FLY"}""", "UNKNOWN_MISSION at input.mission"),
        ("""{"commune":"99999"}""", "UNKNOWN_PLACE at input.commune"),
        ("""{"commune":null,"intercommunality":"000000000"}""", "UNKNOWN_PLACE at input.intercommunality"),
        ("""{"commune":null,"department":"999"}""", "UNKNOWN_PLACE at input.department"),
        ("""{"commune":null,"region":"ZZ","scale":"REGION"}""", "UNKNOWN_PLACE at input.region"),
        ("""{"region":"53"}""", "PLACE_CONFLICT at input.region"),
        ("""{"commune":null,"intercommunality":"243500139","department":"35","region":"53"}""", "PLACE_CONFLICT at input.department"),
        ("""{"commune":null}""", "PLACE_CONFLICT at input.commune"),
        ("""{"commune":null,"scale":"REGION"}""", "PLACE_CONFLICT at input.scale"),
        ("""{"commune":null,"region":"53","scale":"COMMUNE"}""", "PLACE_CONFLICT at input.scale"),
        ("""{"performedOn":"2099-01-01"}""", "DATE_IN_FUTURE at input.performedOn"),
        ("""{"performedOn":"2020-11-16"}""", "DATE_BEFORE_CALL at input.performedOn"),
        ("""{"durationMinutes":0}""", "INVALID_DURATION at input.durationMinutes"),
        ("""{"durationMinutes":1441}""", "INVALID_DURATION at input.durationMinutes"),
        ("""{"summary":" \t\n "}""", "TEXT_REQUIRED at input.summary"),
        ("""{"summary":"\u200B\uFEFF\u200E\u2060\u00AD"}""", "TEXT_REQUIRED at input.summary"),
        ("""{"summary":"\u3164\u2800\uFE0F"}""", "TEXT_REQUIRED at input.summary"),
        ("""{"tags":["réseau","\u200D"]}""", "TEXT_REQUIRED at input.tags"),
        ("""{"clientReference":"\uFEFF"}""", "TEXT_REQUIRED at input.clientReference"),
        ("""{"animationKind":"OTHER"}""", "TEXT_REQUIRED at input.otherAnimationKind"),
        ("""{"animationKind":"OTHER","otherAnimationKind":" "}""", "TEXT_REQUIRED at input.otherAnimationKind"),
        ("""{"format":"OTHER"}""", "TEXT_REQUIRED at input.otherFormat"),
        ("""{"themes":["NETWORK","OTHER"]}""", "TEXT_REQUIRED at input.otherTheme"),
        ("""{"otherAnimationKind":"Salon"}""", "INVALID_VALUE at input.otherAnimationKind"),
        ("""{"format":null,"otherFormat":"Salon"}""", "INVALID_VALUE at input.otherFormat"),
        ("""{"themes":null,"otherTheme":"Sobriété"}""", "INVALID_VALUE at input.otherTheme"),
        ("""{"mediators":-1}""", "INVALID_VALUE at input.mediators"),
        ("""{"structures":-1,"otherActors":-1}""", "INVALID_VALUE at input.otherActors, INVALID_VALUE at input.structures"),
        ("""{"participants":-1}""", "INVALID_VALUE at input.participants"),
        ("""{"animationKind":"EVENT_ORGANISATION","participants":null}""", "PARTICIPANTS_REQUIRED at input.participants"),
        ("""{"animationKind":"TRAINING_OF_PROFESSIONALS","participants":null}""", "PARTICIPANTS_REQUIRED at input.participants"),
        ("""{"tags":["réseau"," "]}""", "TEXT_REQUIRED at input.tags"),
        ("""{"tags":["a|b"]}""", "INVALID_VALUE at input.tags"),
        ("""{"tags":["a\nb"]}""", "INVALID_VALUE at input.tags"),
        ("""{"tags":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21"]}""", "INVALID_VALUE at input.tags"),
        ("""{"clientReference":""}""", "TEXT_REQUIRED at input.clientReference"),
        ("""{"mission":"FLY","commune":"99999","performedOn":"2099-01-01","durationMinutes":0,"summary":"","animationKind":"OTHER","mediators":-1,"event":"RXZlbnQ6MA"}""",
            "DATE_IN_FUTURE at input.performedOn, INVALID_DURATION at input.durationMinutes, INVALID_VALUE at input.mediators, TEXT_REQUIRED at input.otherAnimationKind, "
            + "TEXT_REQUIRED at input.summary, UNKNOWN_MISSION at input.mission, UNKNOWN_PLACE at input.commune, UNKNOWN_RECORD at input.event"));

    [SkippableTheory, MemberData(nameof(Refusals))]
    public async Task Tells_every_rule_that_an_animation_breaks_and_writes_nothing(DatabaseProvider provider, string changes, string refusals)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        long lines = await server.CountChangesAsync();

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation().With(changes), "activity { id }");

        Assert.Equal(refusals, string.Join(", ", payload.Refusals()));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("activity").ValueKind);
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_the_way_to_a_value_as_a_client_walks_it(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation().With(("durationMinutes", 0)), "activity { id } ");

        Assert.Equal(
            """[{"code":"INVALID_DURATION","path":["input","durationMinutes"],"message":"0 minutes is no duration within a day: 1 to 1440."}]""",
            payload.GetProperty("errors").GetRawText());
    }
}
