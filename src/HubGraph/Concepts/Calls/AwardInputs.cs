using System.ComponentModel;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Calls;

[Description("Money given to a hub (dotation, subvention).")]
public sealed record GrantAwardInput
{
    [Description("The slug of the hub that gets it.")]
    public required string Hub { get; init; }

    [Description("The slug of the call that it is given under, where one is known; it must fit into what is left of its envelope.")]
    public string? Call { get; init; }

    [Description("How much, in euros, to the cent.")]
    public required decimal AmountEuros { get; init; }

    [Description("What it is for, in its source's words: base, bonus (bonification)…")]
    public string? Label { get; init; }

    [Description("When it was given or announced.")]
    public DateWithPrecision? AwardedOn { get; init; }

    [Description("The slug of the source that states it.")]
    public string? Source { get; init; }
}

[Description("What changes in an award: what is left out stays as it is, null empties it.")]
public sealed record UpdateAwardInput
{
    [Description("The award.")]
    public required RecordId<Award> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("The slug of the call that it is given under.")]
    public Optional<string?> Call { get; init; }

    [Description("How much, in euros, to the cent.")]
    public Optional<decimal> AmountEuros { get; init; }

    [Description("What it is for, in its source's words.")]
    public Optional<string?> Label { get; init; }

    [Description("When it was given or announced.")]
    public Optional<DateWithPrecision?> AwardedOn { get; init; }

    [Description("The slug of the source that states it.")]
    public Optional<string?> Source { get; init; }
}

[Description("An award that was entered wrongly.")]
public sealed record RemoveAwardInput : RemovalInput<Award>;
