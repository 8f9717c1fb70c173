using System.ComponentModel;

namespace HubGraph.Concepts.Carriers;

[Description("Kinds of organisation that apply to a call or carry a hub.")]
public enum OrganisationKind
{
    [Description("An association under the law of 1901 (association).")]
    Association,

    [Description("A local authority (collectivité territoriale).")]
    LocalAuthority,

    [Description("A private company (entreprise privée).")]
    PrivateCompany,

    [Description("A public operator (opérateur public).")]
    PublicOperator,

    [Description("Another kind (autre).")]
    Other,
}
