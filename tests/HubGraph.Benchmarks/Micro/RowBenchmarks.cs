using BenchmarkDotNet.Attributes;
using GraphQL.Execution;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Benchmarks.Micro;

/// <summary>From a plan to its JSON: SQLite's statements, their rows, and how they are put together.</summary>
public class RowBenchmarks : ServerBenchmarks
{
    private const string Events = "{ events(first: 100) { nodes { id title startsAt startsOn participants isDemonstration } } }";
    private const string Nested = "{ events(first: 100) { nodes { title hub { name } activities(first: 3) { nodes { performedOn tags } } } } }";

    private ReadDatabase _database = null!;
    private BoundPlans _rows = null!;
    private BoundPlans _nested = null!;

    protected override async Task PrepareAsync()
    {
        _database = Server.Service<ReadDatabase>();
        _rows = await PlanAsync(Events);
        _nested = await PlanAsync(Nested);
    }

    [Benchmark(Description = "rows: 100 events")]
    public ValueTask Rows() => RunAsync(_rows);

    [Benchmark(Description = "rows: 100 events × 3 activities")]
    public ValueTask NestedRows() => RunAsync(_nested);

    private async ValueTask RunAsync(BoundPlans bound)
    {
        foreach (JsonBuffer[] answer in await PlanExecution.RunAsync(_database, ReadCaller.Server, [.. bound.Plans.Values.Select(plan => new PlanRun(plan, bound.Values))], CancellationToken.None))
            answer[0].Dispose();
    }

    private async Task<BoundPlans> PlanAsync(string document)
    {
        (IExecutionContext context, _) = await Server.ValidateAsync(document, null);
        return context.UserContext.Values.OfType<BoundPlans>().Single();
    }
}
