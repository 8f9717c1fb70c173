using HubGraph.Data.Model;

namespace HubGraph.Concepts.FundedProjects;

/// <summary>A project is found by its holder too.</summary>
internal sealed class FundedProjectSearch() : Searched<FundedProject>(
    7, "A funded project (projet financé).",
    project => project.Title,
    text: [project => project.HolderName, project => project.Summary]);
