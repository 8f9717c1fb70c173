using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HubGraph.Web;

/// <summary>What every answer of the server has in common.</summary>
internal static class WebExtensions
{
    /// <summary>
    /// Sets what the server takes of connections; the section <c>Kestrel:Limits</c> has the last word, with the platform's own names.
    /// </summary>
    public static void ConfigureKestrel(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 20_000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 10_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.Configure<KestrelServerOptions>(builder.Configuration.GetSection("Kestrel"));
    }

    /// <summary>Marks each answer with its request's id and with what browsers may do with it.</summary>
    public static void UseMarks(this IApplicationBuilder app) => app.Use(next => http =>
    {
        RequestTrace.Set(http);
        SecurityHeaders.Set(http.Response);
        return next(http);
    });
}
