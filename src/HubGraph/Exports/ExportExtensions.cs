using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace HubGraph.Exports;

/// <summary>Registers and maps the exports.</summary>
internal static class ExportExtensions
{
    private const string Path = "/exports";

    public static IServiceCollection AddExports(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<ExportOptions>(ExportOptions.Section))
        .AddSingleton<ExportEndpoint>()
        // The platform's fastest level makes twice of it what gzip does; this one takes as long as gzip, and makes less.
        // No secret is among what everybody may read: compressing it under HTTPS tells nobody anything.
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, ["text/csv", "application/json"]));

    /// <summary>Compresses exports for those who accept it; the graph compresses its answers itself.</summary>
    public static void UseExportCompression(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path), branch => branch.UseResponseCompression());

    public static void MapExports(this WebApplication app)
    {
        ExportEndpoint endpoint = app.Services.GetRequiredService<ExportEndpoint>();
        app.Map($"{Path}/{{file}}", (HttpContext http, string file) => endpoint.HandleAsync(http, file)).WithDisplayName("Exports");
    }
}
