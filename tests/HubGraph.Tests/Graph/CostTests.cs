using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;

namespace HubGraph.Tests.Graph;

/// <summary>What operations cost, by the directives of the schema, and what the server makes of it.</summary>
public sealed class CostTests
{
    // The largest whole number that is exact in JavaScript.
    private const long MostExact = 9_007_199_254_740_991;

    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ __schema { types { name fields { name } } } }", 0, 1)]
    [InlineData("{ hub(slug: \"aura\") { name } }", 1, 2)]
    // A connection, and as many records as are asked for: the query, the connection, the records.
    [InlineData("{ hubs(first: 5) { nodes { name } } }", 2, 7)]
    [InlineData("{ hubs(last: 7) { nodes { name } } }", 2, 9)]
    [InlineData("{ hubs { nodes { name } } }", 2, 22)]
    [InlineData("{ hubs(first: null) { nodes { name } } }", 2, 22)]
    [InlineData("{ hubs(first: 0) { nodes { name } } }", 2, 2)]
    [InlineData("{ hubs(first: -5) { nodes { name } } }", 2, 2)]
    [InlineData("{ hubs(first: 5) { nodes { call { name } } } }", 7, 12)]
    [InlineData("{ hubs(first: 5) { edges { cursor node { name } } pageInfo { hasNextPage } } }", 8, 13)]
    [InlineData("{ hubs(first: 5) { totalCount } }", 6, 2)]
    [InlineData("{ hubs(first: 10) { nodes { activities(first: 3) { nodes { summary } } } } }", 22, 52)]
    // Aliases are fields of their own; the same field twice is one, through fragments too.
    [InlineData("{ a: hubs(first: 5) { nodes { name } } b: hubs(first: 5) { nodes { name } } }", 4, 13)]
    [InlineData("{ ...A ...A ... on Query { hubs(first: 5) { nodes { slug } } } } fragment A on Query { hubs(first: 5) { nodes { name } } }", 2, 7)]
    [InlineData("{ hubs(first: 5) { ...Page } } fragment Page on HubConnection { nodes { ... on Node { id } ... { call { name } } } }", 7, 12)]
    [InlineData("{ hubs(first: 5) @skip(if: true) { nodes { name } } }", 0, 1)]
    [InlineData("{ hubs(first: 5) { nodes { call @include(if: false) { name } } } }", 2, 7)]
    // A record of an interface costs what the dearest of its types does.
    [InlineData("{ activities(first: 10) { nodes { summary } } }", 2, 12)]
    [InlineData("{ activities(first: 10) { nodes { ... on AnimationActivity { event { title } } ... on ProjectSupportActivity { summary } } } }", 12, 22)]
    [InlineData("{ activities(first: 10) { nodes { hub { name } ... on AnimationActivity { event { title } } } } }", 22, 32)]
    [InlineData("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }", 1, 4)]
    [InlineData("{ nodes(ids: \"a\") { id } }", 1, 2)]
    [InlineData("{ nodes(ids: [\"a\", \"b\"]) { ... on Hub { call { name } } ... on Call { name } } }", 3, 5)]
    // A union as well; that a fragment names it hides nothing.
    [InlineData("{ search(query: \"aa\", first: 4) { nodes { __typename } } }", 11, 6)]
    [InlineData("{ search(query: \"aa\", first: 4) { nodes { ... on Hub { call { name } } ... on Commune { name } } } }", 15, 10)]
    [InlineData("{ search(query: \"aa\", first: 4) { nodes { ... on Hub { ... on SearchResult { ... on Hub { call { name } } } } } } }", 15, 10)]
    // Each condition costs, one that no index answers more.
    [InlineData("{ hubs(first: 5, where: {}) { nodes { name } } }", 3, 7)]
    [InlineData("{ hubs(first: 5, where: { slug: { eq: \"aura\" } }) { nodes { name } } }", 4, 7)]
    [InlineData("{ hubs(first: 5, where: { name: { contains: \"a\" } }) { nodes { name } } }", 9, 7)]
    [InlineData("{ hubs(first: 5, where: { or: [{ name: { eq: \"a\" } }, { name: { eq: \"b\" } }] }) { nodes { name } } }", 7, 7)]
    [InlineData("{ hubs(first: 5, where: { activities: { some: { summary: { startsWith: \"a\" } } } }) { nodes { name } } }", 10, 7)]
    [InlineData("{ hubs(first: 5, order: [{ name: ASC }, { slug: ASC }]) { nodes { name } } }", 4, 7)]
    [InlineData("{ hubs(first: 10) { nodes { activities(first: 3, where: { summary: { contains: \"a\" } }) { totalCount } } } }", 132, 22)]
    // The feed looks through the log for them.
    [InlineData("{ changes(first: 5) { pageInfo { endCursor } } }", 2, 3)]
    [InlineData("{ changes(first: 5, types: [\"Hub\", \"Event\"], hub: \"aura\") { pageInfo { endCursor } } }", 2, 3)]
    public async Task Costs_what_the_schema_says(string document, long fieldCost, long typeCost) =>
        Assert.Equal((fieldCost, typeCost), await CostAsync(document));

    [Fact]
    public async Task Variables_cost_what_literals_do()
    {
        const string Document = "query ($n: Int = 4, $ids: [ID!]!, $where: HubFilterInput, $q: String, $with: Boolean!) { hubs(first: $n, where: $where) { nodes { name } } nodes(ids: $ids) { id } calls(first: 1, where: { name: { contains: $q } }) @include(if: $with) { totalCount } }";

        Assert.Equal((3, 6), await CostAsync(Document, new { ids = Array.Empty<string>(), with = false }));
        Assert.Equal((3, 104), await CostAsync(Document, new { n = 100, ids = new[] { "a", "b" }, with = false }));
        Assert.Equal((11, 11), await CostAsync(Document, new { n = 5, ids = new[] { "a", "b", "c", "d" }, with = false, where = new { name = new { contains = "a" }, slug = new { eq = "b" } } }));
        Assert.Equal((16, 7), await CostAsync(Document, new { ids = Array.Empty<string>(), with = true }));
        Assert.Equal((3, 22), await CostAsync(Document, new { n = (int?)null, ids = Array.Empty<string>(), with = false }));
    }

    [Fact]
    public async Task Rows_that_are_written_cost_each()
    {
        const string Document = "mutation ($input: LogActivitiesInput!) { logActivities(input: $input) { rows { activity { id } } } }";

        (long oneField, long oneType) = await CostAsync(Document, Rows(1));
        (long manyField, long manyType) = await CostAsync(Document, Rows(500));

        Assert.Equal((499 * 12, 499 * 2), (manyField - oneField, manyType - oneType));

        static object Rows(int count) => new { input = new { hub = "bretagne", rows = Enumerable.Repeat(new { animation = ActivitySamples.AnimationRow() }, count) } };
    }

    [Fact]
    public async Task Costs_beyond_all_numbers_are_numbers()
    {
        string document = "name";
        for (int level = 0; level < 8; level++)
            document = $"hubs(first: 2147483647) {{ nodes {{ call {{ {document} }} }} }}";

        (long field, long type) = await CostAsync($"{{ {document} }}");

        Assert.Equal((MostExact, MostExact), (field, type));
    }

    [Fact]
    public async Task Answers_tell_their_cost_also_of_known_documents()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        foreach (int first in new[] { 5, 100, 6 })
        {
            (_, JsonElement body) = await server.SendAsync("query TellsItsCost($n: Int) { hubs(first: $n) { nodes { name } } }", new { n = first });
            Assert.Equal($$$"""{"cost":{"fieldCost":2,"typeCost":{{{first + 2}}}}}""", body.GetProperty("extensions").GetRawText());
        }
    }

    [Theory]
    [InlineData("{ hubs(first: 100) { nodes { activities(first: 10) { nodes { hub { events(first: 10) { nodes { title commune { name } } } } } } } } }")]
    [InlineData("{ communes(first: 100) { nodes { name formerCommunes(first: 100) { nodes { name } } } } }")]
    public async Task Large_pages_pass(string document)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        await server.QueryAsync(document);
    }

    [Fact]
    public async Task A_known_document_is_refused_when_its_variables_cost_too_much()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        const string Document = "query Deep($n: Int) { hubs(first: $n) { nodes { activities(first: $n) { nodes { hub { events(first: $n) { nodes { title } } } } } } } }";
        Assert.Equal(200, (await server.SendAsync(Document, new { n = 10 })).Status);

        (int status, JsonElement body) = await server.SendAsync(Document, new { n = 100 });

        Assert.Equal((400, "COST_LIMIT_EXCEEDED"), (status, body.Code()));
        Assert.Equal("""{"code":"COST_LIMIT_EXCEEDED","limit":"typeCost","cost":1030202,"maximum":100000,"documentation":"/docs/errors#COST_LIMIT_EXCEEDED"}""", body.GetProperty("errors")[0].GetProperty("extensions").GetRawText());
        Assert.False(body.TryGetProperty("data", out _));
        Assert.Equal(200, (await server.SendAsync(Document, new { n = 10 })).Status);
    }

    [Fact]
    public async Task Fields_that_make_too_much_work_are_refused()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string counts = string.Concat(Enumerable.Range(0, 20).Select(i => $" a{i}: activities(where: {{ summary: {{ contains: \"a\" }} }}) {{ totalCount }}"));

        (int status, JsonElement body) = await server.SendAsync($"{{ regions(first: 100) {{ nodes {{ hubs(first: 5) {{ nodes {{{counts} }} }} }} }} }}");

        Assert.Equal((400, "COST_LIMIT_EXCEEDED"), (status, body.Code()));
        Assert.Equal("fieldCost", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString());
    }

    [Fact]
    public async Task Nothing_runs_when_only_the_cost_is_asked()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        const string Document = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { id } } }";

        using HttpResponseMessage response = await DryRunAsync(server, Document, new { input = ActivitySamples.Animation() }, MutationSender.Operator("bretagne"));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("""{"extensions":{"cost":{"fieldCost":12,"typeCost":3}}}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(0, (await server.QueryAsync("{ activities { totalCount } }")).GetProperty("activities").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task The_cost_alone_is_answered_where_the_answer_is_remembered()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        const string Document = "query Remembered { hubs(first: 3) { nodes { slug } } }";
        await (await server.Client.PostAsJsonAsync("/graphql", new { query = Document, variables = (object?)null })).Content.ReadAsStringAsync();

        Assert.Equal((2, 5), await CostAsync(Document));
    }

    [Fact]
    public async Task The_cost_of_what_is_refused_can_be_asked_for()
    {
        (long field, long type) = await CostAsync("{ hubs(first: 100) { nodes { activities(first: 100) { nodes { hub { events(first: 100) { nodes { title } } } } } } } }");
        Assert.Equal((30_202, 1_030_202), (field, type));
    }

    [Fact]
    public async Task Documents_of_real_clients_pass_with_full_pages()
    {
        foreach (string file in Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql"))
        {
            string document = (await File.ReadAllTextAsync(file)).Replace("first: 3", "first: 20", StringComparison.Ordinal);
            // What is followed is told its cost when it starts.
            if (document.Contains("\nsubscription ", StringComparison.Ordinal))
                continue;
            GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
            Dictionary<string, object?> variables = JsonSerializer.SerializeToElement(OperationsTests.Variables[Path.GetFileNameWithoutExtension(file)])
                .EnumerateObject().ToDictionary(variable => variable.Name, variable => (object?)variable.Value);
            if (variables.ContainsKey("first"))
                variables["first"] = 100;
            if (Path.GetFileNameWithoutExtension(file) == "log-activities")
                variables["input"] = new { hub = "bretagne", rows = Enumerable.Repeat(new { animation = ActivitySamples.AnimationRow() }, 500) };
            using HttpResponseMessage response = await DryRunAsync(server, document, variables, null);
            string answer = await response.Content.ReadAsStringAsync();
            Assert.True(answer.StartsWith("{\"extensions\"", StringComparison.Ordinal), $"{file}: {answer}");
            (long field, long type) = Read(JsonDocument.Parse(answer).RootElement);
            Assert.True(field <= 100_000 && type <= 100_000, $"{file}: {answer}");
        }
    }

    private static async Task<(long Field, long Type)> CostAsync(string document, object? variables = null)
    {
        using HttpResponseMessage response = await DryRunAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite), document, variables, null);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(body.TryGetProperty("extensions", out _) && !body.TryGetProperty("data", out _), body.ToString());
        return Read(body);
    }

    private static (long Field, long Type) Read(JsonElement body)
    {
        JsonElement cost = body.GetProperty("extensions").GetProperty("cost");
        return (cost.GetProperty("fieldCost").GetInt64(), cost.GetProperty("typeCost").GetInt64());
    }

    private static async Task<HttpResponseMessage> DryRunAsync(GraphServer server, string query, object? variables, string? token)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Add("GraphQL-Cost", "validate");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return await server.Client.SendAsync(request);
    }
}
