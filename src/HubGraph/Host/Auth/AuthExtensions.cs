using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Host.Auth;

/// <summary>Tells who calls, by the tokens of the issuer that the settings name.</summary>
internal static class AuthExtensions
{
    /// <summary>Headers that a browser must show to a page, so that it can tell why its token was refused.</summary>
    public static string[] ExposedHeaders { get; } = [HeaderNames.WWWAuthenticate, HeaderNames.RetryAfter];

    public static IServiceCollection AddCallers(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        // A scheme that is alone would be the default one, and be asked about each request, with a token or without.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);

        // The first token of a new key waits for the issuer's answer, instead of being refused meanwhile.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

        AuthOptions options = configuration.Read<AuthOptions>(AuthOptions.Section);
        Uri? authority = options.CheckedAuthority();
        bool development = authority is null && environment.IsDevelopment();

        // AddAuthentication without Data Protection, for which only sessions have a use, and which would make keys on the disk at the
        // start.
        services.AddAuthenticationCore().AddWebEncoders()
            .AddSingleton<IAuthenticationConfigurationProvider>(new DevelopmentTokens(development ? configuration : null))
            .AddSingleton<IssuerKeys>()
            .AddSingleton(options);
        AuthenticationBuilder authentication = new(services);
        authentication.AddJwtBearer();
        if (authority is not null && options.HasSessions)
            authentication.AddSessions(authority, options);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IssuerKeys>((bearer, keys) =>
        {
            if (authority is not null)
                bearer.Trust(authority, options, keys);
            else if (development)
                bearer.TrustDevelopment(options, keys);
            else
                bearer.TrustNobody();
        });
        return services;
    }

    /// <summary>
    /// Authenticates the requests that carry a token, or are the console's, but for endpoints that need none whoever asks.
    /// </summary>
    public static IApplicationBuilder UseCallers(this IApplicationBuilder app) =>
        app.UseWhen(CallerGate.Concerns, branch => branch.UseMiddleware<CallerGate>());
}
