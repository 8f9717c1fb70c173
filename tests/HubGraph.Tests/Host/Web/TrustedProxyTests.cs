using System.Net;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host.Web;
using HubGraph.Tests.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HubGraph.Tests.Host.Web;

/// <summary>Who a request comes from, as the limits of callers see it.</summary>
public class TrustedProxyTests
{
    [Theory]
    [InlineData(null, "203.0.113.7", "http 127.0.0.1")]
    [InlineData("10.0.0.0/8", "203.0.113.7", "http 127.0.0.1")]
    [InlineData("127.0.0.1", null, "http 127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.7", "https 203.0.113.7")]
    [InlineData("10.0.0.1,127.0.0.0/8", "203.0.113.7", "https 203.0.113.7")]
    // What a client invented stands before what the proxy saw.
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7", "https 203.0.113.7")]
    [InlineData("127.0.0.1,10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.1", "https 10.0.0.1")]
    public async Task Believes_the_proxies_that_it_is_told_to_alone(string? trusted, string? forwardedFor, string expected) =>
        Assert.Equal(expected, await AskAsync(forwardedFor, trusted is null ? [] : ["--Proxies:Trusted", trusted]));

    [Fact]
    public async Task Looks_behind_as_many_proxies_as_it_is_told_to() =>
        Assert.Equal("https 203.0.113.7", await AskAsync("198.51.100.1, 203.0.113.7, 10.0.0.1", ["--Proxies:Trusted", "127.0.0.1, 10.0.0.1", "--Proxies:Hops", "2"]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_a_trusted_proxy_can_have_addresses_of_its_choice_limited(bool trusted)
    {
        string[] limits = ["--RateLimits:Enabled", "true", "--RateLimits:Anonymous:Burst", "2", "--RateLimits:Anonymous:PerSecond", "1"];
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: trusted ? [.. limits, "--Proxies:Trusted", "127.0.0.1"] : limits);

        // Many more than come again while they are asked.
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(async i =>
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/graphql?query={__typename}");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
            using HttpResponseMessage answer = await server.Client.SendAsync(request);
            return answer.StatusCode;
        }));

        Assert.Equal(trusted, answers.All(status => status == HttpStatusCode.OK));
        Assert.Equal(!trusted, answers.Contains(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public void Does_not_start_with_an_address_that_is_none()
    {
        StartupException failure = Assert.Throws<StartupException>(() => Program.Compose(["--Proxies:Trusted", "proxy.example.org"], new DatabaseOptions()));

        Assert.Contains("proxy.example.org", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(string? forwardedFor, string[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        app.UseTrustedProxies();
        app.Run(http => http.Response.WriteAsync($"{http.Request.Scheme} {http.Connection.RemoteIpAddress}"));
        await app.StartAsync();
        using HttpClient client = new();
        if (forwardedFor is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", string.Join(", ", forwardedFor.Split(',').Select(_ => "https")));
        }

        return await client.GetStringAsync(app.Urls.First());
    }
}
