using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Graph.Changes;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Faults;

/// <summary>The program behind PgBouncer as Debian delivers it.</summary>
public sealed class PgBouncerTests
{
    [SkippableTheory]
    [InlineData("session", "")]
    [InlineData("transaction", "Max Auto Prepare=0")]
    public async Task Reads_writes_and_tells_of_what_was_written(string mode, string settings)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(database, mode);
        await using GraphServer server = await GraphServer.StartAsync(new TestDatabase(bouncer.Options(settings), () => ValueTask.CompletedTask));

        using Follower follower = await Follower.StartAsync(server, "{ activityLogged { activity { summary } } }");
        for (int i = 0; i < 3; i++)
        {
            (int status, JsonElement body) = await server.LogAsync($"derrière-{i}");
            Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
            Assert.Equal("""{"activity":{"summary":"Réunion"}}""", (await follower.NextAsync()).GetRawText());
        }
        for (int i = 0; i < 5; i++)
            await server.QueryAsync($"{FaultServer.Read} #{i}");
        Assert.Contains("nord", await server.Client.GetStringAsync("/exports/hubs.csv"), StringComparison.Ordinal);
        (int ready, string word, _) = await server.ReadyAsync();
        Assert.Equal((200, "Healthy"), (ready, word));
    }

    [SkippableTheory]
    [InlineData("session", "")]
    [InlineData("transaction", "Max Auto Prepare=0")]
    public async Task An_answer_shows_one_moment_while_others_write(string mode, string settings)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(database, mode);
        await using GraphServer server = await GraphServer.StartAsync(new TestDatabase(bouncer.Options(settings), () => ValueTask.CompletedTask));
        bool isOver = false;
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; !Volatile.Read(ref isOver); i++)
                await SmallWorld.WriteAsync(database, context => context.Add(new Hub { Slug = $"nouveau-{i}", Name = "Nouveau" }));
        });

        // Two statements of one wave, and one of a later wave.
        List<JsonElement>[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async reader =>
        {
            List<JsonElement> read = [];
            for (int i = 0; i < 12; i++)
                read.Add(await server.QueryAsync($"{{ a: hubs(first: 100) {{ totalCount nodes {{ slug }} }} b: hubs(first: 1) {{ totalCount nodes {{ activities {{ totalCount }} }} }} }} # {reader} {i}"));
            return read;
        }));
        Volatile.Write(ref isOver, true);
        await writing;

        Assert.All(answers.SelectMany(each => each), answer =>
        {
            int count = answer.GetProperty("a").GetProperty("totalCount").GetInt32();
            Assert.Equal(count, answer.GetProperty("b").GetProperty("totalCount").GetInt32());
            Assert.Equal(Math.Min(count, 100), answer.GetProperty("a").GetProperty("nodes").GetArrayLength());
        });
    }

    [SkippableFact]
    public async Task Refuses_to_start_where_prepared_statements_are_lost()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(database, "transaction");

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseStartup.PrepareAsync(bouncer.Options(), null, NullLogger.Instance));

        Assert.EndsWith("lies behind a pooler that does not keep prepared statements: add \"Max Auto Prepare=0\" to Database:ConnectionString, or let it pool sessions.", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Refuses_to_start_where_there_are_no_transactions()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(database, "statement");

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseStartup.PrepareAsync(bouncer.Options("Max Auto Prepare=0"), null, NullLogger.Instance));

        Assert.Contains("transaction blocks not allowed in statement pooling mode", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
