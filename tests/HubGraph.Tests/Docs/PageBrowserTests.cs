using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Pages;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Docs;

/// <summary>The pages in a real browser.</summary>
[Trait("Category", "Long")]
public class PageBrowserTests
{
    private static readonly string[] s_pages =
    [
        "/status", "/docs/", "/docs/?q=hub", "/docs/reference", "/docs/reference/Hub", "/docs/reference/Query", "/docs/reference/EventFilterInput", "/docs/reference/CallerRole", "/docs/nothing",
        .. Directory.GetFiles(Repository.File("src", "HubGraph", "Docs"), "*.md").Select(file => $"/docs/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal),
    ];

    [SkippableFact]
    public async Task Nothing_is_wrong_with_the_pages_on_a_screen_in_light_and_on_a_phone_in_dark()
    {
        string? browser = BrowserTests.FindBrowser();
        Skip.If(browser is null, "Chromium is not installed.");
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        await server.QueryAsync("{ hubs { nodes { name } } }");

        string output = await NodeClients.RunAsync(
            "pages.mjs", browser, JsonSerializer.Serialize(s_pages.Select(page => new Uri(server.Client.BaseAddress!, page))), Environment.GetEnvironmentVariable("HUBGRAPH_TEST_PICTURES") ?? "");

        using JsonDocument seen = JsonDocument.Parse(output);
        string[] wrong = [.. seen.RootElement.GetProperty("wrong").EnumerateArray().Select(item => item.GetString()!)];
        // That there is no such page is an error to the browser.
        Assert.Equal("", string.Join('\n', wrong.Where(item => !item.Contains("404", StringComparison.Ordinal))));
        Assert.Equal($"[\"{server.Client.BaseAddress!.Authority}\"]", seen.RootElement.GetProperty("hosts").GetRawText());
    }
}
