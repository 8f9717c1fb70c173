using System.Net;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host.Auth;
using HubGraph.Tests.Graph;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HubGraph.Tests.Host.Auth;

/// <summary>How a request with a bad token, or with one that cannot be checked, is answered.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("text/html", "application/json")]
    public async Task Answers_in_the_media_type_that_the_client_accepts(string? accept, string media)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        AuthAnswer answer = await AuthAnswer.SendAsync(server, "Bearer garbage", accept);

        Assert.Equal((401, media, "utf-8"), (answer.Status, answer.Media?.MediaType, answer.Media?.CharSet));
        Assert.Equal("""{"errors":[{"message":"The token is not a JSON Web Token.","extensions":{"code":"UNAUTHENTICATED","documentation":"/docs/errors#UNAUTHENTICATED"}}]}""", answer.Body.ToString());
    }

    [Fact]
    public async Task Lets_a_page_of_any_origin_send_a_token_and_see_why_it_is_refused()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage preflight = new(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://tableau-de-bord.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");

        using HttpResponseMessage allowed = await server.Client.SendAsync(preflight);
        AuthAnswer refused = await AuthAnswer.SendAsync(server, "Bearer garbage", origin: "https://tableau-de-bord.example");

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Contains("authorization", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(401, refused.Status);
        Assert.Equal("*", Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("WWW-Authenticate", string.Join(',', refused.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/schema.graphql")]
    public async Task Answers_what_needs_no_token_whatever_token_is_sent(string path)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer garbage");

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Refuses_all_tokens_while_no_issuer_is_configured()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: []);

        (await AuthAnswer.SendAsync(server, null)).ShouldAccept();
        (await AuthAnswer.AskAsync(server, TestIssuer.Shared.Token("operator"))).ShouldRefuse("This server takes no tokens: it is not configured to trust an issuer.");
    }

    [Fact]
    public async Task Reads_go_on_while_the_issuer_does_not_answer_and_tokens_are_checked_once_it_does()
    {
        using TestIssuer issuer = new() { IsDown = true };
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.Settings);

        (await AuthAnswer.SendAsync(server, null)).ShouldAccept();
        AuthAnswer unchecked_ = await AuthAnswer.AskAsync(server, issuer.Token("operator"));
        issuer.IsDown = false;
        AuthAnswer answer = await AuthAnswer.AskUntilTakenAsync(server, issuer.Token("operator"), IssuerKeys.RetryAfter);
        issuer.IsDown = true;
        AuthAnswer known = await AuthAnswer.AskAsync(server, issuer.Token("operator"));

        Assert.Equal((503, AuthErrorCodes.IdentityProviderUnavailable), (unchecked_.Status, unchecked_.Code));
        Assert.Equal(IssuerKeys.RetryAfter, unchecked_.Headers.RetryAfter!.Delta);
        Assert.Empty(unchecked_.Headers.WwwAuthenticate);
        answer.ShouldAccept();
        known.ShouldAccept();
    }

    [Fact]
    public async Task Says_so_when_nothing_listens_where_the_issuer_should()
    {
        string nowhere = $"http://127.0.0.1:{Commands.ServerProcess.FreePort()}";
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Auth:Authority", nowhere, "--Auth:Audience", "hubgraph"]);

        AuthAnswer answer = await AuthAnswer.AskAsync(server, TestIssuer.Shared.Token("operator"));

        Assert.Equal((503, AuthErrorCodes.IdentityProviderUnavailable), (answer.Status, answer.Code));
        Assert.DoesNotContain(nowhere, answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_the_issuer_nothing_for_requests_without_a_token_and_for_garbage()
    {
        using TestIssuer issuer = new();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.Settings);

        (await AuthAnswer.SendAsync(server, null)).ShouldAccept();
        await AuthAnswer.AskAsync(server, "garbage");
        await AuthAnswer.SendAsync(server, "Basic YWxpY2U6c2VjcmV0");

        Assert.Equal(0, issuer.Questions);
    }

    [Fact]
    public async Task Troubles_JwtBearer_with_nothing_but_tokens_that_are_needed()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        // Each handler is given its options: there are none for as long as no handler was made.
        IOptionsMonitorCache<JwtBearerOptions> options = server.Services.GetRequiredService<IOptionsMonitorCache<JwtBearerOptions>>();
        (await AuthAnswer.SendAsync(server, null)).ShouldAccept();
        using HttpRequestMessage schema = new(HttpMethod.Get, "/schema.graphql");
        schema.Headers.TryAddWithoutValidation("Authorization", "Bearer garbage");
        (await server.Client.SendAsync(schema)).Dispose();
        bool before = options.TryRemove(JwtBearerDefaults.AuthenticationScheme);
        await AuthAnswer.AskAsync(server, "garbage");
        bool after = options.TryRemove(JwtBearerDefaults.AuthenticationScheme);

        Assert.Equal((false, true), (before, after));
    }

    [Fact]
    public async Task Has_no_keys_of_its_own_to_protect()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Null(server.Services.GetService<IDataProtectionProvider>());
    }

    [Theory]
    [InlineData("http://login.example", "hubgraph", "https")]
    [InlineData("login.example", "hubgraph", "Auth:Authority")]
    [InlineData("file:///etc/passwd", "hubgraph", "Auth:Authority")]
    [InlineData("https://login.example", "", "Auth:Audience")]
    public void Does_not_start_with_settings_that_would_trust_anybody(string authority, string audience, string reason)
    {
        StartupException exception = Assert.Throws<StartupException>(() =>
            Program.Compose(["--Auth:Authority", authority, "--Auth:Audience", audience], DatabaseOptions.Sqlite("never.db")));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
