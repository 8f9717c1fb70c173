using System.ComponentModel;

namespace HubGraph.Concepts.Identifiers;

[Description("Registers and programs that have ids of their own for what the graph holds.")]
public enum IdentifierScheme
{
    [Description("The register of establishments (numéro SIRET): fourteen digits with their control digits.")]
    Siret,

    [Description("The register of enterprises (numéro SIREN): nine digits with their control digit.")]
    Siren,

    [Description("The register of associations (numéro RNA): W and nine characters.")]
    Rna,

    [Description("La Coop de la médiation numérique (La Coop).")]
    Coop,

    [Description("The national map of digital-mediation places (cartographie nationale).")]
    NationalMap,

    [Description("The data space of digital inclusion (espace de données).")]
    DataSpace,
}

/// <summary>What a register or a program other than this one calls a record.</summary>
public interface IIdentifier
{
    IdentifierScheme Scheme { get; set; }
    string Value { get; set; }
}

/// <summary>A record that others know by ids of theirs.</summary>
/// <typeparam name="TIdentifier">One of its ids; none is two records' of the same concept.</typeparam>
public interface IIdentified<TIdentifier> : IRecord
    where TIdentifier : class, IIdentifier
{
    List<TIdentifier> Identifiers { get; }
}

/// <summary>An id of an activity.</summary>
public sealed class ActivityIdentifier : IIdentifier
{
    public long ActivityId { get; set; }
    public IdentifierScheme Scheme { get; set; }
    public string Value { get; set; } = "";
}

/// <summary>An id of an event.</summary>
public sealed class EventIdentifier : IIdentifier
{
    public long EventId { get; set; }
    public IdentifierScheme Scheme { get; set; }
    public string Value { get; set; } = "";
}

/// <summary>An id of a funded project.</summary>
public sealed class FundedProjectIdentifier : IIdentifier
{
    public long FundedProjectId { get; set; }
    public IdentifierScheme Scheme { get; set; }
    public string Value { get; set; } = "";
}

/// <summary>An id of a hub.</summary>
public sealed class HubIdentifier : IIdentifier
{
    public long HubId { get; set; }
    public IdentifierScheme Scheme { get; set; }
    public string Value { get; set; } = "";
}

/// <summary>An id of a carrier.</summary>
public sealed class CarrierIdentifier : IIdentifier
{
    public long CarrierId { get; set; }
    public IdentifierScheme Scheme { get; set; }
    public string Value { get; set; } = "";
}
