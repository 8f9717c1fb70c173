using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

/// <summary>Inputs that break no rule.</summary>
internal static class ActivitySamples
{
    /// <summary>May write for the hub of the samples.</summary>
    public static string Token { get; } = MutationSender.Operator("bretagne");

    /// <summary>An input of <c>logAnimation</c>.</summary>
    public static Dictionary<string, object?> Animation() => AnimationRow().With(("hub", "bretagne"));

    /// <summary>An animation among the rows of <c>logActivities</c>.</summary>
    public static Dictionary<string, object?> AnimationRow() => new()
    {
        ["performedOn"] = "2026-05-04",
        ["durationMinutes"] = 180,
        ["summary"] = "Réunion du réseau des médiateurs",
        ["mission"] = "ANIMATE_TERRITORY",
        ["commune"] = "35238",
        ["animationKind"] = "NETWORK_COORDINATION",
        ["format"] = "COORDINATION_MEETING",
        ["initiative"] = "OWN",
        ["themes"] = new[] { "SHARING", "NETWORK" },
        ["tags"] = new[] { "réseau", "Rennes" },
        ["mediators"] = 12,
        ["participants"] = 20,
    };

    /// <summary>An input of <c>logProjectSupport</c>.</summary>
    public static Dictionary<string, object?> Support(string project) => SupportRow(project).With(("hub", "bretagne"));

    /// <summary>A support among the rows of <c>logActivities</c>.</summary>
    public static Dictionary<string, object?> SupportRow(string project) => new()
    {
        ["performedOn"] = "2026-06-02",
        ["durationMinutes"] = 60,
        ["summary"] = "Aide au plan de financement",
        ["mission"] = "SUPPORT_PROJECTS",
        ["department"] = "35",
        ["fundedProject"] = project,
        ["supportKind"] = "FUNDING_SEARCH",
        ["stage"] = "FUNDING",
    };
}
