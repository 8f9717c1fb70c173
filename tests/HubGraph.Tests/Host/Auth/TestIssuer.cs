using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Tests.Host.Auth;

/// <summary>
/// An issuer inside the test process: tokens cost a signature, and the servers under test discover its keys over HTTP
/// as they do any issuer's. All test servers trust the shared one, unless a test says otherwise.
/// </summary>
internal sealed class TestIssuer : IDisposable
{
    private const string Configuration = "/.well-known/openid-configuration";
    private static readonly Lazy<TestIssuer> s_shared = new(() => new TestIssuer());
    private readonly WebApplication _app;
    private int _questions;

    public TestIssuer()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
        _app.Start();
        Authority = _app.Urls.First();
        Tokens = new TestTokens(Authority);
    }

    public static TestIssuer Shared => s_shared.Value;

    /// <summary>Its address, which is also the <c>iss</c> of its tokens.</summary>
    public string Authority { get; }

    /// <summary>Signs with the key that it publishes.</summary>
    public TestTokens Tokens { get; private set; }

    /// <summary>How many times it was asked for its configuration, answered or not.</summary>
    public int Questions => Volatile.Read(ref _questions);

    /// <summary>Whether it answers 503 instead.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether its tokens and keys carry a key id.</summary>
    public bool NamesKeys { get; set; } = true;

    /// <summary>Settings of a server that trusts it.</summary>
    public string[] Settings => ["--Auth:Authority", Authority, "--Auth:Audience", TestTokens.Audience];

    /// <summary>A valid token: <c>Token("operator", ["aura"])</c>. Without a role, a reader's.</summary>
    public string Token(string? role = null, string[]? hubs = null, string subject = "alice", string? name = null, string? email = null) =>
        Tokens.Sign(
            new Dictionary<string, object?> { ["sub"] = subject, ["role"] = role, ["hubs"] = hubs, ["name"] = name, ["email"] = email },
            NamesKeys ? null : token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(Tokens.Key.Rsa), SecurityAlgorithms.RsaSha256));

    /// <summary>Signs with a new key from now on, and publishes that alone.</summary>
    public void Rotate() => Tokens = new TestTokens(Authority);

    public void Dispose() => ((IDisposable)_app).Dispose();

    private Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path == Configuration)
            Interlocked.Increment(ref _questions);
        if (IsDown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        switch (http.Request.Path.Value)
        {
            case Configuration:
                return http.Response.WriteAsJsonAsync(new { issuer = Authority, jwks_uri = $"{Authority}/jwks" });
            case "/jwks":
                JsonWebKey key = Tokens.PublicKey;
                return http.Response.WriteAsJsonAsync(new { keys = new[] { new { kty = key.Kty, use = key.Use, kid = NamesKeys ? key.Kid : null, n = key.N, e = key.E } } });
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
