using System.Text.Json;
using HubGraph.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

/// <summary>Requests that come again are answered from the data of now, without their documents.</summary>
public sealed class KnownRequestTests
{
    private const string Executed = """{"data":{"tick":1}}""";
    private const string Repeated = """{"data":{"tick":"again"}}""";

    [Fact]
    public async Task The_same_request_is_executed_once_and_then_repeated()
    {
        await using AnswerServer server = await Start();

        Assert.Equal(Executed, await server.Post("{ tick }"));
        Assert.Equal(Repeated, await server.Post("{ tick }"));
        Assert.Equal(Repeated, await server.Post("{ tick }"));
        Assert.Equal(1, server.Ticks);
    }

    [Fact]
    public async Task What_is_asked_otherwise_is_another_request()
    {
        await using AnswerServer server = await Start();
        await server.Post("{ tick }");

        await server.Post("{  tick }");
        await server.Post("{ tick }", "application/graphql-response+json");
        await server.Fetch("{ tick }");

        Assert.Equal(4, server.Ticks);
    }

    [Fact]
    public async Task A_repeated_answer_is_tagged_and_remembered_like_any()
    {
        await using AnswerServer server = await Start(options => options.Answers.RememberedBytes = 1_000_000);
        await server.Fetch("{ tick }");
        server.Version = "2";

        (HttpResponseMessage repeated, byte[] body) = await server.Fetch("{ tick }");
        server.Version = "1";
        string first = (await server.Fetch("{ tick }")).Response.Headers.ETag!.ToString();

        Assert.Equal(Repeated, System.Text.Encoding.UTF8.GetString(body));
        Assert.Equal(("application/json", "public, must-revalidate, max-age=0"), (repeated.Content.Headers.ContentType!.MediaType, repeated.Headers.CacheControl!.ToString()));
        Assert.NotEqual(first, repeated.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Extensions_are_those_of_the_execution()
    {
        await using AnswerServer server = await Start(options => options.ReportCost = true);

        string executed = await server.Post("{ tick }");
        string repeated = await server.Post("{ tick }");

        Assert.Contains("fieldCost", executed, StringComparison.Ordinal);
        Assert.Equal(executed.Replace("\"tick\":1", "\"tick\":\"again\"", StringComparison.Ordinal), repeated);
    }

    [Fact]
    public async Task A_repetition_that_fails_is_executed_instead()
    {
        int failures = 0;
        await using AnswerServer server = await Start(options => options.Answers.Repeatable = _ => new RepeatableQuery(() => 0, (json, _, _) =>
        {
            failures++;
            json.WriteStartArray();
            throw new InvalidOperationException("secret");
        }, 100));
        await server.Post("{ tick }");

        Assert.Equal("""{"data":{"tick":2}}""", await server.Post("{ tick }"));
        Assert.Equal(1, failures);
    }

    [Fact]
    public async Task A_repetition_ends_with_the_time_of_the_request()
    {
        await using AnswerServer server = await Start(options =>
        {
            options.Timeout = TimeSpan.FromMilliseconds(200);
            options.Answers.Repeatable = _ => new RepeatableQuery(() => 0, async (_, _, cancellation) => await Task.Delay(Timeout.Infinite, cancellation), 100);
        });
        await server.Post("{ tick }");

        Assert.Contains("TIMEOUT", await server.Post("{ tick }"), StringComparison.Ordinal);
        Assert.Equal(1, server.Ticks);
    }

    [Fact]
    public async Task What_failed_or_changes_something_is_executed_each_time()
    {
        await using AnswerServer server = await Start();

        foreach (string query in new[] { "{ fail }", "mutation { tick }" })
        {
            int before = server.Ticks;
            await server.Post(query);
            await server.Post(query);
            Assert.Equal(before + 2, server.Ticks);
        }
    }

    [Fact]
    public async Task A_repeated_request_spends_its_cost()
    {
        await using AnswerServer server = await Start(options =>
        {
            (options.Rates.Enabled, options.Rates.CostPerUnit) = (true, 1);
            options.Rates.Anonymous = new RateLimit { Burst = 100, PerSecond = 1 };
        });
        // Objects cost, and the query itself is one.
        string query = $"{{ {string.Join(' ', Enumerable.Range(0, 39).Select(i => $"c{i}: clock {{ tick }}"))} }}";

        string[] answers = [await server.Post(query), await server.Post(query), await server.Post(query)];

        Assert.Contains("\"c38\":{\"tick\":39}", answers[0], StringComparison.Ordinal);
        Assert.Equal(Repeated, answers[1]);
        Assert.Contains("RATE_LIMITED", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_comes_with_its_hash_is_taken_each_time()
    {
        await using AnswerServer server = await Start(options => options.CachedDocuments = 1);
        const string First = """{"query":"{ tick }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""";
        string taught = First.Replace("HASH", DocumentOptions.Hash("{ tick }"), StringComparison.Ordinal), named = taught.Replace("{ tick }", "", StringComparison.Ordinal);
        await server.SendText(taught);
        // Another document takes its place.
        await server.SendText(First.Replace("tick", "a: tick", StringComparison.Ordinal).Replace("HASH", DocumentOptions.Hash("{ a: tick }"), StringComparison.Ordinal));
        (await server.SendText(named)).ShouldRefuse(400, ErrorCodes.PersistedQueryNotFound);

        await server.SendText(taught);

        Assert.Equal(200, (await server.SendText(named)).Status);
    }

    [Fact]
    public async Task What_is_slow_is_logged_executed_or_repeated()
    {
        await using AnswerServer server = await Start(options => options.SlowOperation = TimeSpan.FromTicks(1));

        await server.Post("query Clock { tick }");
        await server.Post("query Clock { tick }");

        Assert.Equal(2, server.Log.Count(line => line.StartsWith("Slow: query Clock took 0.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Knows_no_more_than_fits()
    {
        await using AnswerServer server = await Start(options => options.Answers.KnownRequestBytes = 10_000);
        KnownRequests requests = server.Services.GetRequiredService<KnownRequests>();

        for (int i = 0; i < 50; i++)
            await server.Post($"{{ tick(of: {i}) }}");

        Assert.InRange(requests.Size, 5_000, 10_000);
    }

    [Fact]
    public async Task Can_be_turned_off()
    {
        await using AnswerServer server = await Start(options => options.Answers.KnownRequestBytes = 0);

        await server.Post("{ tick }");
        await server.Post("{ tick }");

        Assert.Equal(2, server.Ticks);
    }

    // Its answers are not remembered, so that each request is executed or repeated.
    private static Task<AnswerServer> Start(Action<TransportOptions>? configure = null) => AnswerServer.Start(options =>
    {
        options.Answers.RememberedBytes = 0;
        options.Answers.Repeatable = _ => new RepeatableQuery(() => 0, WriteAsync, 500);
        configure?.Invoke(options);
    });

    private static ValueTask WriteAsync(Utf8JsonWriter json, HttpContext http, CancellationToken cancellation)
    {
        json.WriteStartObject();
        json.WriteString("tick", "again");
        json.WriteEndObject();
        return default;
    }
}
