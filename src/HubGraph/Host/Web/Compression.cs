using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace HubGraph.Host.Web;

/// <summary>
/// Compresses exports and pages for those who accept it; the graph and the explorer compress their answers themselves, and a
/// report of an import is read while it grows.
/// </summary>
internal static class Compression
{
    private static readonly PathString[] s_others = ["/graphql", "/api", "/imports"];

    // The platform's fastest level makes twice of it what gzip does; this one takes as long as gzip, and makes less.
    // No secret is among what everybody may read: compressing it under HTTPS tells nobody anything.
    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes =
            [
                "text/csv", "application/json", "application/ld+json", "text/html", "text/css", "text/markdown", "text/plain",
                "image/svg+xml",
            ];
        });

    public static void UseCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            http => !Array.Exists(s_others, path => http.Request.Path.StartsWithSegments(path)), branch => branch.UseResponseCompression());
}
