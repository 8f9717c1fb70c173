using System.ComponentModel;

namespace HubGraph.Concepts;

[Description("Kinds of structure that organise events and are partners (type de structure).")]
public enum StructureKind
{
    [Description("The structure of who reports it (ma structure).")]
    Own,

    [Description("A commune (commune).")]
    Commune,

    [Description("An intercommunality (EPCI).")]
    Intercommunality,

    [Description("A department (département).")]
    Department,

    [Description("A region (région).")]
    Region,

    [Description("An association (association).")]
    Association,

    [Description("A company (entreprise).")]
    Company,

    [Description("A hub (hub).")]
    Hub,

    [Description("The state: a prefecture, an agency, an operator (État).")]
    State,

    [Description("A grouping: a mixed syndicate, a consortium (groupement).")]
    Grouping,

    [Description("Another kind (autre).")]
    Other,
}
