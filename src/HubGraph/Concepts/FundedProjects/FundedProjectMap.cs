using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.FundedProjects;

internal sealed class FundedProjectMap : EntityMap<FundedProject>
{
    public FundedProjectMap(IReadOnlyModel model)
        : base(model, "fundedProjects", "A digital-inclusion project that a hub supports (projet financé).")
    {
        Field(p => p.Title, "What it is called.").Filter().Sort();
        Field(p => p.Summary, "What it is about.");
        Field(p => p.Status, "Where it stands.").Filter(selective: true).Group();
        One(p => p.Hub, "The hub that supports it.").Filter().Group().CountDistinct();
        Field(p => p.HolderName, "Who holds it (porteur de projet).").Filter().Group();
        One(p => p.Carrier, "The holder, where it is a carrier of hubs.").Filter().Group();
        One(p => p.Commune, "The commune where it takes place.").Filter().Group().CountDistinct();
        One(p => p.Department, "The department where it takes place.").Filter().Group();
        One(p => p.Region, "The region where it takes place.").Filter().Group();
        Field(p => p.StartsOn, "Its first day.").Filter().Sort().Period();
        Field(p => p.EndsOn, "Its last day.").Filter();
        Field(p => p.BudgetCents, "Its budget, in euros.").Filter().Sort().Measure();
        Field(p => p.Beneficiaries, "How many people benefit.").Filter().Sort().Measure();
        Field(
            p => p.InPriorityNeighbourhood,
            "Whether it lies in a priority neighbourhood (quartier prioritaire de la politique de la ville, QPV).").Filter().Group();
        Field(p => p.InActionCoeurDeVille, "Whether it lies in the programme Action Cœur de Ville.").Filter().Group();
        Field(p => p.InRuralRevitalisation, "Whether it lies in a rural revitalisation zone (France Ruralités Revitalisation, FRR).")
            .Filter().Group();
        List(p => p.Needs, n => n.Need, "What it looks for, in its holder's words (besoins).").Filter().Group();
        List(p => p.NeedCodes, n => n.Code, "What it looks for, by the codes of Mon inclusion numérique (MIN), beside or instead of words.")
            .Filter().Group();
        Many(p => p.FundingLines, "The requests to funders, and their outcomes (plan de financement).").Filter();
        Different("funders", p => p.FundingLines, l => l.Funder, "Who is asked for money for it (financeurs), each once.").Group();
        Many(p => p.Supports, "How hubs supported it (accompagnements).").Filter();
        Field(p => p.ClientReference, "The operator's own reference, or La Coop's, unique among its hub's.").Exact().Filter()
            .Restrict(ToHub(p => p.HubId));
        Identifiers(p => p.Identifiers);
        Field(p => p.IsDemonstration, "Whether it was made up for demonstration.").Filter().Group();
        SortedBy(p => p.Title);
        Exported("funded-projects", "Projets financés",
        [
            new("id"), new("title", "Passeport numérique"), new("summary", "Des ateliers dans les communes rurales."), new("status"),
            .. HubMap.InTables, new("holderName", "Association Exemple"), new("carrier.slug", "association-exemple"),
            new("carrier.siret", "73282932000074"), .. CommuneMap.InTables, .. DepartmentMap.InTables, .. RegionMap.InTables,
            new("startsOn"), new("endsOn"), new("budgetEuros"), new("beneficiaries", "120"), new("inPriorityNeighbourhood"),
            new("inActionCoeurDeVille"), new("inRuralRevitalisation"), new("needs", "Financement|Locaux"), new("needCodes"),
            .. IdentifiersInTables, new("isDemonstration"),
        ]);
    }
}

internal sealed class FundingLineMap : EntityMap<FundingLine>
{
    public FundingLineMap(IReadOnlyModel model)
        : base(model, "fundingLines", "A request to one funder (cofinanceur), and its outcome (ligne de financement).")
    {
        Field(l => l.Funder, "Who is asked (financeur).").Filter().Group();
        Field(l => l.RequestedCents, "How much is asked for, in euros.").Filter().Measure();
        Field(l => l.GrantedCents, "How much is granted, in euros.").Filter().Measure();
        Field(l => l.Status, "How it stands.").Filter().Group();
        Field(l => l.DecidedOn, "When it was decided.").Filter().Period();
        One(l => l.FundedProject, "The project.").Filter().Group().CountDistinct();
    }
}
