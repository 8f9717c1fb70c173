using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Graph.Mutations;
using HubGraph.Host.Auth;
using HubGraph.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph.Mutations;

public sealed class MutationRunnerTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_loses_against_other_writers_again_and_again_is_told_that_the_database_is_busy(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);
        MutationRunner runner = server.Services.GetRequiredService<MutationRunner>();
        int attempts = 0;

        await Assert.ThrowsAsync<DatabaseBusyException>(() => runner.RunAsync<Hub>(
            Caller.Program,
            "test",
            _ =>
            {
                attempts++;
                throw new DbUpdateConcurrencyException("Another writer was first.");
            },
            CancellationToken.None));

        Assert.Equal(5, attempts);
    }
}
