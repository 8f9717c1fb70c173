using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Tests.Data;
using Microsoft.Extensions.Logging.Abstractions;
using static HubGraph.Tests.Graph.Changes.CopiedDatabaseTests;

namespace HubGraph.Tests.Faults;

/// <summary>What clients keep of a server in whose place another comes: a cursor of the feed, and an ETag.</summary>
[Trait("Category", "Long")]
public sealed class PromotionTests
{
    [SkippableFact]
    public async Task What_a_promotion_lost_is_refused_and_what_it_kept_holds()
    {
        await using PostgresPair pair = await PostgresPair.StartAsync();
        (TestDatabase first, TestDatabase second) = await OfAsync(pair);
        Kept kept = await KeptAsync(first);
        await pair.CutAsync();
        await WriteAsync(first, "perdu", "perdu aussi");
        Kept lost = await KeptAsync(first);

        await pair.TakeOverAsync();

        Assert.Equal((true, true), await HoldsAsync(second, kept));
        Assert.Equal((false, false), await HoldsAsync(second, lost));
        // As long again.
        await WriteAsync(second, "autre", "autre encore", "et encore");
        Assert.Equal((false, false), await HoldsAsync(second, lost));
        Assert.Equal((true, false), await HoldsAsync(second, kept));
    }

    [SkippableFact]
    public async Task Of_a_promotion_that_lost_nothing_nothing_is_refused()
    {
        await using PostgresPair pair = await PostgresPair.StartAsync();
        (TestDatabase first, TestDatabase second) = await OfAsync(pair);
        Kept kept = await KeptAsync(first);

        await pair.PromoteAsync();

        Assert.Equal((true, true), await HoldsAsync(second, kept));
    }

    [SkippableFact]
    public async Task A_snapshot_of_a_servers_directory_is_a_copy_like_any_other()
    {
        await using PostgresPair pair = await PostgresPair.StartAsync();
        (TestDatabase first, TestDatabase second) = await OfAsync(pair);
        Kept shared = await KeptAsync(first);
        await pair.SplitAsync();
        await WriteAsync(first, "ici");
        await WriteAsync(second, "ailleurs");

        Assert.Equal((true, false), await HoldsAsync(second, shared));
        Assert.Equal((false, false), await HoldsAsync(second, await KeptAsync(first)));
        Assert.Equal((false, false), await HoldsAsync(first, await KeptAsync(second)));
    }

    private static async Task<(TestDatabase First, TestDatabase Second)> OfAsync(PostgresPair pair)
    {
        (TestDatabase first, TestDatabase second) = (Database(pair.First), Database(pair.Second));
        await DatabaseStartup.PrepareAsync(first.Options, null, NullLogger.Instance);
        await WriteAsync(first, "commun");
        return (first, second);
    }

    private static TestDatabase Database(string connection) => new(DatabaseOptions.Postgresql(connection), () => default);
}
