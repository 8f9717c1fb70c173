using System.ComponentModel;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Events;

[Description("Sorts of event.")]
public enum EventKind
{
    [Description("For the general public (grand public).")]
    GeneralPublic,

    [Description("A national event (événement national).")]
    National,

    [Description("About digital inclusion (inclusion numérique).")]
    DigitalInclusion,

    [Description("A local edition of Numérique en Commun[s] (NEC local).")]
    LocalNec,

    [Description("A training (formation).")]
    Training,

    [Description("Another kind (autre); its text says which.")]
    Other,
}

[Description("How people take part.")]
public enum EventFormat
{
    [Description("In person (présentiel).")]
    InPerson,

    [Description("Online (distanciel).")]
    Online,

    [Description("Both (hybride).")]
    Hybrid,

    [Description("It is not told (non précisé).")]
    Unspecified,
}

[Description("Where an event stands.")]
public enum EventStatus
{
    [Description("Scheduled (prévu).")]
    Scheduled,

    [Description("Held (tenu).")]
    Held,

    [Description("Cancelled (annulé).")]
    Cancelled,
}

/// <summary>An event that a hub organises or takes part in (événement).</summary>
public sealed class Event : IIdentified<EventIdentifier>, IReferencedByClient
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public required string Title { get; set; }
    public string? Summary { get; set; }
    public required EventKind EventKind { get; set; }

    /// <summary>What the kind OTHER means.</summary>
    public string? OtherKind { get; set; }
    public required EventFormat Format { get; set; }
    public required EventStatus Status { get; set; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancellationReason { get; set; }

    /// <summary>UTC; null where only its day is known.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>UTC; null where it is not known.</summary>
    public DateTime? EndsAt { get; set; }

    /// <summary>The place's time zone, an IANA name.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The day on which it starts in <see cref="TimeZone"/>: that of <see cref="StartsAt"/>, where that is known.</summary>
    public required DateOnly StartsOn { get; set; }

    /// <summary>Its last day, where <see cref="EndsAt"/> is not known; null where that is not known either.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>The instant that sorts it, UTC: when it starts, or when its day does.</summary>
    public DateTime SortsAt
    {
        get => StartsAt ?? PlaceTime.StartOf(StartsOn, TimeZone);
        private set => _ = value;
    }

    public string? Venue { get; set; }
    public long? CommuneId { get; set; }
    public Commune? Commune { get; set; }
    public long? DepartmentId { get; set; }
    public Department? Department { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }
    public long? MissionId { get; set; }
    public Mission? Mission { get; set; }

    /// <summary>How large a territory it is for; null where that is not told.</summary>
    public TerritorialScale? Scale { get; set; }

    /// <summary>How many people came; null while not known.</summary>
    public int? Participants { get; set; }

    /// <summary>What the operator's own tool calls it; unique in its hub.</summary>
    public string? ClientReference { get; set; }

    /// <inheritdoc/>
    public string? ClientDigest { get; set; }

    /// <summary>Who states it, where that is not the hub itself.</summary>
    public long? SourceId { get; set; }
    public Source? Source { get; set; }
    public bool IsDemonstration { get; set; }
    public List<EventOrganiser> Organisers { get; } = [];
    public List<EventOrganiserKind> OrganiserKinds { get; } = [];
    public List<EventTag> Tags { get; } = [];
    public List<EventIdentifier> Identifiers { get; } = [];

    /// <summary>When it was written down where it was first, UTC; null where that is here.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>When it was last written there, UTC.</summary>
    public DateTime? RevisedAt { get; set; }
    public List<AnimationActivity> Activities { get; } = [];
}

/// <summary>An organiser of an event, by name.</summary>
public sealed class EventOrganiser
{
    public long EventId { get; set; }
    public required string Name { get; set; }
}

/// <summary>A kind of structure among the organisers of an event.</summary>
public sealed class EventOrganiserKind : IPlaced
{
    public long EventId { get; set; }
    public int Position { get; set; }
    public required StructureKind Kind { get; set; }
}

/// <summary>A free tag (étiquette).</summary>
public sealed class EventTag : IPlaced
{
    public long EventId { get; set; }
    public int Position { get; set; }
    public required string Tag { get; set; }
}
