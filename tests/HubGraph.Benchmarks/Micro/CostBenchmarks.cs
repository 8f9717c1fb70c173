using BenchmarkDotNet.Attributes;
using GraphQL.Execution;
using GraphQL.Validation;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;

namespace HubGraph.Benchmarks.Micro;

/// <summary>From a validated operation and its variables to its cost.</summary>
public class CostBenchmarks : ServerBenchmarks
{
    private readonly TransportOptions _options = new();
    private RateLimits _rates = null!;
    private CostListener _remembering = null!;
    private (IExecutionContext Context, IValidationResult Validation)[] _queries = [];

    protected override async Task PrepareAsync()
    {
        _rates = new RateLimits(_options, new WorkBudgets(_options));
        _remembering = new CostListener(_options, _rates);
        _queries = await Task.WhenAll(BenchmarkQuery.All.Select(query => Server.ValidateAsync(query.Document, MicroServer.Variables(query))));
    }

    [Benchmark(Description = "cost, first: hubs, carriers, regions")]
    public Task First() => CostAsync(new CostListener(_options, _rates), 0);

    [Benchmark(Description = "cost: hubs, carriers, regions")]
    public Task Hubs() => CostAsync(_remembering, 0);

    [Benchmark(Description = "cost: 20 filtered events, count")]
    public Task Events() => CostAsync(_remembering, 1);

    [Benchmark(Description = "cost: 10 hubs × 5 × 3")]
    public Task Projects() => CostAsync(_remembering, 2);

    [Benchmark(Description = "cost: one hub by slug")]
    public Task Hub() => CostAsync(_remembering, 3);

    private Task CostAsync(CostListener listener, int query) => listener.AfterValidationAsync(_queries[query].Context, _queries[query].Validation);
}
