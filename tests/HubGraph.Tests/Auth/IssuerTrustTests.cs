using HubGraph.Auth;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Tests.Auth;

/// <summary>When the server asks its issuer for keys.</summary>
public sealed class IssuerTrustTests : IDisposable
{
    private readonly SetTime _time = new();
    private readonly TestIssuer _issuer = new();
    private readonly TestTokens _forger = new("https://forger.example");
    private readonly IssuerTrust _trust;
    private readonly Authenticator _authenticator;

    public IssuerTrustTests()
    {
        _trust = new IssuerTrust(new AuthOptions { Authority = _issuer.Authority, Audience = TestTokens.Audience }, _time, NullLogger<IssuerTrust>.Instance);
        _authenticator = new Authenticator(_trust);
    }

    [Fact]
    public async Task Requests_that_come_together_ask_once()
    {
        Authentication[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(_issuer.Token())));

        Assert.All(answers, answer => Assert.NotNull(answer.Principal));
        Assert.Equal(1, _issuer.Questions);
    }

    [Fact]
    public async Task Takes_new_keys_twice_in_a_row()
    {
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
        _issuer.Rotate();
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
        _issuer.Rotate();
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
        Assert.Equal(3, _issuer.Questions);
    }

    [Fact]
    public async Task Takes_new_keys_of_an_issuer_that_does_not_name_its_keys()
    {
        _issuer.NamesKeys = false;
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
        _issuer.Rotate();
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_is_refused_without_asking_for_each()
    {
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
        for (int i = 0; i < 20; i++)
            Assert.NotNull((await AskAsync(Forged(i))).Refusal);
        int flooded = _issuer.Questions;

        _issuer.Rotate();
        Authentication meanwhile = await AskAsync(_issuer.Token());
        _time.Now += TimeSpan.FromSeconds(10);
        Authentication then = await AskAsync(_issuer.Token());

        Assert.Equal(5, flooded);
        Assert.NotNull(meanwhile.Refusal);
        Assert.NotNull(then.Principal);
    }

    [Fact]
    public async Task Renews_its_keys_beside_the_requests_after_ten_minutes()
    {
        TokenValidationParameters first = (await _trust.CurrentAsync(default))!;
        _issuer.Rotate();

        _time.Now += TimeSpan.FromMinutes(11);
        TokenValidationParameters meanwhile = (await _trust.CurrentAsync(default))!;
        TokenValidationParameters renewed = await _trust.RenewedAsync(first, default);

        Assert.Same(first, meanwhile);
        Assert.NotSame(first, renewed);
        Assert.Equal(2, _issuer.Questions);
    }

    [Fact]
    public async Task Goes_on_with_its_keys_for_a_day_while_the_issuer_does_not_answer()
    {
        string token = _issuer.Tokens.Sign(new Dictionary<string, object?> { ["sub"] = "alice" }, token => token.Expires = DateTime.UtcNow.AddDays(2));
        Assert.NotNull((await AskAsync(token)).Principal);
        _issuer.IsDown = true;

        _time.Now += TimeSpan.FromHours(23);
        Assert.NotNull((await AskAsync(token)).Principal);
        _time.Now += TimeSpan.FromHours(2);
        Authentication late = await AskAsync(token);

        Assert.Equal((null, null), (late.Principal, late.Refusal));
        Assert.InRange(late.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Cannot_tell_a_token_of_a_new_key_while_the_issuer_does_not_answer()
    {
        Assert.NotNull((await AskAsync(_issuer.Token())).Principal);
        _issuer.Rotate();
        _issuer.IsDown = true;

        Authentication answer = await AskAsync(_issuer.Token());

        Assert.Equal((null, null), (answer.Principal, answer.Refusal));
    }

    [Fact]
    public void Allows_a_few_at_once_and_then_one_for_each_interval()
    {
        Allowance allowance = new(3, TimeSpan.FromSeconds(10), _time);

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => allowance.TryTake()));
        Assert.Equal(TimeSpan.FromSeconds(10), allowance.Wait);
        _time.Now += TimeSpan.FromSeconds(9);
        Assert.False(allowance.TryTake());
        _time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal([true, false], [allowance.TryTake(), allowance.TryTake()]);
        _time.Now += TimeSpan.FromHours(1);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => allowance.TryTake()));
    }

    public void Dispose()
    {
        _trust.Dispose();
        _issuer.Dispose();
    }

    private async Task<Authentication> AskAsync(string token) => await _authenticator.AuthenticateAsync($"Bearer {token}", default);

    private string Forged(int number)
    {
        _forger.Key.KeyId = $"unknown-{number}";
        return _forger.Sign(new Dictionary<string, object?> { ["sub"] = "mallory" }, token => token.Issuer = _issuer.Authority);
    }

    /// <summary>A clock that the test sets.</summary>
    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
