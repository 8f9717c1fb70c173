using System.Diagnostics;
using HubGraph.Data;
using HubGraph.Docs;
using HubGraph.Transport.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Host.Health;

/// <summary>Counts what the server answers, and tells it at <c>/status</c>: as a page to browsers, as JSON to programs.</summary>
internal static class StatusExtensions
{
    private const string EventStream = "text/event-stream";
    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the record. Throws <see cref="StartupException"/> when a setting makes no sense.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<StatusOptions>(StatusOptions.Section))
        .AddSingleton<ServiceRecord>()
        .AddHostedService<ServiceRecordKeeper>();

    /// <summary>Counts the answers of an endpoint in one piece; sockets and streams last as long as they may.</summary>
    public static TBuilder Counted<TBuilder>(this TBuilder endpoint, ServiceRecord record) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            RequestDelegate answer = builder.RequestDelegate!;
            builder.RequestDelegate = async http =>
            {
                long start = Stopwatch.GetTimestamp();
                await answer(http);
                HttpResponse response = http.Response;
                if (response.StatusCode != StatusCodes.Status101SwitchingProtocols
                    && response.ContentType?.StartsWith(EventStream, StringComparison.Ordinal) != true)
                    record.Count(Stopwatch.GetElapsedTime(start), failed: response.StatusCode >= StatusCodes.Status500InternalServerError);
            };
        });
        return endpoint;
    }

    /// <summary>Maps the page and the JSON.</summary>
    public static void MapStatus(this WebApplication app)
    {
        app.MapMethods("/status", s_read, async (HttpContext http, ServiceRecord record, HealthCheckService health, DocsPages pages) =>
        {
            http.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}");
            StatusReport report = await ReportAsync(http, record, health);
            return http.Request.PrefersHtml()
                ? PageResponse.Of(http, StatusPage.Of(report, Page.AsksFrench).Render(pages.HasReference))
                : Json(http, report);
        }).WithDisplayName("Status").AllowAnonymous();
        app.MapMethods(
            "/status.json",
            s_read,
            async (HttpContext http, ServiceRecord record, HealthCheckService health) =>
                Json(http, await ReportAsync(http, record, health)))
                    .WithDisplayName("Status").AllowAnonymous();
    }

    private static IResult Json(HttpContext http, StatusReport report)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Json(report);
    }

    private static async Task<StatusReport> ReportAsync(HttpContext http, ServiceRecord record, HealthCheckService health)
    {
        HealthReport now = await health.CheckHealthAsync(check => check.Tags.Contains(HealthEndpoints.Ready), http.RequestAborted);
        return StatusReport.Of(record, now.Status, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
    }
}
