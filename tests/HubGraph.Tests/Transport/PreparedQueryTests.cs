using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Tests.Transport;

/// <summary>A document that comes again is answered by whoever prepared it, from its variables alone.</summary>
public sealed class PreparedQueryTests
{
    private const string Executed = """{"data":{"tick":1}}""";
    private const string Prepared = """{"data":{"tick":"again"}}""";

    [Fact]
    public async Task A_document_is_executed_once_however_it_comes_again()
    {
        await using AnswerServer server = await StartAsync();

        Assert.Equal(Executed, await server.PostAsync("{ tick }"));
        Assert.Equal(Prepared, await server.PostAsync("{ tick }"));
        Assert.Equal(Prepared, await server.PostAsync("{ tick }", "application/graphql-response+json"));
        Assert.Equal(Prepared, System.Text.Encoding.UTF8.GetString((await server.FetchAsync("{ tick }")).Body));
        Assert.Equal(1, server.Ticks);
        Assert.Equal("""{"data":{"tick":2}}""", await server.PostAsync("{  tick }"));
    }

    [Fact]
    public async Task Its_variables_are_those_of_the_request()
    {
        await using AnswerServer server = await StartAsync(write: (variables, json) => json.WriteNumber("tick", variables.ValueFor("of", out ArgumentValue value) ? (int)value.Value! : -1));

        Assert.Contains("\"tick\":1}", (await AskAsync("""{"of": 5}""")).Text, StringComparison.Ordinal);
        Assert.Contains("\"tick\":6}", (await AskAsync("""{"of": 6}""")).Text, StringComparison.Ordinal);
        Assert.Contains("\"tick\":7}", (await AskAsync("""{"of": 7, "other": 1}""")).Text, StringComparison.Ordinal);
        Assert.Contains("\"tick\":9}", (await AskAsync("{}")).Text, StringComparison.Ordinal);
        // What does not fit is told as ever.
        Assert.Equal(400, (await AskAsync("""{"of": "x"}""")).Status);

        Task<Answer> AskAsync(string variables) => server.SendTextAsync($$$"""{"query":"query ($of: Int = 9) { tick(of: $of) }","variables":{{{variables}}}}""");
    }

    [Fact]
    public async Task Of_several_operations_the_one_that_is_named_is_answered()
    {
        await using AnswerServer server = await StartAsync();
        await AskAsync("A");

        Assert.Equal(Prepared, await AskAsync("A"));
        Assert.Equal("""{"data":{"b":2}}""", await AskAsync("B"));
        Assert.Contains("OPERATION_RESOLUTION_FAILURE", await AskAsync(""), StringComparison.Ordinal);
        Assert.Contains("OPERATION_RESOLUTION_FAILURE", await AskAsync("C"), StringComparison.Ordinal);

        async Task<string> AskAsync(string name) =>
            (await server.SendTextAsync($$"""{"query":"query A { tick } query B { b: tick }","operationName":"{{name}}"}""")).Text;
    }

