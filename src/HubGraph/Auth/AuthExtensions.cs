using Microsoft.Net.Http.Headers;

namespace HubGraph.Auth;

/// <summary>Tells who calls, by the tokens of the issuer that the settings name.</summary>
internal static class AuthExtensions
{
    /// <summary>Headers that a browser must show to a page, so that it can tell why its token was refused.</summary>
    public static string[] ExposedHeaders { get; } = [HeaderNames.WWWAuthenticate, HeaderNames.RetryAfter];

    public static IServiceCollection AddCallers(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        AuthOptions options = configuration.GetSection(AuthOptions.Section).Get<AuthOptions>() ?? new AuthOptions();
        services.AddSingleton<Authenticator>();
        if (!string.IsNullOrWhiteSpace(options.Authority))
        {
            IssuerTrust.Check(options);
            return services.AddSingleton<TokenTrust>(provider =>
                new IssuerTrust(options, TimeProvider.System, provider.GetRequiredService<ILogger<IssuerTrust>>()));
        }

        return environment.IsDevelopment() && DevelopmentTrust.IsConfigured(configuration)
            ? services.AddSingleton<TokenTrust>(new DevelopmentTrust(options, configuration))
            : services.AddSingleton<TokenTrust>(new NoTrust(new CallerClaims(options)));
    }

    /// <summary>Authenticates the requests that carry a token, but for endpoints that need none whoever asks.</summary>
    public static IApplicationBuilder UseCallers(this IApplicationBuilder app) =>
        app.UseWhen(CallerGate.Concerns, branch => branch.UseMiddleware<CallerGate>());
}
