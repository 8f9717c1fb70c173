using System.Text.Json;
using HubGraph.Data;
using HubGraph.Pages;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Pages;

/// <summary>The operators' console in a real browser, with and without a network.</summary>
public class ConsoleBrowserTests
{
    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task An_operator_reports_a_days_work_from_a_phone_whatever_the_network_does()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--environment", "Development"]);
        string pictures = Environment.GetEnvironmentVariable("HUBGRAPH_TEST_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "TestResults", "console");
        string alice = TestIssuer.Shared.Token("operator", ["bretagne", "aura"], "alice", "Alice Martin");
        string bob = TestIssuer.Shared.Token("operator", ["bretagne"], "bob", "Bob Le Goff");

        using JsonDocument seen = await RunAsync("console.mjs", $"{server.Client.BaseAddress}", alice, bob, TestIssuer.Shared.Token("administrator", subject: "root", name: "Root"), pictures);

        string Text(string name) => seen.RootElement.GetProperty(name).GetString()!;
        Assert.Equal("[]", seen.RootElement.GetProperty("wrong").GetRawText());
        Assert.Equal($"[\"{Text("own")}\"]", seen.RootElement.GetProperty("hosts").GetRawText());
        JsonElement first = seen.RootElement.GetProperty("first");
        Assert.InRange(first.GetProperty("taps").GetInt32(), 1, 12);
        Assert.InRange(first.GetProperty("seconds").GetDouble(), 0, 60);
        Assert.StartsWith("C’est enregistré.", Text("logged"), StringComparison.Ordinal);
        Assert.Equal(2, seen.RootElement.GetProperty("repeated").GetProperty("taps").GetInt32());
        Assert.Contains("participants", Text("refused"), StringComparison.Ordinal);
        Assert.StartsWith("C’est gardé sur cet appareil", Text("kept"), StringComparison.Ordinal);
        Assert.Contains("1 saisie attend", Text("reopened"), StringComparison.Ordinal);
        Assert.Equal("bretagne", Text("remembered"));
        foreach (string version in new[] { "Corrigée par moi", "Corrigée par une collègue", "Bob Le Goff" })
            Assert.Contains(version, Text("conflict"), StringComparison.Ordinal);
        foreach (string side in new[] { "conflit", "Raison", "Sans réseau" })
            Assert.Contains(side, Text("withdrawal"), StringComparison.Ordinal);
        Assert.Contains("corrigée", Text("history"), StringComparison.Ordinal);
        Assert.Contains("Saisie deux fois", Text("withdrawn"), StringComparison.Ordinal);
        Assert.StartsWith("L’action est restaurée", Text("restored"), StringComparison.Ordinal);
        Assert.Contains("10 participants", Text("events"), StringComparison.Ordinal);
        Assert.Contains("Région Bretagne", Text("projects"), StringComparison.Ordinal);
        foreach (string entry in new[] { "4 saisies attendent", "Bus numérique · Département sans réseau", "Projet sans réseau", "Rencontre des médiateurs · 20 participants", "Événement sans réseau" })
            Assert.Contains(entry, Text("waiting"), StringComparison.Ordinal);
        Assert.Contains("précède", Text("early"), StringComparison.Ordinal);
        Assert.DoesNotContain("Accès", Text("offered"), StringComparison.Ordinal);
        Assert.Contains("Zoé Le Bris", Text("twice"), StringComparison.Ordinal);
        foreach (string told in new[] { "Zoé Le Bris", "Yann Morvan", "A quitté le hub", "Root" })
            Assert.Contains(told, Text("grants"), StringComparison.Ordinal);
        Assert.Contains("1.000", Text("cells"), StringComparison.Ordinal);
        Assert.Contains("refused 0", Text("excel"), StringComparison.Ordinal);
        Assert.Equal("true", Text("pressed"));
        // Each once: what was logged, what was repeated, whose answer was lost, what was written without a network.
        JsonElement summaries = (await server.QueryAsync("""{ activities(where: { hub: { slug: { eq: "bretagne" } } }, first: 100) { nodes { summary durationMinutes commune { name } } } }""")).GetProperty("activities").GetProperty("nodes");
        string[] made = [.. summaries.EnumerateArray().Select(node => node.GetProperty("summary").GetString()!)];
        foreach ((string summary, int times) in new[] { ("Réunion du réseau des médiateurs", 2), ("Réponse perdue", 1), ("Corrigée par moi", 1), ("À moitié écrite", 1), ("Du tableur", 1), ("Mal compté", 0) })
            Assert.Equal((summary, times), (summary, made.Count(one => one == summary)));
        JsonElement written = await server.QueryAsync("""
            {
              events(where: { title: { in: ["Événement sans réseau", "Avant l’appel", "Rencontre des médiateurs", "Réponse perdue"] } }, order: [{ title: ASC }]) { nodes { title status version participants } }
              fundedProjects(where: { title: { eq: "Projet sans réseau" } }) { totalCount }
              fundingLines(where: { funder: { eq: "Département sans réseau" } }) { totalCount }
              diagnoses: fundedProjects(where: { needCodes: { some: { eq: ETABLIR_UN_DIAGNOSTIC_TERRITORIAL } } }) { totalCount }
            }
            """);
        Assert.Equal(
            """{"events":{"nodes":[{"title":"Avant l’appel","status":"SCHEDULED","version":1,"participants":null},{"title":"Événement sans réseau","status":"CANCELLED","version":2,"participants":null},{"title":"Rencontre des médiateurs","status":"HELD","version":4,"participants":30},{"title":"Réponse perdue","status":"SCHEDULED","version":1,"participants":null}]},"fundedProjects":{"totalCount":1},"fundingLines":{"totalCount":1},"diagnoses":{"totalCount":1}}""",
            written.Json());
    }

    [SkippableTheory]
    [Trait("Category", "Long")]
    [InlineData("console")]
    [InlineData("console-opaque")]
    public async Task An_operator_signs_in_with_the_issuer_and_loses_nothing_when_the_session_ends(string client)
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings(client));
        string[] administrator = client == "console" ? [] : [await issuer.TokenAsync("administrator", subject: "root")];

        using JsonDocument seen = await RunAsync(["sign-in.mjs", $"{server.Client.BaseAddress}", .. administrator]);

        string? Text(string name) => seen.RootElement.GetProperty(name).GetString();
        Assert.Equal("[]", seen.RootElement.GetProperty("wrong").GetRawText());
        Assert.Equal($"[\"{server.Client.BaseAddress!.Authority}\"]", seen.RootElement.GetProperty("hosts").GetRawText());
        Assert.Equal((client == "console" ? null : "alice", "Alice Martin", "Strict true", 0), (Text("subject"), Text("person"), Text("cookie"), seen.RootElement.GetProperty("left").GetInt32()));
        Assert.Contains("1 saisie attend", Text("waiting"), StringComparison.Ordinal);
        JsonElement logged = (await server.QueryAsync("""{ activities(where: { summary: { eq: "Signature de la charte" } }) { totalCount } }""")).GetProperty("activities");
        Assert.Equal(1, logged.GetProperty("totalCount").GetInt32());
    }

    private static async Task<JsonDocument> RunAsync(params string[] arguments)
    {
        string? browser = BrowserTests.FindBrowser();
        Skip.If(browser is null, "Chromium is not installed.");
        Skip.IfNot(PageFiles.IsBuilt, "The pages were not built.");
        return JsonDocument.Parse(await NodeClients.RunAsync([arguments[0], browser, .. arguments[1..]]));
    }
}
