using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Coverages;

internal sealed class CoverageMap : EntityMap<Coverage>
{
    public CoverageMap(IReadOnlyModel model)
        : base(model, "", "A source's claim that a hub serves a territory (périmètre). Its territory is that of its scale.")
    {
        One(c => c.Hub, "The hub.").Filter();
        Field(c => c.Scale, "How large the territory is.").Filter();
        One(c => c.Region, "The region, at that scale.").Filter();
        One(c => c.Department, "The department, at that scale.").Filter();
        One(c => c.Intercommunality, "The intercommunality, at that scale.").Filter();
        One(c => c.Commune, "The commune, at that scale.").Filter();
        Field(c => c.Since, "When it began, as precisely as a source says it.");
        One(c => c.SinceSource, "Who states when it began.");
        Field(c => c.NotBefore, "Where the beginning is not known: it was not before.");
        Field(c => c.Until, "The last day, as precisely as a source says it; null while none says that it ended.");
        One(c => c.UntilSource, "Who states when it ended.");
        Add(CoverageStatusSql.OfClaim(model, Enumerations.Of(typeof(CoverageStatus)))).Filter();
        Field(c => c.Disputed, "Whether sources conflict about it.").Filter();
        Field(c => c.AttestedOn, "The day of which its source says it (attesté), the source's own date as a rule; null where it has none.")
            .Filter();
        One(c => c.Source, "Who states it.").Filter();
        Field(c => c.LastAttestedOn, "The last day of which a source says it: not confirmed since.").Filter();
        One(c => c.LastAttestedSource, "Who says it of that last day.");
        Exported("coverage", "Périmètres des hubs",
        [
            new("id"), .. HubMap.InTables, new("scale"), .. RegionMap.InTables, .. DepartmentMap.InTables, .. IntercommunalityMap.InTables,
            .. CommuneMap.InTables, new("since"), new("sinceSource.slug", "press-release"), new("notBefore"), new("until"), new("disputed"),
            new("attestedOn"), new("lastAttestedOn"), new("source.slug", "press-release"), new("source.title", "Communiqué de presse"),
            new("source.url", "https://source.example"),
        ]);
    }
}

internal sealed class CoverageDenialMap : EntityMap<CoverageDenial>
{
    public CoverageDenialMap(IReadOnlyModel model)
        : base(
            model,
            "",
            "A source's statement that no hub serves a territory on a day (territoire dépourvu): the negative of a claim. Its territory is "
                + "that of its scale.")
    {
        Field(d => d.Scale, "How large the territory is.").Filter();
        One(d => d.Region, "The region, at that scale.").Filter();
        One(d => d.Department, "The department, at that scale.").Filter();
        One(d => d.Intercommunality, "The intercommunality, at that scale.").Filter();
        One(d => d.Commune, "The commune, at that scale.").Filter();
        Field(d => d.AttestedOn, "The day of which its source says it.").Filter();
        Field(d => d.Statement, "What the source says, in its words.");
        One(d => d.Source, "Who states it.").Filter();
    }
}
