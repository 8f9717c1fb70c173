using HubGraph.Host;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>Registers and maps what imports spreadsheets.</summary>
internal static class ImportExtensions
{
    public static IServiceCollection AddImports(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<ImportOptions>(ImportOptions.Section))
        .AddSingleton<ImportEndpoint>();

    public static void MapImports(this WebApplication app)
    {
        ImportEndpoint endpoint = app.Services.GetRequiredService<ImportEndpoint>();
        app.Map("/import", endpoint.HandleAsync).WithDisplayName("Import");
        app.MapMethods("/exports/import-template.csv", [HttpMethods.Get, HttpMethods.Head], ImportTemplate.HandleAsync)
            .WithDisplayName("Import template");
    }
}
