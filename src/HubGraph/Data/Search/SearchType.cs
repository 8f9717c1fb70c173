using System.ComponentModel;

namespace HubGraph.Data.Search;

// The numbers are kept with each record that is searched, and put equal results in order: they change with the version of the analysis.
[Description("What a search finds.")]
public enum SearchType
{
    [Description("A hub, by all its names.")]
    Hub = 1,

    [Description("A carrier (porteur).")]
    Carrier,

    [Description("A region (région).")]
    Region,

    [Description("A department (département).")]
    Department,

    [Description("An intercommunality (intercommunalité).")]
    Intercommunality,

    [Description("A commune (commune).")]
    Commune,

    [Description("A funded project (projet financé).")]
    FundedProject,

    [Description("An event (événement).")]
    Event,
}
