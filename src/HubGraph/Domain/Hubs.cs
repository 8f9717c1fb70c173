using System.ComponentModel;

namespace HubGraph.Domain;

[Description("Whether a hub is at work; known only where a source says it.")]
public enum HubStatus
{
    [Description("At work (en activité).")]
    Active,

    [Description("Closed (fermé).")]
    Closed,
}

/// <summary>A hub for digital inclusion (hub pour un numérique inclusif).</summary>
public sealed class Hub : IRecord
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
    public List<Conflict> Conflicts { get; } = [];
    public List<FundedProject> FundedProjects { get; } = [];
    public List<Event> Events { get; } = [];
    public List<Activity> Activities { get; } = [];
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

/// <summary>An organisation that carries hubs (porteur).</summary>
public sealed class Carrier : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Natural key, made of its name.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>Null when no source says it.</summary>
    public OrganisationKind? Kind { get; set; }

    /// <summary>Number of its establishment, fourteen digits with a control digit.</summary>
    public string? Siret { get; set; }

    /// <summary>Number in the national register of associations (RNA), W and nine digits.</summary>
    public string? Rna { get; set; }

    public long? CommuneId { get; set; }
    public Commune? Commune { get; set; }
    public List<HubCarrier> Hubs { get; } = [];
    public List<FundedProject> FundedProjects { get; } = [];
}

[Description("What a carrier is to a hub.")]
public enum CarrierRole
{
    [Description("Leads the hub (chef de file).")]
    Lead,

    [Description("Takes part in it (partenaire).")]
    Partner,
}

/// <summary>A carrier's part in a hub, with its dates.</summary>
public sealed class HubCarrier : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long CarrierId { get; set; }
    public Carrier Carrier { get; set; } = null!;

    /// <summary>Null when no source says it.</summary>
    public CarrierRole? Role { get; set; }

    /// <summary>Rank in the source's list, from 1.</summary>
    public required int Position { get; set; }

    /// <summary>The carrier's name as the source prints it.</summary>
    public string? PrintedName { get; set; }

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

/// <summary>Money given to a hub (subvention), under a call where one is known.</summary>
public sealed class Award : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long? CallId { get; set; }
    public Call? Call { get; set; }

    /// <summary>Euro cents.</summary>
    public required long AmountCents { get; set; }

    /// <summary>What it is for, in its source's words: base, bonus…</summary>
    public string? Label { get; set; }

    public DateWithPrecision? AwardedOn { get; set; }
    public long? SourceId { get; set; }
    public Source? Source { get; set; }
}
