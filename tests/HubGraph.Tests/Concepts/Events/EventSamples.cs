using System.Text.Json;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Events;

/// <summary>Events that break no rule, and the mutations on them.</summary>
internal static class EventSamples
{
    public const string Selection = """
        event {
          id version title status startsAt endsAt timeZone startsOn endsOn participants cancellationReason
          commune { code } department { code } region { code } mission { code } organisers
        }
        """;

    /// <summary>May write for the hub of the samples.</summary>
    public static string Token { get; } = MutationSender.Operator("bretagne");

    /// <summary>An input of <c>createEvent</c>, for an event that lies ahead.</summary>
    public static Dictionary<string, object?> Ahead() => new()
    {
        ["hub"] = "bretagne",
        ["title"] = "NEC Bretagne",
        ["summary"] = "Une journée d’échanges",
        ["eventKind"] = "LOCAL_NEC",
        ["format"] = "IN_PERSON",
        ["startsAt"] = "2098-06-10T07:00:00Z",
        ["endsAt"] = "2098-06-10T15:30:00Z",
        ["venue"] = "Les Champs libres",
        ["commune"] = "35238",
        ["mission"] = "ANIMATE_TERRITORY",
        ["organisers"] = new[] { "Rennes Métropole", "Hub Bretagne", "Hub Bretagne" },
    };

    /// <summary>An input of <c>createEvent</c>, for an event that has ended.</summary>
    public static Dictionary<string, object?> Past() => Ahead().With(("startsAt", "2026-03-10T08:00:00Z"), ("endsAt", "2026-03-10T16:30:00Z"));

    public static Task<JsonElement> CreateAsync(this GraphServer server, Dictionary<string, object?> input, string? token = null) =>
        server.MutateAsync(token ?? Token, "createEvent", input, Selection);

    /// <summary>Creates an event that must be taken; answers its id.</summary>
    public static async Task<string> CreatedAsync(this GraphServer server, Dictionary<string, object?> input) => (await server.CreateAsync(input)).Event().GetProperty("id").GetString()!;

    public static Task<JsonElement> UpdateAsync(this GraphServer server, string id, int version, string changes) =>
        server.MutateAsync(Token, "updateEvent", new Dictionary<string, object?> { ["id"] = id, ["version"] = version }.With(changes), Selection);

    public static Task<JsonElement> CancelAsync(this GraphServer server, string id, int version, string reason = "Intempéries") =>
        server.MutateAsync(Token, "cancelEvent", new { id, version, reason }, Selection);

    public static Task<JsonElement> CountAsync(this GraphServer server, string id, int version, int participants) =>
        server.MutateAsync(Token, "recordAttendance", new { id, version, participants }, Selection);

    /// <summary>The event of a payload without errors.</summary>
    public static JsonElement Event(this JsonElement payload) => payload.Accepted().GetProperty("event");

    /// <summary>The texts of some fields.</summary>
    public static string Texts(this JsonElement record, params string[] fields) => string.Join(", ", fields.Select(field => record.GetProperty(field).ToString()));
}
