using System.Reflection;
using Microsoft.AspNetCore.Authentication;

namespace HubGraph.Host.Auth;

/// <summary>
/// Where JwtBearer finds its own settings, which are those of <c>dotnet user-jwts</c>: its issuer and audiences stand in
/// appsettings.Development.json, its key in the user's secrets. Outside Development, or beside an issuer, there are none.
/// </summary>
internal sealed class DevelopmentTokens(IConfiguration? configuration) : IAuthenticationConfigurationProvider
{
    internal const string Section = "Authentication";

    // Read when the first token is sent: its key made the secrets' file, which a server that started before did not see come.
    public IConfiguration AuthenticationConfiguration
    {
        get
        {
            ConfigurationBuilder settings = new();
            if (configuration is not null)
                settings.AddUserSecrets(Assembly.GetExecutingAssembly(), optional: true).AddConfiguration(configuration);
            return settings.Build().GetSection(Section);
        }
    }
}
