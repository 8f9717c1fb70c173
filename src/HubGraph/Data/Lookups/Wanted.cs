using HubGraph.Concepts;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;

namespace HubGraph.Data.Lookups;

/// <summary>What a write looks up: natural keys and keys, of as many rows as it has.</summary>
public sealed class Wanted
{
    public HashSet<string> Hubs { get; } = [];
    public HashSet<string> Missions { get; } = [];
    public HashSet<string> Calls { get; } = [];
    public HashSet<string> Carriers { get; } = [];
    public HashSet<string> Sources { get; } = [];

    /// <summary>INSEE codes, of current or former communes.</summary>
    public HashSet<string> Communes { get; } = [];

    /// <summary>SIRENs.</summary>
    public HashSet<string> Intercommunalities { get; } = [];
    public HashSet<string> Departments { get; } = [];
    public HashSet<string> Regions { get; } = [];

    public HashSet<long> Events { get; } = [];
    public HashSet<long> FundedProjects { get; } = [];

    /// <summary>Client references of the activities of <see cref="Hubs"/>.</summary>
    public HashSet<string> References { get; } = [];

    /// <summary>Who writes, as its issuer knows it.</summary>
    public (string Issuer, string Subject)? Person { get; set; }
}

/// <summary>What a <see cref="Found"/> is.</summary>
public enum FoundKind
{
    Hub,
    Mission,
    Call,
    Carrier,
    Source,
    Commune,
    FormerCommune,
    Intercommunality,
    Department,
    Region,
    Event,
    FundedProject,
    Activity,
    Person,
}

/// <summary>A record that was looked up, with what a write needs of it.</summary>
public sealed record Found
{
    public required FoundKind Kind { get; init; }
    public required long Id { get; init; }

    /// <summary>What it was asked for by; null for a record that was asked for by its key.</summary>
    public string? Key { get; init; }

    /// <summary>The hub of an event, a project or an activity.</summary>
    public long? HubId { get; init; }
    public long? IntercommunalityId { get; init; }
    public long? DepartmentId { get; init; }
    public long? RegionId { get; init; }

    /// <summary>The code of a place's department, of a region's where it has but one; the status of an event, the last day of a hub, the digest of an activity, the name of a person.</summary>
    public string? Text { get; init; }

    /// <summary>The address of a person.</summary>
    public string? Text2 { get; init; }

    /// <summary>When the call of a hub opened; when a source was published; when an activity was withdrawn.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The last day on which a hub may have been at work; null while none says that it closed.</summary>
    public DateOnly? ClosedOn => Kind == FoundKind.Hub && Text is not null ? DateWithPrecision.Parse(Text).Latest : null;
}
