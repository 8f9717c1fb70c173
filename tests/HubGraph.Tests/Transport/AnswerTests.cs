using System.IO.Compression;
using System.Net;
using System.Text;
using HubGraph.Transport.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

/// <summary>Answers that are the same for everybody: entity tags, and what is remembered.</summary>
public sealed class AnswerTests
{
    private const string AcceptedByUrql = "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData(AcceptedByUrql)]
    public async Task A_query_is_executed_once_for_each_version(string accept)
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        Assert.Equal("""{"data":{"tick":1}}""", await server.PostAsync("{ tick }", accept));
        Assert.Equal("""{"data":{"tick":1}}""", await server.PostAsync("{ tick }", accept));
        server.Version = "2";
        Assert.Equal("""{"data":{"tick":2}}""", await server.PostAsync("{ tick }", accept));
        Assert.Equal("""{"data":{"tick":2}}""", await server.PostAsync("{ tick }", accept));
    }

    [Fact]
    public async Task Tells_apart_what_is_answered_differently()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        await server.PostAsync("{ tick }");
        await server.PostAsync("{ tick(of: 1) }");
        await server.PostAsync("{ tick }", "application/graphql-response+json");
        await server.FetchAsync("{ tick }");
        await server.FetchAsync("{ tick(of: 1) }");

        Assert.Equal(5, server.Ticks);
    }

    [Fact]
    public async Task Answers_304_to_who_has_the_answer_of_now()
    {
        await using AnswerServer server = await AnswerServer.StartAsync(options => options.Answers.RememberedBytes = 0);
        string tag = (await server.FetchAsync("{ tick }")).Response.Headers.ETag!.ToString();

        (HttpResponseMessage same, byte[] nothing) = await server.FetchAsync("{ tick }", null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(nothing);
        Assert.Equal(tag, same.Headers.ETag!.ToString());
        Assert.Equal("public, must-revalidate, max-age=0", same.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept", "Accept-Encoding", "Accept-Language", "Authorization"], same.Headers.Vary);
        Assert.Equal(1, server.Ticks);

        server.Version = "2";
        (HttpResponseMessage other, byte[] body) = await server.FetchAsync("{ tick }", null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal("""{"data":{"tick":2}}""", Encoding.UTF8.GetString(body));
        Assert.NotEqual(tag, other.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("nonsense", 200)]
    [InlineData("*", 200)]
    public async Task Reads_If_None_Match_as_HTTP_says(string header, int status)
    {
        await using AnswerServer server = await AnswerServer.StartAsync();
        string tag = (await server.FetchAsync("{ tick }")).Response.Headers.ETag!.ToString();

        (HttpResponseMessage response, _) = await server.FetchAsync("{ tick }", null, ("If-None-Match", header.Replace("{0}", tag, StringComparison.Ordinal)));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_tag_compares_weakly()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();
        string tag = (await server.FetchAsync("{ tick }")).Response.Headers.ETag!.ToString();

        Assert.StartsWith("W/", tag, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await server.FetchAsync("{ tick }", null, ("If-None-Match", tag[2..]))).Response.StatusCode);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_body()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();
        (HttpResponseMessage get, byte[] body) = await server.FetchAsync("{ tick }");

        (HttpResponseMessage head, byte[] nothing) = await server.FetchAsync("{ tick }", HttpMethod.Head);

        Assert.Empty(nothing);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(body.Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(1, server.Ticks);
        Assert.Equal(HttpStatusCode.NotModified, (await server.FetchAsync("{ tick }", HttpMethod.Head, ("If-None-Match", get.Headers.ETag!.ToString()))).Response.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.FetchAsync("mutation { tick }", HttpMethod.Head)).Response.StatusCode);
    }

    [Fact]
    public async Task Errors_are_neither_tagged_nor_remembered()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        (HttpResponseMessage failed, _) = await server.FetchAsync("{ fail }");
        await server.FetchAsync("{ fail }");
        (HttpResponseMessage refused, _) = await server.FetchAsync("{ unknown }");

        Assert.Equal(2, server.Ticks);
        Assert.All([failed, refused], response => Assert.Equal((null, "no-store"), (response.Headers.ETag, response.Headers.CacheControl!.ToString())));
    }

    [Fact]
    public async Task Mutations_are_executed_each_time()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        await server.PostAsync("mutation { tick }");
        await server.PostAsync("mutation { tick }");

        Assert.Equal(2, server.Ticks);
    }

    [Fact]
    public async Task What_many_ask_at_once_is_executed_once()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        Task<string>[] asked = [.. Enumerable.Range(0, 20).Select(_ => server.PostAsync("{ hold }"))];
        await SampleState.UntilAsync(() => server.Ticks > 0);
        server.Release.SetResult();

        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal("""{"data":{"hold":1}}""", answer));
        Assert.Equal(1, server.Ticks);
    }

    [Fact]
    public async Task Who_asks_after_a_change_does_not_get_what_was_begun_before_it()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        Task<string> before = server.PostAsync("{ hold }");
        await SampleState.UntilAsync(() => server.Ticks == 1);
        server.Version = "2";
        Task<string> after = server.PostAsync("{ hold }");
        await SampleState.UntilAsync(() => server.Ticks == 2);
        server.Release.SetResult();

        Assert.Equal("""{"data":{"hold":1}}""", await before);
        Assert.Equal("""{"data":{"hold":2}}""", await after);
    }

    [Fact]
    public async Task When_the_first_who_asked_leaves_another_makes_the_answer()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();
        using CancellationTokenSource leaving = new();

        Task<string> first = server.PostAsync("{ hold }", cancellation: leaving.Token);
        await SampleState.UntilAsync(() => server.Ticks == 1);
        Task<string> second = server.PostAsync("{ hold }");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await SampleState.UntilAsync(() => server.Ticks == 2);
        server.Release.SetResult();

        Assert.Equal("""{"data":{"hold":2}}""", await second);
    }

    [Fact]
    public async Task Remembers_no_more_bytes_than_allowed_and_nothing_larger_than_allowed()
    {
        await using AnswerServer server = await AnswerServer.StartAsync(options =>
        {
            options.Answers.RememberedBytes = 100_000;
            options.Answers.LargestRememberedBytes = 20_000;
        });
        ResponseCache memory = server.Services.GetRequiredService<ResponseCache>();

        for (int i = 0; i < 50; i++)
            await server.PostAsync($"{{ text(length: {10_000 + i * 22}) }}");
        Assert.InRange(memory.Size, 50_000, 100_000);

        int before = server.Ticks;
        await server.PostAsync("{ text(length: 30000) }");
        await server.PostAsync("{ text(length: 30000) }");
        Assert.Equal(before + 2, server.Ticks);
    }

    [Fact]
    public async Task Answers_that_data_outrun_are_kept_when_they_are_asked_for_twice()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        Assert.Equal(1, await TickAsync("1"));
        // Nobody asked again for the last one.
        Assert.Equal(2, await TickAsync("2"));
        Assert.Equal(3, await TickAsync("2"));
        Assert.Equal(3, await TickAsync("2"));
        // Somebody did.
        Assert.Equal(4, await TickAsync("3"));
        Assert.Equal(4, await TickAsync("3"));

        async Task<int> TickAsync(string version)
        {
            server.Version = version;
            await server.PostAsync("{ tick }");
            return server.Ticks;
        }
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("zstd", null)]
    [InlineData("identity", null)]
    [InlineData("nonsense;q=x", null)]
    public async Task Compresses_as_the_client_wishes(string accepted, string? coding)
    {
        await using AnswerServer server = await AnswerServer.StartAsync();
        (HttpResponseMessage plain, byte[] expected) = await server.FetchAsync("{ text(length: 10000) }");

        // Remembered, and made just now.
        foreach (string query in new[] { "{ text(length: 10000) }", "{ text(length: 10000) fail }" })
        {
            (HttpResponseMessage response, byte[] body) = await server.FetchAsync(query, null, ("Accept-Encoding", accepted));

            Assert.Equal(coding is null ? [] : [coding], response.Content.Headers.ContentEncoding);
            Assert.Equal(body.Length, response.Content.Headers.ContentLength);
            string text = Encoding.UTF8.GetString(Decode(body, coding));
            Assert.Contains("Les hubs territoriaux Les hubs", text, StringComparison.Ordinal);
            if (query.Contains("fail", StringComparison.Ordinal))
                continue;
            Assert.Equal(Encoding.UTF8.GetString(expected), text);
            Assert.Equal(plain.Headers.ETag, response.Headers.ETag);
        }
    }

    [Fact]
    public async Task Leaves_small_answers_as_they_are()
    {
        await using AnswerServer server = await AnswerServer.StartAsync();

        (HttpResponseMessage response, _) = await server.FetchAsync("{ tick }", null, ("Accept-Encoding", "br"));

        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Lets_proxies_keep_answers_as_long_as_configured()
    {
        await using AnswerServer server = await AnswerServer.StartAsync(options => options.Answers.MaxAge = TimeSpan.FromMinutes(1));

        (HttpResponseMessage response, _) = await server.FetchAsync("{ tick }");

        Assert.Equal("public, must-revalidate, max-age=60", response.Headers.CacheControl!.ToString());
    }

    private static byte[] Decode(byte[] body, string? coding)
    {
        using MemoryStream coded = new(body);
        using Stream decoded = coding switch
        {
            "br" => new BrotliStream(coded, CompressionMode.Decompress),
            "gzip" => new GZipStream(coded, CompressionMode.Decompress),
            _ => coded,
        };
        using MemoryStream plain = new();
        decoded.CopyTo(plain);
        return plain.ToArray();
    }
}
