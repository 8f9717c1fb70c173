using System.Text;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

/// <summary>What browsers send for pages of other sites.</summary>
public sealed class CrossSiteTests(TransportServer server) : IClassFixture<TransportServer>
{
    private const string Foreign = "https://foreign.example";

    [Theory]
    [InlineData("cross-site", "no-cors")]
    [InlineData("cross-site", "navigate")]
    [InlineData("same-site", "no-cors")]
    [InlineData("same-site", "navigate")]
    [InlineData("cross-site", null)]
    public async Task Refuses_links_forms_and_embedded_resources_of_other_sites(string site, string? mode)
    {
        (await GetAsync(server, site, mode)).ShouldRefuse(403, ErrorCodes.CorsRequired);
        (await PostAsync(server, site, mode)).ShouldRefuse(403, ErrorCodes.CorsRequired);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "cors", null)]
    [InlineData("none", "navigate", null)]
    [InlineData("same-origin", "cors", null)]
    [InlineData("same-origin", "no-cors", null)]
    [InlineData("cross-site", "cors", Foreign)]
    [InlineData("same-site", "cors", Foreign)]
    public async Task Answers_programs_and_pages_that_may_read_the_answer(string? site, string? mode, string? origin)
    {
        Assert.Equal(200, (await GetAsync(server, site, mode, origin)).Status);
        Assert.Equal(200, (await PostAsync(server, site, mode, origin)).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task Executes_no_body_that_a_page_may_send_without_asking_first(string? contentType)
    {
        int before = (await server.AskAsync("mutation { bump }")).Data.GetProperty("bump").GetInt32();

        (await server.SendTextAsync("""{"query":"mutation { bump }"}""", contentType)).ShouldRefuse(415, ErrorCodes.UnsupportedMediaType);

        Assert.Equal(before + 1, (await server.AskAsync("mutation { bump }")).Data.GetProperty("bump").GetInt32());
    }

    [Theory]
    [InlineData("https://good.example", null, 200)]
    [InlineData("https://GOOD.example", "cross-site", 200)]
    [InlineData(Foreign, null, 403)]
    [InlineData(Foreign, "cross-site", 403)]
    [InlineData("https://good.example.foreign.example", null, 403)]
    [InlineData("null", "cross-site", 403)]
    [InlineData("https://behind.proxy.example", "same-origin", 200)]
    [InlineData(null, null, 200)]
    public async Task Executes_for_pages_of_the_allowed_origins_and_its_own_alone(string? origin, string? site, int status)
    {
        await using StreamServer strict = await StreamServer.StartAsync(options => options.AllowedOrigins = ["https://good.example"]);

        Answer get = await GetAsync(strict, site, site is null ? null : "cors", origin);
        Answer post = await PostAsync(strict, site, site is null ? null : "cors", origin);

        Assert.Equal((status, status), (get.Status, post.Status));
        if (status == 403)
            get.ShouldRefuse(403, ErrorCodes.OriginNotAllowed);
        Assert.Equal(200, (await PostAsync(strict, null, null, $"http://{strict.Url.Authority}")).Status);
    }

    private static Task<Answer> GetAsync(TransportServer server, string? site, string? mode, string? origin = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, "?query={hello}")), site, mode, origin);

    private static Task<Answer> PostAsync(TransportServer server, string? site, string? mode, string? origin = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new StringContent("""{"query":"{hello}"}""", Encoding.UTF8, "application/json") }, site, mode, origin);

    private static Task<Answer> SendAsync(HttpRequestMessage request, string? site, string? mode, string? origin)
    {
        foreach ((string name, string? value) in new[] { ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Origin", origin) })
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return TransportServer.SendAsync(request, "*/*");
    }
}
