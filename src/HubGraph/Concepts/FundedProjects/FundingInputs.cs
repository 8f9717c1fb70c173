using System.ComponentModel;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.FundedProjects;

[OneOf, Description("A request to a funder (ligne de financement): a new one, or what became of one that is there.")]
public sealed record RecordFundingInput
{
    [Description("A request to add.")]
    public AddFundingInput? Add { get; init; }

    [Description("A request to decide, or to correct.")]
    public UpdateFundingInput? Update { get; init; }
}

[Description("A request to a funder to add to a project (demande de financement).")]
public sealed record AddFundingInput
{
    [Description("The project.")]
    public required RecordId<FundedProject> FundedProject { get; init; }

    [Description("Who is asked (financeur).")]
    public required string Funder { get; init; }

    [Description("How much is asked for, in euros (montant demandé).")]
    public decimal? RequestedEuros { get; init; }

    [Description("How it stands.")]
    [DefaultValue("SUBMITTED")]
    public FundingStatus Status { get; init; }

    [Description(
        "How much is granted, in euros (montant accordé); only with ACCEPTED, but for 0 with REFUSED. It may pass what was asked for.")]
    public decimal? GrantedEuros { get; init; }

    [Description("When it was decided; needed with ACCEPTED and REFUSED, and left out with the others.")]
    public DateOnly? DecidedOn { get; init; }

    [Description(
        "The operator's own reference, unique among the project's requests: sent again with the same content, it answers the same one.")]
    public string? ClientReference { get; init; }
}

[Description("What became of a request to a funder: what is left out stays as it is, null empties it.")]
public sealed record UpdateFundingInput
{
    [Description("The request.")]
    public required RecordId<FundingLine> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Who is asked (financeur).")]
    public Optional<string> Funder { get; init; }

    [Description("How much is asked for, in euros (montant demandé).")]
    public Optional<decimal?> RequestedEuros { get; init; }

    [Description("How it stands.")]
    public Optional<FundingStatus> Status { get; init; }

    [Description("How much is granted, in euros (montant accordé).")]
    public Optional<decimal?> GrantedEuros { get; init; }

    [Description("When it was decided.")]
    public Optional<DateOnly?> DecidedOn { get; init; }
}
