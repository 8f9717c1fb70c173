using System.ComponentModel;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Carriers;

/// <summary>An organisation that carries hubs (structure porteuse).</summary>
public sealed class Carrier : IIdentified<CarrierIdentifier>
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
    public List<CarrierIdentifier> Identifiers { get; } = [];
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
