using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

/// <summary>What is withdrawn has left the graph, wherever one reads; what is restored is back.</summary>
[Collection(WritingServer.Collection)]
public sealed class WithdrawalTests
{
    private const string Query = """
        query ($id: ID!, $ids: [ID!]!, $summary: String!) {
          node(id: $id) { id }
          nodes(ids: $ids) { id }
          activities(where: {summary: {eq: $summary}}) { totalCount nodes { id } }
          animationActivities(where: {summary: {eq: $summary}}) { totalCount nodes { id } }
          hub(slug: "bretagne") { activities(where: {summary: {eq: $summary}}) { totalCount edges { node { id } } } }
          hubs(where: {activities: {some: {summary: {eq: $summary}}}}) { totalCount }
          commune(code: "35238") { activities(where: {summary: {eq: $summary}}) { totalCount } }
        }
        """;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_withdrawn_is_nowhere_in_the_graph_until_it_is_restored(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string summary = "Retirée partout";
        string id = await WithdrawActivityTests.LogAsync(server, summary);
        string there = $$$$"""
            {"node":{"id":"{{{{id}}}}"},"nodes":[{"id":"{{{{id}}}}"}],"activities":{"totalCount":1,"nodes":[{"id":"{{{{id}}}}"}]},"animationActivities":{"totalCount":1,"nodes":[{"id":"{{{{id}}}}"}]},"hub":{"activities":{"totalCount":1,"edges":[{"node":{"id":"{{{{id}}}}"}}]}},"hubs":{"totalCount":1},"commune":{"activities":{"totalCount":1}}}
            """;
        string gone = """
            {"node":null,"nodes":[null],"activities":{"totalCount":0,"nodes":[]},"animationActivities":{"totalCount":0,"nodes":[]},"hub":{"activities":{"totalCount":0,"edges":[]}},"hubs":{"totalCount":0},"commune":{"activities":{"totalCount":0}}}
            """;
        Assert.Equal(there.Trim(), await ReadAsync());

        (await WithdrawActivityTests.WithdrawAsync(server, id, 1)).Accepted();
        Assert.Equal(gone.Trim(), await ReadAsync());

        (await WithdrawActivityTests.RestoreAsync(server, id, 2)).Accepted();
        Assert.Equal(there.Trim(), await ReadAsync());

        async Task<string> ReadAsync() => (await server.QueryAsync(Query, new { id, ids = new[] { id }, summary })).GetRawText();
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_event_and_a_project_no_longer_tell_of_what_is_withdrawn(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string @event = await server.NewEventAsync("bretagne"), project = await server.NewProjectAsync("bretagne");
        JsonElement animation = await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation().With(("event", @event)), "activity { id }");
        JsonElement support = await server.MutateAsync(ActivitySamples.Token, "logProjectSupport", ActivitySamples.Support(project), "activity { id }");
        Assert.Equal((1, 1), await CountAsync());

        foreach (JsonElement payload in new[] { animation, support })
            (await WithdrawActivityTests.WithdrawAsync(server, payload.GetProperty("activity").GetProperty("id").GetString()!, 1)).Accepted();

        Assert.Equal((0, 0), await CountAsync());

        async Task<(int, int)> CountAsync()
        {
            JsonElement data = await server.QueryAsync(
                "query ($event: ID!, $project: ID!) { event: node(id: $event) { ... on Event { activities { totalCount } } } project: node(id: $project) { ... on FundedProject { supports { totalCount } } } }",
                new { @event, project });
            return (data.GetProperty("event").GetProperty("activities").GetProperty("totalCount").GetInt32(), data.GetProperty("project").GetProperty("supports").GetProperty("totalCount").GetInt32());
        }
    }
}
