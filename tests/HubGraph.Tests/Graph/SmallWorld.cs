using System.Collections.Concurrent;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Planning;
using HubGraph.Tests.Data;
using HubGraph.Tests.Host.Auth;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph;

/// <summary>Two hubs with their people, events, projects and activities, some of them withdrawn: what tests of rights and of withdrawals read.</summary>
internal static class SmallWorld
{
    /// <summary>Texts that only those may read whom they concern.</summary>
    public static readonly IReadOnlyList<string> Personal =
    [
        "Amina Berger", "amina@nord.example", "Bruno Caron", "bruno@sud.example",
        "Claire Dumas", "claire@nord.example", "+33 1 00 00 00 01", "Directrice des partenariats",
        "David Estève", "david@nord.example", "Élise Faure", "elise@sud.example", "+33 1 00 00 00 02",
        "carnet-nord-1", "carnet-sud-1",
    ];

    /// <summary>The ids of activities that are in the graph, and of those that left it.</summary>
    public static readonly IReadOnlyList<string> Present = [Animation(1), Support(2), Animation(3)];

    /// <inheritdoc cref="Present"/>
    public static readonly IReadOnlyList<string> Withdrawn = [Animation(4), Support(5), Animation(6)];

    public static string Animation(long key) => GlobalId.Encode(nameof(AnimationActivity), key);

    public static string Support(long key) => GlobalId.Encode(nameof(ProjectSupportActivity), key);

    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<GraphServer>>> s_shared = new();

    /// <summary>A server over it that tests share because they only read.</summary>
    public static Task<GraphServer> SharedAsync(DatabaseProvider provider) =>
        s_shared.GetOrAdd(provider, key => new Lazy<Task<GraphServer>>(() => StartAsync(key))).Value;

    /// <summary>A server over a database of its own that holds it, which answers selections of any cost: random ones nest deep, and there is little to read.</summary>
    public static async Task<GraphServer> StartAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        return await GraphServer.StartAsync(database, [.. TestIssuer.Shared.Settings, "--Limits:MaxTypeCost", "1000000000", "--Limits:MaxFieldCost", "1000000000", "--Exports:Concurrent", "100", "--Exports:PerCaller", "100"]);
    }

    /// <summary>Writes it.</summary>
    public static async Task FillAsync(TestDatabase database)
    {
        await WriteAsync(database, context => context.AddRange(
            new Person { Id = 1, Issuer = "issuer", Subject = "1", Name = Personal[0], Email = Personal[1] },
            new Person { Id = 2, Issuer = "issuer", Subject = "2", Name = Personal[2], Email = Personal[3] },
            new Region { Id = 1, Code = "32", Name = "Hauts-de-France", Zone = TerritoryZone.Metropolitan },
            new Hub { Id = 1, Slug = "nord", Name = "Hub du Nord" },
            new Hub { Id = 2, Slug = "sud", Name = "Hub du Sud" },
            new Hub { Id = 3, Slug = "silencieux", Name = "Hub silencieux" },
            new HubContact { Id = 1, HubId = 1, Name = Personal[4], Email = Personal[5], Phone = Personal[6], Role = Personal[7] },
            new HubContact { Id = 2, HubId = 1, Name = Personal[8], Email = Personal[9] },
            new HubContact { Id = 3, HubId = 2, Name = Personal[10], Email = Personal[11], Phone = Personal[12] }));
        await WriteAsync(database, context => context.AddRange(Event(1, 1), Event(2, 2), Project(1, 1), Project(2, 2)));
        await WriteAsync(database, context => context.AddRange(
            Animation(1, 1, 1, Personal[13]), Support(2, 2, 2, Personal[14]), Animation(3, 2, null, null),
            Animation(4, 1, 1, null), Support(5, 2, 2, null), Animation(6, 3, null, null)));
        await WriteAsync(database, context =>
        {
            foreach (Activity activity in context.Activities.Where(activity => activity.Id >= 4))
                (activity.WithdrawnAt, activity.WithdrawalReason) = (new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc), "Saisie deux fois");
        });
        await WriteAsync(database, context => context.Hubs.Find(1L)!.Note = "Anciennement ailleurs", person: 1);
        await WriteAsync(database, context => context.Hubs.Find(2L)!.Note = "Autrefois ailleurs", person: 2);
        await WriteAsync(database, context => context.Regions.Find(1L)!.Population = 6_000_000, person: 2);
        // What tests write gets keys of its own.
        if (database.Options.Provider == DatabaseProvider.Postgresql)
        {
            foreach (string table in new[] { "persons", "regions", "hubs", "hub_contacts", "events", "funded_projects", "activities" })
                await database.ScalarAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 100)");
        }
    }

    /// <summary>Writes through the change log, as a person where one is named.</summary>
    public static Task WriteAsync(TestDatabase database, Action<HubGraphContext> write, long? person = null) =>
        WriteAsync(database.CreateContext(), write, person);

    /// <summary>Writes as a server does, which then knows of it.</summary>
    public static Task WriteAsync(GraphServer server, Action<HubGraphContext> write) =>
        WriteAsync(server.Services.GetRequiredService<HubGraphContextFactory>().CreateDbContext(), write, null);

    private static async Task WriteAsync(HubGraphContext own, Action<HubGraphContext> write, long? person)
    {
        await using HubGraphContext context = own;
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        if (person is { } key)
            scope.ActFor(key);
        write(context);
        await scope.CommitAsync();
    }

    private static Event Event(long key, long hub) => new()
    {
        Id = key,
        HubId = hub,
        RegionId = 1,
        Title = $"Événement {key}",
        EventKind = EventKind.Training,
        Format = EventFormat.InPerson,
        Status = EventStatus.Cancelled,
        CancellationReason = "Neige",
        StartsAt = new DateTime(2026, 2, 3, 8, 0, 0, DateTimeKind.Utc),
        EndsAt = new DateTime(2026, 2, 3, 10, 0, 0, DateTimeKind.Utc),
        TimeZone = "Europe/Paris",
        StartsOn = new DateOnly(2026, 2, 3),
    };

    private static FundedProject Project(long key, long hub) =>
        new() { Id = key, HubId = hub, RegionId = 1, Title = $"Projet {key}", HolderName = "Une association", Status = FundedProjectStatus.InProgress };

    private static AnimationActivity Animation(long key, long hub, long? person, string? reference) => new()
    {
        Id = key,
        HubId = hub,
        RegionId = 1,
        EventId = Math.Min(hub, 2),
        ReportedById = person,
        ClientReference = reference,
        PerformedOn = new DateOnly(2026, 2, 1).AddDays((int)key),
        DurationMinutes = 60,
        Scale = TerritorialScale.Region,
        Summary = $"Animation {key}",
        AnimationKind = AnimationKind.NetworkCoordination,
    };

    private static ProjectSupportActivity Support(long key, long hub, long? person, string? reference) => new()
    {
        Id = key,
        HubId = hub,
        RegionId = 1,
        FundedProjectId = Math.Min(hub, 2),
        ReportedById = person,
        ClientReference = reference,
        PerformedOn = new DateOnly(2026, 2, 1).AddDays((int)key),
        DurationMinutes = 60,
        Scale = TerritorialScale.Region,
        Summary = $"Accompagnement {key}",
        SupportKind = SupportKind.Engineering,
    };
}
