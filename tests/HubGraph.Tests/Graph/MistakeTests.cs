using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>What who meets the graph for the first time gets wrong, and what the answer must then say.</summary>
public sealed class MistakeTests
{
    private const string Date = "such as \"2026-05-01\"";
    private const string Instant = "such as \"2026-05-01T09:30:00+02:00\"";

    /// <summary>Query, variables, and what the messages say.</summary>
    public static TheoryData<string, string, string[]> Mistakes() => new()
    {
        // Lists.
        { "{ hubs { name } }", "", ["It stands below 'nodes': nodes { name }."] },
        { "{ hubs { edges { name } } }", "", ["It stands below 'node': node { name }."] },
        { "{ hubs { nodes { carriers { name } } } }", "", ["nodes { carrier { name } }"] },
        { "{ hubs { carriers { nodes { role } } } }", "", ["nodes { carriers { … } }"] },
        { "{ hubs }", "", ["hubs { nodes { name } }"] },
        { "{ hubs { nodes { coverage } } }", "", ["coverage { nodes {"] },
        { "{ hubs(limit: 5) { nodes { name } } }", "", ["It is called 'first' here."] },
        { "{ hubs(offset: 20) { nodes { name } } }", "", ["It is called 'after' here.", "pageInfo.endCursor"] },
        { "{ hubs(page: 2) { nodes { name } } }", "", ["It is called 'after' here.", "pageInfo.endCursor"] },
        { "{ hubs(first: 500) { nodes { name } } }", "", ["between 0 and 100", "pageInfo.endCursor"] },
        { "{ hubs(first: \"10\") { nodes { name } } }", "", ["'first' is no Int: \"10\".", "Write 10, without quotes."] },
        { "{ hubs(colour: 1) { nodes { name } } }", "", ["It takes: first, after, last, before, where, order."] },

        // Filters.
        { "{ hubs(filter: { name: { eq: \"x\" } }) { nodes { name } } }", "", ["It is called 'where' here.", "where: { name: { contains:"] },
        { "{ communes(region: \"53\") { nodes { name } } }", "", ["Write where: { region: { code: { eq: \"53\" } } }."] },
        { "{ hubs(region: \"Bretagne\") { totalCount } }", "", ["Write where: { regions: { some: { name: { eq: \"Bretagne\" } } } }."] },
        { "{ hubs(after: \"2\") { totalCount } }", "", ["pageInfo.endCursor"] },
        { "{ hubs { count } }", "", ["It is called 'totalCount' here."] },
        { "{ hubs { nodes { nom } } }", "", ["It is called 'name' here."] },
        { "{ coverage(commune: \"35000\") { status } }", "", ["search(query: \"35000\")"] },
        { "{ communes(where: { region: \"53\" }) { totalCount } }", "", ["Write region: { code: { eq: \"53\" } }."] },
        { "{ events(where: { hub: \"bretagne\" }) { totalCount } }", "", ["Write hub: { slug: { eq: \"bretagne\" } }."] },
        { "{ hubs(where: { name: \"Hub Bretagne\" }) { nodes { name } } }", "", ["Write name: { eq: \"Hub Bretagne\" }."] },
        { "{ hubs(where: \"name = 'x'\") { nodes { name } } }", "", ["'where' is no HubFilterInput"] },
        { "{ hubs(where: { name: { like: \"%x%\" } }) { nodes { name } } }", "", ["'where.name' has no field 'like'.", "It is called 'contains' here."] },
        { "{ hubs(where: { name: { equals: \"x\" } }) { nodes { name } } }", "", ["It is called 'eq' here."] },
        { "{ hubs(where: { titre: { eq: \"x\" } }) { nodes { name } } }", "", ["'where' has no field 'titre'.", "There are: ", "slug"] },
        { "{ hubs(where: { Name: { eq: \"x\" } }) { nodes { name } } }", "", ["Did you mean 'name'?"] },

        // Sorts.
        { "{ hubs(orderBy: \"name\") { nodes { name } } }", "", ["It is called 'order' here.", "order: [{ name: ASC }]"] },
        { "{ hubs(sort: \"name\") { nodes { name } } }", "", ["It is called 'order' here.", "order: [{ name: ASC }]"] },
        { "{ hubs(order: \"name\") { nodes { name } } }", "", ["Write order: { name: ASC }."] },
        { "{ hubs(order: NUMBER_ASC) { nodes { name } } }", "", ["Write order: { number: ASC }."] },
        { "{ hubs(order: [{ name: asc }]) { nodes { name } } }", "", ["'order[0].name' is no SortEnumType: asc.", "Write ASC, without quotes."] },
        { "{ hubs(order: [{ name: \"ASC\" }]) { nodes { name } } }", "", ["Write ASC, without quotes."] },

        // Values.
        { "{ events(where: { eventKind: { eq: \"TRAINING\" } }) { totalCount } }", "", ["Write TRAINING, without quotes."] },
        { "{ events(where: { eventKind: { eq: FORMATION } }) { totalCount } }", "", ["Its values, without quotes: ", "TRAINING"] },
        { "{ activityStatistics(groupBy: [\"HUB\"]) { nodes { count } } }", "", ["Write HUB, without quotes."] },
        { "{ activities(where: { performedOn: { gte: \"01/05/2026\" } }) { totalCount } }", "", ["'where.performedOn.gte' is no Date: \"01/05/2026\".", Date] },
        { "{ events(where: { startsAt: { gte: \"2026-05-01\" } }) { totalCount } }", "", [Instant] },
        { "{ events(where: { startsAt: { gte: \"2026-05-01T10:00:00\" } }) { totalCount } }", "", [Instant] },
        { "{ region(code: 53) { name } }", "", ["Write \"53\", in double quotes."] },

        // One record.
        { "{ hub(slug: \"bretagne\") }", "", ["hub { name }"] },
        { "{ hub(slug: \"bretagne\") { name { text } } }", "", ["leave out the braces"] },
        { "{ hub { name } }", "", ["'slug'", "hubs { nodes { name } }"] },
        { "{ hub(name: \"Hub Bretagne\") { name } }", "", ["It takes: slug.", "hubs(where: { name: { eq: \"Hub Bretagne\" } })"] },
        { "{ coverage(commune: \"Rennes\") { status } }", "", ["There is no commune 'Rennes'.", "search(query: \"Rennes\")"] },
        { "{ node(id: \"1\") { id } }", "", ["hub(slug: …)"] },
        { "{ search(text: \"bretagne\") { nodes { ... on Hub { name } } } }", "", ["It is called 'query' here."] },

        // Names.
        { "{ allHubs { nodes { name } } }", "", ["'hubs'"] },
        { "{ Hubs { nodes { name } } }", "", ["'hubs'"] },
        { "{ hubs { nodes { Name } } }", "", ["Did you mean 'name'?"] },
        { "{ hubs { nodes { colour } } }", "", ["There are: ", "slug"] },
        { "{ activities { nodes { animationKind } } }", "", ["... on AnimationActivity { animationKind }"] },

        // Variables.
        { "query ($slug: String) { hub(slug: $slug) { name } }", """{"slug":"x"}""", ["Declare it as $slug: String!."] },
        { "{ hub(slug: $slug) { name } }", "", ["Declare it: query ($slug: String!)."] },
        { "query ($where: HubFilter) { hubs(where: $where) { totalCount } }", "", ["'HubFilterInput'"] },
        { "query ($slug: String!) { hub(slug: $slug) { name } }", "", ["Variable '$slug' is invalid"] },
        { "query ($day: Date, $first: Int) { activities(first: $first, where: { performedOn: { gte: $day } }) { totalCount } }", """{"day":"01/05/2026","first":"ten"}""", ["'$day' is no Date", Date, "'$first' is no Int"] },
        {
            "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } } }",
            """{"input":{"hub":5,"performedOn":"hier","durationMinutes":"long","animationKind":"partnership"}}""",
            ["'$input.hub' is no String: 5.", "'$input.performedOn' is no Date: \"hier\".", "'$input.durationMinutes' is no Int", "'$input.animationKind' is no AnimationKind: \"partnership\".", "Write \"PARTNERSHIP\".", "'$input.summary' is required"]
        },

        // Documents, operations, rights.
        { "{ hubs { nodes { name }", "", ["It ends too early"] },
        { "{ hub(slug: 'bretagne') { name } }", "", ["Texts stand in double quotes"] },
        { "query A { hubs { totalCount } } query B { hubs { totalCount } }", "", ["\"operationName\""] },
        { "mutation { logAnimation(hub: \"bretagne\") { activity { id } } }", "", ["Write input: { hub: \"bretagne\" }."] },
        { "mutation { restoreActivity(input: { id: \"QW5pbWF0aW9uQWN0aXZpdHk6MQ\" }) { errors { ... on Error { code } } } }", "", ["Authorization: Bearer"] },
        { "{ hubs { nodes { contacts { nodes { email } } } } }", "", ["'Hub.contacts'", "Authorization: Bearer"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_with_what_would_have_been_right(string query, string variables, string[] expected)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string messages = Messages(await AskAsync(server, query, variables));

        Assert.All(expected, part => Assert.Contains(part, messages, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task It_is_told_in_French_to_who_reads_French(string query, string variables, string[] expected)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string messages = Messages(await AskAsync(server, query, variables, "fr-FR,fr;q=0.9,en;q=0.8"));

        Assert.NotEmpty(expected);
        foreach (string english in new[] { " is ", " the ", " must ", " has ", " not ", "Write ", "There are", "Did you", "such as", " it " })
            Assert.DoesNotContain(english, messages, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Nothing_of_the_schema_is_told_where_it_is_not_shown(string query, string variables, string[] expected)
    {
        GraphServer server = await s_hidden.Value;

        string messages = Messages(await AskAsync(server, query, variables));

        Assert.NotEmpty(expected);
        foreach (string hint in new[] { "It stands below", "It is called", "It takes", "There are:", "Did you mean", "Write ", "Declare it", "Its values", "field of", "in the list", "Say what of it", "hub(slug" })
            Assert.DoesNotContain(hint, messages, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(Missing))]
    public async Task A_record_that_is_not_found_comes_with_what_would_have_found_it(string query, string hint, DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement answer = await AskAsync(server, query, "");
        JsonElement first = answer.GetProperty("extensions").GetProperty("hints")[0];

        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        Assert.Equal(answer.GetProperty("data").EnumerateObject().Single().Name, first.GetProperty("path")[0].GetString());
        Assert.Contains(hint, first.GetProperty("message").GetString(), StringComparison.Ordinal);
        // The same bytes again, from what is remembered.
        Assert.Equal(answer.GetRawText(), (await AskAsync(server, query, "")).GetRawText());
    }

    [Fact]
    public async Task It_is_told_in_French_what_would_have_found_it()
    {
        JsonElement answer = await AskAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite), "{ region(code: \"Bretagne\") { name } }", "", "fr");

        Assert.StartsWith(
            "Aucun enregistrement Region n’a le code « Bretagne ». Vouliez-vous ",
            answer.GetProperty("extensions").GetProperty("hints")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    public static TheoryData<string, string, DatabaseProvider> Missing()
    {
        TheoryData<string, string, DatabaseProvider> all = [];
        foreach (DatabaseProvider provider in Enum.GetValues<DatabaseProvider>())
        {
            all.Add("{ region(code: \"Bretagne\") { name } }", "Did you mean code: \"53\" (Bretagne)", provider);
            all.Add("{ mine: hub(slug: \"Hub Bretagne\") { name } }", "slug: \"bretagne\" (Hub Bretagne)", provider);
            all.Add("{ hub(slug: \"hub-bretagne\") { name } }", "slug: \"bretagne\" (Hub Bretagne)", provider);
            all.Add("{ commune(code: \"35000\") { name } }", "'35000' is a postal code; a commune is looked up by its INSEE code: code: \"35238\" (Rennes)", provider);
            all.Add("{ commune(code: \"rennes\") { name } }", "code: \"35238\" (Rennes)", provider);
            all.Add("{ department(code: \"1\") { name } }", "code: \"01\" (Ain)", provider);
        }
        return all;
    }

    [Fact]
    public async Task A_hint_about_what_is_missing_speaks_French_too()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement answer = await AskAsync(server, "{ commune(code: \"35000\") { name } }", "", "fr");

        Assert.Contains("est un code postal", answer.GetProperty("extensions").GetProperty("hints")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ hub(slug: \"zzzzz\") { name } }")]
    [InlineData("{ mission(code: \"nothing\") { name } }")]
    public async Task What_nothing_comes_near_to_has_no_hint(string query) =>
        Assert.False((await AskAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite), query, "")).GetProperty("extensions").TryGetProperty("hints", out _));

    private static readonly Lazy<Task<GraphServer>> s_hidden = new(() =>
        GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--Introspection:Enabled", "false"]));

    private static async Task<JsonElement> AskAsync(GraphServer server, string query, string variables, string? languages = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{(variables.Length > 0 ? variables : "null")}}}""", Encoding.UTF8, "application/json"),
        };
        if (languages is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Messages(JsonElement answer) => string.Join('\n', answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()));
}
