using System.ComponentModel;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Calls;

[Description("Kinds of call.")]
public enum CallKind
{
    [Description("Appel à projets.")]
    CallForProjects,

    [Description("Appel à manifestation d'intérêt (AMI).")]
    CallForExpressionsOfInterest,
}

/// <summary>A call (appel à projets, appel à manifestation d'intérêt) that funds hubs.</summary>
public sealed class Call : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required CallKind Kind { get; set; }
    public DateOnly? OpensOn { get; set; }
    public DateOnly? ClosesOn { get; set; }

    /// <summary>Total money of the call, in euro cents.</summary>
    public long? EnvelopeCents { get; set; }

    /// <summary>Nominal grant of each hub, in euro cents. An award is data, never computed from it.</summary>
    public long? BaseGrantCents { get; set; }

    /// <summary>What its source says of the bonuses, in its words.</summary>
    public string? BonusNote { get; set; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; set; }

    /// <summary>What its source says of the territories that it wants hubs for, in its words.</summary>
    public string? TargetNote { get; set; }

    /// <summary>Whether its source names the regions as some among others.</summary>
    public bool IsTargetListOpen { get; set; }

    /// <summary>On which condition others may apply, in its source's words.</summary>
    public string? PerimeterNote { get; set; }

    /// <summary>Who is invited to apply, in its source's words.</summary>
    public string? ApplicantNote { get; set; }

    /// <summary>How many laureates its source counts.</summary>
    public int? LaureateCount { get; set; }

    public long? LaureateSourceId { get; set; }
    public Source? LaureateSource { get; set; }
    public DateWithPrecision? LaureatesAnnouncedOn { get; set; }
    public string? Url { get; set; }
    public string? ApplicationsEmail { get; set; }
    public long SourceId { get; set; }
    public Source Source { get; set; } = null!;
    public List<CallBonus> Bonuses { get; } = [];
    public List<CallPartner> Partners { get; } = [];
    public List<Achievement> Achievements { get; } = [];
    public List<Figure> Figures { get; } = [];
    public List<Conflict> Conflicts { get; } = [];
    public List<CallApplicantKind> ApplicantKinds { get; } = [];
    public List<CallTargetRegion> TargetRegions { get; } = [];
    public List<CallMission> Missions { get; } = [];
    public List<Hub> Hubs { get; } = [];
    public List<Award> Awards { get; } = [];
}

/// <summary>A bonus (bonification) that a call may add to its nominal grant.</summary>
public sealed class CallBonus : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long CallId { get; set; }
    public Call Call { get; set; } = null!;
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>Euro cents.</summary>
    public required long AmountCents { get; set; }

    /// <summary>On which condition it is given, in its source's words.</summary>
    public string? Condition { get; set; }
}

/// <summary>Who issues a call with its issuer.</summary>
public sealed class CallPartner
{
    public long CallId { get; set; }
    public required int Position { get; set; }
    public required string Name { get; set; }
}

/// <summary>A kind of organisation that a call invites to apply.</summary>
public sealed class CallApplicantKind
{
    public long CallId { get; set; }
    public required OrganisationKind Kind { get; set; }
}

/// <summary>A region that a call wants a hub for.</summary>
public sealed class CallTargetRegion
{
    public long CallId { get; set; }
    public Call Call { get; set; } = null!;
    public long RegionId { get; set; }
    public Region Region { get; set; } = null!;
}

/// <summary>A mission that a call gives to its hubs.</summary>
public sealed class CallMission
{
    public long CallId { get; set; }
    public Call Call { get; set; } = null!;
    public long MissionId { get; set; }
    public Mission Mission { get; set; } = null!;
}
