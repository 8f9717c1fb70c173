using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>Who reads what is for those whom a hub concerns, and what the others are told.</summary>
public sealed class RestrictedTests
{
    private const string Document = """
        query ($with: Boolean = true) {
          hubs(order: [{ slug: ASC }]) { nodes { slug people: contacts @include(if: $with) { totalCount nodes { name email } edges { cursor } } } }
          activities(order: [{ id: ASC }]) { nodes { id reportedBy @include(if: $with) { id name } ...Reference @include(if: $with) } }
          animationActivities(order: [{ id: ASC }]) { edges { node { who: reportedBy @include(if: $with) { email } } } }
        }
        fragment Reference on Activity { clientReference }
        """;

    public static TheoryData<DatabaseProvider, string, string, string?> Callers()
    {
        TheoryData<DatabaseProvider, string, string, string?> all = [];
        foreach (DatabaseProvider provider in Enum.GetValues<DatabaseProvider>())
        {
            all.Add(provider, "anonymous", "0 0 0", "UNAUTHENTICATED");
            all.Add(provider, "reader", "0 0 0", "FORBIDDEN");
            all.Add(provider, "operator", "0 0 0", "FORBIDDEN");
            all.Add(provider, "operator nowhere", "0 0 0", null);
            all.Add(provider, "operator nord", "2 1 1", null);
            all.Add(provider, "operator sud", "1 1 0", null);
            all.Add(provider, "operator silencieux", "0 0 0", null);
            all.Add(provider, "operator sud nord", "3 2 1", null);
            all.Add(provider, "integration", "3 2 1", null);
            all.Add(provider, "administrator", "3 2 1", null);
        }
        return all;
    }

    [SkippableTheory]
    [MemberData(nameof(Callers))]
    public async Task Is_read_by_whom_it_concerns(DatabaseProvider provider, string caller, string expected, string? code)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        (int status, JsonElement body) = await server.SendAsync(Document, token: TestCaller.Named(caller)?.Token);

        Assert.Equal(200, status);
        Assert.Equal(expected, Seen(body));
        Assert.Equal(code is null ? [] : Enumerable.Repeat(code, 4), Codes(body));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Is_the_same_whoever_asked_before(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        (string Caller, string Expected, int Errors)[] asked =
        [
            ("anonymous", "0 0 0", 4), ("operator nord", "2 1 1", 0), ("reader", "0 0 0", 4), ("operator sud", "1 1 0", 0), ("anonymous", "0 0 0", 4),
            ("integration", "3 2 1", 0), ("operator nord", "2 1 1", 0), ("anonymous", "0 0 0", 4), ("administrator", "3 2 1", 0), ("operator sud", "1 1 0", 0),
        ];
        foreach ((string caller, string expected, int errors) in asked.Concat(asked.Reverse()))
        {
            JsonElement body = (await server.SendAsync(Document, token: TestCaller.Named(caller)?.Token)).Body;
            Assert.Equal((caller, expected), (caller, Seen(body)));
            Assert.Equal(errors, Codes(body).Count());
            // What is left out needs no right, before and after it was asked for.
            Assert.Empty(Codes((await server.SendAsync(Document, new { with = false }, token: TestCaller.Named(caller)?.Token)).Body));
        }
    }

    [Fact]
    public async Task One_error_says_which_selected_field_it_is_and_where()
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement body = (await server.SendAsync("""
            {
              hub(slug: "nord") { contacts { nodes { name } } activities { nodes { reportedBy { name } } } }
              a: activities { nodes { ... on AnimationActivity { reportedBy { name } } ... on ProjectSupportActivity { reportedBy { name } } } }
              nodes(ids: ["QW5pbWF0aW9uQWN0aXZpdHk6MQ"]) { ... on Activity { clientReference } }
            }
            """)).Body;