    [Fact]
    public async Task A_prepared_answer_is_tagged_and_remembered_like_any()
    {
        await using AnswerServer server = await StartAsync(options => options.Answers.RememberedBytes = 1_000_000);
        await server.FetchAsync("{ tick }");
        server.Version = "2";

        (HttpResponseMessage prepared, byte[] body) = await server.FetchAsync("{ tick }");
        server.Version = "1";
        string first = (await server.FetchAsync("{ tick }")).Response.Headers.ETag!.ToString();

        Assert.Equal(Prepared, System.Text.Encoding.UTF8.GetString(body));
        Assert.Equal(("application/json", "public, must-revalidate, max-age=0"), (prepared.Content.Headers.ContentType!.MediaType, prepared.Headers.CacheControl!.ToString()));
        Assert.NotEqual(first, prepared.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Extensions_are_those_of_the_execution()
    {
        await using AnswerServer server = await StartAsync(options => options.ReportCost = true);

        string executed = await server.PostAsync("{ tick }");
        string prepared = await server.PostAsync("{ tick }");

        Assert.Contains("fieldCost", executed, StringComparison.Ordinal);
        Assert.Equal(executed.Replace("\"tick\":1", "\"tick\":\"again\"", StringComparison.Ordinal), prepared);
    }

    [Fact]
    public async Task What_fails_is_executed_instead()
    {
        int failures = 0;
        await using AnswerServer server = await StartAsync(write: (_, json) =>
        {
            failures++;
            json.WriteStartArray();
            throw new InvalidOperationException("secret");
        });
        await server.PostAsync("{ tick }");

        Assert.Equal("""{"data":{"tick":2}}""", await server.PostAsync("{ tick }"));
        Assert.Equal(1, failures);
    }

    [Fact]
    public async Task It_ends_with_the_time_of_the_request()
    {
        await using AnswerServer server = await StartAsync(options => options.Timeout = TimeSpan.FromMilliseconds(200), wait: Timeout.InfiniteTimeSpan);
        await server.PostAsync("{ tick }");

        Assert.Contains("TIMEOUT", await server.PostAsync("{ tick }"), StringComparison.Ordinal);
        Assert.Equal(1, server.Ticks);
    }

    [Fact]
    public async Task What_failed_or_changes_something_is_executed_each_time()
    {
        await using AnswerServer server = await StartAsync();

        foreach (string query in new[] { "{ fail }", "mutation { tick }" })
        {
            int before = server.Ticks;
            await server.PostAsync(query);
            await server.PostAsync(query);
            Assert.Equal(before + 2, server.Ticks);
        }
    }

    [Fact]
    public async Task It_spends_its_cost()
    {
        await using AnswerServer server = await StartAsync(options =>
        {
            (options.Rates.Enabled, options.Rates.CostPerUnit) = (true, 1);
            options.Rates.Anonymous = new RateLimit { Burst = 100, PerSecond = 1 };
        });
        // Objects cost, and the query itself is one.
        string query = $"{{ {string.Join(' ', Enumerable.Range(0, 39).Select(i => $"c{i}: clock {{ tick }}"))} }}";

        string[] answers = [await server.PostAsync(query), await server.PostAsync(query), await server.PostAsync(query)];

        Assert.Contains("\"c38\":{\"tick\":39}", answers[0], StringComparison.Ordinal);
        Assert.Equal(Prepared, answers[1]);
        Assert.Contains("RATE_LIMITED", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_comes_with_its_hash_is_taken_each_time()
    {
        await using AnswerServer server = await StartAsync(options => options.CachedDocuments = 1);
        const string First = """{"query":"{ tick }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""";
        string taught = First.Replace("HASH", DocumentOptions.Hash("{ tick }"), StringComparison.Ordinal), named = taught.Replace("{ tick }", "", StringComparison.Ordinal);
        await server.SendTextAsync(taught);
        // Another document takes its place.
        await server.SendTextAsync(First.Replace("tick", "a: tick", StringComparison.Ordinal).Replace("HASH", DocumentOptions.Hash("{ a: tick }"), StringComparison.Ordinal));
        (await server.SendTextAsync(named)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);

        await server.SendTextAsync(taught);

        Assert.Equal(200, (await server.SendTextAsync(named)).Status);
    }

    [Fact]
    public async Task What_is_slow_is_logged_executed_or_prepared()
    {
        await using AnswerServer server = await StartAsync(options => options.SlowOperation = TimeSpan.FromTicks(1));

        await server.PostAsync("query Clock { tick }");
        await server.PostAsync("query Clock { tick }");

        Assert.Equal(2, server.Log.Count(line => line.StartsWith("Slow: query Clock took 0.", StringComparison.Ordinal)));
    }

    // Its answers are not remembered, so that each request is executed, or answered by the preparer.
    private static Task<AnswerServer> StartAsync(Action<TransportOptions>? configure = null, Action<Variables, Utf8JsonWriter>? write = null, TimeSpan? wait = null) => AnswerServer.StartAsync(
        options =>
        {
            options.Answers.RememberedBytes = 0;
            configure?.Invoke(options);
        },
        new Preparer(write ?? ((_, json) => json.WriteString("tick", "again")), wait));

    // It prepares what begins with the field tick or clock, once that was executed.
    private sealed class Preparer(Action<Variables, Utf8JsonWriter> write, TimeSpan? wait) : IOperationPreparer
    {
        private readonly HashSet<GraphQLOperationDefinition> _known = [];

        public ValueTask<double> PrepareAsync(IExecutionContext context)
        {
            if (context.Operation.SelectionSet.Selections[0] is GraphQLField { Name.StringValue: "tick" or "clock" })
                _known.Add(context.Operation);
            return default;
        }

        public PreparedQuery? Find(GraphQLOperationDefinition operation, Variables variables) => !_known.Contains(operation) ? null : new PreparedQuery(0, async (json, _, cancellation) =>
        {
            if (wait is { } time)
                await Task.Delay(time, cancellation);
            json.WriteStartObject();
            write(variables, json);
            json.WriteEndObject();
        });
    }
}
