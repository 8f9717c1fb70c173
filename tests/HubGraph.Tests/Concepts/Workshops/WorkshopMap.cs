using HubGraph.Concepts.Hubs;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Tests.Concepts.Workshops;

internal sealed class WorkshopMap : EntityMap<Workshop>
{
    public WorkshopMap(IReadOnlyModel model)
        : base(model, "workshops", "A workshop that a hub holds (atelier).")
    {
        Key(w => w.Slug, "Its natural key, such as bretagne-2026-1.");
        Field(w => w.Title, "What it is called.").Filter().Sort();
        Field(w => w.Audience, "For whom it is.").Filter().Group();
        Field(w => w.HeldOn, "The day on which it takes place.").Filter().Sort().Period();
        Field(w => w.Participants, "How many people came; null while not known.").Filter().Sort().Measure();
        One(w => w.Hub, "The hub that holds it.").Filter().Group().CountDistinct();
        SortedBy(w => w.HeldOn, descending: true);
        Exported("workshops", "Ateliers des hubs",
        [
            new("slug", "bretagne-2026-1"), new("title", "Premiers pas"), new("audience"), new("heldOn"),
            new("participants", "12"), .. HubMap.InTables,
        ]);
    }
}
