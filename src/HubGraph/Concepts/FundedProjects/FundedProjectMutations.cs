using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.FundedProjects;

/// <summary>Projects and their requests to funders.</summary>
internal static class FundedProjectMutations
{
    /// <summary>What a project's fields may break.</summary>
    private static readonly Rule[] s_rules =
    [
        WriteRules.UnknownCarrier, WriteRules.UnknownPlace, WriteRules.PlaceConflict, WriteRules.EndBeforeStart, WriteRules.TextRequired,
        WriteRules.InvalidValue,
        WriteRules.AlreadyExists, WriteRules.InvalidSiret, WriteRules.InvalidRna,
    ];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateFundedProjectInput>(
            "createFundedProject", "Creates a project that a hub supports (projet financé).", Rights.Operators, "fundedProject",
            nameof(FundedProject),
            [WriteRules.UnknownHub, .. s_rules, WriteRules.DuplicateReference], FundedProjectWriting.CreateAsync);
        mutations.Add<UpdateFundedProjectInput>(
            "updateFundedProject", "Corrects a project, or tells how far it is.", Rights.Operators, "fundedProject", nameof(FundedProject),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], FundedProjectWriting.UpdateAsync);
        mutations.Add<RecordFundingInput>(
            "recordFunding", "Adds a request to a funder, or tells what became of one (plan de financement).", Rights.Operators,
            "fundingLine", nameof(FundingLine),
            [
                WriteRules.UnknownRecord, WriteRules.StaleVersion, WriteRules.TextRequired, WriteRules.InvalidValue,
                WriteRules.GrantNotAccepted,
                WriteRules.DecisionDateRequired, WriteRules.DateInFuture, WriteRules.DuplicateReference,
            ],
            FundingWriting.RecordAsync);
    }
}
