using System.Diagnostics;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host.Auth;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Host.Auth;

/// <summary>When the server asks its issuer for keys.</summary>
public sealed class IssuerKeysTests : IAsyncLifetime, IDisposable
{
    private const string NoKey = "The token is not signed by a key of the issuer.";
    private readonly TestIssuer _issuer = new();
    private readonly TestTokens _forger = new("https://forger.example");
    private GraphServer _server = null!;

    public async Task InitializeAsync() => _server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: _issuer.Settings);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task Requests_that_come_together_ask_once()
    {
        AuthAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(_issuer.Token())));

        Assert.All(answers, answer => answer.ShouldAccept());
        Assert.Equal(1, _issuer.Questions);
    }

    [Fact]
    public async Task Takes_new_keys_at_once_and_newer_ones_soon_after()
    {
        string first = _issuer.Token();
        (await AskAsync(first)).ShouldAccept();
        _issuer.Rotate();
        (await AskAsync(_issuer.Token())).ShouldAccept();
        (await AskAsync(first)).ShouldRefuse(NoKey);
        _issuer.Rotate();
        (await AuthAnswer.AskUntilTakenAsync(_server, _issuer.Token(), IssuerKeys.Interval)).ShouldAccept();
        Assert.Equal(3, _issuer.Questions);
    }

    [Fact]
    public async Task Takes_new_keys_of_an_issuer_that_does_not_name_its_keys()
    {
        _issuer.NamesKeys = false;
        (await AskAsync(_issuer.Token())).ShouldAccept();
        _issuer.Rotate();
        (await AskAsync(_issuer.Token())).ShouldAccept();
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_is_refused_without_asking_for_each()
    {
        (await AskAsync(_issuer.Token())).ShouldAccept();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 100; i++)
            (await AskAsync(Forged(i))).ShouldRefuse(NoKey);
        Assert.InRange(_issuer.Questions, 2, 2 + Stopwatch.GetElapsedTime(start).TotalSeconds);

        _issuer.Rotate();
        (await AuthAnswer.AskUntilTakenAsync(_server, _issuer.Token(), IssuerKeys.Interval)).ShouldAccept();
    }

    [Fact]
    public async Task Leaves_an_issuer_alone_that_does_not_answer_and_goes_on_with_its_keys()
    {
        string known = _issuer.Token();
        (await AskAsync(known)).ShouldAccept();
        _issuer.IsDown = true;
        long start = Stopwatch.GetTimestamp();

        for (int i = 0; i < 100; i++)
        {
            AuthAnswer answer = await AskAsync(Forged(i));
            Assert.Equal((503, AuthErrorCodes.IdentityProviderUnavailable), (answer.Status, answer.Code));
            (await AskAsync(known)).ShouldAccept();
        }

        // The platform asks twice where the issuer answers 503.
        Assert.InRange(_issuer.Questions, 3, 3 + (2 * (Stopwatch.GetElapsedTime(start) / (IssuerKeys.RetryAfter - IssuerKeys.Interval))));
    }

    [Fact]
    public async Task Cannot_tell_a_token_of_a_new_key_while_the_issuer_does_not_answer()
    {
        (await AskAsync(_issuer.Token())).ShouldAccept();
        _issuer.Rotate();
        _issuer.IsDown = true;
        AuthAnswer answer = await AskAsync(_issuer.Token());
        _issuer.IsDown = false;

        Assert.Equal((503, AuthErrorCodes.IdentityProviderUnavailable), (answer.Status, answer.Code));
        (await AuthAnswer.AskUntilTakenAsync(_server, _issuer.Token(), IssuerKeys.RetryAfter)).ShouldAccept();
    }

    private Task<AuthAnswer> AskAsync(string token) => AuthAnswer.AskAsync(_server, token);

    private string Forged(int number)
    {
        _forger.Key.KeyId = $"unknown-{number}";
        return _forger.Sign(new Dictionary<string, object?> { ["sub"] = "mallory" }, token => token.Issuer = _issuer.Authority);
    }
}
