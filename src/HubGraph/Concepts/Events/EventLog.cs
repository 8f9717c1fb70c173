using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HubGraph.Concepts.Events;

/// <summary>An event that a log tells of, known there by its first identifier, and what became of it.</summary>
/// <param name="Digest">By which the same row is known again.</param>
internal sealed record LoggedEvent(CreateEventInput Input, int? Participants, string Digest)
{
    public RowStatus Status { get; set; }

    /// <summary>What it is known by.</summary>
    public (IdentifierScheme Scheme, string Value) Id => (Input.Identifiers![0].Scheme, Input.Identifiers[0].Value);

    /// <summary>Whether it amends an event, or would.</summary>
    public bool IsAmendment { get; set; }

    public List<Violation> Violations { get; } = [];
}

/// <summary>Takes events of one hub out of a log, many at once: those that are there already are compared.</summary>
internal static class EventLog
{
    /// <summary>Looks at events, and has those written that break no rule unless nothing is to be.</summary>
    public static async Task LogAsync(WriteSession session, string hubSlug, IReadOnlyList<LoggedEvent> rows, LogOptions options)
    {
        if (rows.Count == 0)
            return;
        Rights.DemandHub(session.Caller, hubSlug);
        LookupResult lookup = await session.FindAsync(new LookupRequest().Add<Hub>(hubSlug));
        if (lookup.Find<Hub>(hubSlug) is not { } hub)
        {
            session.Refuse(WriteRules.UnknownHub, "hub", hubSlug);
            return;
        }
        IEnumerable<EventIdentifier> ids = rows.Select(row => new EventIdentifier { Scheme = row.Id.Scheme, Value = row.Id.Value });
        Dictionary<(IdentifierScheme, string), long> known = await IdentifierWriting.FindAsync<EventIdentifier>(
            session, ids, nameof(EventIdentifier.EventId));
        // What came from an equal row and was not written since is not looked at further.
        rows = await ChangedAsync(session, hub.Id, rows, known);
        long[] keys = [.. rows.Where(row => known.ContainsKey(row.Id)).Select(row => known[row.Id]).Distinct()];
        Event[] found = keys.Length == 0 ? [] : await session.Context.Events
            .Include(each => each.Tags).Include(each => each.OrganiserKinds).Include(each => each.Organisers)
                .Include(each => each.Identifiers)
            .AsSplitQuery()
            .Where(each => EF.Parameter(keys).Contains(each.Id))
            .ToArrayAsync(session.CancellationToken);
        Dictionary<long, Event> events = found.Where(each => each.HubId == hub.Id).ToDictionary(each => each.Id);
        List<Event> made = [];
        foreach (LoggedEvent row in rows)
        {
            Event? there = null;
            if (known.TryGetValue(row.Id, out long key) && !events.TryGetValue(key, out there))
                row.Violations.Add(WriteSession.Violation(
                    WriteRules.AlreadyExists, IdentifierWriting.Field, IdentifierWriting.Shown(row.Id.Scheme, row.Id.Value)));
            else if (there is null)
                Log(session, row, lookup, options, made);
            else
                Compare(session, row, there, lookup, options);
            if (row.Violations.Count > 0)
                row.Status = RowStatus.Refused;
        }
        await InsertAsync(session, made);
    }

    private static async Task<LoggedEvent[]> ChangedAsync(
        WriteSession session, long hubId, IReadOnlyList<LoggedEvent> rows, Dictionary<(IdentifierScheme, string), long> known)
    {
        long[] keys = [.. known.Values.Distinct()];
        // By a table of keys, which SQLite begins with: beside keys one by one, it would walk all that the hub has.
        var untouched = await session.Context.Events.Where(
            each => EF.Parameter(keys).Contains(each.Id) && each.HubId == hubId && each.Version == 1)
                .Select(each => new { each.Id, each.ClientDigest }).ToDictionaryAsync(each => each.Id, session.CancellationToken);
        foreach (LoggedEvent row in rows.Where(row =>
            known.TryGetValue(row.Id, out long key) && untouched.TryGetValue(key, out var there) && there.ClientDigest == row.Digest))
            row.Status = RowStatus.Unchanged;
        return [.. rows.Where(row => row.Status != RowStatus.Unchanged)];
    }

