using HubGraph.Host;

namespace HubGraph.Exports;

/// <summary>Registers and maps the exports.</summary>
internal static class ExportExtensions
{
    private const string Path = "/exports";

    public static IServiceCollection AddExports(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<ExportOptions>(ExportOptions.Section))
        .AddSingleton<ExportEndpoint>();

    public static void MapExports(this WebApplication app)
    {
        ExportEndpoint endpoint = app.Services.GetRequiredService<ExportEndpoint>();
        app.Map($"{Path}/{{file?}}", (HttpContext http, string? file) => endpoint.HandleAsync(http, file ?? "")).WithDisplayName("Exports");
        app.Map(
            $"{Path}/{ExportStatistics.Folder}{{file}}",
            (HttpContext http, string file) => endpoint.HandleAsync(http, ExportStatistics.Folder + file)).WithDisplayName("Exports");
    }
}
