using System.ComponentModel;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;

namespace HubGraph.Concepts.Hubs;

[Description("Whether a hub is at work; known only where a source says it.")]
public enum HubStatus
{
    [Description("At work (en activité).")]
    Active,

    [Description("Closed (fermé).")]
    Closed,
}

/// <summary>A hub for digital inclusion (hub pour un numérique inclusif).</summary>
public sealed class Hub : IIdentified<HubIdentifier>
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public required string Slug { get; set; }

    /// <summary>Current name.</summary>
    public required string Name { get; set; }

    public long? NameSourceId { get; set; }
    public Source? NameSource { get; set; }

    /// <summary>The day of which that source says it.</summary>
    public DateOnly? NameAttestedOn { get; set; }

    /// <summary>Number in its call's list.</summary>
    public int? Number { get; set; }

    public HubStatus? Status { get; set; }

    /// <summary>Its last day, as precisely as a source says it.</summary>
    public DateWithPrecision? ClosedOn { get; set; }

    public long? StatusSourceId { get; set; }
    public Source? StatusSource { get; set; }

    /// <summary>The day of which that source says it.</summary>
    public DateOnly? StatusAttestedOn { get; set; }

    /// <summary>Where sources conflict or are silent.</summary>
    public string? Note { get; set; }

    public string? Website { get; set; }
    public long? CallId { get; set; }
    public Call? Call { get; set; }
    public List<HubName> OtherNames { get; } = [];
    public List<HubMission> Missions { get; } = [];
    public List<HubCarrier> Carriers { get; } = [];
    public List<Coverage> Coverage { get; } = [];
    public List<Award> Awards { get; } = [];
    public List<HubContact> Contacts { get; } = [];
    public List<HubGrant> Grants { get; } = [];
    public List<Conflict> Conflicts { get; } = [];
    public List<FundedProject> FundedProjects { get; } = [];
    public List<Event> Events { get; } = [];
    public List<Activity> Activities { get; } = [];
    public List<HubIdentifier> Identifiers { get; } = [];
}

/// <summary>Another name of a hub, former or parallel.</summary>
public sealed class HubName : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public required string Name { get; set; }
    public DateWithPrecision? Since { get; set; }
    public DateWithPrecision? Until { get; set; }
    public long? SourceId { get; set; }
    public Source? Source { get; set; }

    /// <summary>The day of which its source says it.</summary>
    public DateOnly? AttestedOn { get; set; }

    /// <summary>The last day of which a source says it.</summary>
    public DateOnly? LastAttestedOn { get; set; }

    public long? LastAttestedSourceId { get; set; }
    public Source? LastAttestedSource { get; set; }
}

/// <summary>A mission that a hub has, by its call or otherwise.</summary>
public sealed class HubMission : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long MissionId { get; set; }
    public Mission Mission { get; set; } = null!;
    public DateWithPrecision? Since { get; set; }
    public DateWithPrecision? Until { get; set; }
    public long? SourceId { get; set; }
    public Source? Source { get; set; }
}
