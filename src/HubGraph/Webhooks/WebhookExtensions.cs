using System.Net;
using HubGraph.Host;

namespace HubGraph.Webhooks;

/// <summary>Registers webhooks.</summary>
internal static class WebhookExtensions
{
    /// <summary>Adds what registers them, and what delivers to them unless the settings leave that to other servers.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        WebhookOptions options = configuration.Read<WebhookOptions>(WebhookOptions.Section);
        services.AddSingleton(options)
            .AddSingleton(new PublicAddresses(options.AllowLoopback, Dns.GetHostAddressesAsync))
            .AddSingleton<WebhookContents>()
            .AddSingleton<WebhookChecks>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookStates>()
            .AddSingleton<WebhookJournal>()
            .AddSingleton<WebhookServices>();
        return options.Enabled ? services.AddHostedService<WebhookDeliverer>() : services;
    }
}
