using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>What was withdrawn is not in the graph, whichever way one looks.</summary>
public sealed class WithdrawnTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task No_list_nor_count_has_it(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            {
              activities { totalCount nodes { id } edges { node { id } } }
              none: activities(where: { summary: { contains: "4" } }) { totalCount nodes { id } }
              animationActivities { totalCount nodes { id } }
              projectSupportActivities(last: 5) { totalCount nodes { id } }
              hubs { nodes { slug activities { totalCount nodes { id } } } }
              region(code: "32") { activities { totalCount nodes { id } } }
              events { nodes { activities { totalCount nodes { id } } } }
              fundedProjects { nodes { supports { totalCount nodes { id } } } }
            }
            """);

        Assert.Equal(3, Total(data, "activities"));
        Assert.Equal(0, Total(data, "none"));
        Assert.Equal(2, Total(data, "animationActivities"));
        Assert.Equal(1, Total(data, "projectSupportActivities"));
        Assert.Equal([1, 0, 2], Nodes(data, "hubs").OrderBy(hub => hub.GetProperty("slug").GetString()).Select(hub => Total(hub, "activities")));
        Assert.Equal(3, Total(data.GetProperty("region"), "activities"));
        Assert.Equal([1, 1], Nodes(data, "events").Select(each => Total(each, "activities")));
        Assert.Equal([0, 1], Nodes(data, "fundedProjects").Select(project => Total(project, "supports")));
        string text = data.GetRawText();
        Assert.All(SmallWorld.Withdrawn, id => Assert.DoesNotContain(id, text, StringComparison.Ordinal));
        Assert.All(SmallWorld.Present, id => Assert.Contains(id, text, StringComparison.Ordinal));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task No_id_leads_to_it(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);
        string[] ids = [SmallWorld.Withdrawn[0], SmallWorld.Present[0], SmallWorld.Withdrawn[1]];

        JsonElement data = await server.QueryAsync(
            """
            query ($ids: [ID!]!, $id: ID!) {
              nodes(ids: $ids) { id }
              node(id: $id) { id }
              in: activities(where: { id: { in: $ids } }) { totalCount nodes { id } }
              nin: activities(where: { id: { nin: $ids } }) { totalCount nodes { id } }
              eq: animationActivities(where: { id: { eq: $id } }) { totalCount }
            }
            """,
            new { ids, id = ids[0] });

        Assert.Equal($"[null,{{\"id\":\"{ids[1]}\"}},null]", data.GetProperty("nodes").GetRawText());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("node").ValueKind);
        Assert.Equal((1, 2, 0), (Total(data, "in"), Total(data, "nin"), Total(data, "eq")));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "activities: { any: true }", "nord,sud")]
    [InlineData(DatabaseProvider.Postgresql, "activities: { any: true }", "nord,sud")]
    [InlineData(DatabaseProvider.Sqlite, "activities: { any: false }", "silencieux")]
    [InlineData(DatabaseProvider.Postgresql, "activities: { any: false }", "silencieux")]
    [InlineData(DatabaseProvider.Sqlite, "activities: { some: { summary: { contains: \"4\" } } }", "")]
    [InlineData(DatabaseProvider.Postgresql, "activities: { some: { summary: { contains: \"4\" } } }", "")]
    [InlineData(DatabaseProvider.Sqlite, "activities: { all: { summary: { contains: \"1\" } } }", "nord,silencieux")]
    [InlineData(DatabaseProvider.Postgresql, "activities: { all: { summary: { contains: \"1\" } } }", "nord,silencieux")]
    [InlineData(DatabaseProvider.Sqlite, "activities: { none: { summary: { contains: \"animation\" } } }", "silencieux")]
    [InlineData(DatabaseProvider.Postgresql, "activities: { none: { summary: { contains: \"animation\" } } }", "silencieux")]
    [InlineData(DatabaseProvider.Sqlite, "fundedProjects: { some: { supports: { any: true } } }", "sud")]
    [InlineData(DatabaseProvider.Postgresql, "fundedProjects: { some: { supports: { any: true } } }", "sud")]
    public async Task No_filter_meets_it(DatabaseProvider provider, string filter, string expected)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        JsonElement data = await server.QueryAsync($"{{ hubs(where: {{ {filter} }}, order: [{{ slug: ASC }}]) {{ nodes {{ slug }} }} }}");

        Assert.Equal(expected, string.Join(',', Nodes(data, "hubs").Select(hub => hub.GetProperty("slug").GetString())));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Restored_it_is_there_again(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        const string Query = """{ hub(slug: "silencieux") { activities { totalCount nodes { id } } } }""";
        Assert.Equal(0, Total((await server.QueryAsync(Query)).GetProperty("hub"), "activities"));

        await SmallWorld.WriteAsync(server, context => (context.Activities.Find(6L)!.WithdrawnAt, context.Activities.Find(6L)!.WithdrawalReason) = (null, null));

        JsonElement hub = (await server.QueryAsync(Query)).GetProperty("hub");
        Assert.Equal(1, Total(hub, "activities"));
        Assert.Equal(SmallWorld.Animation(6), Nodes(hub, "activities").Single().GetProperty("id").GetString());
    }

    private static int Total(JsonElement parent, string connection) => parent.GetProperty(connection).GetProperty("totalCount").GetInt32();

    private static JsonElement[] Nodes(JsonElement parent, string connection) => [.. parent.GetProperty(connection).GetProperty("nodes").EnumerateArray()];
}
