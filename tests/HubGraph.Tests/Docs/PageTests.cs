using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubGraph.Concepts;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Docs;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Docs;

/// <summary>What people look at: the guides, and the page that leads to everything.</summary>
public class PageTests
{
    [Fact]
    public async Task Each_guide_is_a_page_and_a_text()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string[] files = Directory.GetFiles(Repository.File("src", "HubGraph", "Docs"), "*.md");

        foreach (string name in files.Select(file => Path.GetFileNameWithoutExtension(file)))
        {
            string text = await server.Client.GetStringAsync($"/docs/{name}.md");
            string page = await server.Client.PageAsync($"/docs/{name}");

            Assert.StartsWith("# ", text, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{(name.EndsWith(".fr", StringComparison.Ordinal) ? "fr" : "en")}\">", page, StringComparison.Ordinal);
            Assert.DoesNotContain("@up/", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"http://localhost", page, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<!-- ", page, StringComparison.Ordinal);
        }
        Assert.NotEmpty(files);
    }

    [Fact]
    public async Task Every_link_leads_somewhere_on_this_server()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        Dictionary<Uri, HashSet<string>?> seen = [];
        List<(Uri From, Uri To)> anchored = [];
        List<string> broken = [];
        Queue<(Uri From, Uri To)> left = new([(server.Client.BaseAddress!, server.Client.BaseAddress!)]);
        while (left.TryDequeue(out (Uri From, Uri To) link))
        {
            Uri page = new(link.To.GetLeftPart(UriPartial.Query));
            if (link.To.Fragment.Length > 1)
                anchored.Add(link);
            // What runs an example asks the graph.
            if (seen.ContainsKey(page) || page.Query.StartsWith("?query=", StringComparison.Ordinal))
                continue;
            using HttpResponseMessage response = await server.Client.AskAsync(page.AbsoluteUri);
            seen.Add(page, null);
            if (!response.IsSuccessStatusCode)
                broken.Add($"{link.From} → {link.To}: {response.StatusCode}");
            // The explorer and the guides' texts lead where they lead.
            if (response.Content.Headers.ContentType?.MediaType != "text/html" || page.AbsolutePath == "/graphql")
                continue;
            string html = await response.Content.ReadAsStringAsync();
            seen[page] = PageClient.Anchors(html);
            foreach (Uri to in PageClient.References(html).Select(reference => new Uri(page, reference)).Where(to => to.Authority == page.Authority))
                left.Enqueue((page, to));
        }

        broken.AddRange(from link in anchored
                        let anchors = seen.GetValueOrDefault(new Uri(link.To.GetLeftPart(UriPartial.Query)))
                        where anchors is not null && !anchors.Contains(Uri.UnescapeDataString(link.To.Fragment[1..]))
                        select $"{link.From} → {link.To}: no such anchor");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.Contains(seen.Keys, page => page.AbsolutePath == "/docs/errors");
        Assert.Contains(seen.Keys, page => page.AbsolutePath == "/docs/reference/Hub");
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/errors")]
    [InlineData("/docs/?q=hub")]
    [InlineData("/docs/reference")]
    [InlineData("/docs/reference/Hub")]
    [InlineData("/docs/operations")]
    [InlineData("/status")]
    [InlineData("/docs/nothing")]
    public async Task A_page_runs_nothing_and_loads_nothing_from_elsewhere(string address)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.AskAsync(address);