    private static async Task InsertAsync(WriteSession session, List<Event> made)
    {
        await InsertAsync<Event>(session, made);
        foreach (Event @event in made)
        {
            @event.Tags.ForEach(tag => tag.EventId = @event.Id);
            @event.OrganiserKinds.ForEach(kind => kind.EventId = @event.Id);
            @event.Organisers.ForEach(organiser => organiser.EventId = @event.Id);
            @event.Identifiers.ForEach(identifier => identifier.EventId = @event.Id);
        }
        await InsertAsync(session, made.SelectMany(@event => @event.Tags));
        await InsertAsync(session, made.SelectMany(@event => @event.OrganiserKinds));
        await InsertAsync(session, made.SelectMany(@event => @event.Organisers));
        await InsertAsync(session, made.SelectMany(@event => @event.Identifiers));
    }

    private static Task InsertAsync<T>(WriteSession session, IEnumerable<T> rows)
        where T : class => session.Scope.InsertAsync(rows.ToArray(), session.CancellationToken);

    private static void Log(WriteSession session, LoggedEvent row, LookupResult lookup, LogOptions options, List<Event> made)
    {
        Event @event = EventWriting.Make(row.Input, null, lookup, session.Now, Refuse);
        Count(@event, row, session.Now);
        @event.ClientDigest = row.Digest;
        row.Status = options.IsDryRun ? RowStatus.Valid : RowStatus.Logged;
        if (row.Violations.Count == 0 && !options.IsDryRun)
            made.Add(@event);

        void Refuse(Rule rule, string field, object[] values) => row.Violations.Add(WriteSession.Violation(rule, field, values));
    }

    private static void Compare(WriteSession session, LoggedEvent row, Event known, LookupResult lookup, LogOptions options)
    {
        HashSet<object> items = ItemsOf(known);
        EventStatus status = known.Status;
        EventWriting.Make(row.Input, known, lookup, session.Now, Refuse);
        if (row.Participants != known.Participants)
            Count(known, row, session.Now);
        bool isOther = session.Context.Entry(known).State != EntityState.Unchanged || !ItemsOf(known).SetEquals(items);
        if (!isOther)
        {
            row.Violations.Clear();
            row.Status = RowStatus.Unchanged;
            return;
        }
        if (status == EventStatus.Cancelled)
            Refuse(WriteRules.EventCancelled, "id", []);
        if (!options.Amends)
        {
            row.Violations.Clear();
            Refuse(WriteRules.DuplicateReference, "id", [row.Id.Value]);
        }
        row.IsAmendment = true;
        row.Status = options.IsDryRun ? RowStatus.Valid : RowStatus.Amended;
        if (row.Violations.Count > 0 || options.IsDryRun)
            Forget(session, known.Id);

        void Refuse(Rule rule, string field, object[] values) => row.Violations.Add(WriteSession.Violation(rule, field, values));
    }

    // Who counted people was there when it was held.
    private static void Count(Event @event, LoggedEvent row, DateTime now)
    {
        if (row.Participants is { } participants)
        {
            EventRules.CheckAttendance(
                @event, participants, now, (rule, _, values) => row.Violations.Add(WriteSession.Violation(rule, "participants", values)));
            @event.Status = EventStatus.Held;
        }
        @event.Participants = row.Participants;
    }

    private static HashSet<object> ItemsOf(Event @event) =>
    [
        .. @event.Tags.Select(tag => tag.Tag),
        .. @event.OrganiserKinds.Select(kind => (object)kind.Kind),
        .. @event.Identifiers.Select(id => (object)(id.Scheme, id.Value)),
    ];

    // What is not to be written is tracked no longer.
    private static void Forget(WriteSession session, long key)
    {
        foreach (EntityEntry entry in session.Context.ChangeTracker.Entries().ToArray())
        {
            bool isIts = entry.Entity switch
            {
                Event @event => @event.Id == key,
                EventTag tag => tag.EventId == key,
                EventOrganiser organiser => organiser.EventId == key,
                EventOrganiserKind kind => kind.EventId == key,
                EventIdentifier identifier => identifier.EventId == key,
                _ => false,
            };
            if (isIts)
                entry.State = EntityState.Detached;
        }
    }
}
