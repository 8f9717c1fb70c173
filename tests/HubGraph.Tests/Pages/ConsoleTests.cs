using System.Net;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Pages;
using HubGraph.Tests.Docs;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Pages;

/// <summary>What the console's addresses answer.</summary>
public partial class ConsoleTests
{
    // In kilobytes of gzip, React included.
    private const int MostScript = 90;

    [Fact]
    public async Task Is_for_browsers_alone_in_French_unless_they_would_rather_read_English()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage program = await server.Client.AskAsync("/console", ("Accept", "application/json"));
        using HttpResponseMessage posted = await server.Client.PostAsync("/console", null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (program.StatusCode, posted.StatusCode));
        Assert.Contains("<html lang=\"fr\">", await server.Client.PageAsync("/console"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await server.Client.PageAsync("/console", ("Accept-Language", "en")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Says_how_people_sign_in_here()
    {
        Skip.IfNot(PageFiles.IsBuilt, "The pages were not built.");
        await using GraphServer configured = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--Auth:ClientId", "console", "--Auth:ClientSecret", "secret"]);
        await using GraphServer developers = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--environment", "Development"]);
        GraphServer other = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        foreach ((GraphServer server, string way) in new[] { (configured, "session"), (developers, "token"), (other, "none") })
            Assert.Contains($"data-sign-in=\"{way}\"", await server.Client.PageAsync("/console"), StringComparison.Ordinal);
        using HttpResponseMessage nowhere = await other.Client.AskAsync("/console/sign-in");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [SkippableFact]
    public async Task Runs_its_own_script_alone_and_stands_in_no_frame()
    {
        Skip.IfNot(PageFiles.IsBuilt, "The pages were not built.");
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.AskAsync("/console");
        using HttpResponseMessage worker = await server.Client.AskAsync("/console/worker.js");
        string page = await response.Content.ReadAsStringAsync();

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! type=\"module\" crossorigin src=\"./graphql/assets/)", page);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Equal("../console", Assert.Single(worker.Headers.GetValues("Service-Worker-Allowed")));
        Assert.Equal("text/javascript", worker.Content.Headers.ContentType!.MediaType);
    }

    [SkippableFact]
    public async Task What_a_browser_loads_first_is_small()
    {
        Skip.IfNot(PageFiles.IsBuilt, "The pages were not built.");
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        long bytes = 0;

        foreach (string script in Scripts().Matches(await server.Client.PageAsync("/console")).Select(match => match.Value))
        {
            using HttpResponseMessage response = await server.Client.AskAsync("/" + script, ("Accept-Encoding", "gzip"));
            bytes += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 10_000, MostScript * 1000);
    }

    [GeneratedRegex("graphql/assets/[^\"]+\\.js")]
    private static partial Regex Scripts();
}
