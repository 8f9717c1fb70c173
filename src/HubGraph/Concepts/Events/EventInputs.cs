using System.ComponentModel;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Events;

[Description("An event to announce, or to tell of afterwards (événement).")]
public sealed record CreateEventInput
{
    [Description("The slug of the hub that organises it or takes part in it.")]
    public required string Hub { get; init; }

    [Description("What it is called.")]
    public required string Title { get; init; }

    [Description("What it is about.")]
    public string? Summary { get; init; }

    [Description("What sort of event it is (type d’événement).")]
    public required EventKind EventKind { get; init; }

    [Description("What the kind OTHER means; needed with it.")]
    public string? OtherKind { get; init; }

    [Description("How people take part: IN_PERSON (présentiel), ONLINE (distanciel) or HYBRID; UNSPECIFIED where that is not known.")]
    public required EventFormat Format { get; init; }

    [Description("When it starts; left out where only its day is known. It may lie ahead; one that has ended counts as HELD.")]
    public DateTime? StartsAt { get; init; }

    [Description("When it ends: not before it starts, and 31 days after at the most.")]
    public DateTime? EndsAt { get; init; }

    [Description("The day on which it starts where it takes place, needed where startsAt is not given and left out where it is.")]
    public DateOnly? StartsOn { get; init; }

    [Description("Its last day there, left out where endsAt is given.")]
    public DateOnly? EndsOn { get; init; }

    [Description(
        "The time zone of its place, an IANA name; if not given, that of the department, Europe/Paris where none is known. It tells the "
            + "day on which it starts.")]
    public string? TimeZone { get; init; }

    [Description("The place, in words (lieu).")]
    public string? Venue { get; init; }

    [Description(
        "INSEE code of the commune where it takes place; a former commune's leads to the current one. One place is given: a commune, or "
            + "else something larger.")]
    public string? Commune { get; init; }

    [Description("INSEE code of the department where it takes place, where no commune is given.")]
    public string? Department { get; init; }

    [Description("INSEE code of the region where it takes place, where nothing smaller is given.")]
    public string? Region { get; init; }

    [Description("The code of the mission that it is for, such as ANIMATE_TERRITORY.")]
    public string? Mission { get; init; }

    [Description("Who organises it, by name (organisateurs), 50 at the most.")]
    public IReadOnlyList<string>? Organisers { get; init; }

    [Description("Which kinds of structure organise it, whether organisers names them or not.")]
    public IReadOnlyList<StructureKind>? OrganiserKinds { get; init; }

    [Description("How large a territory it is for (échelon territorial).")]
    public TerritorialScale? Scale { get; init; }

    [Description("Its tags (étiquettes), 20 at the most.")]
    public IReadOnlyList<string>? Tags { get; init; }

    [Description("What other registers and programs call it (identifiants), 20 at the most.")]
    public IReadOnlyList<IdentifierInput>? Identifiers { get; init; }

    [Description("When it was written down where it was first, such as in La Coop; left out where that is here.")]
    public DateTime? RecordedAt { get; init; }

    [Description("When it was last written there.")]
    public DateTime? RevisedAt { get; init; }

    [Description(
        "The operator's own reference, unique among the hub's events: sent again with the same content, it answers the same event.")]
    public string? ClientReference { get; init; }
}

[Description("A correction of an event: what is left out stays as it is, null empties it.")]
public sealed record UpdateEventInput
{
    [Description("The event.")]
    public required RecordId<Event> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What it is called.")]
    public Optional<string> Title { get; init; }

    [Description("What it is about.")]
    public Optional<string?> Summary { get; init; }

    [Description("What sort of event it is (type d’événement).")]
    public Optional<EventKind> EventKind { get; init; }

    [Description("What the kind OTHER means.")]
    public Optional<string?> OtherKind { get; init; }

    [Description("How people take part.")]
    public Optional<EventFormat> Format { get; init; }

    [Description(
        "When it starts; null keeps its day alone. An event that is moved ahead is SCHEDULED again, unless its participants were counted; "
            + "one that is moved back behind us is HELD.")]
    public Optional<DateTime?> StartsAt { get; init; }

    [Description("When it ends. It takes the place of endsOn.")]
    public Optional<DateTime?> EndsAt { get; init; }

    [Description("The day on which it starts, where its hour is not known.")]
    public Optional<DateOnly> StartsOn { get; init; }

    [Description("Its last day, where the hour of its end is not known.")]
    public Optional<DateOnly?> EndsOn { get; init; }

    [Description("The time zone of its place, an IANA name; if not given, a new place brings its own.")]
    public Optional<string> TimeZone { get; init; }

    [Description("The place, in words (lieu).")]
    public Optional<string?> Venue { get; init; }

    [Description("INSEE code of the commune. A place that is given replaces the whole of what there is.")]
    public Optional<string?> Commune { get; init; }

    [Description("INSEE code of the department, where no commune is given.")]
    public Optional<string?> Department { get; init; }

    [Description("INSEE code of the region, where nothing smaller is given.")]
    public Optional<string?> Region { get; init; }

    [Description("The code of the mission that it is for.")]
    public Optional<string?> Mission { get; init; }

    [Description("All its organisers (organisateurs).")]
    public Optional<IReadOnlyList<string>> Organisers { get; init; }

    [Description("All the kinds of structure that organise it.")]
    public Optional<IReadOnlyList<StructureKind>> OrganiserKinds { get; init; }

    [Description("How large a territory it is for (échelon territorial).")]
    public Optional<TerritorialScale?> Scale { get; init; }

    [Description("All its tags (étiquettes).")]
    public Optional<IReadOnlyList<string>> Tags { get; init; }

    [Description("All that other registers and programs call it (identifiants).")]
    public Optional<IReadOnlyList<IdentifierInput>> Identifiers { get; init; }

    [Description("When it was written down where it was first.")]
    public Optional<DateTime?> RecordedAt { get; init; }

    [Description("When it was last written there.")]
    public Optional<DateTime?> RevisedAt { get; init; }
}

[Description("An event to cancel (annuler).")]
public sealed record CancelEventInput
{
    [Description("The event.")]
    public required RecordId<Event> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Why it is cancelled.")]
    public required string Reason { get; init; }
}

[Description("How many people came to an event (fréquentation). It is HELD from then on.")]
public sealed record RecordAttendanceInput
{
    [Description("The event, which has begun.")]
    public required RecordId<Event> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("How many people came.")]
    public required int Participants { get; init; }
}
