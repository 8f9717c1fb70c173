using HubGraph.Data;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HubGraph.Web;

/// <summary>What the server takes of connections; the section <c>Kestrel:Limits</c> has the last word, with the platform's own names.</summary>
internal static class ConnectionLimits
{
    private const string Section = "Kestrel";
    private const string Limits = $"{Section}:{nameof(KestrelServerOptions.Limits)}";

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
        Check(builder.Configuration.GetSection(Limits));
    }

    // The platform would find a mistake when it starts to listen, and not say in which setting.
    private static void Check(IConfigurationSection section)
    {
        KestrelServerLimits limits = new();
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            try
            {
                Alone(section, setting).Bind(limits, binder => binder.ErrorOnUnknownConfiguration = true);
            }
            catch (Exception exception)
            {
                throw new StartupException($"{setting.Path} cannot be set: {exception.GetBaseException().Message.ReplaceLineEndings(" ")}", exception);
            }
        }
        if (limits.MaxRequestBufferSize < Math.Max(limits.MaxRequestLineSize, limits.MaxRequestHeadersTotalSize))
            throw new StartupException($"{Limits}:{nameof(limits.MaxRequestBufferSize)} is {limits.MaxRequestBufferSize}: it must hold the longest request line and headers.");
    }

    private static IConfiguration Alone(IConfigurationSection section, IConfigurationSection setting) => new ConfigurationBuilder()
        .AddInMemoryCollection(setting.AsEnumerable().Select(pair => KeyValuePair.Create(pair.Key[(section.Path.Length + 1)..], pair.Value)))
        .Build();
}
