using HubGraph.Transport.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubGraph.Tests.Transport;

/// <summary>A server with options of its own.</summary>
internal sealed class StreamServer(Action<TransportOptions> configure) : TransportServer, IAsyncDisposable
{
    public SampleState State => Services.GetRequiredService<SampleState>();

    public static async Task<StreamServer> StartAsync(Action<TransportOptions> configure)
    {
        StreamServer server = new(configure);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>Says that the server is going to stop, as a signal to its process does.</summary>
    public void StopSoon() => Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    protected override void Configure(TransportOptions options)
    {
        base.Configure(options);
        configure(options);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
