using System.Text.Json;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

/// <summary>Documents that clients name by their hash: Apollo's automatic persisted queries, and documents that the server trusts.</summary>
public sealed class PersistedDocumentTests
{
    private const string Json = "application/json";
    private const string Response = "application/graphql-response+json";
    private const string Query = "query Greet($n: String) { hello(name: $n) }";

    [Theory]
    [InlineData(Json, 200)]
    [InlineData(Response, 400)]
    public async Task Asks_for_a_document_that_it_does_not_know(string accept, int status)
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        Answer answer = await server.SendTextAsync($$"""{"extensions":{{Extension(Query)}}}""", accept: accept);

        answer.ShouldRefuse(status, "PERSISTED_QUERY_NOT_FOUND");
        Assert.Equal("PersistedQueryNotFound", answer.Error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Knows_a_document_by_its_hash_once_it_was_sent_with_it()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        Assert.Equal(Greeting("Ada"), (await RegisterAsync(server, Query, """{"n":"Ada"}""")).Text);

        Assert.Equal(Greeting("Zoé"), (await ByHashAsync(server, Query, """{"n":"Zoé"}""")).Text);
        Assert.Equal(Greeting("Zoé"), (await server.SendTextAsync($$$"""{"documentId":"sha256:{{{Hash(Query)}}}","variables":{"n":"Zoé"}}""")).Text);
        Assert.Equal(Greeting("Zoé"), (await server.SendTextAsync($$$"""{"documentId":"{{{Hash(Query)}}}","query":null,"extensions":null,"variables":{"n":"Zoé"}}""")).Text);
    }

    [Fact]
    public async Task Knows_a_document_that_was_known_by_its_text_alone()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        await server.AskAsync(Query);

