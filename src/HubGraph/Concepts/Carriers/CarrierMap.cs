using HubGraph.Concepts.Territories;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Carriers;

internal sealed class CarrierMap : EntityMap<Carrier>
{
    public CarrierMap(IReadOnlyModel model)
        : base(model, "carriers", "An organisation that carries hubs (structure porteuse).")
    {
        Key(c => c.Slug, "Its natural key, made of its name.");
        Field(c => c.Name, "What it is called.").Filter().Sort();
        Field(c => c.Kind, "Which kind of organisation it is; null when no source says it.").Filter();
        Key(c => c.Siret, "The number of its establishment, fourteen digits.");
        Field(c => c.Rna, "Its number in the register of associations (répertoire national des associations, RNA).").Exact().Filter();
        One(c => c.Commune, "Where it has its address.").Filter();
        Identifiers(c => c.Identifiers);
        Many(c => c.Hubs, "The hubs that it carries, with its roles and dates.", onDay: DatedRows.MayHold).Filter();
        Many(c => c.FundedProjects, "The projects that it holds.").Filter();
        SortedBy(c => c.Name);
        Exported("carriers", "Porteurs des hubs",
        [
            new("id"), new("slug", "association-exemple"), new("name", "Association Exemple"), new("kind"), new("siret", "73282932000074"),
            new("rna", "W123456789"), .. CommuneMap.InTables, new("commune.department.code", "35", "department_code"),
            new("commune.region.code", "53", "region_code"), new("hubs.hub.slug", "bretagne", "hub_slugs"), .. IdentifiersInTables,
        ]);
    }
}
