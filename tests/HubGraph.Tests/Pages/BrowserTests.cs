using System.Text.Json;
using HubGraph.Data;
using HubGraph.Pages;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Pages;

/// <summary>The explorer in a real browser.</summary>
public class BrowserTests
{
    [SkippableFact]
    public async Task A_visitor_runs_an_example_calls_with_a_token_follows_and_finds()
    {
        string? browser = FindBrowser();
        Skip.If(browser is null, "Chromium is not installed.");
        Skip.IfNot(PageFiles.IsBuilt, "The explorer was not built.");
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        Uri address = new(server.Client.BaseAddress!, "/graphql");

        string output = await NodeClients.RunAsync("explorer.mjs", browser, $"{address}", ActivitySamples.Token, JsonSerializer.Serialize(ActivitySamples.Animation()));

        using JsonDocument seen = JsonDocument.Parse(output);
        string Text(string name) => seen.RootElement.GetProperty(name).GetString()!;
        Assert.Equal(Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql").Length, seen.RootElement.GetProperty("examples").GetInt32());
        Assert.Contains("\"slug\": \"ami-2020\"", Text("variables"), StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Hub Bretagne\"", Text("sheet"), StringComparison.Ordinal);
        Assert.Contains("\"role\": \"OPERATOR\"", Text("viewer"), StringComparison.Ordinal);
        Assert.Contains("\"participants\": 20", Text("followed"), StringComparison.Ordinal);
        Assert.Contains("\"Hub.carriers\"", seen.RootElement.GetProperty("words").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("carriers", Text("reference"), StringComparison.Ordinal);
        Assert.Contains("\"name\":", Text("linked"), StringComparison.Ordinal);
        Assert.Contains("demo --activities 2000 --output", Text("notice"), StringComparison.Ordinal);
        Assert.Contains("// \"Authorization\": \"Bearer TOKEN\"", Text("template"), StringComparison.Ordinal);
        Assert.Equal(390, seen.RootElement.GetProperty("width").GetInt32());
        Assert.Equal("[]", seen.RootElement.GetProperty("complaints").GetRawText());
        Assert.Equal($"[\"{address.Authority}\"]", seen.RootElement.GetProperty("hosts").GetRawText());
    }

    internal static string? FindBrowser() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in new[] { "chromium", "chromium-browser", "google-chrome" }
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();
}
