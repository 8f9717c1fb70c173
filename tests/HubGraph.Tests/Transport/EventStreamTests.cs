using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

/// <summary>Server-sent events: graphql-sse, distinct connections mode.</summary>
public sealed class EventStreamTests(TransportServer server) : IClassFixture<TransportServer>
{
    private const string Stream = "text/event-stream";

    [Fact]
    public async Task Streams_a_subscription_to_its_end()
    {
        Answer answer = await server.SendTextAsync("""{"query":"subscription { count(to: 2) }"}""", accept: Stream);

        Assert.Equal(":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata:\n\n", answer.Text);
        Assert.Equal((200, "text/event-stream; charset=utf-8"), (answer.Status, answer.ContentType?.ToString()));
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"Hello world"}}""")]
    [InlineData("mutation { __typename }", """{"data":{"__typename":"Mutation"}}""")]
    [InlineData("{ text }", """{"data":{"text":"L'été à Nîmes \u0001 \"ici\" <b>"}}""")]
    public async Task Answers_queries_and_mutations_by_one_event(string query, string data)
    {
        Answer answer = await server.SendTextAsync(JsonSerializer.Serialize(new { query }), accept: Stream);
        Assert.Equal($":\n\nevent: next\ndata: {data}\n\nevent: complete\ndata:\n\n", answer.Text);
    }

    [Fact]
    public async Task Answers_a_GET()
    {
        Answer answer = await server.GetAsync(Stream, ("query", "subscription($to: Int) { count(to: $to) }"), ("variables", """{"to":1}"""));
        Assert.Equal(":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: complete\ndata:\n\n", answer.Text);
    }

    [Fact]
    public async Task Keeps_JSON_of_several_lines_in_one()
    {
        Answer answer = await server.SendTextAsync("""{"query":"{ folded }"}""", accept: Stream);
        Assert.Equal(":\n\nevent: next\ndata: {\"data\":{\"folded\":{   \"a\": 1  }}}\n\nevent: complete\ndata:\n\n", answer.Text);
    }

    [Theory]
    [InlineData("{", ErrorCodes.GraphQLParseFailed)]
    [InlineData("{ nope }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("subscription { nope }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("query($n: String!) { hello(name: $n) }", ErrorCodes.BadUserInput)]
    [InlineData("query A { hello } query B { hello }", ErrorCodes.OperationResolutionFailure)]
    [InlineData("subscription { refused }", "CLOSED")]
    [InlineData("subscription { broken }", ErrorCodes.InternalServerError)]
    public async Task Tells_by_an_event_what_cannot_be_executed(string query, string code)
    {
        Answer answer = await server.SendTextAsync(JsonSerializer.Serialize(new { query }), accept: Stream);
        Assert.Equal((200, Stream), (answer.Status, answer.ContentType?.MediaType));
        string[] events = answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, events.Length);
        JsonElement result = JsonDocument.Parse(events[1]["event: next\ndata: ".Length..]).RootElement;
        Assert.Equal(code, result.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_by_an_event_that_a_source_failed()
    {
        Answer answer = await server.SendTextAsync("""{"query":"subscription { failing }"}""", accept: Stream);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"data\":{\"failing\":1}}\n\nevent: next\ndata: {\"errors\":[", answer.Text, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.InternalServerError, answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "application/json", 400, ErrorCodes.BadRequest)]
    [InlineData("{", "application/json", 400, ErrorCodes.BadRequest)]
    [InlineData("{}", "text/plain", 415, ErrorCodes.UnsupportedMediaType)]
    public async Task Tells_by_a_status_what_is_no_request(string body, string contentType, int status, string code) =>
        (await server.SendTextAsync(body, contentType, Stream)).ShouldRefuse(status, code);

    [Fact]
    public async Task Refuses_a_mutation_sent_by_GET()
    {
        Answer answer = await server.GetAsync(Stream, ("query", "mutation { bump }"));
        answer.ShouldRefuse(405, ErrorCodes.MethodNotAllowed);
        Assert.Equal(["POST"], answer.Headers.Allow);
    }

    [Fact]
    public async Task Refuses_a_value_that_cannot_be_written() =>
        (await server.SendTextAsync("""{"query":"{ unwritable }"}""", accept: Stream)).ShouldRefuse(500, ErrorCodes.InternalServerError);

    [Theory]
    [InlineData("text/event-stream, */*", Stream, Stream)]
    [InlineData("text/event-stream, application/json;q=0.9", Stream, Stream)]
    [InlineData("application/json, text/event-stream", "application/json", Stream)]
    [InlineData("application/graphql-response+json, application/json, text/event-stream;q=0.5, multipart/mixed", "application/graphql-response+json", Stream)]
    public async Task Who_accepts_both_gets_a_stream_for_a_subscription(string accept, string ofQuery, string ofSubscription)
    {
        Assert.Equal(ofQuery, (await server.SendTextAsync("""{"query":"{ hello }"}""", accept: accept)).ContentType?.MediaType);
        Assert.Equal(ofSubscription, (await server.SendTextAsync("""{"query":"subscription { count }"}""", accept: accept)).ContentType?.MediaType);
    }

    [Fact]
    public async Task An_idle_stream_gets_comments()
    {
        await using StreamServer other = await StreamServer.StartAsync(options => options.Streams.KeepAlive = TimeSpan.FromMilliseconds(20));
        using HttpResponseMessage response = await OpenAsync(other, "subscription { silent }");
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.Contains("Accept", response.Headers.Vary);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync());
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(":", await reader.ReadLineAsync());
            Assert.Equal("", await reader.ReadLineAsync());
        }
    }

    [Theory]
    [InlineData("subscription { silent }")]
    [InlineData("subscription { endless }")]
    public async Task Sources_are_left_when_their_client_leaves(string query)
    {
        await using StreamServer other = await StreamServer.StartAsync(_ => { });
        using (HttpResponseMessage response = await OpenAsync(other, query))
            await SampleState.UntilAsync(() => other.State.Listeners == 1);
        await SampleState.UntilAsync(() => other.State.Listeners == 0);
        Assert.Empty(other.Log);
    }

    [Fact]
    public async Task A_stream_ends_without_complete_when_the_server_stops()
    {
        await using StreamServer other = await StreamServer.StartAsync(_ => { });
        using HttpResponseMessage response = await OpenAsync(other, "subscription { silent }");
        await SampleState.UntilAsync(() => other.State.Listeners == 1);
        other.StopSoon();
        Assert.Equal(":\n\n", await response.Content.ReadAsStringAsync());
        Assert.Equal(0, other.State.Listeners);
    }

    [Fact]
    public async Task A_stream_ends_without_complete_with_its_token()
    {
        await using StreamServer other = await StreamServer.StartAsync(options => options.Streams.ExpiresAt = _ => DateTimeOffset.UtcNow.AddMilliseconds(200));
        using HttpResponseMessage response = await OpenAsync(other, "subscription { silent }");
        Assert.Equal(":\n\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Events_that_pile_up_cut_the_stream()
    {
        await using StreamServer other = await StreamServer.StartAsync(_ => { });
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using HttpResponseMessage response = await OpenAsync(other, "subscription { flood }");
            await response.Content.ReadAsStringAsync();
        });
        await SampleState.UntilAsync(() => other.State.Listeners == 0);
    }

    [Fact]
    public async Task A_source_that_waits_goes_as_fast_as_its_reader()
    {
        await using StreamServer other = await StreamServer.StartAsync(options => options.Streams.QueuedMessages = 8);
        string text = (await other.SendTextAsync("""{"query":"subscription { count(to: 20000) }"}""", accept: Stream)).Text;
        Assert.Equal(20_000 + 2, text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_cut()
    {
        await using StreamServer other = await StreamServer.StartAsync(options => options.Streams.SendTimeout = TimeSpan.FromMilliseconds(200));
        using TcpClient socket = new();
        await socket.ConnectAsync(IPAddress.Loopback, other.Url.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /graphql?query={Uri.EscapeDataString("subscription { endless(size: 1000000) }")} HTTP/1.1\r\nHost: x\r\nAccept: {Stream}\r\n\r\n"));
        await SampleState.UntilAsync(() => other.State.Listeners == 1);
        await SampleState.UntilAsync(() => other.State.Listeners == 0);
    }

    [Fact]
    public async Task The_time_limit_holds_for_setting_a_subscription_up_and_not_for_its_life()
    {
        await using StreamServer other = await StreamServer.StartAsync(options => options.Timeout = TimeSpan.FromMilliseconds(100));
        using HttpResponseMessage lasting = await OpenAsync(other, "subscription { silent }");
        (await other.SendTextAsync("""{"query":"subscription { stalled }"}""", accept: Stream)).ShouldRefuse(503, ErrorCodes.Timeout);
        Assert.Equal(1, other.State.Listeners);
    }

    private static async Task<HttpResponseMessage> OpenAsync(TransportServer server, string query)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Url, "?query=" + Uri.EscapeDataString(query)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Stream));
        return await TransportServer.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
