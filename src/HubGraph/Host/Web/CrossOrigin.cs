using HubGraph.Data;
using HubGraph.Host.Auth;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Host.Web;

/// <summary>
/// Which pages may read answers and open sockets: those of the origins that <c>Cors:Origins</c> lists, of any by default.
/// </summary>
internal static class CrossOrigin
{
    internal const string Section = "Cors";
    private const string Any = "*";

    private sealed class Cors
    {
        /// <summary>The origins whose pages may read.</summary>
        public TextList Origins { get; set; } = [];
    }

    // Browsers ask again after two hours at the latest, whatever they are told.
    private static readonly TimeSpan s_preflight = TimeSpan.FromHours(2);

    // What a page may know of an answer besides its body.
    private static readonly string[] s_exposed =
        [HeaderNames.ETag, HeaderNames.Age, "RateLimit", "RateLimit-Policy", RequestTrace.Header, .. AuthExtensions.ExposedHeaders];

    /// <summary>The allowed origins; null for all. Throws <see cref="StartupException"/> for what is none.</summary>
    public static string[]? AllowedOrigins(this IConfiguration configuration)
    {
        TextList origins = configuration.Read<Cors>(Section).Origins;
        if (origins is [] or [Any])
            return null;
        foreach (string origin in origins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
                || uri.Scheme is not ("https" or "http")
                || uri.GetLeftPart(UriPartial.Authority) != origin
                || uri.IdnHost != uri.Host)
                throw new StartupException(
                    $"{Section}:{nameof(Cors.Origins)} holds \"{origin}\", which is not an origin such as https://tableau.example.org: "
                        + "scheme and host in lower case and in ASCII (xn--…), and a port if it is not the usual one.");
        }

        return [.. origins];
    }

    /// <summary>Tells caches that answers differ by origin, where some are allowed: also those to a request that names none.</summary>
    public static void UseOrigins(this WebApplication app, string[]? origins)
    {
        if (origins is not null)
        {
            // The platform's own comes last and is told for allowed origins alone.
            app.Use(next => http =>
            {
                http.Response.OnStarting(VaryAsync, http);
                return next(http);
            });
        }
        app.UseCors();
    }

    private static Task VaryAsync(object state)
    {
        IHeaderDictionary headers = ((HttpContext)state).Response.Headers;
        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
            headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }

    /// <summary>Lets pages of these origins read, without credentials.</summary>
    public static void Allow(this CorsPolicyBuilder policy, string[]? origins)
    {
        policy.AllowAnyHeader().WithMethods("GET", "HEAD", "POST").WithExposedHeaders(s_exposed).SetPreflightMaxAge(s_preflight);
        if (origins is null)
            policy.AllowAnyOrigin();
        else
            policy.WithOrigins(origins);
    }
}
