using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Concepts.Activities;

namespace HubGraph.Tests.Graph.Mutations;

[Collection(WritingServer.Collection)]
public sealed class MutationInputTests
{
    [Theory]
    [InlineData("""mutation { amendActivity(input: {id: "x", version: 1, summary: null}) { activity { id } } }""", "'summary' cannot be emptied: leave it out to keep what there is.")]
    [InlineData("""mutation { withdrawActivity(input: {id: "x", version: 1, reason: "a\u0000"}) { version } }""", "A text may not contain U+0000.")]
    [InlineData("""mutation { withdrawActivity(input: {id: "x", version: 1, reason: "\ud800"}) { version } }""", "A text may not contain half of a surrogate pair.")]
    public async Task A_value_that_no_input_takes_is_the_clients_mistake(string document, string message)
    {
        GraphServer server = await WritingServer.SharedAsync(DatabaseProvider.Sqlite);

        (int status, JsonElement body) = await server.SendAsync(document, token: ActivitySamples.Token);

        Assert.Equal((400, "BAD_USER_INPUT"), (status, body.Code()));
        Assert.EndsWith(message, body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
