using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>The clients that most people follow with: npm graphql-ws and graphql-sse.</summary>
public sealed class FollowingClientTests
{
    [SkippableTheory]
    [InlineData("sockets")]
    [InlineData("events")]
    [InlineData("apollo")]
    public async Task A_common_client_follows_and_comes_back_for_what_it_missed(string protocol)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        string output = await NodeClients.RunAsync("follow.mjs", protocol, $"{new Uri(server.Client.BaseAddress!, "/graphql")}", ActivitySamples.Token, JsonSerializer.Serialize(ActivitySamples.Animation()));

        Assert.Equal("""[["first","second"],["second","third"]]""", output.Trim());
        await SampleState.UntilAsync(() => server.Followers() == 0);
    }
}
