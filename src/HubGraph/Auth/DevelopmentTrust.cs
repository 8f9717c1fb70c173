using System.Reflection;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Auth;

/// <summary>
/// Tokens that <c>dotnet user-jwts</c> makes on a developer's machine: its issuer and audiences stand in
/// appsettings.Development.json, its key in the user's secrets. Only the environment Development trusts them.
/// </summary>
internal sealed class DevelopmentTrust(AuthOptions options, IConfiguration configuration) : TokenTrust(new CallerClaims(options with { NameClaim = "unique_name" }))
{
    private const string Scheme = "Authentication:Schemes:Bearer";

    /// <summary>Whether the settings name the issuer and the audiences of such tokens.</summary>
    public static bool IsConfigured(IConfiguration configuration) =>
        configuration[$"{Scheme}:ValidIssuer"] is { Length: > 0 } && Audiences(configuration).Length > 0;

    public override ValueTask<TokenValidationParameters?> CurrentAsync(CancellationToken cancellation)
    {
        string? issuer = configuration[$"{Scheme}:ValidIssuer"];
        SecurityKey[] keys = [.. Keys(configuration, issuer)];

        // The first token makes the secrets' file: a server that started before did not see it come.
        if (keys.Length == 0)
            keys = [.. Keys(new ConfigurationBuilder().AddUserSecrets(Assembly.GetExecutingAssembly(), optional: true).Build(), issuer)];
        if (keys.Length == 0)
            return default;

        TokenValidationParameters parameters = Rules(options.ClockSkew, SecurityAlgorithms.HmacSha256);
        parameters.ValidIssuer = issuer;
        parameters.ValidAudiences = Audiences(configuration);
        parameters.IssuerSigningKeys = keys;
        return ValueTask.FromResult<TokenValidationParameters?>(parameters);
    }

    private static string[] Audiences(IConfiguration configuration) =>
        [.. configuration.GetSection($"{Scheme}:ValidAudiences").GetChildren().Select(child => child.Value).OfType<string>().Where(value => value.Length > 0)];

    private static IEnumerable<SecurityKey> Keys(IConfiguration configuration, string? issuer)
    {
        foreach (IConfigurationSection key in configuration.GetSection($"{Scheme}:SigningKeys").GetChildren().Where(key => key["Issuer"] == issuer))
        {
            if (key["Value"] is { Length: > 0 } value)
                yield return new SymmetricSecurityKey(Convert.FromBase64String(value));
        }
    }
}
