using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>What the change log tells about a record, and to whom.</summary>
public sealed class HistoryTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Each_record_has_its_own_lines_the_latest_first(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            {
              hub(slug: "nord") { history { totalCount nodes { kind recordType hub { slug } } } }
              region(code: "32") { history { nodes { kind recordType hub { slug } } } }
              activities(order: [{ id: ASC }]) { nodes { __typename history(first: 1) { totalCount nodes { recordType kind hub { slug } } } } }
              created: hub(slug: "nord") { history(where: { kind: { eq: CREATED } }) { totalCount } }
              oldest: hub(slug: "nord") { history(order: [{ id: ASC }], first: 1) { nodes { kind } pageInfo { hasNextPage } } }
              none: hub(slug: "nord") { history(where: { at: { gt: "2999-01-01T00:00:00Z" } }) { totalCount nodes { id } } }
              projects: fundedProjects { nodes { history { totalCount } } }
            }
            """);

        // Lines of other records with the same key are not among them.
        Assert.Equal("""{"totalCount":2,"nodes":[{"kind":"UPDATED","recordType":"Hub","hub":{"slug":"nord"}},{"kind":"CREATED","recordType":"Hub","hub":{"slug":"nord"}}]}""", data.GetProperty("hub").GetProperty("history").GetRawText());
        Assert.Equal("""{"nodes":[{"kind":"UPDATED","recordType":"Region","hub":null},{"kind":"CREATED","recordType":"Region","hub":null}]}""", data.GetProperty("region").GetProperty("history").GetRawText());
        Assert.Equal(
            ["AnimationActivity 1 AnimationActivity nord", "ProjectSupportActivity 1 ProjectSupportActivity sud", "AnimationActivity 1 AnimationActivity sud"],
            data.GetProperty("activities").GetProperty("nodes").EnumerateArray().Select(activity =>
            {
                JsonElement history = activity.GetProperty("history");
                JsonElement line = Assert.Single(history.GetProperty("nodes").EnumerateArray());
                return $"{activity.GetProperty("__typename")} {history.GetProperty("totalCount")} {line.GetProperty("recordType")} {line.GetProperty("hub").GetProperty("slug")}";
            }));
        Assert.Equal(1, data.GetProperty("created").GetProperty("history").GetProperty("totalCount").GetInt32());
        Assert.Equal("""{"nodes":[{"kind":"CREATED"}],"pageInfo":{"hasNextPage":true}}""", data.GetProperty("oldest").GetProperty("history").GetRawText());
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", data.GetProperty("none").GetProperty("history").GetRawText());
        Assert.Equal("""{"nodes":[{"history":{"totalCount":1}},{"history":{"totalCount":1}}]}""", data.GetProperty("projects").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_changed_and_who_did_it_is_for_those_whom_the_hub_concerns(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);
        const string Query = """
            {
              nord: hub(slug: "nord") { history(first: 1) { nodes { before after actor { name } } } }
              sud: hub(slug: "sud") { history(first: 1) { nodes { before after actor { name } } } }
              region(code: "32") { history(first: 1) { nodes { before after actor { name } } } }
            }
            """;
        const string Nobody = """{"before":null,"after":null,"actor":null}""";
        const string Nord = """{"before":{"note":null},"after":{"note":"Anciennement ailleurs"},"actor":{"name":"Amina Berger"}}""";
        const string Sud = """{"before":{"note":null},"after":{"note":"Autrefois ailleurs"},"actor":{"name":"Bruno Caron"}}""";
        const string Region = """{"before":{"population":null},"after":{"population":6000000},"actor":{"name":"Bruno Caron"}}""";
        (string Caller, string Nord, string Sud, string Region, int Errors)[] asked =
        [
            ("anonymous", Nobody, Nobody, Nobody, 9), ("operator nord", Nord, Nobody, Nobody, 0), ("operator sud", Nobody, Sud, Nobody, 0),
            ("integration", Nord, Sud, Region, 0), ("administrator", Nord, Sud, Region, 0), ("reader", Nobody, Nobody, Nobody, 9),
        ];
        foreach ((string caller, string nord, string sud, string region, int errors) in asked)
        {
            JsonElement body = (await server.SendAsync(Query, token: TestCaller.Named(caller)?.Token)).Body;
            JsonElement data = body.GetProperty("data");
            Assert.Equal((caller, nord, sud, region), (caller, Line("nord"), Line("sud"), Line("region")));
            Assert.Equal(errors, body.TryGetProperty("errors", out JsonElement all) ? all.GetArrayLength() : 0);

            string Line(string name) => data.GetProperty(name).GetProperty("history").GetProperty("nodes")[0].GetRawText();
        }
    }

    [Fact]
    public async Task What_the_log_speaks_of_may_be_gone()
    {
        await using GraphServer server = await SmallWorld.StartAsync(DatabaseProvider.Sqlite);
        await server.Database.ScalarAsync("PRAGMA foreign_keys = OFF; UPDATE changes SET hub_id = 99, person_id = 99 WHERE record_type = 'Hub' AND record_id = 1; SELECT 1");

        JsonElement data = await server.QueryAsync("""{ hub(slug: "nord") { history(first: 1) { nodes { kind hub { slug } actor { name } before } } } }""", token: TestCaller.Administrator.Token);

        Assert.Equal("""{"kind":"UPDATED","hub":null,"actor":null,"before":{"note":null}}""", data.GetProperty("hub").GetProperty("history").GetProperty("nodes")[0].GetRawText());
    }
}
