using HubGraph.Data;
using HubGraph.Host.Auth;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Host.Auth;

/// <summary>The server beside a real OpenID Connect server.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private OidcServer _issuer = null!;
    private GraphServer _server = null!;

    public async Task InitializeAsync()
    {
        try
        {
            _issuer = await OidcServer.SharedAsync();
        }
        catch (SkipException)
        {
            // Each test says so itself.
            return;
        }

        _server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: _issuer.Settings);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [SkippableFact]
    public async Task Takes_its_tokens_and_reads_who_calls()
    {
        await OidcServer.SharedAsync();
        string token = await _issuer.TokenAsync("operator", ["hub-bretagne", "aura"], "42", "Alice Martin", "alice@aura.example");

        (await AuthAnswer.AskAsync(_server, token)).ShouldAccept();
        Caller caller = await AuthAnswer.CallerAsync(_server, token);
        Assert.Equal((CallerRole.Operator, _issuer.Authority, "42", "Alice Martin", "alice@aura.example"), (caller.Role, caller.Issuer, caller.Subject, caller.Name, caller.Email));
        Assert.Equal(["aura", "hub-bretagne"], caller.Hubs);
    }

    [SkippableFact]
    public async Task Reads_hubs_and_roles_written_as_text_or_as_arrays()
    {
        await OidcServer.SharedAsync();

        Caller text = await AuthAnswer.CallerAsync(_server, await _issuer.TokenAsync(Payload(("role", "operator"), ("hubs", "aura,hub-bretagne"))));
        Caller array = await AuthAnswer.CallerAsync(_server, await _issuer.TokenAsync(Payload(("role", new[] { "operator", "integration" }), ("hubs", Array.Empty<string>()))));
        Caller none = await AuthAnswer.CallerAsync(_server, await _issuer.TokenAsync(Payload()));

        Assert.Equal(["aura", "hub-bretagne"], text.Hubs);
        Assert.Equal(CallerRole.Integration, array.Role);
        Assert.Equal((CallerRole.Reader, "tests"), (none.Role, none.Subject));
    }

    [SkippableFact]
    public async Task Refuses_its_token_once_it_has_expired()
    {
        await OidcServer.SharedAsync();

        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("exp", Now(-31)))))).ShouldRefuse("The token has expired.");
        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("exp", Now(-5)))))).ShouldAccept();
    }

    [SkippableFact]
    public async Task Refuses_its_token_before_it_is_valid()
    {
        await OidcServer.SharedAsync();

        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("nbf", Now(120)))))).ShouldRefuse("The token is not valid yet.");
        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("nbf", Now(10)))))).ShouldAccept();
    }

    [SkippableFact]
    public async Task Refuses_its_token_for_another_audience()
    {
        await OidcServer.SharedAsync();

        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("aud", "another"))))).ShouldRefuse("The token is meant for another audience.");
        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("aud", new[] { "another", "hubgraph" }))))).ShouldAccept();
    }

    [SkippableFact]
    public async Task Refuses_a_token_that_names_another_issuer()
    {
        await OidcServer.SharedAsync();

        (await AuthAnswer.AskAsync(_server, await _issuer.TokenAsync(Payload(("iss", "https://login.example"))))).ShouldRefuse("The token is of another issuer.");
    }

    [SkippableFact]
    public async Task Refuses_the_token_of_another_issuer()
    {
        await OidcServer.SharedAsync();

        (await AuthAnswer.AskAsync(_server, TestIssuer.Shared.Token("administrator"))).ShouldRefuse("The token is of another issuer.");
    }

    [SkippableFact]
    public async Task Takes_new_keys_each_time_that_they_are_rotated()
    {
        using OidcServer issuer = await OidcServer.StartAsync();
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: issuer.Settings);
        string first = await issuer.TokenAsync("operator");
        (await AuthAnswer.AskAsync(server, first)).ShouldAccept();

        await issuer.RotateAsync("ES256");
        (await AuthAnswer.AskAsync(server, await issuer.TokenAsync("operator"))).ShouldAccept();
        foreach (string algorithm in new[] { "RS256", "PS256" })
        {
            await issuer.RotateAsync(algorithm);
            (await AuthAnswer.AskUntilTakenAsync(server, await issuer.TokenAsync("operator"), IssuerKeys.Interval)).ShouldAccept();
        }

        (await AuthAnswer.AskAsync(server, first)).ShouldRefuse("The token is not signed by a key of the issuer.");
    }

    private static Dictionary<string, object?> Payload(params (string Claim, object Value)[] claims) =>
        claims.ToDictionary(claim => claim.Claim, claim => (object?)claim.Value);

    private static long Now(int seconds) => DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds;
}
