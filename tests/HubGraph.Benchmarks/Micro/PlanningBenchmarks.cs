using BenchmarkDotNet.Attributes;
using GraphQL.Execution;
using GraphQL.Validation;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Benchmarks.Micro;

/// <summary>From a validated document and its variables to a plan with its SQL.</summary>
public class PlanningBenchmarks : ServerBenchmarks
{
    private PlanningListener _remembering = null!;
    private ReadDatabase _database = null!;
    private (IExecutionContext Context, IValidationResult Validation)[] _queries = [];
    private MapCatalog _maps = null!;
    private ReadRightsOf _rightsOf = null!;
    private EntityMap _events = null!;
    private Dictionary<string, object?> _filter = [];

    protected override async Task PrepareAsync()
    {
        _maps = Server.Service<MapCatalog>();
        _rightsOf = Server.Service<ReadRightsOf>();
        _events = _maps["Event"];
        _database = Server.Service<ReadDatabase>();
        _remembering = new PlanningListener(_maps, _database, _rightsOf);
        _queries = await Task.WhenAll(BenchmarkQuery.All.Select(query => Server.ValidateAsync(query.Document, MicroServer.Variables(query))));
        _filter = new()
        {
            ["title"] = new Dictionary<string, object?> { ["contains"] = "numérique" },
            ["startsOn"] = new Dictionary<string, object?> { ["gte"] = new DateOnly(2026, 1, 1) },
            ["hub"] = new Dictionary<string, object?> { ["slug"] = new Dictionary<string, object?> { ["eq"] = "aura" } },
        };
    }

    [Benchmark(Description = "plan: hubs, carriers, regions")]
    public Task Hubs() => PlanAsync(0);

    [Benchmark(Description = "plan: 20 filtered events, count")]
    public Task Events() => PlanAsync(1);

    [Benchmark(Description = "plan: 10 hubs × 5 × 3")]
    public Task Projects() => PlanAsync(2);

    [Benchmark(Description = "plan: one hub by slug")]
    public Task Hub() => PlanAsync(3);

    [Benchmark(Description = "plan remembered: one hub by slug")]
    public Task Remembered() => _remembering.AfterValidationAsync(_queries[3].Context, _queries[3].Validation);

    [Benchmark(Description = "SQL of a filter of 3 conditions")]
    public string? Filter() => new FilterWriter(new SqlScope(SqliteDialect.Instance), _maps).Write(_events, "t", _filter, "where");

    // A planner that remembers nothing yet.
    private Task PlanAsync(int query) => new PlanningListener(_maps, _database, _rightsOf).AfterValidationAsync(_queries[query].Context, _queries[query].Validation);
}
