using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Data;

public sealed class ChangeLogTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Saving_outside_a_scope_is_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        context.Add(NewHub("seul"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
        Assert.Throws<InvalidOperationException>(() => context.SaveChanges());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_write_tells_what_it_created_updated_and_deleted(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        DateTime now = new(2026, 6, 30, 12, 0, 0, 123, DateTimeKind.Utc);
        Hub hub = NewHub("cœur");
        long last = await WriteAsync(database, context => context.Add(hub), now);

        last = await WriteAsync(database, context =>
        {
            Hub known = context.Hubs.Single();
            (known.Name, known.Status, known.ClosedOn) = ("Cœur d’Ain", HubStatus.Closed, DateWithPrecision.Parse("2026-01-31"));
            context.Add(new Award { HubId = known.Id, AmountCents = 12_345 });
        }, now);
        await WriteAsync(database, context => context.Remove(context.Awards.Single()), now);

        await using HubGraphContext reading = database.CreateContext();
        Change[] changes = await reading.Changes.OrderBy(change => change.Id).ToArrayAsync();
        Assert.Equal(["CREATED Hub", "CREATED Award", "UPDATED Hub", "DELETED Award"], changes.Select(change => $"{EnumNames.Of(change.Kind)} {change.RecordType}"));
        Assert.All(changes, change => Assert.Equal((hub.Id, now, "test"), (change.HubId, change.At, change.Actor)));
        Assert.Equal((null, null), (changes[0].Before, changes[0].After));
        Assert.Equal("""{"closedOn":null,"name":"cœur","status":null}""", changes[2].Before);
        Assert.Equal("""{"closedOn":"2026-01-31","name":"Cœur d’Ain","status":"CLOSED"}""", changes[2].After);
        Assert.Equal("""{"amountEuros":123.45,"hub":"SHViOjE"}""", changes[3].Before);
        Assert.Null(changes[3].After);
        Assert.Equal(changes[2].Id, last);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_list_of_scalars_is_a_field_of_its_record(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await WriteAsync(database, context => context.Add(NewHub("hub")));
        await WriteAsync(database, context => context.Add(new AnimationActivity
        {
            HubId = 1,
            PerformedOn = new DateOnly(2026, 1, 1),
            DurationMinutes = 60,
            Scale = TerritorialScale.National,
            Summary = "Rencontre",
            AnimationKind = AnimationKind.Partnership,
            Tags = { new ActivityTag { Tag = "b" }, new ActivityTag { Tag = "a" } },
            Themes = { new AnimationActivityTheme { Theme = AnimationTheme.Network } },
        }));
        await WriteAsync(database, context =>
        {
            context.Remove(context.ActivityTags.Single(tag => tag.Tag == "a"));
            context.Add(new ActivityTag { ActivityId = 1, Tag = "c" });
            context.Add(new AnimationActivityTheme { ActivityId = 1, Theme = AnimationTheme.HumanResources });
        });
        await using HubGraphContext reading = database.CreateContext();
        Change[] changes = await reading.Changes.OrderBy(change => change.Id).Where(change => change.RecordType == "AnimationActivity").ToArrayAsync();
        Assert.Equal([ChangeKind.Created, ChangeKind.Updated], changes.Select(change => change.Kind));
        Assert.Equal("""{"tags":["a","b"],"themes":["NETWORK"]}""", changes[1].Before);
        Assert.Equal("""{"tags":["b","c"],"themes":["HUMAN_RESOURCES","NETWORK"]}""", changes[1].After);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_scope_that_is_not_committed_leaves_nothing(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using (HubGraphContext context = database.CreateContext())
        {
            await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
            context.Add(NewHub("perdu"));
            await scope.SaveAsync();
        }
        Assert.Equal(0, await database.CountAsync("SELECT (SELECT count(*) FROM hubs) + (SELECT count(*) FROM changes)"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Ids_are_in_the_order_of_commits(DatabaseProvider provider)
    {
        const int Writers = 6, Writes = 15;
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Writes; i++)
                await WriteAsync(database, context => context.AddRange(NewHub($"{writer}-{i}-a"), NewHub($"{writer}-{i}-b")));
        })));

        // A reader that only ever asks for what follows the last id that it saw must see everything.
        await using HubGraphContext reading = database.CreateContext();
        List<long> seen = [];
        for (bool ended = false; ;)
        {
            long after = seen.Count == 0 ? 0 : seen[^1];
            seen.AddRange(await reading.Changes.Where(change => change.Id > after).OrderBy(change => change.Id).Select(change => change.Id).ToArrayAsync());
            if (ended)
                break;
            ended = writing.IsCompleted;
        }
        await writing;
        Assert.Equal(Writers * Writes * 2, seen.Count);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Folded_text_is_written_with_its_text(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await WriteAsync(database, context => context.Add(NewHub("Médias-Cité")));
        Assert.Equal("medias-cite", await database.ScalarAsync("SELECT name_folded FROM hubs"));
        await WriteAsync(database, context => context.Hubs.Single().Name = "L’Œuvre");
        Assert.Equal("l'oeuvre", await database.ScalarAsync("SELECT name_folded FROM hubs"));
    }

    private static Hub NewHub(string name) => new() { Slug = name, Name = name };

    private static async Task<long> WriteAsync(TestDatabase database, Action<HubGraphContext> write, DateTime? now = null)
    {
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, now is null ? TimeProvider.System : new Clock(now.Value)).BeginAsync("test");
        write(context);
        await scope.CommitAsync();
        return scope.LastChangeId!.Value;
    }

    private sealed class Clock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
