using System.Globalization;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Events;

internal sealed class EventMap : EntityMap<Event>
{
    private static readonly CultureInfo s_french = CultureInfo.GetCultureInfo("fr-FR");

    public EventMap(IReadOnlyModel model)
        : base(model, "events", "An event that a hub organises or takes part in (événement).")
    {
        Field(e => e.Title, "What it is called.").Filter().Sort();
        Computed(
            "label",
            "Title and day, for lists, in French.",
            [e => e.Title, e => e.StartsOn],
            row => $"{row.Text(0)} ({row.Date(1).ToString("d MMMM yyyy", s_french)})");
        Field(e => e.Summary, "What it is about.");
        Field(e => e.EventKind, "What sort of event it is.").Filter(selective: true).Group();
        Field(e => e.OtherKind, "What the kind OTHER means.");
        Field(e => e.Format, "How people take part.").Filter().Group();
        Field(e => e.Status, "Where it stands.").Filter(selective: true).Group();
        Field(e => e.CancellationReason, "Why it was cancelled.");
        One(e => e.Hub, "The hub that reports it.").Filter().Group().CountDistinct();
        One(e => e.Mission, "The mission that it is for.").Filter().Group();
        Field(
            e => e.StartsAt,
            "When it starts, UTC; null where only its day is known. Sorts by startsOn then, as if it began with the day.",
            e => e.SortsAt).Filter();
        Field(e => e.EndsAt, "When it ends, UTC; null where that is not known.").Filter();
        Field(e => e.TimeZone, "The time zone of its place, an IANA name.");
        Day(e => e.StartsOn, "The day on which it starts where it takes place.", e => e.SortsAt).Filter().Sort().Period();
        Field(e => e.EndsOn, "Its last day there, where it is known and endsAt is not.").Filter();
        Field(e => e.Venue, "The place, in words.");
        One(e => e.Commune, "The commune where it takes place.").Filter().Group().CountDistinct();
        One(e => e.Department, "The department where it takes place.").Filter().Group();
        One(e => e.Region, "The region where it takes place.").Filter().Group();
        Field(e => e.Scale, "How large a territory it is for (échelon territorial); null where that is not told.").Filter().Group();
        List(e => e.Organisers, o => o.Name, "Who organises it.").Filter().Group();
        List(
            e => e.OrganiserKinds,
            o => o.Kind,
            "Which kinds of structure organise it, whether organisers names them or not.",
            o => o.Position).Filter().Group();
        List(e => e.Tags, t => t.Tag, "Its tags (étiquettes).", t => t.Position).Filter(selective: true).Group();
        Identifiers(e => e.Identifiers);
        Field(e => e.RecordedAt, "When it was written down where it was first, such as in La Coop, UTC; null where that is here.");
        Field(e => e.RevisedAt, "When it was last written there, UTC.");
        Field(e => e.Participants, "How many people came; null while not known.").Filter().Sort().Measure();
        Many(e => e.Activities, "What the hub logged about it.").Filter();
        Field(e => e.ClientReference, "The operator's own reference, unique among its hub's.").Exact().Filter()
            .Restrict(ToHub(e => e.HubId));
        One(e => e.Source, "Who states it, where that is not the hub itself.").Filter();
        Field(e => e.IsDemonstration, "Whether it was made up for demonstration.").Filter().Group();
        SortedBy(e => e.StartsAt, descending: true);
        RolledUp("events_by_kind", e => e.StartsOn, e => e.HubId, e => e.EventKind, e => e.Status, e => e.RegionId);
        Exported("events", "Événements des hubs",
        [
            new("id"), new("title", "Rencontre des médiateurs"), new("summary", "Une journée d'échanges."), new("eventKind"),
            new("otherKind", "Salon"), new("format"), new("status"), new("cancellationReason", "Neige"), .. HubMap.InTables,
            .. MissionMap.InTables, new("startsAt"), new("endsAt"), new("timeZone", "Europe/Paris"), new("startsOn"), new("endsOn"),
            new("venue", "Maison des associations"), .. CommuneMap.InTables, .. DepartmentMap.InTables, .. RegionMap.InTables,
            new("organisers", "Hub Bretagne|Association Exemple"), new("organiserKinds"), new("scale"), new("tags", "réseau|médiation"),
            .. IdentifiersInTables, new("recordedAt"), new("revisedAt"), new("participants", "45"), new("source.slug", "nec974"),
            new("source.url", "https://source.example"), new("isDemonstration"),
        ]);
    }
}
