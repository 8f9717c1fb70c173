using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using static HubGraph.Tests.Planning.Oracle.OracleKind;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Territories, and what is done in them.</summary>
public static partial class OracleConcepts
{
    private static OracleConcept<Region> Region() => new OracleConcept<Region>("regions")
        .Key("code", r => r.Code)
        .Value("name", Text, r => r.Name, FilterAndSort)
        .Enum<TerritoryZone>("zone", r => r.Zone, Filter)
        .Value("population", Number, r => r.Population, FilterAndSort)
        .Value("populationYear", Number, r => r.PopulationYear, Filter)
        .Value("populationTable", Code, r => r.PopulationTable)
        .One("seat", r => r.Seat, use: Shown)
        .Many("departments", (w, r) => w.All<Department>().Where(d => d.Region == r))
        .Many("communes", (w, r) => w.All<Commune>().Where(c => c.Region == r), Shown)
        .Status((w, r) => w.All<Coverage>().Where(c => c.Region == r), (w, r) => w.All<CoverageDenial>().Where(d => d.Region == r))
        .Many("coverage", (w, r) => w.All<Coverage>().Where(c => c.Region == r))
        .Many("coverageDenials", (w, r) => w.All<CoverageDenial>().Where(d => d.Region == r))
        .Many("hubs", (w, r) => w.All<Coverage>().Where(c => c.Region == r).Select(c => c.Hub))
        .Covered((w, _) => w.All<Coverage>(), r => r)
        .Many("conflicts", (w, r) => w.All<Conflict>().Where(c => c.Region == r))
        .Many("targetedBy", (w, r) => w.All<Call>().Where(c => c.TargetRegions.Any(t => t.Region == r)))
        .Many("fundedProjects", (w, r) => w.All<FundedProject>().Where(p => p.Region == r))
        .Many("events", (w, r) => w.All<Event>().Where(e => e.Region == r))
        .Many("activities", (w, r) => w.All<Activity>().Where(a => a.Region == r))
        .SortedBy("code");

    private static OracleConcept<Department> Department() => new OracleConcept<Department>("departments")
        .Key("code", d => d.Code)
        .Value("name", Text, d => d.Name, FilterAndSort)
        .Enum<TerritoryZone>("zone", d => d.Zone, Filter)
        .Value("population", Number, d => d.Population, FilterAndSort)
        .Value("populationYear", Number, d => d.PopulationYear, Filter)
        .Value("populationTable", Code, d => d.PopulationTable)
        .One("region", d => d.Region, nullable: false)
        .One("seat", d => d.Seat, use: Shown)
        .Many("communes", (w, d) => w.All<Commune>().Where(c => c.Department == d), Shown)
        .Status((w, d) => w.All<Coverage>().Where(c => c.Department == d || c.Region == d.Region), (w, d) => w.All<CoverageDenial>().Where(n => n.Department == d || n.Region == d.Region))
        .Many("coverage", (w, d) => w.All<Coverage>().Where(c => c.Department == d))
        .Many("coverageDenials", (w, d) => w.All<CoverageDenial>().Where(n => n.Department == d))
        .Many("fundedProjects", (w, d) => w.All<FundedProject>().Where(p => p.Department == d))
        .Many("events", (w, d) => w.All<Event>().Where(e => e.Department == d))
        .Many("activities", (w, d) => w.All<Activity>().Where(a => a.Department == d))
        .SortedBy("code");

    private static OracleConcept<Intercommunality> Intercommunality() => new OracleConcept<Intercommunality>("intercommunalities")
        .Key("siren", i => i.Siren)
        .Value("name", Text, i => i.Name, FilterAndSort)
        .Enum<IntercommunalityKind>("kind", i => i.Kind, Filter)
        .Value("population", Number, i => i.Population, FilterAndSort)
        .Many("communes", (w, i) => w.All<Commune>().Where(c => c.Intercommunality == i), Shown)
        .Many("coverage", (w, i) => w.All<Coverage>().Where(c => c.Intercommunality == i))
        .Many("coverageDenials", (w, i) => w.All<CoverageDenial>().Where(d => d.Intercommunality == i))
        .SortedBy("name");

