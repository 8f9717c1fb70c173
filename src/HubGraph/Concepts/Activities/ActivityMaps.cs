using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Activities;

/// <summary>What all activities have.</summary>
internal abstract class AnyActivityMap<TActivity> : EntityMap<TActivity>
    where TActivity : Activity
{
    protected AnyActivityMap(IReadOnlyModel model, string plural, string description)
        : base(model, plural, description)
    {
        One(a => a.Hub, "The hub that did it.").Filter().Group().CountDistinct();
        One(a => a.Mission, "The mission that it was for.").Filter().Group();
        Field(a => a.PerformedOn, "The day on which it was done.").Filter().Sort().Period();
        Field(
            "0",
            a => a.DurationMinutes,
            "How long it took, in minutes; 0 where that is not known, which filters, sorts and statistics take as null.")
                .Filter().Sort().Measure();
        Field(a => a.Scale, "At which territorial scale.").Filter().Group();
        One(a => a.Commune, "The commune where it was done.").Filter().Group().CountDistinct();
        One(a => a.Intercommunality, "The intercommunality where it was done.").Filter().Group();
        One(a => a.Department, "The department where it was done.").Filter().Group();
        One(a => a.Region, "The region where it was done.").Filter().Group();
        Field(a => a.Summary, "What was done.").Filter().Trigrams();
        List(a => a.Tags, t => t.Tag, "Its tags (étiquettes).", t => t.Position).Filter(selective: true).Group();
        Identifiers(a => a.Identifiers);
        Field(a => a.RecordedAt, "When it was written down where it was first, such as in La Coop, UTC; null where that is here.");
        Field(a => a.RevisedAt, "When it was last written there, UTC.");
        One(a => a.ReportedBy, "The person who logged it; null where no person did.").Filter().Restrict(ToHub(a => a.HubId));
        Field(a => a.ClientReference, "The operator's own reference, unique among its hub's.").Exact().Filter()
            .Restrict(ToHub(a => a.HubId));
        Field(a => a.IsDemonstration, "Whether it was made up for demonstration.").Filter().Group();
        SortedBy(a => a.PerformedOn, descending: true);
    }
}

internal sealed class ActivityMap : AnyActivityMap<Activity>
{
    public ActivityMap(IReadOnlyModel model)
        : base(model, "activities", "What a hub did for a mission on a day (action).")
    {
        RolledUp("activities_by_mission", a => a.PerformedOn, a => a.HubId, a => a.MissionId);
        RolledUp("activities_by_region", a => a.PerformedOn, a => a.HubId, a => a.RegionId);
        RolledUp("activities_by_day", Planning.Sql.Period.Day, a => a.PerformedOn, a => a.HubId);
        Exported("activities", "Actions des hubs",
        [
            new("id"), new("__typename", Name: "activity_type"), new("performedOn"), new("durationMinutes", "180"), .. HubMap.InTables,
            .. MissionMap.InTables, new("scale"), .. CommuneMap.InTables, .. IntercommunalityMap.InTables, .. DepartmentMap.InTables,
            .. RegionMap.InTables, new("summary", "Réunion du réseau des médiateurs"), new("tags", "réseau|médiation"),
            new("animationKind"),
            new("otherAnimationKind", "Exposition"), new("format"), new("otherFormat", "Visite"), new("initiative"), new("themes"),
            new("otherTheme", "Accessibilité"), new("natures"), new("otherNature", "Convention"), new("partners.name", "Mairie de Rennes"),
            new("partners.kind"), new("mediators", "12"), new("structures", "5"), new("otherActors", "2"),
            new("participants", "20"), new("event.id"), new("event.title", "Rencontre des médiateurs"), new("fundedProject.id"),
            new("fundedProject.title", "Passeport numérique"), new("supportKind"), new("otherSupportKind", "Conseil"), new("stage"),
            .. IdentifiersInTables, new("recordedAt"), new("revisedAt"), new("isDemonstration"),
        ]);
    }
}

internal sealed class AnimationActivityMap : AnyActivityMap<AnimationActivity>
{
    public AnimationActivityMap(IReadOnlyModel model)
        : base(model, "animationActivities", "Animating the territory (animer le territoire).")
    {
        Field(a => a.AnimationKind, "What it consisted of.").Filter(selective: true).Group();
        Field(a => a.OtherAnimationKind, "What the kind OTHER means.");
        Field(a => a.Format, "The form that it took.").Filter().Group();
        Field(a => a.OtherFormat, "What the format OTHER means.");
        Field(a => a.Initiative, "Whose idea it was (à l'initiative de).").Filter().Group();
        List(a => a.Themes, t => t.Theme, "What it was about (thématiques).", t => t.Position).Filter().Group();
        Field(a => a.OtherTheme, "What the theme OTHER means.");
        List(a => a.Natures, n => n.Nature, "What a partnership is about (nature du partenariat).", n => n.Position).Filter().Group();
        Field(a => a.OtherNature, "What the nature OTHER means.");
        Objects(
            a => a.Partners, "PartnerStructure", "A structure that a partnership is with: its name, its kind, or both.",
            "The structures that a partnership is with (structures partenaires).",
            [
                new(p => p.Name, "What it is called; null where only its kind is told."),
                new(p => p.Kind, "Which kind of structure it is; null where only its name is told."),
            ],
            p => p.Position).Filter();
        Different("partnerKinds", a => a.Partners, p => p.Kind, "The kinds of the structures that a partnership is with, each once.")
            .Group();
        Field(a => a.Mediators, "How many mediators took part (médiateurs).").Filter().Measure();
        Field(a => a.Structures, "How many structures took part.").Filter().Measure();
        Field(a => a.OtherActors, "How many other actors took part.").Filter().Measure();
        Field(a => a.Participants, "How many people took part in all.").Filter().Sort().Measure();
        One(a => a.Event, "The event, where there was one.").Filter().Group().CountDistinct();
    }
}

internal sealed class ProjectSupportActivityMap : AnyActivityMap<ProjectSupportActivity>
{
    public ProjectSupportActivityMap(IReadOnlyModel model)
        : base(model, "projectSupportActivities", "Supporting a project (accompagner des projets).")
    {
        One(a => a.FundedProject, "The project.").Filter().Group().CountDistinct();
        Field(a => a.SupportKind, "What it consisted of.").Filter(selective: true).Group();
        Field(a => a.OtherSupportKind, "What the kind OTHER means.");
        Field(a => a.Stage, "How far the project was.").Filter().Group();
    }
}
