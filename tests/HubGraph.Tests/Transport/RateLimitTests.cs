using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using HubGraph.Transport;
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
        await using RatesServer server = await RatesServer.Start();

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
        await using RatesServer server = await RatesServer.Start();
        await server.FloodAsync("198.51.100.1");

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while ((await server.AskAsync("198.51.100.1")).StatusCode != HttpStatusCode.OK)
            await Task.Delay(50, patience.Token);
    }

    [Fact]
    public async Task Answers_tell_what_is_left()
    {
        await using RatesServer server = await RatesServer.Start();

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
        await using RatesServer server = await RatesServer.Start();
        await server.FloodAsync(flooding);

        using HttpResponseMessage response = await server.AskAsync(other);

        Assert.Equal(!share, response.Headers.GetValues("RateLimit").Single() == "\"anonymous\";r=4;t=1");
    }

    [Fact]
    public async Task A_known_caller_has_a_bucket_of_its_own_wherever_it_comes_from()
    {
        await using RatesServer server = await RatesServer.Start();
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
        await using RatesServer server = await RatesServer.Start();

        (_, HttpResponseMessage refused) = await server.FloodAsync("198.51.100.1", query, contentType);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task An_operation_of_a_socket_is_refused_by_an_error_and_the_socket_stays()
    {
        await using RatesServer server = await RatesServer.Start();
        using SocketClient client = await SocketClient.Ready(server);

        string[] types = new string[Flood];
        for (int i = 0; i < Flood; i++)
        {
            await client.Subscribe($"{i}", "{ hello }");
            JsonElement message = await client.ReceiveJson();
            types[i] = message.GetProperty("type").GetString()!;
            if (types[i] == "next")
                await client.Receive();
            else
                Assert.Equal("RATE_LIMITED", message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        Assert.Equal(["next", "error"], types.Distinct());
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Receive());
    }

    [Fact]
    public async Task An_address_opens_so_many_sockets_and_another_when_one_is_closed()
    {
        await using StreamServer server = await StreamServer.Start(options =>
        {
            options.Rates.Enabled = true;
            options.Rates.SocketsPerAddress = 2;
        });
        using SocketClient first = await SocketClient.Ready(server);
        using SocketClient second = await SocketClient.Ready(server);

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.Connect(server));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);

        await first.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await SampleState.Until(() => Opens(server));
    }

    private static bool Opens(TransportServer server)
    {
        try
        {
            using SocketClient client = SocketClient.Ready(server).GetAwaiter().GetResult();
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
        public static async Task<RatesServer> Start()
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
