using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Pages;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Pages;

/// <summary>What a browser gets that opens the address of the graph, and that programs get what they did.</summary>
public partial class ExplorerTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [InlineData(Browser, "/graphql", "text/html")]
    [InlineData("text/html", "/graphql", "text/html")]
    [InlineData("application/json;q=0.9, text/html", "/graphql?tab=1", "text/html")]
    [InlineData("text/html, application/json", "/graphql", "application/json")]
    [InlineData("application/graphql-response+json, text/html;q=0.9", "/graphql", "application/graphql-response+json")]
    [InlineData("*/*", "/graphql", "application/json")]
    [InlineData(null, "/graphql", "application/json")]
    [InlineData("application/json", "/graphql?query={__typename}", "application/json")]
    [InlineData("*/*", "/graphql?query={__typename}", "application/json")]
    [InlineData(Browser, "/graphql?documentId=sha256:0", "application/json")]
    [InlineData(Browser, "/graphql?extensions={}", "application/json")]
    public async Task Shows_the_page_to_browsers_alone(string? accept, string address, string expected)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, address, ("Accept", accept));

        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task A_link_that_carries_a_query_opens_the_explorer_where_there_is_one()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/graphql?query={__typename}", ("Accept", Browser));

        Assert.Equal(PageFiles.IsBuilt ? "text/html" : "application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task Answers_what_a_browser_posts()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "/graphql", ("Accept", Browser));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task The_page_is_kept_to_itself_and_asked_for_again()
    {
        using HttpResponseMessage first = await SendAsync(HttpMethod.Get, "/graphql", ("Accept", Browser));
        using HttpResponseMessage again = await SendAsync(HttpMethod.Get, "/graphql", ("Accept", Browser), ("If-None-Match", $"{first.Headers.ETag}"));

        string policy = Assert.Single(first.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(first.Headers.GetValues("Referrer-Policy")));
        Assert.True(first.Headers.CacheControl?.NoCache);
        Assert.DoesNotContain("<script>", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_slash_too_many_leads_to_the_page()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/graphql/", ("Accept", Browser));

        Assert.Equal("/graphql", response.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [SkippableTheory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Sends_assets_compressed_and_for_ever(string? accepted, string? encoding)
    {
        Skip.IfNot(PageFiles.IsBuilt, "The explorer was not built.");
        string script = Script().Match(PageFiles.ReadExplorer()).Value;

        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/" + script, ("Accept-Encoding", accepted));
        using HttpResponseMessage head = await SendAsync(HttpMethod.Head, "/" + script, ("Accept-Encoding", accepted));

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", $"{response.Headers.CacheControl}");
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("createRoot", await ReadAsync(response.Content, encoding), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, encoding), (head.StatusCode, head.Content.Headers.ContentEncoding.SingleOrDefault()));
    }

    [SkippableFact]
    public async Task Shows_the_licences_of_what_it_bundles()
    {
        Skip.IfNot(PageFiles.IsBuilt, "The explorer was not built.");

        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/graphql/assets/licences.txt");

        Assert.Contains("## graphiql - ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("index.html")]
    [InlineData("..%2Findex.html")]
    public async Task Knows_no_other_file(string file)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/graphql/assets/" + file);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string? Value)[] headers)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(method, address);
        foreach ((string name, string? value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return await server.Client.SendAsync(request);
    }

    private static async Task<string> ReadAsync(HttpContent content, string? encoding)
    {
        Stream stream = await content.ReadAsStreamAsync();
        using StreamReader reader = new(encoding switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        });
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("graphql/assets/explorer-[^\"]+\\.js")]
    private static partial Regex Script();
}
