using System.ComponentModel;
using HubGraph.Concepts.Identifiers;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Carriers;

[Description("An organisation that carries hubs to create (porteur).")]
public sealed record CreateCarrierInput
{
    [Description("What it is called.")]
    public required string Name { get; init; }

    [Description("Its natural key, lower-case words joined by hyphens; made of its name if not given. It never changes.")]
    public string? Slug { get; init; }

    [Description("Which kind of organisation it is, if a source says it.")]
    public OrganisationKind? Kind { get; init; }

    [Description("The number of its establishment (SIRET): fourteen digits; spaces do not count.")]
    public string? Siret { get; init; }

    [Description(
        "Its number in the register of associations (répertoire national des associations, RNA), such as W751234567; spaces do not count.")]
    public string? Rna { get; init; }

    [Description("INSEE code of the commune where it has its address; a former commune's leads to the current one.")]
    public string? Commune { get; init; }

    [Description("What other registers and programs call it (identifiants), 20 at the most.")]
    public IReadOnlyList<IdentifierInput>? Identifiers { get; init; }
}

[Description("What changes in a carrier: what is left out stays as it is, null empties it.")]
public sealed record UpdateCarrierInput
{
    [Description("The slug of the carrier.")]
    public required string Slug { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What it is called.")]
    public Optional<string> Name { get; init; }

    [Description("Which kind of organisation it is.")]
    public Optional<OrganisationKind?> Kind { get; init; }

    [Description("The number of its establishment (SIRET).")]
    public Optional<string?> Siret { get; init; }

    [Description("Its number in the register of associations (répertoire national des associations, RNA).")]
    public Optional<string?> Rna { get; init; }

    [Description("INSEE code of the commune where it has its address.")]
    public Optional<string?> Commune { get; init; }

    [Description("All that other registers and programs call it (identifiants).")]
    public Optional<IReadOnlyList<IdentifierInput>> Identifiers { get; init; }
}

[Description("A carrier's part in a hub to add (portage).")]
public sealed record AddHubCarrierInput
{
    [Description("The slug of the hub.")]
    public required string Hub { get; init; }

    [Description("The slug of the carrier.")]
    public required string Carrier { get; init; }

    [Description("What the carrier is to the hub, if a source says it.")]
    public CarrierRole? Role { get; init; }

    [Description("Its rank in the source's list, from 1; the last if not given.")]
    public int? Position { get; init; }

    [Description("The carrier's name as the source prints it, where that is another than the carrier's own.")]
    public string? PrintedName { get; init; }

    [Description("When it began, as precisely as a source says it.")]
    public DateWithPrecision? Since { get; init; }

    [Description("Its last day, as precisely as a source says it.")]
    public DateWithPrecision? Until { get; init; }

    [Description("The slug of the source that states it.")]
    public string? Source { get; init; }
}

[Description("What changes in a carrier's part in a hub: what is left out stays as it is, null empties it.")]
public sealed record UpdateHubCarrierInput
{
    [Description("The part.")]
    public required RecordId<HubCarrier> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What the carrier is to the hub.")]
    public Optional<CarrierRole?> Role { get; init; }

    [Description("Its rank in the source's list, from 1.")]
    public Optional<int> Position { get; init; }

    [Description("The carrier's name as the source prints it.")]
    public Optional<string?> PrintedName { get; init; }

    [Description("When it began.")]
    public Optional<DateWithPrecision?> Since { get; init; }

    [Description("Its last day.")]
    public Optional<DateWithPrecision?> Until { get; init; }

    [Description("The slug of the source that states it.")]
    public Optional<string?> Source { get; init; }
}

[Description("A carrier's part in a hub that was entered wrongly.")]
public sealed record RemoveHubCarrierInput : RemovalInput<HubCarrier>;
