using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Sources;

internal sealed class SourceMap : EntityMap<Source>
{
    public SourceMap(IReadOnlyModel model)
        : base(model, "sources", "A publication that states facts of the programme (source).")
    {
        Key(s => s.Slug, "Its natural key, such as press-release.");
        Field(s => s.Title, "What it is called.").Filter();
        Field(s => s.Publisher, "Who published it.").Filter();
        Field(s => s.PublishedOn, "When it was published, if it says so.").Filter();
        Field(s => s.Url, "Where it stands.");
        Many(s => s.Omissions, "What it states and the graph leaves out, with the reason.").Filter();
        SortedBy(s => s.Slug);
    }
}
