using HubGraph.Data;
using HubGraph.Planning.Execution;
using HubGraph.Transport.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HubGraph.Host;

/// <summary>Traces, metrics and logs to an OpenTelemetry collector, where the settings name one.</summary>
internal static class Telemetry
{
    // The standard's own setting; its others (protocol, headers, intervals, sampling) count too.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Sends them over OTLP; without a collector nothing is gathered, and nothing costs.</summary>
    /// <exception cref="StartupException">Its address is none.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        string? endpoint = builder.Configuration[Endpoint];
        if (string.IsNullOrWhiteSpace(endpoint))
            return;
        // The SDK would keep silent, and send nothing.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? collector) || collector.Scheme is not ("http" or "https"))
            throw new StartupException($"{Endpoint} is not the address of a collector, such as http://localhost:4317.");
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = true);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("hubgraph", serviceVersion: ProgramVersion.Current))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(TransportTelemetry.Name, PlanningTelemetry.Name))
            .WithMetrics(metrics =>
                metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation()
                    .AddMeter(TransportTelemetry.Name, PlanningTelemetry.Name))
            .UseOtlpExporter();
    }
}
