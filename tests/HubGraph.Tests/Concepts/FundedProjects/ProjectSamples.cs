using System.Text.Json;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.FundedProjects;

/// <summary>Projects that break no rule, and the mutations on them.</summary>
internal static class ProjectSamples
{
    private const string Selection = """
        fundedProject {
          id version title holderName carrier { slug } commune { code } department { code } region { code } startsOn endsOn status budgetEuros needs needCodes
          inPriorityNeighbourhood inActionCoeurDeVille inRuralRevitalisation beneficiaries
        }
        """;

    private const string LineSelection = "fundingLine { id version funder requestedEuros grantedEuros status decidedOn fundedProject { id } }";

    /// <summary>May write for the hub of the samples.</summary>
    public static string Token { get; } = MutationSender.Operator("bretagne");

    /// <summary>An input of <c>createFundedProject</c>.</summary>
    public static Dictionary<string, object?> Project() => new()
    {
        ["hub"] = "bretagne",
        ["title"] = "Bus numérique du pays de Bruz",
        ["holderName"] = "Commune de Bruz",
        ["commune"] = "35047",
        ["startsOn"] = "2026-01-15",
        ["endsOn"] = "2027-01-14",
        ["status"] = "IN_PROGRESS",
        ["budgetEuros"] = 48_250.75m,
        ["needs"] = new[] { "Un chauffeur", "Des tablettes", "Un chauffeur" },
        ["needCodes"] = new[] { "STRUCTURER_UN_FONDS", "APPUI_JURIDIQUE", "STRUCTURER_UN_FONDS" },
        ["inRuralRevitalisation"] = true,
        ["beneficiaries"] = 800,
    };

    public static Task<JsonElement> CreateAsync(this GraphServer server, Dictionary<string, object?> input, string? token = null) =>
        server.MutateAsync(token ?? Token, "createFundedProject", input, Selection);

    public static Task<JsonElement> UpdateAsync(this GraphServer server, string id, int version, string changes) =>
        server.MutateAsync(Token, "updateFundedProject", new Dictionary<string, object?> { ["id"] = id, ["version"] = version }.With(changes), Selection);

    /// <summary>Adds a request to a funder.</summary>
    public static Task<JsonElement> AddAsync(this GraphServer server, string project, string changes) =>
        server.MutateAsync(Token, "recordFunding", new { add = new Dictionary<string, object?> { ["fundedProject"] = project, ["funder"] = "Banque des Territoires" }.With(changes) }, LineSelection);

    /// <summary>Decides or corrects a request to a funder.</summary>
    public static Task<JsonElement> DecideAsync(this GraphServer server, string line, int version, string changes) =>
        server.MutateAsync(Token, "recordFunding", new { update = new Dictionary<string, object?> { ["id"] = line, ["version"] = version }.With(changes) }, LineSelection);
}
