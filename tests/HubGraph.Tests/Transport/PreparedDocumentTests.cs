using GraphQL.Types;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

/// <summary>A cached document, where no rule asks for a walk over it, must answer as at its first request.</summary>
public sealed class PreparedDocumentTests(PreparedDocumentTests.PlainServer server) : IClassFixture<PreparedDocumentTests.PlainServer>
{
    [Fact]
    public async Task Arguments_follow_the_variables_of_each_request()
    {
        const string Query = "query($n: String = \"nobody\") { a: hello(name: $n) b: hello(name: \"you\") self { ...F } } fragment F on Query { c: hello(name: $n) }";
        foreach (string name in new[] { "Ada", "Zoé", "Ada" })
            Assert.Equal(Answered(name), (await server.AskAsync(Query, new { n = name })).Text);
        Assert.Equal(Answered("nobody"), (await server.SendTextAsync(Body(Query, "{}"))).Text);
        Assert.Equal(Answered("world"), (await server.SendTextAsync(Body(Query, """{"n":null}"""))).Text);

        static string Answered(string name) =>
            """{"data":{"a":"Hello NAME","b":"Hello you","self":{"c":"Hello NAME"}}}""".Replace("NAME", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directives_follow_the_variables_of_each_request()
    {
        const string Query = "query($with: Boolean!) { hello ...F @include(if: $with) ... @skip(if: $with) { b: page(first: 2) } } fragment F on Query { a: page(first: 1) }";
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("""{"data":{"hello":"Hello world","a":1}}""", (await server.AskAsync(Query, new { with = true })).Text);
            Assert.Equal("""{"data":{"hello":"Hello world","b":2}}""", (await server.AskAsync(Query, new { with = false })).Text);
        }
    }

    [Theory]
    [InlineData("""{"first":"x"}""")]
    [InlineData("""{"first":1.5}""")]
    [InlineData("""{"first":null}""")]
    [InlineData("{}")]
    public async Task Variables_are_checked_for_each_request(string variables)
    {
        const string Query = "query($first: Int!) { page(first: $first) }";
        Assert.Equal(200, (await server.AskAsync(Query, new { first = 1 })).Status);
        Assert.Equal(200, (await server.AskAsync(Query, new { first = 2 })).Status);
        (await server.SendTextAsync(Body(Query, variables))).ShouldRefuse(400, ErrorCodes.BadUserInput);
        Assert.Equal(200, (await server.AskAsync(Query, new { first = 3 })).Status);
    }

    [Fact]
    public async Task Rules_about_the_request_run_for_each_request()
    {
        Assert.Equal(200, (await server.SendTextAsync("""{"query":"{ hello text }"}""")).Status);
        (await server.SendTextAsync("""{"query":"{ hello text }","extensions":{"haste":true}}""")).ShouldRefuse(400, "NO_HASTE");
        Assert.Equal(200, (await server.SendTextAsync("""{"query":"{ hello text }"}""")).Status);
    }

    [Fact]
    public async Task Each_operation_of_a_document_is_prepared_for_itself()
    {
        const string Query = "query A($n: String) { hello(name: $n) } query B($f: Int) { page(first: $f) } mutation C { bump }";
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("""{"data":{"hello":"Hello a"}}""", (await server.AskAsync(Query, new { n = "a" }, "A")).Text);
            Assert.Equal("""{"data":{"page":7}}""", (await server.AskAsync(Query, new { f = 7 }, "B")).Text);
            (await server.GetAsync("*/*", ("query", Query), ("operationName", "C"))).ShouldRefuse(405, ErrorCodes.MethodNotAllowed);
        }
    }

    [Fact]
    public async Task Requests_at_the_same_time_do_not_mix()
    {
        const string Query = "query($n: String) { hello(name: $n) list(count: 3) { hello(name: $n) hello(name: $n) } }";
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => server.AskAsync(Query, new { n = $"{i}" })));
        Assert.All(answers.Index(), item => Assert.Equal(
            """{"data":{"hello":"Hello N","list":[{"hello":"Hello N"},{"hello":"Hello N"},{"hello":"Hello N"}]}}""".Replace("N", $"{item.Index}", StringComparison.Ordinal),
            item.Item.Text));
    }

    private static string Body(string query, string variables) =>
        $$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(query)}},"variables":{{variables}}}""";

    public sealed class PlainServer : TransportServer
    {
        protected override Schema CreateSchema() => new SampleSchema(validatesArguments: false);
    }
}
