using System.ComponentModel;
using HubGraph.Concepts.Identifiers;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.FundedProjects;

[Description("A project that a hub supports (projet financé).")]
public sealed record CreateFundedProjectInput
{
    [Description("The slug of the hub that supports it.")]
    public required string Hub { get; init; }

    [Description("What it is called.")]
    public required string Title { get; init; }

    [Description("What it is about.")]
    public string? Summary { get; init; }

    [Description("Who holds it, by name (porteur de projet).")]
    public required string HolderName { get; init; }

    [Description("The slug of the holder, where it is a carrier of hubs.")]
    public string? Carrier { get; init; }

    [Description(
        "INSEE code of the commune where it takes place; a former commune's leads to the current one. At most one place is given: a "
            + "commune, or else something larger.")]
    public string? Commune { get; init; }

    [Description("INSEE code of the department where it takes place, where no commune is given.")]
    public string? Department { get; init; }

    [Description("INSEE code of the region where it takes place, where nothing smaller is given.")]
    public string? Region { get; init; }

    [Description("Its first day.")]
    public DateOnly? StartsOn { get; init; }

    [Description("Its last day, not before the first.")]
    public DateOnly? EndsOn { get; init; }

    [Description("Where it stands (avancement).")]
    [DefaultValue("PROPOSED")]
    public FundedProjectStatus Status { get; init; }

    [Description("Its budget, in euros.")]
    public decimal? BudgetEuros { get; init; }

    [Description("What it looks for, in its holder's words (besoins), 50 at the most.")]
    public IReadOnlyList<string>? Needs { get; init; }

    [Description("What it looks for, by the codes of Mon inclusion numérique (MIN).")]
    public IReadOnlyList<NeedCode>? NeedCodes { get; init; }

    [Description("What other registers and programs call it (identifiants), 20 at the most.")]
    public IReadOnlyList<IdentifierInput>? Identifiers { get; init; }

    [Description("Whether it lies in a priority neighbourhood (quartier prioritaire de la politique de la ville, QPV).")]
    [DefaultValue(false)]
    public bool InPriorityNeighbourhood { get; init; }

    [Description("Whether it lies in the programme Action Cœur de Ville.")]
    [DefaultValue(false)]
    public bool InActionCoeurDeVille { get; init; }

    [Description("Whether it lies in a rural revitalisation zone (France Ruralités Revitalisation, FRR).")]
    [DefaultValue(false)]
    public bool InRuralRevitalisation { get; init; }

    [Description("How many people benefit (bénéficiaires).")]
    public int? Beneficiaries { get; init; }

    [Description(
        "The operator's own reference, or La Coop's, unique among the hub's projects. Spreadsheets may name the project by it. Sent again "
            + "with the same content, it answers the same project.")]
    public string? ClientReference { get; init; }
}

[Description("A correction of a project: what is left out stays as it is, null empties it.")]
public sealed record UpdateFundedProjectInput
{
    [Description("The project.")]
    public required RecordId<FundedProject> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What it is called.")]
    public Optional<string> Title { get; init; }

    [Description("What it is about.")]
    public Optional<string?> Summary { get; init; }

    [Description("Who holds it, by name (porteur de projet).")]
    public Optional<string> HolderName { get; init; }

    [Description("The slug of the holder, where it is a carrier of hubs.")]
    public Optional<string?> Carrier { get; init; }

    [Description("INSEE code of the commune. A place that is given replaces the whole of what there is.")]
    public Optional<string?> Commune { get; init; }

    [Description("INSEE code of the department, where no commune is given.")]
    public Optional<string?> Department { get; init; }

    [Description("INSEE code of the region, where nothing smaller is given.")]
    public Optional<string?> Region { get; init; }

    [Description("Its first day.")]
    public Optional<DateOnly?> StartsOn { get; init; }

    [Description("Its last day.")]
    public Optional<DateOnly?> EndsOn { get; init; }

    [Description("Where it stands (avancement).")]
    public Optional<FundedProjectStatus> Status { get; init; }

    [Description("Its budget, in euros.")]
    public Optional<decimal?> BudgetEuros { get; init; }

    [Description("All that it looks for (besoins).")]
    public Optional<IReadOnlyList<string>> Needs { get; init; }

    [Description("All that it looks for, by the codes of Mon inclusion numérique (MIN).")]
    public Optional<IReadOnlyList<NeedCode>> NeedCodes { get; init; }

    [Description("All that other registers and programs call it (identifiants).")]
    public Optional<IReadOnlyList<IdentifierInput>> Identifiers { get; init; }

    [Description("Whether it lies in a priority neighbourhood (QPV).")]
    public Optional<bool> InPriorityNeighbourhood { get; init; }

    [Description("Whether it lies in the programme Action Cœur de Ville.")]
    public Optional<bool> InActionCoeurDeVille { get; init; }

    [Description("Whether it lies in a rural revitalisation zone (FRR).")]
    public Optional<bool> InRuralRevitalisation { get; init; }

    [Description("How many people benefit (bénéficiaires).")]
    public Optional<int?> Beneficiaries { get; init; }

    [Description("The operator's own reference, or La Coop's.")]
    public Optional<string?> ClientReference { get; init; }
}
