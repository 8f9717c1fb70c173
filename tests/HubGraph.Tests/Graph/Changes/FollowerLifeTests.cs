using System.Net.Http.Headers;
using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;
using HubGraph.Tests.Host.Auth;
using HubGraph.Tests.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>How following begins and ends, and who else writes meanwhile.</summary>
public sealed class FollowerLifeTests
{
    private const string Subscription = "{ changes { change { record { ... on Hub { slug } } } } }";

    [SkippableFact]
    public async Task A_write_at_one_server_reaches_those_who_follow_another()
    {
        await using GraphServer one = await GraphServer.StartAsync(DatabaseProvider.Postgresql);
        await using GraphServer other = await GraphServer.StartAsync(one.Database);
        using Follower here = await Follower.StartAsync(one, "{ activityLogged { activity { id } } }");
        using Follower there = await Follower.StartAsync(other, "{ activityLogged { activity { id } } }");

        foreach (GraphServer server in new[] { one, other })
        {
            string id = (await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }")).GetProperty("activity").Id();
            Assert.Equal(id, (await here.NextAsync()).GetProperty("activity").Id());
            Assert.Equal(id, (await there.NextAsync()).GetProperty("activity").Id());
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_another_program_writes_is_told(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider, TestTemplate.Empty);
        using Follower follower = await Follower.StartAsync(server, Subscription);

        await SmallWorld.WriteAsync(server.Database, context => context.Add(new Hub { Slug = "ailleurs", Name = "Ailleurs" }));

        Assert.Equal("""{"change":{"record":{"slug":"ailleurs"}}}""", (await follower.NextAsync()).GetRawText());
    }

    [Fact]
    public async Task Nothing_is_kept_of_those_who_left()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        using Follower completes = await Follower.StartAsync(server, Subscription);
        using Follower vanishes = await Follower.StartAsync(server, Subscription);
        using Follower expires = await Follower.StartAsync(server, Subscription, token: TestIssuer.Shared.Tokens.Sign(new Dictionary<string, object?> { ["sub"] = "brief" }, brief => brief.Expires = DateTime.UtcNow.AddSeconds(5)));
        HttpResponseMessage stream = await StreamAsync(server);
        await SampleState.UntilAsync(() => server.Followers() == 4);

        await completes.Socket.SendAsync("""{"id":"1","type":"complete"}""");
        vanishes.Dispose();
        stream.Dispose();
        await expires.Socket.ShouldCloseAsync(4403);

        await SampleState.UntilAsync(() => server.Followers() == 0);
    }

    [Fact]
    public async Task A_server_that_stops_tells_and_forgets_those_who_follow()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        using Follower follower = await Follower.StartAsync(server, Subscription);
        using HttpResponseMessage stream = await StreamAsync(server);
        await SampleState.UntilAsync(() => server.Followers() == 2);

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await follower.Socket.ShouldCloseAsync(1001);
        Assert.DoesNotContain("event: complete", await stream.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SampleState.UntilAsync(() => server.Followers() == 0);
    }

    [Fact]
    public async Task Many_who_follow_alike_cost_one_reading()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        List<Follower> followers = [];
        for (int i = 0; i < 30; i++)
            followers.Add(await Follower.StartAsync(server, Subscription));

        for (int i = 0; i < 5; i++)
        {
            await SmallWorld.WriteAsync(server.Database, context => context.Add(new Hub { Slug = $"{i}", Name = "Hub" }));
            JsonElement[] told = await Task.WhenAll(followers.Select(follower => follower.NextAsync()));
            Assert.All(told, change => Assert.Equal($$$$"""{"change":{"record":{"slug":"{{{{i}}}}"}}}""", change.GetRawText()));
        }
        followers.ForEach(follower => follower.Dispose());
        await SampleState.UntilAsync(() => server.Followers() == 0);
    }

    private static async Task<HttpResponseMessage> StreamAsync(GraphServer server)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString($"subscription {Subscription}")}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.EnsureSuccessStatusCode();
    }
}
