using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Events;

/// <summary>Announcing events, correcting them, and telling what became of them.</summary>
internal static class EventMutations
{
    private const string Record = "event";

    /// <summary>What an event's fields may break.</summary>
    private static readonly Rule[] s_rules =
    [
        WriteRules.UnknownMission, WriteRules.UnknownPlace, WriteRules.PlaceConflict, WriteRules.EndBeforeStart, WriteRules.DateBeforeCall,
        WriteRules.HubClosed, WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.AlreadyExists, WriteRules.InvalidSiret,
        WriteRules.InvalidRna,
    ];

    /// <summary>What a write to an event that is there may break.</summary>
    private static readonly Rule[] s_knownRules = [WriteRules.UnknownRecord, WriteRules.StaleVersion, WriteRules.EventCancelled];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateEventInput>(
            "createEvent", "Announces an event, or tells of one afterwards (événement).", Rights.Operators, Record, nameof(Event),
            [WriteRules.UnknownHub, .. s_rules, WriteRules.DuplicateReference], EventWriting.CreateAsync);
        mutations.Add<UpdateEventInput>(
            "updateEvent", "Corrects an event that is not cancelled.", Rights.Operators, Record, nameof(Event),
            [.. s_rules, .. s_knownRules, WriteRules.DateInFuture], EventWriting.UpdateAsync);
        mutations.Add<CancelEventInput>(
            "cancelEvent", "Cancels an event that was not held (annuler).", Rights.Operators, Record, nameof(Event),
            [.. s_knownRules, WriteRules.EventHeld, WriteRules.TextRequired, WriteRules.InvalidValue], CancelAsync);
        mutations.Add<RecordAttendanceInput>(
            "recordAttendance", "Tells how many people came to an event, which is held from then on (fréquentation).", Rights.Operators,
            Record, nameof(Event),
            [.. s_knownRules, WriteRules.DateInFuture, WriteRules.InvalidValue], RecordAttendanceAsync);
    }

    /// <summary>The event that an input speaks of; null when it is refused.</summary>
    public static async Task<Event?> ReadAsync(WriteSession session, RecordId<Event> id, int version)
    {
        IQueryable<Event> events = session.Context.Events
            .Include(known => known.Hub).ThenInclude(hub => hub.Call)
            .Include(known => known.Department)
            .Include(known => known.Organisers)
            .Include(known => known.OrganiserKinds)
            .Include(known => known.Tags)
            .Include(known => known.Identifiers)
            .AsSplitQuery();
        if (await session.ReadAsync(events, id) is not { } @event)
            return null;
        Rights.DemandHub(session.Caller, @event.Hub.Slug);
        return session.IsCurrent(@event, version) ? @event : null;
    }

    private static async Task<IRecord?> CancelAsync(WriteSession session, CancelEventInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } @event)
            return null;
        EventRules.CheckCancellation(@event, session.Refuse);
        session.Because(input.Reason);
        (@event.Status, @event.CancellationReason) = (EventStatus.Cancelled, input.Reason);
        return @event;
    }

    private static async Task<IRecord?> RecordAttendanceAsync(WriteSession session, RecordAttendanceInput input)
    {
        if (await ReadAsync(session, input.Id, input.Version) is not { } @event)
            return null;
        EventRules.CheckAttendance(@event, input.Participants, session.Now, session.Refuse);
        (@event.Status, @event.Participants) = (EventStatus.Held, input.Participants);
        return @event;
    }
}
