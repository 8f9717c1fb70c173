using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Host.Auth;

/// <summary>Whose tokens JwtBearer takes.</summary>
internal static class BearerExtensions
{
    /// <summary>Public keys alone: with a shared secret, whoever can check a token can make one.</summary>
    internal static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    // A token of the same issuer that is made for another use, such as logging out, is no access token.
    private static readonly HashSet<string> s_types = new(StringComparer.OrdinalIgnoreCase) { "JWT", "at+jwt", "application/at+jwt" };

    /// <summary>
    /// Tokens of an OpenID Connect issuer, whose keys are discovered, and asked for again when a token is signed with one that is
    /// not known yet.
    /// </summary>
    public static void Trust(this JwtBearerOptions bearer, Uri authority, AuthOptions options, IssuerKeys keys)
    {
        bearer.Audience = options.Audience;
        bearer.SetRules(options, keys, Algorithms);
        HttpClient http = new() { Timeout = IssuerKeys.Patience, MaxResponseContentBufferSize = 1024 * 1024 };
        HttpDocumentRetriever documents = new(http) { RequireHttps = !authority.IsLoopback };

        // A key that the issuer withdrew is not good any more, however lately it was.
        bearer.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration", keys, documents)
        {
            RefreshInterval = IssuerKeys.Interval,
            AutomaticRefreshInterval = TimeSpan.FromMinutes(10),
            UseLastKnownGoodConfiguration = false,
        };
    }

    /// <summary>Tokens that <c>dotnet user-jwts</c> makes on a developer's machine, as JwtBearer's own settings describe them.</summary>
    public static void TrustDevelopment(this JwtBearerOptions bearer, AuthOptions options, IssuerKeys keys) =>
        bearer.SetRules(options with { NameClaim = "unique_name" }, keys, SecurityAlgorithms.HmacSha256);

    /// <summary>No token is taken.</summary>
    public static void TrustNobody(this JwtBearerOptions bearer) => bearer.Events = new JwtBearerEvents
    {
        OnMessageReceived = context =>
        {
            context.Fail("This server takes no tokens: it is not configured to trust an issuer.");
            return Task.CompletedTask;
        },
    };

    private static void SetRules(this JwtBearerOptions bearer, AuthOptions options, IssuerKeys keys, params IEnumerable<string> algorithms)
    {
        bearer.Events = new BearerEvents(new CallerClaims(options), keys);
        bearer.MapInboundClaims = false;
        TokenValidationParameters rules = bearer.TokenValidationParameters;
        rules.ValidAlgorithms = algorithms;
        rules.ClockSkew = options.ClockSkew;
        rules.ValidateIssuerSigningKey = true;
        rules.TypeValidator = (type, _, _) =>
            type is null or "" || s_types.Contains(type) ? type : throw new SecurityTokenInvalidTypeException();
    }
}
