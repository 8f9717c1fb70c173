using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

/// <summary>Withdrawing and restoring as writes; what readers see is <see cref="WithdrawalTests"/>' part.</summary>
[Collection(WritingServer.Collection)]
public sealed class WithdrawActivityTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Withdraws_and_restores_and_tells_the_log(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);

        JsonElement withdrawn = await WithdrawAsync(server, id, 1);
        JsonElement restored = await RestoreAsync(server, id, 2);

        Assert.Equal(2, withdrawn.Accepted().GetProperty("version").GetInt32());
        Assert.Equal($$"""{"id":"{{id}}","version":3}""", restored.Accepted().GetProperty("activity").GetRawText());
        Change[] lines = await server.ChangesOfAsync(id);
        Assert.Equal([ChangeKind.Created, ChangeKind.Withdrawn, ChangeKind.Restored], lines.Select(line => line.Kind));
        Assert.Contains("\"withdrawalReason\":\"Doublon\"", lines[1].After, StringComparison.Ordinal);
        foreach (Change line in lines)
            Assert.Equal(("bretagne", "alice"), (await server.HubOfAsync(line), await server.WriterOfAsync(line)));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_what_is_stale_unknown_or_already_so(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await LogAsync(server);

        Assert.Equal(["ACTIVITY_NOT_WITHDRAWN at input.id"], (await RestoreAsync(server, id, 1)).Refusals());
        Assert.Equal(["TEXT_REQUIRED at input.reason"], (await WithdrawAsync(server, id, 1, " ")).Refusals());
        Assert.Equal(["INVALID_VALUE at input.reason"], (await WithdrawAsync(server, id, 1, new string('x', 1_001))).Refusals());
        Assert.Equal(["STALE_VERSION at input.version"], (await WithdrawAsync(server, id, 2)).Refusals());
        (await WithdrawAsync(server, id, 1)).Accepted();
        long lines = await server.CountChangesAsync();

        JsonElement again = await WithdrawAsync(server, id, 2, "");
        Assert.Equal(["ACTIVITY_WITHDRAWN at input.id", "TEXT_REQUIRED at input.reason"], again.Refusals());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("version").ValueKind);
        Assert.Equal(["STALE_VERSION at input.version"], (await RestoreAsync(server, id, 1)).Refusals());
        JsonElement amended = await server.MutateAsync(ActivitySamples.Token, "amendActivity", new { id, version = 2, durationMinutes = 0 }, "activity { id }");
        Assert.Equal(["ACTIVITY_WITHDRAWN at input.id", "INVALID_DURATION at input.durationMinutes"], amended.Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.id"], (await WithdrawAsync(server, Fieldwork.UnknownId("AnimationActivity"), 1)).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.id"], (await RestoreAsync(server, Fieldwork.UnknownId("Hub"), 1)).Refusals());
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    internal static async Task<string> LogAsync(GraphServer server, string summary = "À retirer")
    {
        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation().With(("summary", summary)), "activity { id }");
        return payload.Accepted().GetProperty("activity").GetProperty("id").GetString()!;
    }

    internal static Task<JsonElement> WithdrawAsync(GraphServer server, string id, int version, string reason = "Doublon") =>
        server.MutateAsync(ActivitySamples.Token, "withdrawActivity", new { id, version, reason }, "version");

    internal static Task<JsonElement> RestoreAsync(GraphServer server, string id, int version) =>
        server.MutateAsync(ActivitySamples.Token, "restoreActivity", new { id, version }, "activity { id version }");
}
