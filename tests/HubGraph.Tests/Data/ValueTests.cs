using System.ComponentModel;
using System.Reflection;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;

namespace HubGraph.Tests.Data;

public sealed class ValueTests
{
    [Fact]
    public void A_name_of_an_enumeration_is_in_screaming_snake_case()
    {
        Assert.Equal("CALL_FOR_EXPRESSIONS_OF_INTEREST", EnumNames.Of(CallKind.CallForExpressionsOfInterest));
        Assert.Equal("LOCAL_NEC", EnumNames.Of(EventKind.LocalNec));
        Assert.Equal(EventKind.LocalNec, EnumNames.Parse<EventKind>("LOCAL_NEC"));
        Assert.Throws<FormatException>(() => EnumNames.Parse<EventKind>("LocalNec"));
    }

    [Fact]
    public void Every_enumeration_of_the_domain_reads_what_it_writes()
    {
        foreach (Type type in typeof(Hub).Assembly.GetTypes().Where(type => type.IsEnum && type.IsDefined(typeof(DescriptionAttribute), false)))
        {
            MethodInfo parse = typeof(EnumNames).GetMethod(nameof(EnumNames.Parse))!.MakeGenericMethod(type);
            foreach (Enum value in Enum.GetValues(type))
                Assert.Equal(value, parse.Invoke(null, [EnumNames.Of(value)]));
        }
    }

    [Fact]
    public void An_instant_has_one_width_and_is_in_UTC()
    {
        DateTime instant = new DateTime(2020, 11, 17, 9, 30, 0, DateTimeKind.Utc).AddTicks(1_239_999);
        Assert.Equal("2020-11-17T09:30:00.123Z", Instants.ToText(instant));
        Assert.Equal(DateTimeKind.Utc, Instants.FromText("2020-11-17T09:30:00.123Z").Kind);
        Assert.Equal(Instants.ToMilliseconds(instant), Instants.FromText(Instants.ToText(instant)));
        Assert.Throws<ArgumentException>(() => Instants.ToText(new DateTime(2020, 11, 17, 9, 30, 0, DateTimeKind.Local)));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Values_come_back_as_they_were_written(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using (HubGraphContext context = database.CreateContext())
        {
            await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
            Hub hub = new() { Slug = "hub", Name = "Hub" };
            context.Add(hub);
            await scope.SaveAsync();
            // One by one and many at once write the same.
            context.Add(NewEvent(hub.Id));
            await scope.InsertAsync<Event>([NewEvent(hub.Id), NewEvent(hub.Id)]);
            await scope.CommitAsync();
        }
        await using HubGraphContext reading = database.CreateContext();
        Assert.All(reading.Events, read => Assert.Equal(
            (NewEvent(1).StartsAt, DateTimeKind.Utc, EventFormat.Hybrid, new DateOnly(2026, 3, 29), (int?)null),
            (read.StartsAt, read.StartsAt!.Value.Kind, read.Format, read.StartsOn, read.Participants)));
        Assert.Equal(3, await database.CountAsync("SELECT count(*) FROM events WHERE title_folded = 'coeur d''ain' AND format = 'HYBRID'"));
        Assert.Equal(3, await database.CountAsync("SELECT count(*) FROM changes WHERE record_type = 'Event' AND hub_id = 1"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Rows_written_at_once_leave_the_keys_to_the_next_row(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        Source[] sources = [.. Enumerable.Range(0, 1_000).Select(i => new Source { Slug = $"s{i}", Title = $"Titre {i}", Publisher = "Éditeur" })];
        await scope.InsertAsync(sources);
        context.Add(new Source { Slug = "last", Title = "Last", Publisher = "Éditeur" });
        await scope.CommitAsync();
        Assert.Equal(1_000, sources.Select(source => source.Id).Distinct().Count());
        Assert.Equal(1_001, await database.CountAsync("SELECT count(*) FROM sources WHERE publisher_folded = 'editeur'"));
        Assert.Equal(1_001, await database.CountAsync("SELECT count(*) FROM changes"));
    }

    private static Event NewEvent(long hubId) => new()
    {
        HubId = hubId,
        Title = "Cœur d’Ain",
        EventKind = EventKind.LocalNec,
        Format = EventFormat.Hybrid,
        Status = EventStatus.Scheduled,
        StartsAt = new DateTime(2026, 3, 28, 23, 30, 0, 5, DateTimeKind.Utc),
        EndsAt = new DateTime(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc),
        TimeZone = "Europe/Paris",
        StartsOn = new DateOnly(2026, 3, 29),
    };
}
