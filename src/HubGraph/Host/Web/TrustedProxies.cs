using System.ComponentModel.DataAnnotations;
using System.Net;
using HubGraph.Data;
using Microsoft.AspNetCore.HttpOverrides;

namespace HubGraph.Host.Web;

/// <summary>
/// Whose word is taken for a client's address, scheme, host and the path before the server's own: the proxies that
/// <c>Proxies:Trusted</c> lists, by address or
/// network. Without them the X-Forwarded headers are anybody's invention, and are ignored.
/// </summary>
internal static class TrustedProxies
{
    internal const string Section = "Proxies";

    private sealed class Proxies
    {
        /// <summary>Addresses and networks.</summary>
        public TextList Trusted { get; set; } = [];

        /// <summary>How many proxies stand in a row.</summary>
        [Range(1, 100)]
        public int Hops { get; set; } = 1;
    }

    /// <summary>Reads the settings. Throws <see cref="StartupException"/> when an address or the number of hops is none.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        Proxies proxies = app.Configuration.Read<Proxies>(Section);
        if (proxies.Trusted.Count == 0)
            return;

        ForwardedHeadersOptions options = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix,
            ForwardLimit = proxies.Hops,
        };
        // The platform trusts the machine itself; here only what the settings name.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (string text in proxies.Trusted)
        {
            if (IPAddress.TryParse(text, out IPAddress? address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(text, out System.Net.IPNetwork network))
                options.KnownIPNetworks.Add(network);
            else
                throw new StartupException(
                    $"{Section}:Trusted holds \"{text}\", which is neither an address nor a network such as 10.0.0.0/8.");
        }

        app.UseForwardedHeaders(options);
    }
}
