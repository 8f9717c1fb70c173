using System.ComponentModel;
using HubGraph.Concepts.Carriers;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Calls;

[Description("A bonus that a call may add to its nominal grant (bonification).")]
public sealed record CallBonusInput
{
    [Description("Its natural key in its call, such as ACTION_COEUR_DE_VILLE.")]
    public required string Code { get; init; }

    [Description("What it rewards.")]
    public required string Name { get; init; }

    [Description("How much, in euros.")]
    public required decimal AmountEuros { get; init; }
}

[Description("A call to create (appel à projets, appel à manifestation d'intérêt).")]
public sealed record CreateCallInput
{
    [Description("Its natural key, such as ami-2020: lower-case words joined by hyphens. It never changes.")]
    public required string Slug { get; init; }

    [Description("What it is called.")]
    public required string Name { get; init; }

    [Description("Which kind of call it is.")]
    public required CallKind Kind { get; init; }

    [Description("The first day for applications.")]
    public DateOnly? OpensOn { get; init; }

    [Description("The last day for applications.")]
    public DateOnly? ClosesOn { get; init; }

    [Description("All the money of the call (enveloppe), in euros.")]
    public decimal? EnvelopeEuros { get; init; }

    [Description("The nominal grant of each hub (subvention socle), in euros.")]
    public decimal? BaseGrantEuros { get; init; }

    [Description("What its sources say of the bonuses.")]
    public string? BonusNote { get; init; }

    [Description("What may be added to the nominal grant (bonifications).")]
    public IReadOnlyList<CallBonusInput>? Bonuses { get; init; }

    [Description("The kinds of organisation that it invites to apply.")]
    public IReadOnlyList<OrganisationKind>? ApplicantKinds { get; init; }

    [Description("INSEE codes of the regions that it wants hubs for.")]
    public IReadOnlyList<string>? TargetRegions { get; init; }

    [Description("Codes of the missions that it gives to its hubs.")]
    public IReadOnlyList<string>? Missions { get; init; }

    [Description("Its page on the web.")]
    public string? Url { get; init; }

    [Description("Where applications are to be sent.")]
    public string? ApplicationsEmail { get; init; }

    [Description("How many laureates (lauréats) a source counts.")]
    public int? LaureateCount { get; init; }

    [Description("The slug of the source that counts the laureates.")]
    public string? LaureateSource { get; init; }

    [Description("When the laureates were announced.")]
    public DateWithPrecision? LaureatesAnnouncedOn { get; init; }

    [Description("The slug of the source that states it.")]
    public required string Source { get; init; }
}

[Description("What changes in a call: what is left out stays as it is, null empties it.")]
public sealed record UpdateCallInput
{
    [Description("The slug of the call.")]
    public required string Slug { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What it is called.")]
    public Optional<string> Name { get; init; }

    [Description("Which kind of call it is.")]
    public Optional<CallKind> Kind { get; init; }

    [Description("The first day for applications.")]
    public Optional<DateOnly?> OpensOn { get; init; }

    [Description("The last day for applications.")]
    public Optional<DateOnly?> ClosesOn { get; init; }

    [Description("All the money of the call (enveloppe), in euros; not less than what was awarded under it.")]
    public Optional<decimal?> EnvelopeEuros { get; init; }

    [Description("The nominal grant of each hub (subvention socle), in euros.")]
    public Optional<decimal?> BaseGrantEuros { get; init; }

    [Description("What its sources say of the bonuses.")]
    public Optional<string?> BonusNote { get; init; }

    [Description("All its bonuses (bonifications).")]
    public Optional<IReadOnlyList<CallBonusInput>> Bonuses { get; init; }

    [Description("All the kinds of organisation that it invites to apply.")]
    public Optional<IReadOnlyList<OrganisationKind>> ApplicantKinds { get; init; }

    [Description("INSEE codes of all the regions that it wants hubs for.")]
    public Optional<IReadOnlyList<string>> TargetRegions { get; init; }

    [Description("Codes of all the missions that it gives to its hubs.")]
    public Optional<IReadOnlyList<string>> Missions { get; init; }

    [Description("Its page on the web.")]
    public Optional<string?> Url { get; init; }

    [Description("Where applications are to be sent.")]
    public Optional<string?> ApplicationsEmail { get; init; }

    [Description("How many laureates (lauréats) a source counts.")]
    public Optional<int?> LaureateCount { get; init; }

    [Description("The slug of the source that counts the laureates.")]
    public Optional<string?> LaureateSource { get; init; }

    [Description("When the laureates were announced.")]
    public Optional<DateWithPrecision?> LaureatesAnnouncedOn { get; init; }

    [Description("The slug of the source that states it.")]
    public Optional<string> Source { get; init; }
}
