using HubGraph.Concepts.Sources;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Planning.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

/// <summary>Following the log, however far behind.</summary>
public sealed class ChangeFollowerTests
{
    // More than the tail keeps.
    private const int Many = 15_000;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_falls_far_behind_reads_on_without_a_gap(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using Following following = new(database);
        await using IAsyncEnumerator<ChangeLine> lines = following.From(await following.Signal.CurrentAsync(), new ChangeFilter());
        ValueTask<bool> waiting = lines.MoveNextAsync();
        await WriteAsync(database, 1);
        Assert.True(await waiting);

        for (int i = 0; i < 5; i++)
            await WriteAsync(database, Many / 5);
        // Somebody else keeps up, so that the tail moves on.
        await using IAsyncEnumerator<ChangeLine> other = following.From(await following.Signal.CurrentAsync(), new ChangeFilter());
        ValueTask<bool> last = other.MoveNextAsync();
        long end = await WriteAsync(database, 1);
        Assert.True(await last);
        Assert.Equal(end, other.Current.Id);

        long previous = lines.Current.Id;
        for (int i = 0; i < Many + 1; i++)
        {
            Assert.True(await lines.MoveNextAsync());
            Assert.True(lines.Current.Id > previous);
            previous = lines.Current.Id;
        }
        Assert.Equal(end, previous);
    }

    [Fact]
    public async Task A_log_that_was_replaced_ends_it()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using Following following = new(database);
        await using IAsyncEnumerator<ChangeLine> lines = following.From(await following.Signal.CurrentAsync(), new ChangeFilter());
        Task<bool> waiting = lines.MoveNextAsync().AsTask();

        await database.ScalarAsync("UPDATE installation SET epoch = 'autre'");

        await Assert.ThrowsAsync<ChangeLogReplacedException>(() => waiting);
    }

    private static async Task<long> WriteAsync(TestDatabase database, int hubs)
    {
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        await scope.InsertAsync(Enumerable.Range(0, hubs).Select(_ => new Source { Slug = $"{Guid.NewGuid():N}", Title = "Source", Publisher = "ANCT" }).ToArray());
        await scope.CommitAsync();
        return scope.LastChangeId!.Value;
    }

    /// <summary>What a program has to follow the log with.</summary>
    private sealed class Following : IAsyncDisposable
    {
        private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
        private readonly ReadDatabase _reads;
        private readonly ChangeTail _tail;
        private readonly ChangeFollower _follower;

        public Following(TestDatabase database)
        {
            Signal = ChangeSignal.Open(database.Options, NullLogger<ChangeSignal>.Instance);
            HubGraphContextFactory contexts = new(database.Options, Signal);
            _reads = ReadDatabases.Open(database.Options);
            ChangeReader reader = new(contexts, new ContextReads(contexts, _reads));
            _tail = new ChangeTail(Signal, reader, NullLogger<ChangeTail>.Instance);
            _follower = new ChangeFollower(Signal, _tail, reader);
        }

        public ChangeSignal Signal { get; }

        public IAsyncEnumerator<ChangeLine> From(LogPosition position, ChangeFilter filter) => _follower.FollowAsync(position, filter, ReadCaller.Server, _limit.Token).GetAsyncEnumerator();

        public async ValueTask DisposeAsync()
        {
            _tail.Dispose();
            Signal.Dispose();
            _limit.Dispose();
            await _reads.DisposeAsync();
        }
    }
}
