using System.Text.Json;
using HubGraph.Data;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Plans;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class ReadCallerTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_an_execution_took_is_told_to_its_caller(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        await using OracleServer server = new(database);
        Dictionary<string, object?> userContext = [];
        await server.ExecuteAsync("{ communes(where: {name: {contains: \"a\"}}) { totalCount } }", userContext: userContext);
        List<TimeSpan> charges = [];
        ReadCaller caller = new("one", "one") { Charge = charges.Add };
        await using Utf8JsonWriter json = new(Stream.Null);

        BoundPlans plans = userContext.Values.OfType<BoundPlans>().Single();
        await new PlannedQuery(server.Reads, plans.Operation.Answer!, plans.Values).WriteAsync(json, caller, CancellationToken.None);

        Assert.True(Assert.Single(charges) > TimeSpan.Zero);
    }
}
