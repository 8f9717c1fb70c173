using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>What happened to a hub and all that belongs to it, for those whom it concerns.</summary>
public sealed class HubChangesTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Shows_what_was_withdrawn_and_why_so_that_it_can_be_restored(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        string token = MutationSender.Operator("bretagne");
        string id = (await server.MutateAsync(token, "logAnimation", ActivitySamples.Animation(), "activity { id }")).GetProperty("activity").GetProperty("id").GetString()!;
        await server.MutateAsync(token, "withdrawActivity", new { id, version = 1, reason = "Saisie deux fois" }, "version");

        JsonElement data = await server.QueryAsync("""{ hub(slug: "bretagne") { changes(first: 1, where: {kind: {eq: WITHDRAWN}}) { totalCount nodes { kind recordType recordId after actor { name } } } } }""", token: token);
        JsonElement restored = await server.MutateAsync(token, "restoreActivity", new { id }, "activity { id version }");

        JsonElement change = data.GetProperty("hub").GetProperty("changes").GetProperty("nodes")[0];
        Assert.Equal((id, "Saisie deux fois", "Alice Martin"), (change.GetProperty("recordId").GetString(), change.GetProperty("after").GetProperty("withdrawalReason").GetString(), change.GetProperty("actor").GetProperty("name").GetString()));
        Assert.Equal(3, restored.GetProperty("activity").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Is_not_for_others()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        const string Query = """{ hub(slug: "bretagne") { name changes { totalCount nodes { kind } } } }""";

        JsonElement anonymous = (await server.SendAsync(Query)).Body;
        JsonElement other = (await server.SendAsync(Query, token: MutationSender.Operator("aura"))).Body;

        Assert.Equal("UNAUTHENTICATED", anonymous.Code());
        Assert.Null(other.Code());
        Assert.All([anonymous, other], body => Assert.Equal(JsonValueKind.Null, body.GetProperty("data").GetProperty("hub").GetProperty("changes").ValueKind));
    }
}