        string page = await response.Content.ReadAsStringAsync();
        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(address == "/docs/nothing" ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_page_is_asked_for_again_and_sent_compressed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage first = await server.Client.AskAsync("/docs/errors", ("Accept-Encoding", "br"));
        using HttpResponseMessage again = await server.Client.AskAsync("/docs/errors", ("If-None-Match", $"{first.Headers.ETag}"));

        Assert.Equal("br", Assert.Single(first.Content.Headers.ContentEncoding));
        Assert.True(first.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_guides_are_listed_in_French_for_who_reads_it()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string first = await server.Client.PageAsync("/", ("Accept-Language", "fr"));
        string english = await server.Client.PageAsync("/docs");
        string french = await server.Client.PageAsync("/docs/index.fr");

        Assert.Contains("href=\"./docs/index.fr\"", first, StringComparison.Ordinal);
        Assert.Contains("docs/index.fr\" hreflang=\"fr\" lang=\"fr\">Cette page en français", english, StringComparison.Ordinal);
        Assert.Contains("docs/\" hreflang=\"en\" lang=\"en\">This page in English", french, StringComparison.Ordinal);
        Assert.Contains("Une première requête", french, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RATE_LIMITED", "docs/errors")]
    [InlineData("COMMUNE", "docs/")]
    [InlineData("NUMERIQUE", "docs/")]
    [InlineData("legal notice", "docs/legal-notice")]
    public async Task The_search_finds_what_guides_say(string query, string address)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string page = await server.Client.PageAsync($"/docs?q={Uri.EscapeDataString(query)}");

        string found = page[page.IndexOf("<article>", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.Contains($"href=\"./{address}", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_shows_what_was_asked_as_a_text()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string page = await server.Client.PageAsync($"/docs/?lang=fr&q={Uri.EscapeDataString("\"><img src=x>")}");

        Assert.Contains("value=\"&quot;&gt;&lt;img src=x&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("Rien ne contient tous ces mots.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_find_the_guides_in_llms_txt()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string list = await server.Client.GetStringAsync("/llms.txt");

        foreach (HubGraph.Docs.Guide guide in server.Services.GetRequiredService<GuideLibrary>().All)
        {
            Assert.Contains($"]({server.Client.BaseAddress}docs/{guide.Name}.md): {guide.Summary}\n", list, StringComparison.Ordinal);
            Assert.True(guide.Summary.Length is > 0 and < 500, guide.Name);
        }
    }

    [Fact]
    public async Task An_error_leads_to_its_explanation()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (_, JsonElement body) = await server.SendAsync("{ hubs(first: 1000) { nodes { name } } }");

        string address = body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("documentation").GetString()!;
        Assert.Equal("/docs/errors#BAD_PAGE_SIZE", address);
        Assert.Contains("BAD_PAGE_SIZE", PageClient.Anchors(await server.Client.PageAsync(address)));
    }

    [Fact]
    public async Task A_mistake_leads_to_what_there_is()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal("/docs/reference/Hub", await ReferenceAsync("{ hubs { nodes { colour } } }"));
        Assert.Equal("/docs/reference/Query.hubs", await ReferenceAsync("{ hubs(colour: 1) { totalCount } }"));
        Assert.Contains("Query.hubs", PageClient.Anchors(await server.Client.PageAsync("/docs/reference/Query.hubs")));

        async Task<string?> ReferenceAsync(string query) =>
            (await server.SendAsync(query)).Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("reference").GetString();
    }

    [Fact]
    public async Task Commands_ask_the_server_that_shows_them()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string page = await server.Client.PageAsync("/docs/clients");

        Assert.Contains($"curl {server.Client.BaseAddress}graphql", page, StringComparison.Ordinal);
        Assert.Contains($"ws://{server.Client.BaseAddress!.Authority}/graphql", page, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost:5000", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_an_error_in_a_payload()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        Dictionary<string, object?> input = ActivitySamples.Animation();
        input["durationMinutes"] = 1441;

        (_, JsonElement body) = await server.SendAsync(
            "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { errors { ... on Error { code documentation } } } }",
            new { input }, token: MutationSender.Operator("bretagne"));

        Assert.Equal(
            """[{"code":"INVALID_DURATION","documentation":"/docs/errors#INVALID_DURATION"}]""",
            body.GetProperty("data").GetProperty("logAnimation").GetProperty("errors").GetRawText());
    }

    [Fact]
    public void Each_code_that_a_payload_can_carry_is_a_rule_that_the_page_of_errors_explains()
    {
        string schema = File.ReadAllText(Repository.File("schema", "schema.graphql"));

        string[] types = [.. Regex.Matches(schema, @"^type (\w+) implements Error \{", RegexOptions.Multiline).Select(type => type.Groups[1].Value)];

        Assert.NotEmpty(types);
        Assert.Empty(types.Except(WriteRules.All.Where(rule => KnownCodes.All.Contains(rule.Code)).Select(rule => rule.TypeName)));
    }

    [Fact]
    public async Task Each_code_of_errors_has_an_anchor()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        HashSet<string> anchors = PageClient.Anchors(await server.Client.PageAsync("/docs/errors"));

        Assert.All(KnownCodes.All, code => Assert.Contains(code, anchors));
    }

    [Fact]
    public async Task Errors_lead_to_the_public_address_where_one_is_set()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Docs:Address", "https://api.example.org/hub/docs/"]);

        (_, JsonElement body) = await server.SendAsync("{ nothing }");

        Assert.Equal("https://api.example.org/hub/docs/errors#GRAPHQL_VALIDATION_FAILED", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("documentation").GetString());
    }
}
