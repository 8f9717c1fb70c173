using HubGraph.Data.Startup;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubGraph.Host.Health;

/// <summary>What those who watch over the server ask: does it run, and can it answer?</summary>
internal static class HealthEndpoints
{
    /// <summary>Where all of them stand.</summary>
    public const string Path = "/health";

    /// <summary>Marks the checks that decide whether the server is ready.</summary>
    public const string Ready = "ready";

    /// <summary>Adds what decides whether the server is ready.</summary>
    public static void AddHealth(this IServiceCollection services) => services
        .AddSingleton<ServingGate>()
        .AddSingleton<ReadProbe>()
        .AddSingleton<WriteProbe>()
        .AddSingleton<DatabaseHealthCheck>()
        .AddHealthChecks()
        .AddCheck<DatabaseHealthCheck>("database", tags: [Ready]);

    /// <summary>
    /// Maps <c>/health/live</c>, which answers while the process runs, and <c>/health/ready</c>, which asks the database too.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks($"{Path}/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks($"{Path}/ready", new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync })
            .AllowAnonymous();
    }

    // Words and numbers of our own: a check's exception is for the log alone.
    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        version = ProgramVersion.Current,
        checks = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description, data = entry.Value.Data }),
    });
}
