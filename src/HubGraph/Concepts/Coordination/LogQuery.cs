using System.Runtime.CompilerServices;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Data;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coordination;

/// <summary>
/// A hub's animations, partnerships and events as rows of the log: the latest day first, and of a day what was written down last.
/// </summary>
internal static class LogQuery
{
    // Details are read for so many at a time.
    private const int Page = 500;

    /// <summary>How many rows there are.</summary>
    public static async Task<int> CountAsync(HubGraphContext context, string hub, CancellationToken cancellation) =>
        await Animations(context, hub).CountAsync(cancellation) + await Events(context, hub).CountAsync(cancellation);

    /// <summary>The rows.</summary>
    public static async IAsyncEnumerable<object?[]> ReadAsync(
        HubGraphContext context, string hub, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Place[] places =
        [
            .. await Animations(context, hub).Select(each => new Place(each.PerformedOn, each.RecordedAt, false, each.Id))
                .ToArrayAsync(cancellation),
            .. await Events(context, hub).Select(each => new Place(each.StartsOn, each.RecordedAt, true, each.Id))
                .ToArrayAsync(cancellation),
        ];
        Place[] sorted = [
            .. places.OrderByDescending(place => place.Day).ThenByDescending(place => place.RecordedAt).ThenBy(place => place.IsEvent)
                .ThenBy(place => place.Id),
        ];
        foreach (Place[] page in sorted.Chunk(Page))
        {
            long[] activityKeys = [.. page.Where(place => !place.IsEvent).Select(place => place.Id)], eventKeys =
                [.. page.Where(place => place.IsEvent).Select(place => place.Id)];
            // By a table of keys, which SQLite begins with: beside keys one by one, it would walk all that are of the type or the hub.
            Dictionary<long, AnimationActivity> activities = await context.AnimationActivities.AsNoTracking()
                .Where(each => EF.Parameter(activityKeys).Contains(each.Id) && each.WithdrawnAt == null)
                .Include(each => each.Tags).Include(each => each.Themes).Include(each => each.Natures).Include(each => each.Partners)
                    .Include(each => each.Identifiers)
                .AsSplitQuery().ToDictionaryAsync(each => each.Id, cancellation);
            Dictionary<long, Event> events = await context.Events.AsNoTracking()
                .Where(each => EF.Parameter(eventKeys).Contains(each.Id) && each.Status != EventStatus.Cancelled)
                .Include(each => each.Tags).Include(each => each.OrganiserKinds).Include(each => each.Identifiers)
                .AsSplitQuery().ToDictionaryAsync(each => each.Id, cancellation);
            foreach (Place place in page)
            {
                // What left the graph meanwhile has no row.
                if (place.IsEvent && events.TryGetValue(place.Id, out Event? held))
                    yield return LogCells.Of(held);
                else if (!place.IsEvent && activities.TryGetValue(place.Id, out AnimationActivity? activity))
                    yield return LogCells.Of(activity);
            }
        }
    }

    private static IQueryable<AnimationActivity> Animations(HubGraphContext context, string hub) =>
        context.AnimationActivities.AsNoTracking().Where(each => each.Hub.Slug == hub && each.WithdrawnAt == null);

    private static IQueryable<Event> Events(HubGraphContext context, string hub) =>
        context.Events.AsNoTracking().Where(each => each.Hub.Slug == hub && each.Status != EventStatus.Cancelled);

    private sealed record Place(DateOnly Day, DateTime? RecordedAt, bool IsEvent, long Id);
}
