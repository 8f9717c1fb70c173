using System.ComponentModel;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Coverages;

[Description("A source's claim that a hub serves a territory (périmètre). Exactly one territory is given.")]
public sealed record AddCoverageInput
{
    [Description("The slug of the hub.")]
    public required string Hub { get; init; }

    [Description("INSEE code of the region (région).")]
    public string? Region { get; init; }

    [Description("INSEE code of the department (département).")]
    public string? Department { get; init; }

    [Description("SIREN of the intercommunality (intercommunalité).")]
    public string? Intercommunality { get; init; }

    [Description("INSEE code of the commune; a former commune's leads to the current one.")]
    public string? Commune { get; init; }

    [Description("When it began, as precisely as a source says it.")]
    public DateWithPrecision? Since { get; init; }

    [Description("The slug of the source that states when it began.")]
    public string? SinceSource { get; init; }

    [Description("Where the beginning is not known: it was not before. Not together with since.")]
    public DateWithPrecision? NotBefore { get; init; }

    [Description("Its last day, as precisely as a source says it.")]
    public DateWithPrecision? Until { get; init; }

    [Description("The slug of the source that states when it ended.")]
    public string? UntilSource { get; init; }

    [Description("Whether sources conflict about it.")]
    [DefaultValue(false)]
    public bool Disputed { get; init; }

    [Description("The slug of the source that states it.")]
    public string? Source { get; init; }

    [Description("The day of which the source says it; the source's own date if not given.")]
    public DateOnly? AttestedOn { get; init; }

    [Description("The last day of which a source says it; the own date of lastAttestedSource if not given.")]
    public DateOnly? LastAttestedOn { get; init; }

    [Description("The slug of the source that says it of that last day.")]
    public string? LastAttestedSource { get; init; }
}

[Description("What changes in a claim that a hub serves a territory: what is left out stays as it is, null empties it.")]
public sealed record UpdateCoverageInput
{
    [Description("The claim.")]
    public required RecordId<Coverage> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("When it began.")]
    public Optional<DateWithPrecision?> Since { get; init; }

    [Description("The slug of the source that states when it began.")]
    public Optional<string?> SinceSource { get; init; }

    [Description("Where the beginning is not known: it was not before.")]
    public Optional<DateWithPrecision?> NotBefore { get; init; }

    [Description("Its last day.")]
    public Optional<DateWithPrecision?> Until { get; init; }

    [Description("The slug of the source that states when it ended.")]
    public Optional<string?> UntilSource { get; init; }

    [Description("Whether sources conflict about it.")]
    public Optional<bool> Disputed { get; init; }

    [Description("The slug of the source that states it.")]
    public Optional<string?> Source { get; init; }

    [Description("The day of which the source says it; a new source's own date if left out.")]
    public Optional<DateOnly?> AttestedOn { get; init; }

    [Description("The last day of which a source says it; a new lastAttestedSource's own date if left out.")]
    public Optional<DateOnly?> LastAttestedOn { get; init; }

    [Description("The slug of the source that says it of that last day.")]
    public Optional<string?> LastAttestedSource { get; init; }
}

[Description("A claim that a hub serves a territory, entered wrongly.")]
public sealed record RemoveCoverageInput : RemovalInput<Coverage>;
