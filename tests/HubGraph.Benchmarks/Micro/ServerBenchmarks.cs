using BenchmarkDotNet.Attributes;

namespace HubGraph.Benchmarks.Micro;

/// <summary>Benchmarks of HubGraph as it is composed.</summary>
public abstract class ServerBenchmarks : IAsyncDisposable
{
    private protected MicroServer Server { get; private set; } = null!;

    /// <summary>Composes it.</summary>
    [GlobalSetup]
    public async Task SetUp()
    {
        Server = new MicroServer();
        await PrepareAsync();
    }

    /// <summary>What the benchmarks start from.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
