using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>
/// What nobody honest sends, to the real program: each gets a refusal of the client's own fault with a code, soon and without
/// a word about the inside, and the next honest query is answered.
/// </summary>
public sealed class HostileInputTests
{
    // Far above what each takes, far below what a denial of service would: other tests run beside these.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, string> s_documents = new()
    {
        ["10,000 aliases"] = $"{{ {Repeat(10_000, i => $"a{i}: hubs {{ totalCount }} ")} }}",
        ["10,000 times one field"] = $"{{ hub(slug: \"aura\") {{ {Repeat(10_000, _ => "name ")} }} }}",
        ["10,000 unknown fields"] = $"{{ {Repeat(10_000, i => $"unknown{i} ")} }}",
        ["900 unknown fields, within the limits"] = $"{{ {Repeat(900, i => $"unknown{i} ")} }}",
        ["5,000 directives"] = $"{{ hubs {Repeat(5_000, _ => "@include(if: true) ")} {{ totalCount }} }}",
        ["depth 500"] = $"{{ {Repeat(500, _ => "hub(slug: \"aura\") { ")} name {new string('}', 500)} }}",
        ["selection sets 100,000 deep"] = new string('{', 100_000),
        ["introspection nested ten times"] = $"{{ __schema {{ types {{ {Repeat(10, _ => "fields { type { ")} name {new string('}', 20)} }} }} }}",
        ["a circle of fragments"] = "{ hubs { ...A } } fragment A on HubConnection { ...B } fragment B on HubConnection { ...A }",
        ["a circle of 5,000 fragments"] = $"{{ hubs {{ ...F0 }} }} {Repeat(5_000, i => $"fragment F{i} on HubConnection {{ ...F{(i + 1) % 5_000} }} ")}",
        ["a chain of 5,000 fragments"] = $"{{ hubs {{ ...F0 }} }} {Repeat(5_000, i => $"fragment F{i} on HubConnection {{ {(i == 4_999 ? "totalCount" : $"...F{i + 1}")} }} ")}",
        ["30 fragments of 10 spreads"] = $"{{ hubs {{ ...F0 }} }} {Repeat(30, i => $"fragment F{i} on HubConnection {{ {(i == 29 ? "totalCount" : Repeat(10, _ => $"...F{i + 1} "))} }} ")}",
        ["6 fragments of 10 spreads"] = $"{{ hubs {{ ...F0 }} }} {Repeat(7, i => $"fragment F{i} on HubConnection {{ {(i == 6 ? "totalCount" : Repeat(10, _ => $"...F{i + 1} "))} }} ")}",
        ["a number of 400 digits"] = $"{{ hubs(first: {new string('9', 400)}) {{ totalCount }} }}",
        ["a fraction of 400 digits"] = $"{{ fundedProjects(where: {{budgetEuros: {{eq: 0.{new string('9', 400)}}}}}) {{ totalCount }} }}",
        ["500 equal ids"] = $"{{ nodes(ids: [{Repeat(500, _ => "\"SHViOjE\" ")}]) {{ id }} }}",
        ["a list of 100,000"] = $"{{ hubs(where: {{slug: {{in: [{Repeat(100_000, _ => "\"a\" ")}]}}}}) {{ totalCount }} }}",
        ["a literal 1,000 deep"] = $"{{ hubs(where: {Repeat(1_000, _ => "{and: [")}{{}}{Repeat(1_000, _ => "]}")}) {{ totalCount }} }}",
        ["three levels of the largest pages"] = "{ hubs(first: 100) { nodes { activities(first: 100) { nodes { hub { activities(first: 100) { nodes { hub { activities(first: 100) { nodes { id } } } } } } } } } } }",
        ["a NUL in the document"] = "{ hubs \0 { totalCount } }",
        ["nothing but a comment"] = "# nothing",
        ["a document of 70,000 characters"] = $"{{ hubs {{ totalCount }} }} # {new string('x', 70_000)}",
    };

    public static TheoryData<string> Documents => [.. s_documents.Keys];

    [Theory, MemberData(nameof(Documents))]
    public async Task Refuses_a_document(string name)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        await ShouldRefuseAsync(server, name, Post(JsonSerializer.SerializeToUtf8Bytes(new { query = s_documents[name] })));
    }

    private static readonly Dictionary<string, string> s_bodies = new()
    {
        ["a batch of 1,000"] = $"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{hubs{totalCount}}\"}", 1_000))}]",
        ["variables 1,000 deep"] = "{\"query\":\"query($w: HubFilterInput) { hubs(where: $w) { totalCount } }\",\"variables\":{\"w\":" + Repeat(1_000, _ => "{\"and\":[") + "{}" + Repeat(1_000, _ => "]}") + "}}",
        ["a body 100,000 deep"] = new string('[', 100_000),
        ["an object 100,000 deep"] = Repeat(100_000, _ => "{\"query\":"),
        ["a variable of 400 digits"] = "{\"query\":\"query($n: Int) { hubs(first: $n) { totalCount } }\",\"variables\":{\"n\":" + new string('9', 400) + "}}",
        ["a list of 100,000 as a variable"] = "{\"query\":\"query($s: [String!]) { hubs(where: {slug: {in: $s}}) { totalCount } }\",\"variables\":{\"s\":[" + string.Join(',', Enumerable.Repeat("\"a\"", 100_000)) + "]}}",
        ["a NUL in a variable"] = """{"query":"query($s: String!) { hub(slug: $s) { name \u0000 } }","variables":{"s":"a\u0000b"}}""",
        ["half a surrogate pair"] = """{"query":"{ hub(slug: \"\ud800\") { nope } }"}""",
        ["no JSON"] = "query { hubs { totalCount } }",
        ["nothing"] = "",
    };

    public static TheoryData<string> Bodies => [.. s_bodies.Keys];

    [Theory, MemberData(nameof(Bodies))]
    public async Task Refuses_a_body(string name)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        await ShouldRefuseAsync(server, name, Post(Encoding.UTF8.GetBytes(s_bodies[name])));
    }

    [Fact]
    public async Task Refuses_bytes_that_are_no_UTF8_JSON()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        const string Query = "{\"query\":\"{ hubs { totalCount } }\"}";

        await ShouldRefuseAsync(server, "invalid UTF-8", Post([.. "{\"query\":\"{ hub(slug: \\\""u8, 0xC3, 0x28, 0xFF, .. "\\\") { name } }\"}"u8]));
        await ShouldRefuseAsync(server, "UTF-16", Post(Encoding.Unicode.GetBytes(Query)));
        await ShouldRefuseAsync(server, "UTF-16, declared", Post(Encoding.Unicode.GetBytes(Query), "application/json; charset=utf-16"));
        await ShouldRefuseAsync(server, "NUL bytes", Post(new byte[1_000]));
    }

    [Fact]
    public async Task A_byte_order_mark_is_either_read_over_or_refused()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpRequestMessage request = Post([.. Encoding.UTF8.Preamble, .. "{\"query\":\"{ hubs { totalCount } }\"}"u8]);
        using HttpResponseMessage response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Refuses_10_megabytes()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        await ShouldRefuseAsync(server, "10 MB", Post(Encoding.UTF8.GetBytes($"{{\"query\":\"{{ hubs {{ totalCount }} }} #{new string('x', 10 * 1024 * 1024)}\"}}")), 413);
    }

    [Fact]
    public async Task Refuses_what_would_expand_to_a_gigabyte_without_expanding_it()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using MemoryStream bomb = new();
        byte[] zeros = new byte[1024 * 1024];
        await using (GZipStream gzip = new(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int i = 0; i < 1_024; i++)
                await gzip.WriteAsync(zeros);
        }

        foreach (string coding in new[] { "gzip", "br", "deflate", "zstd" })
        {
            HttpRequestMessage request = Post(bomb.ToArray());
            request.Content!.Headers.ContentEncoding.Add(coding);
            await ShouldRefuseAsync(server, coding, request, 413, 415);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Refuses_another_content_type(string? contentType)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        await ShouldRefuseAsync(server, contentType ?? "none", Post("{\"query\":\"{ hubs { totalCount } }\"}"u8.ToArray(), contentType), 415);
    }

    [Fact]
    public async Task Refuses_a_mutation_by_GET()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        await ShouldRefuseAsync(server, "mutation", new HttpRequestMessage(HttpMethod.Get, "/graphql?query=mutation{eraseActor(input:{person:\"x\"}){errors{__typename}}}"), 405);
    }

    [Fact]
    public async Task Refuses_tokens_that_are_none()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string header = Convert.ToBase64String("""{"alg":"none","typ":"JWT"}"""u8).TrimEnd('=');
        string claims = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"iss":"{{TestIssuer.Shared.Authority}}","aud":"{{TestTokens.Audience}}","role":"administrator","exp":4102444800}""")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        using TestIssuer foreign = new();

        await RefusedAsync("alg none", $"{header}.{claims}.");
        await RefusedAsync("expired", TestIssuer.Shared.Tokens.Sign(new Dictionary<string, object?> { ["sub"] = "alice", ["role"] = "administrator" }, token => token.Expires = DateTime.UtcNow.AddSeconds(-59)));
        await RefusedAsync("foreign", foreign.Token("administrator"));
        await RefusedAsync("1 MB", new string('a', 1024 * 1024), 431);

        async Task RefusedAsync(string name, string token, int status = 401)
        {
            HttpRequestMessage request = Post("{\"query\":\"{ hubs { totalCount } }\"}"u8.ToArray());
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            await ShouldRefuseAsync(server, name, request, status);
        }
    }

    [Theory]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"query\":\"")]
    public async Task A_client_that_sends_a_byte_now_and_then_is_not_waited_for(string start)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--Limits:Timeout", "00:00:02"]);
        using TcpClient socket = new();
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start));
        using CancellationTokenSource answered = new(TimeSpan.FromSeconds(60));
        Task dripping = DripAsync(stream, answered.Token);
        using StreamReader reader = new(stream, leaveOpen: true);

        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(answered.Token));

        await answered.CancelAsync();
        await dripping;
        await ShouldAnswerAsync(server, "a dripping client");
    }

    private static async Task DripAsync(NetworkStream stream, CancellationToken stop)
    {
        try
        {
            using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(100));
            while (await timer.WaitForNextTickAsync(stop))
                await stream.WriteAsync("x"u8.ToArray(), stop);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // It was answered, or cut.
        }
    }

    private static HttpRequestMessage Post(byte[] body, string? contentType = "application/json")
    {
        ByteArrayContent content = new(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content, Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/graphql-response+json") } } };
    }

    private static async Task ShouldRefuseAsync(GraphServer server, string name, HttpRequestMessage request, params int[] statuses)
    {
        Stopwatch watch = Stopwatch.StartNew();
        // A refusal may end its connection.
        using HttpClient client = new() { BaseAddress = server.Client.BaseAddress };
        using HttpRequestMessage own = request;
        using HttpResponseMessage response = await client.SendAsync(own);
        string text = await response.Content.ReadAsStringAsync();

        Assert.True(watch.Elapsed < s_soon, $"{name} took {watch.Elapsed}");
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{name}: {(int)response.StatusCode} {text}");
        Assert.True(statuses.Length == 0 || statuses.Contains((int)response.StatusCode), $"{name}: {(int)response.StatusCode} {text}");
        Assert.True(text.Length < 50_000, $"{name}: an answer of {text.Length} characters");
        AssertNothingInternal(text);
        // What the server itself refuses before any program sees it has no body.
        if (text.Length > 0)
        {
            using JsonDocument json = JsonDocument.Parse(text);
            Assert.All(json.RootElement.GetProperty("errors").EnumerateArray(), error => Assert.NotEmpty(error.GetProperty("extensions").GetProperty("code").GetString()!));
        }

        await ShouldAnswerAsync(server, name);
    }

    private static async Task ShouldAnswerAsync(GraphServer server, string name)
    {
        Stopwatch watch = Stopwatch.StartNew();
        // An answer that is made anew, not a remembered one.
        JsonElement data = await server.QueryAsync($"{{ hubs {{ totalCount }} }} # {Guid.NewGuid()}");
        Assert.Equal(16, data.GetProperty("hubs").GetProperty("totalCount").GetInt32());
        Assert.True(watch.Elapsed < s_soon, $"After {name}, an honest query took {watch.Elapsed}");
    }

    private static void AssertNothingInternal(string text)
    {
        foreach (string word in new[] { "Exception", "   at ", "SELECT ", "System.", "Microsoft.", "HubGraph.", "/tmp", ".cs:" })
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));
}
