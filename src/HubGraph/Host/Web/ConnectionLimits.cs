using HubGraph.Data;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HubGraph.Host.Web;

/// <summary>
/// What the server takes of connections; the section <c>Kestrel:Limits</c> has the last word, with the platform's own names.
/// </summary>
internal static class ConnectionLimits
{
    internal const string Section = "Kestrel";
    private const string Limits = $"{Section}:{nameof(KestrelServerOptions.Limits)}";

    // The platform reads these itself when it starts to listen.
    private static readonly string[] s_ofAddresses = ["Endpoints", "EndpointDefaults", "Certificates"];

    /// <summary>Sets the limits.</summary>
    /// <exception cref="StartupException">A setting is unknown or makes no sense.</exception>
    public static void ConfigureKestrel(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 20_000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 10_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.Configure<KestrelServerOptions>(builder.Configuration.GetSection(Section));
        Check(builder.Configuration.GetSection(Section));
    }

    // The platform would find a mistake when it starts to listen, and not say in which setting; a name that does not exist it passes over.
    private static void Check(IConfigurationSection section)
    {
        KestrelServerOptions kestrel = new();
        IEnumerable<IConfigurationSection> settings = section.GetChildren()
            .Where(setting => !s_ofAddresses.Contains(setting.Key, StringComparer.OrdinalIgnoreCase));
        foreach (IConfigurationSection setting in settings.SelectMany(
            setting => setting.GetChildren().Any() ? setting.GetChildren() : [setting]))
            new ConfigurationBuilder().AddInMemoryCollection(setting.AsEnumerable()).Build().GetSection(Section)
                .BindKnown(kestrel, setting.Path);
        if (kestrel.Limits.MaxRequestBufferSize < Math.Max(kestrel.Limits.MaxRequestLineSize, kestrel.Limits.MaxRequestHeadersTotalSize))
            throw new StartupException(
                $"{Limits}:{nameof(kestrel.Limits.MaxRequestBufferSize)} is {kestrel.Limits.MaxRequestBufferSize}: it must hold the "
                    + "longest request line and headers.");
    }
}