        (await ByHashAsync(server, Query)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);
        await RegisterAsync(server, Query);
        Assert.Equal(Greeting("world"), (await ByHashAsync(server, Query)).Text);
    }

    [Fact]
    public async Task Answers_a_GET_by_hash()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        (await server.GetAsync(Response, ("extensions", Extension(Query)))).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);
        await server.GetAsync(Response, ("query", Query), ("extensions", Extension(Query)));

        Assert.Equal(Greeting("Zoé"), (await server.GetAsync(Json, ("extensions", Extension(Query)), ("variables", """{"n":"Zoé"}"""))).Text);
        Assert.Equal(Greeting("Zoé"), (await server.GetAsync(Json, ("documentId", "sha256:" + Hash(Query)), ("variables", """{"n":"Zoé"}"""))).Text);
    }

    [Fact]
    public async Task Refuses_a_mutation_by_hash_sent_by_GET()
    {
        const string Mutation = "mutation { bump }";
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        (await server.GetAsync(Json, ("query", Mutation), ("extensions", Extension(Mutation)))).ShouldRefuse(405, ErrorCodes.MethodNotAllowed);
        (await ByHashAsync(server, Mutation)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);
        await RegisterAsync(server, Mutation);
        (await server.GetAsync(Json, ("documentId", Hash(Mutation)))).ShouldRefuse(405, ErrorCodes.MethodNotAllowed);
        Assert.Equal("""{"data":{"bump":2}}""", (await ByHashAsync(server, Mutation)).Text);
    }

    [Theory]
    [InlineData("{ nope }")]
    [InlineData("{ hello")]
    public async Task Does_not_remember_a_document_that_is_not_valid(string query)
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        await RegisterAsync(server, query);

        (await ByHashAsync(server, query)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);
    }

    [Fact]
    public async Task Does_not_let_one_document_take_the_hash_of_another()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        Answer answer = await server.SendTextAsync($$"""{"query":"{ text }","extensions":{{Extension(Query)}}}""");

        answer.ShouldRefuse(400, ErrorCodes.BadRequest);
        (await ByHashAsync(server, Query)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);
    }

    [Theory]
    [InlineData("""{"extensions":{"persistedQuery":7}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":null}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"HASH"}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":["HASH"]}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":""}}}""")]
    [InlineData("""{"documentId":7}""")]
    [InlineData("""{"documentId":""}""")]
    [InlineData("""{"documentId":"HASH","query":"{ hello }"}""")]
    [InlineData("""{"documentId":"HASH","documentId":"HASH"}""")]
    public async Task Refuses_a_name_that_is_none(string body)
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        (await server.SendTextAsync(body.Replace("HASH", Hash(Query), StringComparison.Ordinal))).ShouldRefuse(400, ErrorCodes.BadRequest);
    }

    [Fact]
    public async Task Says_that_it_remembers_none_where_it_may_not()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.CachedDocuments = 0);

        Answer answer = await ByHashAsync(server, Query);

        answer.ShouldRefuse(400, "PERSISTED_QUERY_NOT_SUPPORTED");
        Assert.Equal("PersistedQueryNotSupported", answer.Error.GetProperty("message").GetString());
        Assert.Equal(Greeting("world"), (await RegisterAsync(server, Query)).Text);
    }

    [Fact]
    public async Task Forgets_a_hash_with_its_document_and_takes_it_again()
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.CachedDocuments = 10);
        await RegisterAsync(server, Query);
        for (int i = 0; i < 30; i++)
            await RegisterAsync(server, $"{{ a{i}: hello }}");

        int known = 0;
        for (int i = 0; i < 30; i++)
            known += (await ByHashAsync(server, $"{{ a{i}: hello }}")).Status == 200 ? 1 : 0;
        Assert.Equal(10, known);
        (await ByHashAsync(server, Query)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);
        await RegisterAsync(server, Query);
        Assert.Equal(Greeting("world"), (await ByHashAsync(server, Query)).Text);
    }

    [Fact]
    public async Task Streams_by_hash()
    {
        const string Subscription = "subscription { count }";
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        Answer unknown = await server.GetAsync("text/event-stream", ("extensions", Extension(Subscription)));
        await server.GetAsync("text/event-stream", ("query", Subscription), ("extensions", Extension(Subscription)));
        Answer known = await server.GetAsync("text/event-stream", ("extensions", Extension(Subscription)));

        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("""data: {"data":{"count":3}}""", known.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_over_a_socket_by_hash()
    {
        await using StreamServer server = await StreamServer.StartAsync(_ => { });
        using SocketClient client = await SocketClient.ReadyAsync(server);

        await client.SendAsync($$$"""{"id":"1","type":"subscribe","payload":{"extensions":{{{Extension(Query)}}}}}""");
        JsonElement unknown = await client.ReceiveJsonAsync();
        await client.SendAsync($$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{Query}}}","extensions":{{{Extension(Query)}}}}}""");
        string registered = await client.ReceiveAsync(), first = await client.ReceiveAsync();
        await client.SendAsync($$$"""{"id":"1","type":"subscribe","payload":{"documentId":"sha256:{{{Hash(Query)}}}"}}""");

        Assert.Equal(("error", "PERSISTED_QUERY_NOT_FOUND"),
            (unknown.GetProperty("type").GetString(), unknown.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"Hello world"}}}""", registered);
        Assert.Contains("complete", first, StringComparison.Ordinal);
        Assert.Equal(registered, await client.ReceiveAsync());
    }

    [Fact]
    public async Task Knows_trusted_documents_from_the_start_and_others_too()
    {
        await using StreamServer server = await StreamServer.StartAsync(options =>
        {
            options.Documents.Trust(Query);
            options.Documents.Trust("x-app:greeting", Query);
        });

        Assert.Equal(Greeting("world"), (await ByHashAsync(server, Query)).Text);
        Assert.Equal(Greeting("world"), (await server.SendTextAsync("""{"documentId":"x-app:greeting"}""")).Text);
        Assert.Equal("""{"data":{"hello":"Hello world"}}""", (await server.AskAsync("{ hello }")).Text);
    }

    [Fact]
    public async Task Executes_trusted_documents_alone_where_it_is_told_to()
    {
        await using StreamServer server = await StreamServer.StartAsync(options =>
        {
            options.Documents.Trust(Query);
            options.Documents.TrustedOnly = true;
        });

        Assert.Equal(Greeting("world"), (await ByHashAsync(server, Query)).Text);
        Assert.Equal(Greeting("world"), (await server.AskAsync(Query)).Text);
        Assert.Equal(Greeting("world"), (await RegisterAsync(server, Query)).Text);
        foreach (string other in new[] { "{ hello }", "{ __schema { queryType { name } } }", Query + " " })
        {
            (await server.AskAsync(other)).ShouldRefuse(400, "DOCUMENT_NOT_TRUSTED");
            (await ByHashAsync(server, other)).ShouldRefuse(400, "DOCUMENT_NOT_TRUSTED");
            (await RegisterAsync(server, other)).ShouldRefuse(400, "DOCUMENT_NOT_TRUSTED");
        }

        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Contains("DOCUMENT_NOT_TRUSTED", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    private static Task<Answer> RegisterAsync(StreamServer server, string query, string variables = "{}") =>
        server.SendTextAsync($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}},"extensions":{{Extension(query)}}}""");

    private static Task<Answer> ByHashAsync(StreamServer server, string query, string variables = "{}") =>
        server.SendTextAsync($$"""{"variables":{{variables}},"extensions":{{Extension(query)}}}""");

    private static string Extension(string query) => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Hash(query)}}}"}}""";

    private static string Hash(string query) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(query)));

    private static string Greeting(string name) => $$$"""{"data":{"hello":"Hello {{{name}}}"}}""";
}
