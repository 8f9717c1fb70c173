using System.Collections.Concurrent;
using System.Text;
using HubGraph.Data;
using HubGraph.Host;
using HubGraph.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HubGraph.Tests.Graph;

/// <summary>What a collector is told, over OTLP.</summary>
public sealed class TelemetryTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_collector_gets_the_operation_its_statements_and_its_metrics_but_no_values(DatabaseProvider provider)
    {
        await using Collector collector = new();
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(provider), collector.Settings);

        await server.QueryAsync("query SecretDocument($name: String) { hubs(where: {name: {contains: $name}}) { nodes { name regions { nodes { name } } } } }", new { name = "xyzzysecret" });
        await server.SendAsync("{ nope }");

        await collector.ReceivesAsync("/v1/traces", "query SecretDocument", "FROM hubs t", "HubGraph.Planning", Attribute("service.version", ProgramVersion.Current));
        await collector.ReceivesAsync("/v1/metrics", "graphql.server.operation.duration", "GRAPHQL_VALIDATION_FAILED", "hubgraph.read.duration", "graphql.server.documents");
        Assert.DoesNotContain("xyzzysecret", collector.All, StringComparison.Ordinal);
    }

    // As Protocol Buffers write it.
    private static string Attribute(string name, string value) => $"{name}\u0012{(char)(value.Length + 2)}\n{(char)value.Length}{value}";

    /// <summary>A collector that keeps what it is sent.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Text)> _received = [];
        private readonly SemaphoreSlim _arrived = new(0);
        private readonly WebApplication _app;

        public Collector()
        {
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(TakeAsync);
            _app.Start();
        }

        public string[] Settings =>
        [
            "--OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.First(), "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY", "100", "--OTEL_METRIC_EXPORT_INTERVAL", "200",
        ];

        public string All => string.Join('\n', _received.Select(each => each.Text));

        /// <summary>Waits until all of the texts came to a path.</summary>
        public async Task ReceivesAsync(string path, params string[] texts)
        {
            using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
            while (!texts.All(text => _received.Any(each => each.Path == path && each.Text.Contains(text, StringComparison.Ordinal))))
                await _arrived.WaitAsync(patience.Token);
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            using StreamReader reader = new(http.Request.Body, Encoding.Latin1);
            _received.Enqueue((http.Request.Path.Value!, await reader.ReadToEndAsync()));
            _arrived.Release();
        }
    }
}
