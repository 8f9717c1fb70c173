using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Host.Auth;

/// <summary>Signing in to the console with a real OpenID Connect server, and what its session counts for.</summary>
public sealed class SessionTests
{
    private const string Me = "{ viewer { role subject name email hubs { nodes { slug } } mutations } }";

    [SkippableFact]
    public async Task Who_signs_in_is_who_the_access_token_says_where_it_is_one_for_this_server()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings("console"));
        using Browser alice = await Browser.SignInAsync(server);

        JsonElement viewer = await alice.ViewerAsync();

        Assert.Equal(("OPERATOR", "alice", "Alice Martin", "bretagne"), (viewer.GetProperty("role").GetString(), viewer.GetProperty("subject").GetString(), viewer.GetProperty("name").GetString(), Hubs(viewer)));
        JsonElement written = await alice.AskAsync("mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { activity { reportedBy { name email } } errors { ... on Error { code } } } }", new { input = ActivitySamples.Animation() });
        Assert.Equal("""{"name":"Alice Martin","email":"alice@hub.example"}""", written.GetProperty("data").GetProperty("logAnimation").GetProperty("activity").GetProperty("reportedBy").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Where_the_issuer_knows_no_hubs_an_administrator_grants_and_revokes_them(DatabaseProvider provider)
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(provider, settings: issuer.ConsoleSettings("console-opaque"));
        using Browser alice = await Browser.SignInAsync(server);
        string administrator = await issuer.TokenAsync("administrator", subject: "root");

        JsonElement before = await alice.ViewerAsync();
        Assert.Equal(("READER", "alice", "Alice Martin", "alice@hub.example", ""), (before.GetProperty("role").GetString(), before.GetProperty("subject").GetString(), before.GetProperty("name").GetString(), before.GetProperty("email").GetString(), Hubs(before)));

        JsonElement granted = await server.MutateAsync(administrator, "grantHub", new { hub = "bretagne", subject = "alice", name = "Alice" }, "hubGrant { id since until person { name } }");
        Assert.Empty(granted.Refusals());
        Assert.Equal(("OPERATOR", "bretagne"), Rights(await alice.ViewerAsync()));
        // A second grant for the same days says nothing new; one that has not begun gives nothing yet.
        Assert.Equal(["PERIOD_OVERLAP at input.since"], (await server.MutateAsync(administrator, "grantHub", new { hub = "bretagne", subject = "alice" }, "hubGrant { id }")).Refusals());
        Assert.Empty((await server.MutateAsync(administrator, "grantHub", new { hub = "aura", subject = "alice", since = "2090-01-01" }, "hubGrant { id }")).Refusals());
        Assert.Equal(("OPERATOR", "bretagne"), Rights(await alice.ViewerAsync()));

        string id = granted.GetProperty("hubGrant").GetProperty("id").GetString()!;
        Assert.Empty((await server.MutateAsync(administrator, "revokeHubGrant", new { id, reason = "A quitté le hub" }, "hubGrant { revokedAt }")).Refusals());
        Assert.Equal(["TEXT_REQUIRED at input.reason"], (await server.MutateAsync(administrator, "revokeHubGrant", new { id, reason = " " }, "hubGrant { id }")).Refusals());
        Assert.Equal(("READER", ""), Rights(await alice.ViewerAsync()));
        // Who granted and revoked is in the hub's log; to whom stands beside it, for those whom the hub concerns.
        JsonElement hub = (await server.QueryAsync("""{ hub(slug: "bretagne") { grants { nodes { revokedAt revocationReason person { name } history { nodes { kind actor { name } before reason } } } } changes(first: 2) { nodes { recordType kind before } } } }""", token: administrator)).GetProperty("hub");
        Assert.Equal(["UPDATED HubGrant", "CREATED HubGrant"], hub.GetProperty("changes").GetProperty("nodes").EnumerateArray().Select(line => $"{line.GetProperty("kind")} {line.GetProperty("recordType")}"));
        JsonElement grant = Assert.Single(hub.GetProperty("grants").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("Alice", "A quitté le hub"), (grant.GetProperty("person").GetProperty("name").GetString(), grant.GetProperty("revocationReason").GetString()));
        // The log tells that it was, and never why: a reason speaks of the person, and goes with the person's data.
        Assert.Equal(["UPDATED", "CREATED"], grant.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
        Assert.DoesNotContain("A quitté", grant.GetProperty("history").GetRawText(), StringComparison.Ordinal);
        (_, JsonElement stranger) = await server.SendAsync("""{ hub(slug: "bretagne") { grants { nodes { since } } } }""");
        Assert.Equal(JsonValueKind.Null, stranger.GetProperty("data").GetProperty("hub").GetProperty("grants").ValueKind);
    }

    [SkippableFact]
    public async Task A_grant_counts_for_a_token_that_names_no_role_and_no_hub()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.Settings);
        string bob = await issuer.TokenAsync(new Dictionary<string, object?> { ["sub"] = "bob" });
        string administrator = await issuer.TokenAsync("administrator", subject: "root");

        await server.MutateAsync(administrator, "grantHub", new { hub = "aura", subject = "bob" }, "hubGrant { id }");

        Assert.Equal(("OPERATOR", "aura"), Rights((await server.QueryAsync(Me, token: bob)).GetProperty("viewer")));
    }

    [SkippableFact]
    public async Task Settings_name_who_is_the_first_administrator()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. issuer.ConsoleSettings("console-opaque"), "--Auth:Administrators", "root, alice"]);
        using Browser alice = await Browser.SignInAsync(server);

        Assert.Equal("ADMINISTRATOR", (await alice.ViewerAsync()).GetProperty("role").GetString());
    }

    [SkippableFact]
    public async Task A_session_counts_for_the_consoles_own_requests_alone()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings("console"));
        using Browser alice = await Browser.SignInAsync(server);

        // A page elsewhere has the browser send the cookie; it cannot send the header with it, nor say that it is of here.
        Assert.Equal("ANONYMOUS", (await alice.AskAsync(Me, headers: [])).GetProperty("data").GetProperty("viewer").GetProperty("role").GetString());
        foreach ((string name, string value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none"), ("Origin", "https://elsewhere.example"), ("Origin", "null") })
            Assert.Equal("FORBIDDEN", (await alice.AskAsync(Me, headers: [("Console-Session", "1"), (name, value)])).Code());
        Assert.Equal("OPERATOR", (await alice.AskAsync(Me, headers: [("Console-Session", "1"), ("Sec-Fetch-Site", "same-origin"), ("Origin", "https://elsewhere.example")])).GetProperty("data").GetProperty("viewer").GetProperty("role").GetString());
        using HttpResponseMessage preflight = await alice.SendAsync(HttpMethod.Options, "/graphql", ("Origin", "https://elsewhere.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "console-session"));
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [SkippableFact]
    public async Task Without_a_session_the_console_is_told_to_sign_in_again()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings("console"));
        using Browser nobody = new(server);

        Assert.Equal("UNAUTHENTICATED", (await nobody.AskAsync(Me)).Code());
    }

    [SkippableFact]
    public async Task The_cookie_is_read_by_no_script_and_sent_by_no_other_site()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings("console"));
        using Browser alice = await Browser.SignInAsync(server);

        Assert.Contains("samesite=strict; httponly", alice.SessionCookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("alice", alice.SessionCookie, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Servers_of_one_database_know_each_others_sessions(DatabaseProvider provider)
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer first = await GraphServer.StartAsync(provider, settings: issuer.ConsoleSettings("console"));
        using Browser alice = await Browser.SignInAsync(first);
        GraphServer second = await GraphServer.StartAsync(first.Database, issuer.ConsoleSettings("console"));

        JsonElement viewer = (await alice.AskAsync(Me, server: second)).GetProperty("data").GetProperty("viewer");

        Assert.Equal(("OPERATOR", "bretagne"), Rights(viewer));
        second.Client.Dispose();
    }

    [SkippableFact]
    public async Task Signing_out_ends_the_session_and_leads_to_the_issuer()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings("console"));
        using Browser alice = await Browser.SignInAsync(server);

        using HttpResponseMessage foreign = await alice.SendAsync(HttpMethod.Post, "/console/sign-out");
        using HttpResponseMessage own = await alice.SendAsync(HttpMethod.Post, "/console/sign-out", ("Console-Session", "1"));
        string address = (await own.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString()!;

        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.StartsWith($"{issuer.Authority}/session/end?", address, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=", address, StringComparison.Ordinal);
        Assert.Equal("UNAUTHENTICATED", (await alice.AskAsync(Me)).Code());
    }

    [SkippableFact]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in()
    {
        OidcServer issuer = await OidcServer.SharedAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.ConsoleSettings("console"));
        using Browser nobody = new(server);

        using HttpResponseMessage response = await nobody.SendAsync(HttpMethod.Get, "/console/signed-in?code=stolen&state=invented", ("Accept", "text/html"));

        Assert.Equal("/console?problem=sign-in", response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal("UNAUTHENTICATED", (await nobody.AskAsync(Me)).Code());
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_told_on_the_page()
    {
        using TestIssuer issuer = new() { IsDown = true };
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. issuer.Settings, "--Auth:ClientId", "console", "--Auth:ClientSecret", "secret"]);
        using Browser nobody = new(server);

        using HttpResponseMessage response = await nobody.SendAsync(HttpMethod.Get, "/console/sign-in", ("Accept", "text/html"));

        Assert.Equal("/console?problem=issuer", response.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Theory]
    [InlineData("Auth:ClientId and Auth:ClientSecret are given together", "--Auth:Authority", "https://login.example.org", "--Auth:Audience", "hubgraph", "--Auth:ClientId", "console")]
    [InlineData("Auth:Authority is missing", "--Auth:ClientId", "console", "--Auth:ClientSecret", "secret")]
    public async Task Refuses_to_start_half_configured(string reason, params string[] settings)
    {
        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: settings));

        Assert.StartsWith(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static string Hubs(JsonElement viewer) => string.Join(' ', viewer.GetProperty("hubs").GetProperty("nodes").EnumerateArray().Select(hub => hub.GetProperty("slug").GetString()));

    private static (string?, string) Rights(JsonElement viewer) => (viewer.GetProperty("role").GetString(), Hubs(viewer));

    /// <summary>A person's browser, with the cookies that it was given.</summary>
    private sealed class Browser(GraphServer server) : IDisposable
    {
        private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };
        private HttpClient? _client;

        private HttpClient Client => _client ??= new HttpClient(new Noting(_handler, this));

        public string SessionCookie { get; private set; } = "";

        public static async Task<Browser> SignInAsync(GraphServer server)
        {
            Browser browser = new(server);
            using HttpResponseMessage page = await browser.SendAsync(HttpMethod.Get, "/console/sign-in", ("Accept", "text/html"));
            Assert.Equal("/console", page.RequestMessage!.RequestUri!.PathAndQuery);
            return browser;
        }

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
        {
            Uri address = new(server.Client.BaseAddress!, path);
            for (int hop = 0; ; hop++)
            {
                using HttpRequestMessage request = new(method, address);
                foreach ((string name, string value) in headers)
                    request.Headers.Add(name, value);
                HttpResponseMessage response = await Client.SendAsync(request);
                response.RequestMessage = new HttpRequestMessage(method, address);
                if ((int)response.StatusCode is not (301 or 302 or 303) || hop == 20)
                    return response;
                address = new Uri(address, response.Headers.Location!);
                response.Dispose();
            }
        }

        public async Task<JsonElement> AskAsync(string query, object? variables = null, (string Name, string Value)[]? headers = null, GraphServer? server = null)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, new Uri((server ?? Server).Client.BaseAddress!, "/graphql")) { Content = JsonContent.Create(new { query, variables }) };
            foreach ((string name, string value) in headers ?? [("Console-Session", "1")])
                request.Headers.Add(name, value);
            using HttpResponseMessage response = await Client.SendAsync(request);
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }

        public async Task<JsonElement> ViewerAsync() => (await AskAsync(Me)).GetProperty("data").GetProperty("viewer");

        public void Dispose() => _client?.Dispose();

        private GraphServer Server => server;

        // The handler keeps the cookie; the test looks at how it was given. Redirects are followed one by one, as a browser does.
        private sealed class Noting : DelegatingHandler
        {
            private readonly Browser _browser;

            public Noting(HttpClientHandler handler, Browser browser)
                : base(handler)
            {
                handler.AllowAutoRedirect = false;
                _browser = browser;
            }

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies))
                    _browser.SessionCookie = cookies.FirstOrDefault(cookie => cookie.StartsWith("hubgraph-session=", StringComparison.Ordinal)) ?? _browser.SessionCookie;
                return response;
            }
        }
    }
}
