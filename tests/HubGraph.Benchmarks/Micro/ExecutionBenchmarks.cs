using BenchmarkDotNet.Attributes;

namespace HubGraph.Benchmarks.Micro;

/// <summary>Whole executions of known documents, without HTTP: the engine, planning, SQLite and writing.</summary>
public class ExecutionBenchmarks : ServerBenchmarks
{
    [Benchmark(Description = "execute: no planned field")]
    public Task Engine() => Server.ExecuteAsync("{ __typename }", null);

    [Benchmark(Description = "execute: hubs, carriers, regions")]
    public Task Hubs() => ExecuteAsync(0);

    [Benchmark(Description = "execute: 20 filtered events, count")]
    public Task Events() => ExecuteAsync(1);

    [Benchmark(Description = "execute: 10 hubs × 5 × 3")]
    public Task Projects() => ExecuteAsync(2);

    [Benchmark(Description = "execute: one hub by slug")]
    public Task Hub() => ExecuteAsync(3);

    private Task ExecuteAsync(int index)
    {
        BenchmarkQuery query = BenchmarkQuery.All[index];
        return Server.ExecuteAsync(query.Document, MicroServer.Variables(query));
    }
}
