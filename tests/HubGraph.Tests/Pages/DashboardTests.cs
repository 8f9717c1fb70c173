using System.Net;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Pages;
using HubGraph.Tests.Docs;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Pages;

/// <summary>What the dashboard's addresses answer, whether or not a script runs.</summary>
public partial class DashboardTests
{
    // In kilobytes of gzip, React included, without the outlines of the map.
    private const int MostScript = 120;

    [Theory]
    [InlineData("/")]
    [InlineData("/hubs/bretagne")]
    [InlineData("/regions/53")]
    public async Task Is_for_browsers_alone(string address)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage page = await server.Client.AskAsync(address);
        using HttpResponseMessage program = await server.Client.AskAsync(address, ("Accept", "application/json"));
        using HttpResponseMessage posted = await server.Client.PostAsync(address, null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, program.StatusCode, posted.StatusCode));
        Assert.Contains("Accept-Language", page.Headers.Vary);
    }

    [Fact]
    public async Task Without_a_script_it_says_who_serves_each_region_and_leads_to_everything()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string page = await server.Client.PageAsync("/");

        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Matches("""<a href="./regions/53">Bretagne</a></th><td>couvert</td><td><a href="./hubs/bretagne">Hub Bretagne</a></td>""", page);
        foreach (string way in new[] { "docs/index.fr", "graphql", "docs/reference", "schema.graphql", "exports/hubs.csv", "status" })
            Assert.Contains($"href=\"./{way}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9,fr;q=0.8", "en")]
    [InlineData("de, en;q=0.5, fr;q=0.7", "fr")]
    [InlineData("it", "fr")]
    public async Task Is_in_French_unless_the_browser_would_rather_read_English(string accepted, string language)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Contains($"<html lang=\"{language}\">", await server.Client.PageAsync("/", ("Accept-Language", accepted)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_and_a_region_have_pages_of_their_own()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string hub = await server.Client.PageAsync("/hubs/bretagne");
        string region = await server.Client.PageAsync("/regions/53", ("Accept-Language", "en"));

        Assert.Contains("<title>Hub Bretagne · HubGraph</title>", hub, StringComparison.Ordinal);
        Assert.Contains("Fédération des centres sociaux de Bretagne", hub, StringComparison.Ordinal);
        Assert.Contains("href=\"../regions/53\"", hub, StringComparison.Ordinal);
        Assert.Contains("<h1>Bretagne</h1><p>served. Hubs", region, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/hubs/nobody", "Ce hub n’existe pas")]
    [InlineData("/hubs/%3Cimg%20src=x%3E", "Ce hub n’existe pas")]
    [InlineData("/regions/999", "Cette région n’existe pas")]
    public async Task What_does_not_exist_is_a_page_that_says_so_with_a_way_back(string address, string title)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.AskAsync(address);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains($"<h1>{title}</h1><p><a href=\"../\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "'none'")]
    [InlineData("/?view=map&embed", "https://tableau.example.org https://*.example.com")]
    public async Task Runs_its_own_script_alone_and_stands_in_frames_where_settings_let_a_view(string address, string ancestors)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Pages:FrameAncestors", "https://tableau.example.org, https://*.example.com"]);

        using HttpResponseMessage response = await server.Client.AskAsync(address);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        string page = await response.Content.ReadAsStringAsync();
        if (PageFiles.IsBuilt)
        {
            Assert.Equal($"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}", policy);
            Assert.DoesNotMatch("<script(?! type=\"module\" crossorigin src=\"./graphql/assets/)", page);
        }
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("https://example.org; script-src *")]
    public async Task Refuses_to_start_with_an_origin_that_is_none(string origin)
    {
        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Pages:FrameAncestors", origin]));

        Assert.Contains($"Pages:FrameAncestors holds \"{origin}\"", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_a_browser_loads_first_is_small()
    {
        Skip.IfNot(PageFiles.IsBuilt, "The pages were not built.");
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        long bytes = 0;

        foreach (string script in Scripts().Matches(await server.Client.PageAsync("/")).Select(match => match.Value))
        {
            using HttpResponseMessage response = await server.Client.AskAsync("/" + script, ("Accept-Encoding", "gzip"));
            bytes += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 10_000, MostScript * 1000);
    }

    [GeneratedRegex("graphql/assets/[^\"]+\\.js")]
    private static partial Regex Scripts();
}
