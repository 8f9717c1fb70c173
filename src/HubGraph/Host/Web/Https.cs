namespace HubGraph.Host.Web;

/// <summary>HTTPS as the platform does it, where the server itself has an address of it; behind a proxy it is the proxy's part.</summary>
internal static class Https
{
    /// <summary>Leads http requests to https, and tells browsers to use nothing else from now on.</summary>
    public static void UseHttpsIfConfigured(this WebApplication app)
    {
        if (!IsConfigured(app.Configuration))
            return;
        app.UseHsts();
        app.UseHttpsRedirection();
    }

    private static bool IsConfigured(IConfiguration configuration) =>
        IsHttps(configuration[WebHostDefaults.ServerUrlsKey])
        || !string.IsNullOrEmpty(configuration[WebHostDefaults.HttpsPortsKey])
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(endpoint => IsHttps(endpoint["Url"]));

    private static bool IsHttps(string? addresses) => addresses?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true;
}