    private static OracleConcept<Commune> Commune() => new OracleConcept<Commune>("communes")
        .Key("code", c => c.Code)
        .Value("name", Text, c => c.Name, FilterAndSort)
        .Value("population", Number, c => c.Population, FilterAndSort)
        .Value("populationYear", Number, c => c.Population is null ? null : c.Department?.PopulationYear)
        .List("postalCodes", Code, c => Sorted(c.PostalCodes.Select(p => p.Code)))
        .One("department", c => c.Department)
        .One("region", c => c.Region)
        .One("intercommunality", c => c.Intercommunality)
        .Many("formerCommunes", (w, c) => w.All<FormerCommune>().Where(f => f.Commune == c))
        .Many("coverage", (w, c) => w.All<Coverage>().Where(claim => claim.Commune == c))
        .Many("coverageDenials", (w, c) => w.All<CoverageDenial>().Where(d => d.Commune == c))
        .Many("fundedProjects", (w, c) => w.All<FundedProject>().Where(p => p.Commune == c))
        .Many("events", (w, c) => w.All<Event>().Where(e => e.Commune == c))
        .Many("activities", (w, c) => w.All<Activity>().Where(a => a.Commune == c))
        .SortedBy("code");

    private static OracleConcept<FormerCommune> FormerCommune() => new OracleConcept<FormerCommune>("formerCommunes")
        .Key("code", f => f.Code)
        .Value("name", Text, f => f.Name, Filter)
        .One("commune", f => f.Commune, nullable: false)
        .SortedBy("code");

    private static OracleConcept<Activity> Activity() =>
        AnyActivity<Activity>("activities").ImplementedBy(nameof(AnimationActivity), nameof(ProjectSupportActivity));

    private static OracleConcept<AnimationActivity> AnimationActivity() => AnyActivity<AnimationActivity>("animationActivities")
        .Implements(nameof(Activity))
        .Enum<AnimationKind>("animationKind", a => a.AnimationKind, Filter)
        .Value("otherAnimationKind", Code, a => a.OtherAnimationKind)
        .Enum<AnimationFormat>("format", a => a.Format, Filter)
        .Value("otherFormat", Code, a => a.OtherFormat)
        .Enum<AnimationInitiative>("initiative", a => a.Initiative, Filter)
        .List("themes", OracleKind.Enum, a => a.Themes.OrderBy(t => t.Position).Select(t => OracleValues.NameOf(t.Theme)), nameof(AnimationTheme))
        .Value("otherTheme", Code, a => a.OtherTheme)
        .List("natures", OracleKind.Enum, a => a.Natures.OrderBy(n => n.Position).Select(n => OracleValues.NameOf(n.Nature)), nameof(PartnershipNature))
        .Value("otherNature", Code, a => a.OtherNature)
        .Objects("partners", "PartnerStructure", a => a.Partners.OrderBy(p => p.Position), ("name", Text, "String", p => p.Name), ("kind", OracleKind.Enum, nameof(StructureKind), p => p.Kind))
        .List("partnerKinds", OracleKind.Enum, a => Sorted(a.Partners.Select(p => p.Kind).OfType<StructureKind>().Distinct().Select(kind => OracleValues.NameOf(kind))), nameof(StructureKind), Shown)
        .Value("mediators", Number, a => a.Mediators, Filter)
        .Value("structures", Number, a => a.Structures, Filter)
        .Value("otherActors", Number, a => a.OtherActors, Filter)
        .Value("participants", Number, a => a.Participants, FilterAndSort)
        .One("event", a => a.Event);

    private static OracleConcept<ProjectSupportActivity> ProjectSupportActivity() => AnyActivity<ProjectSupportActivity>("projectSupportActivities")
        .Implements(nameof(Activity))
        .One("fundedProject", a => a.FundedProject, nullable: false)
        .Enum<SupportKind>("supportKind", a => a.SupportKind, Filter)
        .Value("otherSupportKind", Code, a => a.OtherSupportKind)
        .Enum<SupportStage>("stage", a => a.Stage, Filter);

    private static OracleConcept<T> AnyActivity<T>(string plural)
        where T : Activity => new OracleConcept<T>(plural)
        .One("hub", a => a.Hub, nullable: false)
        .One("mission", a => a.Mission)
        .Value("performedOn", Date, a => a.PerformedOn, FilterAndSort)
        .Value("durationMinutes", Number, a => a.DurationMinutes, FilterAndSort)
        .Enum<TerritorialScale>("scale", a => a.Scale, Filter)
        .One("commune", a => a.Commune)
        .One("intercommunality", a => a.Intercommunality)
        .One("department", a => a.Department)
        .One("region", a => a.Region)
        .Value("summary", Text, a => a.Summary, Filter)
        .List("tags", Text, a => a.Tags.OrderBy(t => t.Position).Select(t => t.Tag))
        .Identifiers(a => a.Identifiers)
        .Value("recordedAt", OracleKind.DateTime, a => a.RecordedAt)
        .Value("revisedAt", OracleKind.DateTime, a => a.RevisedAt)
        .Value("isDemonstration", OracleKind.Boolean, a => a.IsDemonstration, Filter)
        .SortedBy("performedOn", descending: true);
}
