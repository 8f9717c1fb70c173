using System.Globalization;
using HubGraph.Concepts;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Graph;

/// <summary>What tests of writing need in the database, and what they read back from it.</summary>
internal static class Fieldwork
{
    /// <summary>An id that a record of the type never has.</summary>
    public static string UnknownId(string type) => GlobalId.Encode(type, 999_999_999);

    /// <summary>A new event of a hub; answers its id.</summary>
    public static async Task<string> NewEventAsync(this GraphServer server, string hub, EventStatus status = EventStatus.Scheduled)
    {
        Event made = await server.WriteAsync(async context =>
        {
            Event added = new()
            {
                HubId = await context.Hubs.Where(known => known.Slug == hub).Select(known => known.Id).SingleAsync(),
                Title = "Rencontre",
                EventKind = EventKind.DigitalInclusion,
                Format = EventFormat.Online,
                Status = status,
                StartsAt = new DateTime(2026, 5, 4, 8, 0, 0, DateTimeKind.Utc),
                EndsAt = new DateTime(2026, 5, 4, 15, 0, 0, DateTimeKind.Utc),
                TimeZone = PlaceTime.Paris,
                StartsOn = new DateOnly(2026, 5, 4),
            };
            context.Add(added);
            return added;
        });
        return GlobalId.Encode(nameof(Event), made.Id);
    }

    /// <summary>A new project of a hub; answers its id.</summary>
    public static async Task<string> NewProjectAsync(this GraphServer server, string hub)
    {
        FundedProject made = await server.WriteAsync(async context =>
        {
            FundedProject added = new()
            {
                HubId = await context.Hubs.Where(known => known.Slug == hub).Select(known => known.Id).SingleAsync(),
                Title = "Bus numérique",
                HolderName = "Commune de Bruz",
                Status = FundedProjectStatus.Proposed,
            };
            context.Add(added);
            return added;
        });
        return GlobalId.Encode(nameof(FundedProject), made.Id);
    }

    /// <summary>Closes a hub.</summary>
    public static Task CloseHubAsync(this GraphServer server, string hub, DateOnly day) => server.WriteAsync(async context =>
    {
        Hub known = await context.Hubs.SingleAsync(known => known.Slug == hub);
        (known.Status, known.ClosedOn) = (HubStatus.Closed, DateWithPrecision.Parse(day.ToString("O", CultureInfo.InvariantCulture)));
        return known;
    });

    /// <summary>How many lines the change log has.</summary>
    public static Task<long> CountChangesAsync(this GraphServer server) => server.Database.CountAsync("SELECT count(*) FROM changes");

    /// <summary>The lines of the log of one record, the oldest first.</summary>
    public static async Task<Change[]> ChangesOfAsync(this GraphServer server, string id)
    {
        Assert.True(GlobalId.TryDecode(id, out string type, out long key));
        await using HubGraphContext context = server.Database.CreateContext();
        return await context.Changes.Where(change => change.RecordType == type && change.RecordId == key).OrderBy(change => change.Id).ToArrayAsync();
    }

    /// <summary>The slug of the hub that a line of the log belongs to.</summary>
    public static async Task<string?> HubOfAsync(this GraphServer server, Change change)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        return await context.Hubs.Where(hub => hub.Id == change.HubId).Select(hub => hub.Slug).SingleOrDefaultAsync();
    }

    /// <summary>The subject of the person who wrote a line of the log.</summary>
    public static async Task<string?> WriterOfAsync(this GraphServer server, Change change)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        return await context.Persons.Where(person => person.Id == change.PersonId).Select(person => person.Subject).SingleOrDefaultAsync();
    }

    private static async Task<T> WriteAsync<T>(this GraphServer server, Func<HubGraphContext, Task<T>> write)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        T written = await write(context);
        await scope.CommitAsync();
        return written;
    }
}
