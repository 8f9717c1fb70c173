using HubGraph.Domain;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph.Coverage;

internal sealed class CoverageMap : EntityMap<Domain.Coverage>
{
    public CoverageMap(IModel model)
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
        Add(CoverageStatusSql.OfClaim(Enumerations.Of(typeof(CoverageStatus)))).Filter();
        Field(c => c.Disputed, "Whether sources conflict about it.").Filter();
        One(c => c.Source, "Who states it.").Filter();
    }
}
