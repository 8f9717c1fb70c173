using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Builder;

namespace HubGraph.Tests.Transport;

/// <summary>Who comes too often is told to wait, and nobody else.</summary>
public sealed class RateLimitTests
{
    // So many that a bucket of five is empty before the second passes that fills it.
    private const int Flood = 100;

    [Fact]
    public async Task A_flood_is_told_when_to_come_again()
    {
        await using RatesServer server = await RatesServer.StartAsync();

        (int passed, HttpResponseMessage refused) = await server.FloodAsync("198.51.100.1");

        Assert.InRange(passed, 5, Flood - 1);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("\"anonymous\";q=5;w=5", Assert.Single(refused.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal("\"anonymous\";r=0;t=5", Assert.Single(refused.Headers.GetValues("RateLimit")));
        JsonElement error = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal("""{"code":"RATE_LIMITED","retryAfter":1}""", error.GetProperty("extensions").GetRawText());
    }

    [Fact]
    public async Task Who_waits_is_answered_again()
    {
        await using RatesServer server = await RatesServer.StartAsync();
        await server.FloodAsync("198.51.100.1");

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while ((await server.AskAsync("198.51.100.1")).StatusCode != HttpStatusCode.OK)
            await Task.Delay(50, patience.Token);
    }

    [Fact]
    public async Task Answers_tell_what_is_left()
    {
        await using RatesServer server = await RatesServer.StartAsync();

        using HttpResponseMessage response = await server.AskAsync("198.51.100.1");

        Assert.Equal("\"anonymous\";q=5;w=5", Assert.Single(response.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal("\"anonymous\";r=4;t=1", Assert.Single(response.Headers.GetValues("RateLimit")));
    }

    [Theory]
    [InlineData("198.51.100.1", "198.51.100.2", false)]
    [InlineData("198.51.100.1", "::ffff:198.51.100.1", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public async Task Addresses_of_one_subscriber_share(string flooding, string other, bool share)
    {
        await using RatesServer server = await RatesServer.StartAsync();
        await server.FloodAsync(flooding);

        using HttpResponseMessage response = await server.AskAsync(other);

        Assert.Equal(!share, response.Headers.GetValues("RateLimit").Single() == "\"anonymous\";r=4;t=1");
    }

    [Fact]
    public async Task A_known_caller_has_a_bucket_of_its_own_wherever_it_comes_from()
    {
        await using RatesServer server = await RatesServer.StartAsync();
        (_, HttpResponseMessage refused) = await server.FloodAsync("198.51.100.1", caller: "alice");

        using HttpResponseMessage elsewhere = await server.AskAsync("198.51.100.2", caller: "alice");
        using HttpResponseMessage other = await server.AskAsync("198.51.100.1", caller: "bob");
        using HttpResponseMessage nobody = await server.AskAsync("198.51.100.1");

        Assert.Equal("\"known\";q=6;w=6", Assert.Single(refused.Headers.GetValues("RateLimit-Policy")));
        Assert.DoesNotContain("r=5", elsewhere.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        Assert.Equal("\"known\";r=5;t=1", Assert.Single(other.Headers.GetValues("RateLimit")));
        Assert.Equal("\"anonymous\";r=4;t=1", Assert.Single(nobody.Headers.GetValues("RateLimit")));
    }

    [Theory]
    [InlineData("{ hello", "application/json")]
    [InlineData("{ hello }", "text/plain")]
    [InlineData("{ unknown }", "application/json")]
    public async Task What_is_refused_counts_too(string query, string contentType)
    {
        await using RatesServer server = await RatesServer.StartAsync();

        (_, HttpResponseMessage refused) = await server.FloodAsync("198.51.100.1", query, contentType);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task An_operation_of_a_socket_is_refused_by_an_error_and_the_socket_stays()
    {
        await using RatesServer server = await RatesServer.StartAsync();
        using SocketClient client = await SocketClient.ReadyAsync(server);

        string[] types = new string[Flood];
        for (int i = 0; i < Flood; i++)
        {
            await client.SubscribeAsync($"{i}", "{ hello }");
            JsonElement message = await client.ReceiveJsonAsync();
            types[i] = message.GetProperty("type").GetString()!;
            if (types[i] == "next")
                await client.ReceiveAsync();
            else
                Assert.Equal("RATE_LIMITED", message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        Assert.Equal(["next", "error"], types.Distinct());
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task An_address_opens_so_many_sockets_and_another_when_one_is_closed()
    {
        await using StreamServer server = await StreamServer.StartAsync(options =>
        {
            options.Rates.Enabled = true;
            options.Rates.SocketsPerAddress = 2;
        });
        using SocketClient first = await SocketClient.ReadyAsync(server);
        using SocketClient second = await SocketClient.ReadyAsync(server);

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(server));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);

        await first.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await SampleState.UntilAsync(() => Opens(server));
    }

    [Fact]
    public async Task Streams_of_events_take_the_same_places_as_sockets()
    {
        await using StreamServer server = await StreamServer.StartAsync(options =>
        {
            options.Rates.Enabled = true;
            options.Rates.SocketsPerAddress = 2;
        });
        using SocketClient socket = await SocketClient.ReadyAsync(server);
        HttpResponseMessage stream = await StreamAsync(server, "subscription { silent }");
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);

        using HttpResponseMessage refused = await StreamAsync(server, "subscription { silent }");
        JsonElement body = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.TooManyRequests, "TOO_MANY_SOCKETS"), (refused.StatusCode, body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(server));
        // What is answered at once takes none.
        using HttpResponseMessage query = await StreamAsync(server, "{ hello }");
        Assert.Equal(HttpStatusCode.OK, query.StatusCode);

        stream.Dispose();
        await SampleState.UntilAsync(() => Opens(server));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Each_event_is_paid_for_and_waits_where_there_is_not_enough(bool bySocket)
    {
        // Each event takes a unit: seven at once, after those of the request, and ten more each second.
        await using StreamServer server = await StreamServer.StartAsync(options =>
        {
            options.Rates.Enabled = true;
            options.Rates.CostPerUnit = 10;
            options.Rates.Anonymous = new RateLimit { Burst = 10, PerSecond = 10 };
        });

        long began = Stopwatch.GetTimestamp();
        int events = bySocket ? await EventsOfSocketAsync(server) : await EventsOfStreamAsync(server);

        Assert.Equal(25, events);
        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(0.9));
    }

    private static async Task<int> EventsOfStreamAsync(TransportServer server)
    {
        Answer answer = await server.SendTextAsync("""{"query":"subscription { count(to: 25) }"}""", accept: "text/event-stream");
        Assert.EndsWith("event: complete\ndata:\n\n", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("errors", answer.Text, StringComparison.Ordinal);
        return answer.Text.Split("event: next").Length - 1;
    }

    private static async Task<int> EventsOfSocketAsync(TransportServer server)
    {
        using SocketClient client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { count(to: 25) }");
        int events = 0;
        while ((await client.ReceiveJsonAsync()).GetProperty("type").GetString() is "next")
            events++;
        return events;
    }

    private static async Task<HttpResponseMessage> StreamAsync(TransportServer server, string query)
    {
        HttpRequestMessage request = new(HttpMethod.Post, server.Url) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await TransportServer.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static bool Opens(TransportServer server)
    {
        try
        {
            using SocketClient client = SocketClient.ReadyAsync(server).GetAwaiter().GetResult();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    /// <summary>Takes the client's address and name from headers, as a proxy's and a token's would be.</summary>
    private sealed class RatesServer : TransportServer, IAsyncDisposable
    {
        public static async Task<RatesServer> StartAsync()
        {
            RatesServer server = new();
            await server.InitializeAsync();
            return server;
        }

        public async Task<HttpResponseMessage> AskAsync(string address, string query = "{ hello }", string contentType = "application/json", string? caller = null)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, Url) { Content = JsonContent.Create(new { query }, new System.Net.Http.Headers.MediaTypeHeaderValue(contentType)) };
            request.Headers.Add("Address", address);
            if (caller is not null)
                request.Headers.Add("Caller", caller);
            return await Client.SendAsync(request);
        }

        /// <summary>Asks until it is refused.</summary>
        public async Task<(int Passed, HttpResponseMessage Last)> FloodAsync(string address, string query = "{ hello }", string contentType = "application/json", string? caller = null)
        {
            int passed = 0;
            HttpResponseMessage response = await AskAsync(address, query, contentType, caller);
            while (response.StatusCode != HttpStatusCode.TooManyRequests && ++passed < Flood)
                response = await AskAsync(address, query, contentType, caller);
            return (passed, response);
        }

        protected override void Configure(TransportOptions options)
        {
            base.Configure(options);
            options.Rates.Enabled = true;
            options.Rates.Anonymous = new RateLimit { Burst = 5, PerSecond = 1 };
            options.Rates.Known = new RateLimit { Burst = 6, PerSecond = 1 };
            options.Rates.CallerOf = http => http.Request.Headers["Caller"] is [{ } caller] ? caller : null;
        }

        protected override void Use(WebApplication app) => app.Use((http, next) =>
        {
            if (IPAddress.TryParse(http.Request.Headers["Address"], out IPAddress? address))
                http.Connection.RemoteIpAddress = address;
            return next(http);
        });

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}