        JsonElement[] errors = [.. body.GetProperty("errors").EnumerateArray()];
        Assert.Equal(
            ["""["hub","contacts"]""", """["hub","activities","nodes"]""", """["a","nodes"]""", """["nodes"]"""],
            errors.Select(error => error.GetProperty("path").GetRawText()));
        Assert.StartsWith("'Hub.contacts' is for operators of its hub, integrations and administrators.", errors[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("""[{"line":2,"column":23}]""", errors[0].GetProperty("locations").GetRawText());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("data").GetProperty("hub").GetProperty("contacts").ValueKind);
        Assert.All(errors, error => Assert.Equal("UNAUTHENTICATED", error.GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task It_is_decided_on_the_selection_alone()
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        (_, JsonElement body) = await server.SendAsync("{ none: hub(slug: \"nothing\") { contacts { totalCount } } hub(slug: \"nord\") { contacts(first: 200) { totalCount } } }");

        // Whatever the rows and the arguments.
        Assert.Equal(2, Codes(body).Count());
    }

    [SkippableTheory]
    [InlineData("{ hubs(where: { activities: { some: { reportedBy: { name: { eq: \"x\" } } } } }) { totalCount } }")]
    [InlineData("{ activities(where: { reportedBy: { id: { neq: \"UGVyc29uOjE\" } } }) { totalCount } }")]
    [InlineData("{ activities(where: { reportedBy: null }) { totalCount } }")]
    [InlineData("{ activities(where: { or: [{ clientReference: { eq: null } }] }) { nodes { id } } }")]
    [InlineData("{ hubs { nodes { activities(where: { and: [{ reportedBy: {} }] }) { totalCount } } } }")]
    [InlineData("{ events(where: { activities: { none: { clientReference: { startsWith: \"c\" } } } }) { totalCount } }")]
    [InlineData("query ($where: ActivityFilterInput = { clientReference: { eq: \"x\" } }) { activities(where: $where) { totalCount } }")]
    public async Task Filtering_by_it_is_for_those_who_read_all_of_it(string document)
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);
        (string, string?)[] callers = [("anonymous", "UNAUTHENTICATED"), ("operator nord", "FORBIDDEN"), ("integration", null), ("reader", "FORBIDDEN"), ("administrator", null), ("anonymous", "UNAUTHENTICATED")];
        foreach ((string caller, string? code) in callers)
        {
            (int status, JsonElement body) = await server.SendAsync(document, token: TestCaller.Named(caller)?.Token);
            Assert.Equal(code is null ? [] : [code], Codes(body));
            Assert.Equal(code is null ? 200 : 400, status);
            Assert.Equal(code is null, body.TryGetProperty("data", out _));
            if (code is not null)
                Assert.Equal(1, body.GetProperty("errors")[0].GetProperty("locations")[0].GetProperty("line").GetInt32());
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Integrations_filter_by_it(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            {
              hubs(where: { activities: { some: { reportedBy: { name: { eq: "AMINA BERGER" } } } } }) { nodes { slug } }
              mine: activities(where: { clientReference: { eq: "carnet-sud-1" } }) { nodes { id } }
              nobody: activities(where: { reportedBy: null }) { totalCount }
            }
            """, token: TestCaller.Integration.Token);

        Assert.Equal("nord", data.GetProperty("hubs").GetProperty("nodes")[0].GetProperty("slug").GetString());
        Assert.Equal(SmallWorld.Support(2), data.GetProperty("mine").GetProperty("nodes")[0].GetProperty("id").GetString());
        Assert.Equal(1, data.GetProperty("nobody").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("Person")]
    [InlineData("HubContact")]
    [InlineData("HubGrant")]
    public async Task No_id_leads_to_people(string type)
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);
        string id = GlobalId.Encode(type, 1);
        foreach (TestCaller? caller in new[] { null, TestCaller.Administrator })
        {
            Assert.Equal(["BAD_ID"], Codes((await server.SendAsync("query ($id: ID!) { node(id: $id) { id } }", new { id }, token: caller?.Token)).Body));
            Assert.Equal(["BAD_ID"], Codes((await server.SendAsync("query ($id: ID!) { nodes(ids: [$id]) { id } }", new { id }, token: caller?.Token)).Body));
        }
        JsonElement schema = await server.QueryAsync("query ($type: String!) { __type(name: $type) { interfaces { name } } __schema { queryType { fields { type { name } } } } }", new { type });
        Assert.Equal(0, schema.GetProperty("__type").GetProperty("interfaces").GetArrayLength());
        Assert.DoesNotContain(type, schema.GetProperty("__schema").GetRawText(), StringComparison.Ordinal);
    }

    // How many contacts, reporters and references are seen, and reporters of animations.
    private static string Seen(JsonElement body)
    {
        JsonElement data = body.GetProperty("data");
        int contacts = Nodes(data, "hubs").Select(hub => hub.GetProperty("people")).Where(people => people.ValueKind != JsonValueKind.Null)
            .Sum(people =>
            {
                int total = people.GetProperty("totalCount").GetInt32();
                Assert.Equal((total, total), (people.GetProperty("nodes").GetArrayLength(), people.GetProperty("edges").GetArrayLength()));
                return total;
            });
        JsonElement[] activities = Nodes(data, "activities");
        int reporters = activities.Count(activity => activity.GetProperty("reportedBy").ValueKind != JsonValueKind.Null);
        Assert.Equal(reporters, activities.Count(activity => activity.GetProperty("clientReference").ValueKind != JsonValueKind.Null));
        int animators = data.GetProperty("animationActivities").GetProperty("edges").EnumerateArray().Count(edge => edge.GetProperty("node").GetProperty("who").ValueKind != JsonValueKind.Null);
        return $"{contacts} {reporters} {animators}";
    }

    private static IEnumerable<string?> Codes(JsonElement body) =>
        body.TryGetProperty("errors", out JsonElement errors) ? errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()) : [];

    private static JsonElement[] Nodes(JsonElement parent, string connection) => [.. parent.GetProperty(connection).GetProperty("nodes").EnumerateArray()];
}
