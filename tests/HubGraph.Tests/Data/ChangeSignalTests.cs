using System.Data.Common;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

/// <summary>How far the log has come, as one program knows it that others write beside.</summary>
public sealed class ChangeSignalTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Starts_at_the_end_of_the_log(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        using ChangeSignal signal = Open(database);

        LogPosition position = await signal.CurrentAsync();

        Assert.Equal(await database.CountAsync("SELECT max(id) FROM changes"), position.Id);
        Assert.Equal(await database.ScalarAsync("SELECT mark FROM changes ORDER BY id DESC LIMIT 1"), position.Mark);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_empty_log_ends_at_0(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);

        Assert.Equal(new LogPosition((string)(await database.ScalarAsync("SELECT epoch FROM installation"))!, 0), await signal.CurrentAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_this_program_committed_is_known_when_the_write_returns(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);
        HubGraphContextFactory factory = new(database.Options, signal);
        await signal.StartAsync(default);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                long written = await WriteAsync(factory.CreateDbContext(), $"{writer}-{i}");
                LogPosition known = await signal.CurrentAsync();
                Assert.True(known.Id >= written, $"{known.Id} < {written}");
            }
        })));

        Assert.Equal(await database.CountAsync("SELECT max(id) FROM changes"), (await signal.CurrentAsync()).Id);
    }

    [Fact]
    public async Task What_another_process_committed_to_a_file_is_known_at_once()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);

        for (int i = 0; i < 50; i++)
        {
            long written = await WriteAsync(database.CreateContext(), $"{i}");
            Assert.Equal(written, (await signal.CurrentAsync()).Id);
        }
    }

    [SkippableFact]
    public async Task However_many_ask_a_server_that_nobody_listens_to_there_is_one_read_at_a_time()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        string connectionString = $"{database.Options.ConnectionString};Application Name=many";
        using ChangeSignal signal = ChangeSignal.Open(new DatabaseOptions { Provider = DatabaseProvider.Postgresql, ConnectionString = connectionString }, NullLogger<ChangeSignal>.Instance);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => Assert.Equal(0, (await signal.CurrentAsync()).Id))));

        // Each read at the same time as another would have opened a connection of its own, and the pool keeps them.
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'many' AND datname = current_database()"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_waits_is_told_of_what_another_process_committed(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);
        await signal.StartAsync(default);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        LogPosition start = await signal.CurrentAsync();
        Task<LogPosition> waiting = signal.WaitBeyondAsync(start, limit.Token).AsTask();
        Assert.False(waiting.IsCompleted);

        long written = await WriteAsync(database.CreateContext(), "autre");

        Assert.Equal(written, (await waiting).Id);
    }

    [SkippableFact]
    public async Task A_listener_that_was_cut_off_listens_again_and_misses_nothing()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);
        await signal.StartAsync(default);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        for (int i = 0; i < 3; i++)
        {
            LogPosition before = await signal.CurrentAsync(limit.Token);
            await UntilAsync(() => database.CountAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'hubgraph_changes'"), limit.Token);
            long written = await WriteAsync(database.CreateContext(), $"{i}");
            Assert.Equal(written, (await signal.WaitBeyondAsync(before, limit.Token)).Id);
        }
    }

    [Fact]
    public async Task Waiting_ends_with_whoever_waits()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);
        using CancellationTokenSource leave = new();
        Task waiting = signal.WaitBeyondAsync(await signal.CurrentAsync(), leave.Token).AsTask();

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Another_log_is_noticed(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        using ChangeSignal signal = Open(database);
        LogPosition before = await signal.CurrentAsync();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));

        await using (DbConnection connection = await database.OpenAsync())
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE changes SET mark = 'autre' WHERE id = (SELECT max(id) FROM changes)";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(new LogPosition("autre", before.Id), await signal.WaitBeyondAsync(before, limit.Token));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_log_that_lost_its_end_is_noticed(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        using ChangeSignal signal = Open(database);
        await signal.StartAsync(default);
        HubGraphContextFactory factory = new(database.Options, signal);
        long kept = await WriteAsync(factory.CreateDbContext(), "gardé");
        LogPosition end = await signal.CurrentAsync();
        await WriteAsync(factory.CreateDbContext(), "perdu");
        LogPosition lost = await signal.CurrentAsync();
        Assert.NotEqual(end, lost);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));

        await database.ScalarAsync($"DELETE FROM changes WHERE id > {kept}");

        Assert.Equal(end, await signal.WaitBeyondAsync(lost, limit.Token));
    }

    private static ChangeSignal Open(TestDatabase database) => ChangeSignal.Open(database.Options, NullLogger<ChangeSignal>.Instance);

    private static async Task UntilAsync(Func<Task<long>> done, CancellationToken limit)
    {
        while (await done() == 0)
            await Task.Delay(10, limit);
    }

    private static async Task<long> WriteAsync(HubGraphContext context, string slug)
    {
        await using HubGraphContext own = context;
        await using ChangeScope scope = await new ChangeLog(own, TimeProvider.System).BeginAsync("test");
        own.Add(new Hub { Slug = slug, Name = slug });
        await scope.CommitAsync();
        return scope.LastChangeId!.Value;
    }
}
