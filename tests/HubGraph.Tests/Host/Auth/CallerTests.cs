using System.Security.Claims;
using HubGraph.Host.Auth;

namespace HubGraph.Tests.Host.Auth;

/// <summary>What the server reads from the claims of a token.</summary>
public class CallerTests
{
    [Fact]
    public void Is_anonymous_without_a_token()
    {
        Assert.Same(Caller.Anonymous, Caller.Of(null));
        Assert.Same(Caller.Anonymous, Caller.Of(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Equal(CallerRole.Anonymous, Caller.Anonymous.Role);
        Assert.Empty(Caller.Anonymous.Hubs);
    }

    [Fact]
    public void Reads_who_calls()
    {
        Caller caller = Caller.Of(Principal(("iss", "https://login.example"), ("sub", "7"), ("name", "Alice"), ("email", "alice@aura.example"), ("role", "operator")));

        Assert.Equal(("https://login.example", "7", "Alice", "alice@aura.example"), (caller.Issuer, caller.Subject, caller.Name, caller.Email));
        Assert.Equal(CallerRole.Operator, caller.Role);
    }

    [Theory]
    [InlineData(" re\u0301gine ", "régine"), InlineData("a\u0000b", null), InlineData("a\u001Bb", null), InlineData("\u200B", null), InlineData(" ", null)]
    public void Knows_who_calls_by_a_text_that_can_be_kept(string subject, string? known) => Assert.Equal(known, Caller.Of(Principal(("sub", subject))).Subject);

    [Fact]
    public void Does_not_cut_a_name_that_is_too_long_for_it_may_be_anothers_then()
    {
        Assert.Equal(255, Caller.Of(Principal(("sub", new string('a', 255)))).Subject!.Length);
        Assert.Null(Caller.Of(Principal(("sub", new string('a', 256)))).Subject);
    }

    [Theory]
    [InlineData(CallerRole.Reader)]
    [InlineData(CallerRole.Reader, "")]
    [InlineData(CallerRole.Reader, "offline_access", "uma_authorization")]
    [InlineData(CallerRole.Operator, "Operator")]
    [InlineData(CallerRole.Integration, "operator", "integration")]
    [InlineData(CallerRole.Administrator, "integration", "administrator", "operator")]
    [InlineData(CallerRole.Administrator, """["operator","administrator"]""")]
    [InlineData(CallerRole.Integration, "operator, integration")]
    [InlineData(CallerRole.Reader, "administrators")]
    [InlineData(CallerRole.Reader, "[administrator")]
    public void Has_the_strongest_role_of_its_token(CallerRole expected, params string[] roles) =>
        Assert.Equal(expected, Caller.Of(Principal([.. roles.Select(role => ("role", role))])).Role);

    [Theory]
    [InlineData("aura", "hub-bretagne")]
    [InlineData("hub-bretagne", "aura", "aura")]
    [InlineData("""["hub-bretagne","aura"]""")]
    [InlineData(" hub-bretagne , aura,")]
    [InlineData("hub-bretagne,aura", """["aura"]""")]
    public void Reads_hubs_in_each_way_that_issuers_write_lists(params string[] claims)
    {
        Caller caller = Caller.Of(Principal([("role", "operator"), .. claims.Select(claim => ("hubs", claim))]));

        Assert.Equal(["aura", "hub-bretagne"], caller.Hubs);
    }

    [Theory]
    [InlineData("[\"aura\"")]
    [InlineData("[{\"slug\":\"aura\"}]")]
    [InlineData("[[\"aura\"]]")]
    [InlineData("[1]")]
    [InlineData(" ")]
    public void Gives_no_hub_by_a_claim_that_is_no_list_of_slugs(string claim) =>
        Assert.Empty(Caller.Of(Principal(("role", "operator"), ("hubs", claim))).Hubs);

    [Theory]
    [InlineData("administrator")]
    [InlineData("integration")]
    [InlineData("reader")]
    public void Only_operators_have_hubs(string role) =>
        Assert.Empty(Caller.Of(Principal(("role", role), ("hubs", "aura"))).Hubs);

    [Fact]
    public void Compares_the_names_of_claims_exactly() =>
        Assert.Equal(CallerRole.Reader, Caller.Of(Principal(("Role", "administrator"))).Role);

    [Fact]
    public void Is_read_once_for_a_principal()
    {
        ClaimsPrincipal principal = Principal(("role", "operator"));

        Assert.Same(Caller.Of(principal), Caller.Of(principal));
    }

    [Theory]
    [InlineData("""{"roles":["offline_access","operator"]}""", CallerRole.Operator)]
    [InlineData("""{"roles":"administrator"}""", CallerRole.Administrator)]
    [InlineData("""{"roles":{"administrator":true}}""", CallerRole.Reader)]
    [InlineData("""{"other":["administrator"]}""", CallerRole.Reader)]
    [InlineData("administrator", CallerRole.Reader)]
    public void Looks_for_roles_inside_an_object_where_the_settings_say_so(string claim, CallerRole expected)
    {
        CallerClaims claims = new(new AuthOptions { RoleClaim = "realm_access.roles" });

        Assert.Equal(expected, claims.Read(Principal(("realm_access", claim))).Role);
    }

    [Fact]
    public void Reads_the_claims_that_the_settings_name()
    {
        CallerClaims claims = new(new AuthOptions { RoleClaim = "https://hubgraph.example/role", HubsClaim = "perimetre", NameClaim = "usual_name", EmailClaim = "mail" });

        Caller caller = claims.Read(Principal(("https://hubgraph.example/role", "operator"), ("perimetre", "aura"), ("usual_name", "Alice"), ("mail", "a@aura.example")));

        Assert.Equal((CallerRole.Operator, "Alice", "a@aura.example", "aura"), (caller.Role, caller.Name, caller.Email, Assert.Single(caller.Hubs)));
    }

    [Theory]
    [InlineData("Andre\u0301", "Andr\u00E9")]
    [InlineData("\u200B\uFEFF", null)]
    [InlineData("Alice\0", null)]
    [InlineData("Alice\u0007", null)]
    public void Leaves_out_a_name_that_cannot_be_written(string name, string? expected) =>
        Assert.Equal(expected, new CallerClaims(new AuthOptions()).Read(Principal(("name", name))).Name);

    private static ClaimsPrincipal Principal(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test"));
}
