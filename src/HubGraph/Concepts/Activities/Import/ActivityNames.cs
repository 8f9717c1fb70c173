using HubGraph.Concepts.Events;
using HubGraph.Data;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// What a hub's spreadsheets name by words: its projects by their references and titles, events by their titles, missions by
/// their names.
/// </summary>
internal sealed class ActivityNames
{
    private readonly Dictionary<string, string> _missions = [];

    private Titles Projects { get; } = new();

    private Titles Events { get; } = new();

    /// <summary>Reads the names of what a header has columns for.</summary>
    public static async Task<ActivityNames> ReadAsync(
        HubGraphContext context, string hub, ActivityHeader header, CancellationToken cancellation)
    {
        ActivityNames names = new();
        if (header.Has("fundedProject"))
        {
            foreach (var project in await context.FundedProjects.Where(each => each.Hub.Slug == hub)
                .Select(each => new { each.Id, each.Title, each.ClientReference }).ToArrayAsync(cancellation))
            {
                names.Projects.Add(project.Title, project.Id, null);
                if (project.ClientReference is { } reference)
                    names.Projects.Refer(reference, project.Id);
            }
        }
        if (header.Has("event"))
        {
            foreach (var held in await context.Events.Where(each => each.Hub.Slug == hub)
                .Select(each => new { each.Id, each.Title, each.StartsOn }).ToArrayAsync(cancellation))
                names.Events.Add(held.Title, held.Id, held.StartsOn);
        }
        if (header.Has("mission"))
        {
            foreach (var mission in await context.Missions.OrderBy(each => each.Id).Select(each => new { each.Code, each.Name })
                .ToArrayAsync(cancellation))
                names._missions.TryAdd(ActivityColumns.Simplify(mission.Name), mission.Code);
        }
        return names;
    }

    /// <summary>The records of a type.</summary>
    public Titles Of<T>() => typeof(T) == typeof(Event) ? Events : Projects;

    /// <summary>The code of the mission of a name; null when there is none.</summary>
    public string? MissionOf(string name) => _missions.GetValueOrDefault(ActivityColumns.Simplify(name));

    /// <summary>Records by their titles, whatever their case and accents, and by their references.</summary>
    internal sealed class Titles
    {
        private readonly Dictionary<string, List<(long Key, DateOnly? Day)>> _titles = [];
        private readonly Dictionary<string, long> _references = [];

        public void Add(string title, long key, DateOnly? day)
        {
            string folded = TextFolding.Fold(title.Trim());
            if (!_titles.TryGetValue(folded, out List<(long, DateOnly?)>? same))
                _titles[folded] = same = [];
            same.Add((key, day));
        }

        /// <summary>Adds what a record is referred to by, which is compared as it is.</summary>
        public void Refer(string reference, long key) => _references.Add(reference, key);

        /// <summary>
        /// The keys of the records that a text names; where there are several of a title, those of the day, if there are any.
        /// </summary>
        public long[] Find(string text, DateOnly? day) =>
            _references.TryGetValue(text, out long key) ? [.. OfTitle(text, day).Prepend(key).Distinct()] : OfTitle(text, day);

        private long[] OfTitle(string title, DateOnly? day)
        {
            if (!_titles.TryGetValue(TextFolding.Fold(title), out List<(long Key, DateOnly? Day)>? same))
                return [];
            long[] ofDay = [.. same.Where(each => each.Day is not null && each.Day == day).Select(each => each.Key)];
            return same.Count > 1 && ofDay.Length > 0 ? ofDay : [.. same.Select(each => each.Key)];
        }
    }
}
