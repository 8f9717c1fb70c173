using System.Globalization;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using static HubGraph.Tests.Planning.Oracle.OracleKind;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>All concepts of the graph, as the oracle knows them.</summary>
public static partial class OracleConcepts
{
    private const OracleUse Filter = OracleUse.Filter;
    private const OracleUse FilterAndSort = OracleUse.Filter | OracleUse.Sort;
    private const OracleUse Shown = OracleUse.None;

    public static readonly IReadOnlyList<OracleConcept> All =
    [
        Hub(), HubName(), HubMission(), HubCarrier(), Carrier(), CoverageClaim(), CoverageDenial(), Call(), CallBonus(), Award(), Mission(), Source(), Figure(), Achievement(), Conflict(), ConflictSide(), Omission(),
        Region(), Department(), Intercommunality(), Commune(), FormerCommune(),
        FundedProject(), FundingLine(), Event(), Activity(), AnimationActivity(), ProjectSupportActivity(),
    ];

    private static readonly Dictionary<string, OracleConcept> s_byName = All.ToDictionary(concept => concept.Name);

    public static OracleConcept Of(string name) => s_byName[name];

    private static OracleConcept<Hub> Hub() => new OracleConcept<Hub>("hubs")
        .Key("slug", h => h.Slug)
        .Value("name", Text, h => h.Name, FilterAndSort)
        .One("nameSource", h => h.NameSource, use: Shown)
        .Value("nameAttestedOn", Date, h => h.NameAttestedOn)
        .Many("otherNames", (w, h) => w.All<HubName>().Where(n => n.Hub == h))
        .Value("number", Number, h => h.Number, FilterAndSort)
        .Enum<HubStatus>("status", h => h.Status, Filter)
        .Value("closedOn", PartialDate, h => h.ClosedOn, Filter)
        .One("statusSource", h => h.StatusSource, use: Shown)
        .Value("statusAttestedOn", Date, h => h.StatusAttestedOn)
        .Value("note", Code, h => h.Note)
        .Many("conflicts", (w, h) => w.All<Conflict>().Where(c => c.Hub == h))
        .Value("website", Code, h => h.Website)
        .One("call", h => h.Call)
        .Many("missions", (w, h) => w.All<HubMission>().Where(m => m.Hub == h).Select(m => m.Mission))
        .Many("missionPeriods", (w, h) => w.All<HubMission>().Where(m => m.Hub == h))
        .Many("carriers", (w, h) => w.All<HubCarrier>().Where(c => c.Hub == h))
        .Many("coverage", (w, h) => w.All<Coverage>().Where(c => c.Hub == h))
        .Many("regions", (w, h) => w.All<Coverage>().Where(c => c.Hub == h).Select(c => c.Region))
        .Covered((w, h) => w.All<Coverage>().Where(c => c.Hub == h))
        .Many("awards", (w, h) => w.All<Award>().Where(a => a.Hub == h))
        .Value("knownAwardCount", Number, (w, h) => w.All<Award>().Count(a => a.Hub == h))
        .Value("awardedEuros", Euros, (w, h) => SumOf(w.All<Award>().Where(a => a.Hub == h)), FilterAndSort)
        .Many("fundedProjects", (w, h) => w.All<FundedProject>().Where(p => p.Hub == h))
        .Many("events", (w, h) => w.All<Event>().Where(e => e.Hub == h))
        .Many("activities", (w, h) => w.All<Activity>().Where(a => a.Hub == h))
        .Identifiers(h => h.Identifiers)
        .SortedBy("name");

    private static OracleConcept<HubName> HubName() => new OracleConcept<HubName>("")
        .Value("name", Text, n => n.Name, Filter)
        .Value("since", PartialDate, n => n.Since)
        .Value("until", PartialDate, n => n.Until)
        .Dated(n => (n.Since, n.Until, n.AttestedOn, n.LastAttestedOn))
        .One("hub", n => n.Hub, nullable: false, Shown)
        .One("source", n => n.Source, use: Shown)
        .Value("attestedOn", Date, n => n.AttestedOn)
        .Value("lastAttestedOn", Date, n => n.LastAttestedOn)
        .One("lastAttestedSource", n => n.LastAttestedSource, use: Shown);

    private static OracleConcept<HubMission> HubMission() => new OracleConcept<HubMission>("")
        .One("hub", m => m.Hub, nullable: false)
        .One("mission", m => m.Mission, nullable: false)
        .Value("since", PartialDate, m => m.Since)
        .Value("until", PartialDate, m => m.Until)
        .One("source", m => m.Source, use: Shown);

    private static OracleConcept<HubCarrier> HubCarrier() => new OracleConcept<HubCarrier>("")
        .One("hub", c => c.Hub, nullable: false)
        .One("carrier", c => c.Carrier, nullable: false)
        .Enum<CarrierRole>("role", c => c.Role, Filter)
        .Value("position", Number, c => c.Position, OracleUse.Sort)
        .Value("printedName", Text, c => c.PrintedName, Filter)
        .Value("since", PartialDate, c => c.Since)
        .Value("until", PartialDate, c => c.Until)
        .Dated(c => (c.Since, c.Until, c.AttestedOn, c.LastAttestedOn))
        .One("source", c => c.Source, use: Shown)
        .Value("attestedOn", Date, c => c.AttestedOn, Filter)
        .Value("lastAttestedOn", Date, c => c.LastAttestedOn, Filter)
        .One("lastAttestedSource", c => c.LastAttestedSource, use: Shown)
        .SortedBy("position");

    private static OracleConcept<Carrier> Carrier() => new OracleConcept<Carrier>("carriers")
        .Key("slug", c => c.Slug)
        .Value("name", Text, c => c.Name, FilterAndSort)
        .Enum<OrganisationKind>("kind", c => c.Kind, Filter)
        .Key("siret", c => c.Siret)
        .Value("rna", Code, c => c.Rna, Filter)
        .One("commune", c => c.Commune)
        .Identifiers(c => c.Identifiers)
        .Many("hubs", (w, c) => w.All<HubCarrier>().Where(part => part.Carrier == c))
        .Many("fundedProjects", (w, c) => w.All<FundedProject>().Where(p => p.Carrier == c))
        .SortedBy("name");

    private static OracleConcept<Coverage> CoverageClaim() => new OracleConcept<Coverage>("")
        .One("hub", c => c.Hub, nullable: false)
        .Enum<TerritorialScale>("scale", c => c.Scale, Filter)
        .One("region", c => c.Region)
        .One("department", c => c.Department)
        .One("intercommunality", c => c.Intercommunality)
        .One("commune", c => c.Commune)
        .Value("since", PartialDate, c => c.Since)
        .One("sinceSource", c => c.SinceSource, use: Shown)
        .Value("notBefore", PartialDate, c => c.NotBefore)
        .Value("until", PartialDate, c => c.Until)
        .One("untilSource", c => c.UntilSource, use: Shown)
        .StatusOf(c => c)
        .Value("disputed", OracleKind.Boolean, c => c.Disputed, Filter)
        .Value("attestedOn", Date, c => c.AttestedOn, Filter)
        .One("source", c => c.Source)
        .Value("lastAttestedOn", Date, c => c.LastAttestedOn, Filter)
        .One("lastAttestedSource", c => c.LastAttestedSource, use: Shown);

    private static OracleConcept<CoverageDenial> CoverageDenial() => new OracleConcept<CoverageDenial>("")
        .Enum<TerritorialScale>("scale", d => d.Scale, Filter)
        .One("region", d => d.Region)
        .One("department", d => d.Department)
        .One("intercommunality", d => d.Intercommunality)
        .One("commune", d => d.Commune)
        .Value("attestedOn", Date, d => d.AttestedOn, Filter)
        .Value("statement", Code, d => d.Statement)
        .One("source", d => d.Source);

    private static OracleConcept<Call> Call() => new OracleConcept<Call>("calls")
        .Key("slug", c => c.Slug)
        .Value("name", Text, c => c.Name, FilterAndSort)
        .Enum<CallKind>("kind", c => c.Kind, Filter)
        .Value("issuer", Code, c => c.Issuer)
        .List("partners", Text, c => c.Partners.OrderBy(p => p.Position).Select(p => p.Name), use: Shown)
        .Value("opensOn", Date, c => c.OpensOn, FilterAndSort)
        .Value("closesOn", Date, c => c.ClosesOn, FilterAndSort)
        .Value("envelopeEuros", Euros, c => c.EnvelopeCents, FilterAndSort)
        .Value("baseGrantEuros", Euros, c => c.BaseGrantCents)
        .Many("bonuses", (w, c) => w.All<CallBonus>().Where(b => b.Call == c), Shown)
        .Value("bonusNote", Code, c => c.BonusNote)
        .Value("awardedEuros", Euros, (w, c) => SumOf(w.All<Award>().Where(a => a.Call == c)))
        .Value("knownAwardCount", Number, (w, c) => w.All<Award>().Where(a => a.Call == c).Select(a => a.Hub).Distinct().Count())
        .Value("remainingEuros", Euros, (w, c) => c.EnvelopeCents - (SumOf(w.All<Award>().Where(a => a.Call == c)) ?? 0))
        .List("applicantKinds", OracleKind.Enum, c => Sorted(c.ApplicantKinds.Select(k => OracleValues.NameOf(k.Kind))), nameof(OrganisationKind))
        .Many("targetRegions", (w, c) => c.TargetRegions.Select(t => t.Region))
        .Value("isTargetListOpen", OracleKind.Boolean, c => c.IsTargetListOpen)
        .Value("targetNote", Code, c => c.TargetNote)
        .Value("perimeterNote", Code, c => c.PerimeterNote)
        .Value("applicantNote", Code, c => c.ApplicantNote)
        .Many("missions", (w, c) => c.Missions.Select(m => m.Mission))
        .Value("laureateCount", Number, c => c.LaureateCount)
        .Value("laureatesAnnouncedOn", PartialDate, c => c.LaureatesAnnouncedOn)
        .One("laureateSource", c => c.LaureateSource, use: Shown)
        .Many("figures", (w, c) => w.All<Figure>().Where(f => f.Call == c))
        .Many("achievements", (w, c) => w.All<Achievement>().Where(a => a.Call == c), Shown)
        .Many("conflicts", (w, c) => w.All<Conflict>().Where(x => x.Call == c))
        .Value("url", Code, c => c.Url)
        .Value("applicationsEmail", Code, c => c.ApplicationsEmail)
        .Many("hubs", (w, c) => w.All<Hub>().Where(h => h.Call == c))
        .Many("awards", (w, c) => w.All<Award>().Where(a => a.Call == c))
        .One("source", c => c.Source, nullable: false, Shown)
        .SortedBy("opensOn", descending: true);

    private static OracleConcept<CallBonus> CallBonus() => new OracleConcept<CallBonus>("")
        .Value("code", Code, b => b.Code, Filter)
        .Value("name", Text, b => b.Name, Filter)
        .Value("amountEuros", Euros, b => b.AmountCents, Filter)
        .Value("condition", Code, b => b.Condition)
        .One("call", b => b.Call, nullable: false, Shown);

    private static OracleConcept<Award> Award() => new OracleConcept<Award>("awards")
        .One("hub", a => a.Hub, nullable: false)
        .One("call", a => a.Call)
        .Value("amountEuros", Euros, a => a.AmountCents, FilterAndSort)
        .Value("label", Text, a => a.Label, Filter)
        .Value("awardedOn", PartialDate, a => a.AwardedOn, OracleUse.Sort)
        .One("source", a => a.Source);

    private static OracleConcept<Mission> Mission() => new OracleConcept<Mission>("missions")
        .Key("code", m => m.Code)
        .Value("name", Text, m => m.Name, Filter)
        .Value("statement", Code, m => m.Statement)
        .List("tasks", Code, m => m.Tasks.OrderBy(t => t.Position).Select(t => t.Task), use: Shown)
        .Many("calls", (w, m) => w.All<Call>().Where(c => c.Missions.Any(given => given.Mission == m)))
        .Many("hubs", (w, m) => w.All<HubMission>().Where(h => h.Mission == m).Select(h => h.Hub))
        .Many("events", (w, m) => w.All<Event>().Where(e => e.Mission == m))
        .Many("activities", (w, m) => w.All<Activity>().Where(a => a.Mission == m))
        .One("source", m => m.Source, nullable: false, Shown)
        .SortedBy("code");

    private static OracleConcept<Figure> Figure() => new OracleConcept<Figure>("figures")
        .Key("code", f => f.Code)
        .Value("name", Text, f => f.Name, Filter)
        .Value("value", Number, f => f.Value)
        .Value("unit", Code, f => f.Unit)
        .Value("asOf", PartialDate, f => f.AsOf)
        .Value("statement", Code, f => f.Statement)
        .One("call", f => f.Call)
        .One("source", f => f.Source, nullable: false)
        .SortedBy("code");

    private static OracleConcept<Achievement> Achievement() => new OracleConcept<Achievement>("")
        .One("call", a => a.Call, nullable: false, Shown)
        .Value("statement", Code, a => a.Statement)
        .Value("period", Code, a => a.Period)
        .One("source", a => a.Source, nullable: false);

    private static OracleConcept<Conflict> Conflict() => new OracleConcept<Conflict>("conflicts")
        .Key("code", c => c.Code)
        .One("hub", c => c.Hub)
        .One("call", c => c.Call)
        .One("region", c => c.Region)
        .Value("subject", Code, c => c.Subject)
        .Value("subjectInFrench", Code, c => c.SubjectInFrench)
        .Many("sides", (w, c) => w.All<ConflictSide>().Where(s => s.Conflict == c), Shown)
        .Value("shown", Code, c => c.Shown)
        .Value("shownInFrench", Code, c => c.ShownInFrench)
        .SortedBy("code");

    private static OracleConcept<ConflictSide> ConflictSide() => new OracleConcept<ConflictSide>("")
        .Value("position", Number, s => s.Position, OracleUse.Sort)
        .Value("statement", Code, s => s.Statement)
        .One("conflict", s => s.Conflict, nullable: false, Shown)
        .One("source", s => s.Source, nullable: false)
        .SortedBy("position");

    private static OracleConcept<Omission> Omission() => new OracleConcept<Omission>("")
        .Value("entry", Code, o => o.Entry)
        .Value("reason", Code, o => o.Reason)
        .Value("reasonInFrench", Code, o => o.ReasonInFrench)
        .One("source", o => o.Source, nullable: false, Shown);

    private static OracleConcept<Source> Source() => new OracleConcept<Source>("sources")
        .Key("slug", s => s.Slug)
        .Value("title", Text, s => s.Title, Filter)
        .Value("publisher", Text, s => s.Publisher, Filter)
        .Value("publishedOn", Date, s => s.PublishedOn, Filter)
        .Value("url", Code, s => s.Url)
        .Many("omissions", (w, s) => w.All<Omission>().Where(o => o.Source == s))
        .SortedBy("slug");

    private static OracleConcept<FundedProject> FundedProject() => new OracleConcept<FundedProject>("fundedProjects")
        .Value("title", Text, p => p.Title, FilterAndSort)
        .Value("summary", Code, p => p.Summary)
        .Enum<FundedProjectStatus>("status", p => p.Status, Filter)
        .One("hub", p => p.Hub, nullable: false)
        .Value("holderName", Text, p => p.HolderName, Filter)
        .One("carrier", p => p.Carrier)
        .One("commune", p => p.Commune)
        .One("department", p => p.Department)
        .One("region", p => p.Region)
        .Value("startsOn", Date, p => p.StartsOn, FilterAndSort)
        .Value("endsOn", Date, p => p.EndsOn, Filter)
        .Value("budgetEuros", Euros, p => p.BudgetCents, FilterAndSort)
        .Value("beneficiaries", Number, p => p.Beneficiaries, FilterAndSort)
        .Value("inPriorityNeighbourhood", OracleKind.Boolean, p => p.InPriorityNeighbourhood, Filter)
        .Value("inActionCoeurDeVille", OracleKind.Boolean, p => p.InActionCoeurDeVille, Filter)
        .Value("inRuralRevitalisation", OracleKind.Boolean, p => p.InRuralRevitalisation, Filter)
        .List("needs", Text, p => Folded(p.Needs.Select(n => n.Need)))
        .List("needCodes", OracleKind.Enum, p => Sorted(p.NeedCodes.Select(n => OracleValues.NameOf(n.Code))), nameof(NeedCode))
        .Many("fundingLines", (w, p) => w.All<FundingLine>().Where(l => l.FundedProject == p))
        .List("funders", Text, (w, p) => Folded(w.All<FundingLine>().Where(l => l.FundedProject == p).Select(l => l.Funder).Distinct()), use: Shown)
        .Many("supports", (w, p) => w.All<ProjectSupportActivity>().Where(a => a.FundedProject == p))
        .Identifiers(p => p.Identifiers)
        .Value("isDemonstration", OracleKind.Boolean, p => p.IsDemonstration, Filter)
        .SortedBy("title");

    private static OracleConcept<FundingLine> FundingLine() => new OracleConcept<FundingLine>("fundingLines")
        .Value("funder", Text, l => l.Funder, Filter)
        .Value("requestedEuros", Euros, l => l.RequestedCents, Filter)
        .Value("grantedEuros", Euros, l => l.GrantedCents, Filter)
        .Enum<FundingStatus>("status", l => l.Status, Filter)
        .Value("decidedOn", Date, l => l.DecidedOn, Filter)
        .One("fundedProject", l => l.FundedProject, nullable: false);

    private static OracleConcept<Event> Event() => new OracleConcept<Event>("events")
        .Value("title", Text, e => e.Title, FilterAndSort)
        .Value("label", Code, e => $"{e.Title} ({e.StartsOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"))})")
        .Value("summary", Code, e => e.Summary)
        .Enum<EventKind>("eventKind", e => e.EventKind, Filter)
        .Value("otherKind", Code, e => e.OtherKind)
        .Enum<EventFormat>("format", e => e.Format, Filter)
        .Enum<EventStatus>("status", e => e.Status, Filter)
        .Value("cancellationReason", Code, e => e.CancellationReason)
        .One("hub", e => e.Hub, nullable: false)
        .One("mission", e => e.Mission)
        .Value("startsAt", OracleKind.DateTime, e => e.StartsAt, e => e.SortsAt)
        .Value("endsAt", OracleKind.DateTime, e => e.EndsAt, Filter)
        .Value("timeZone", Code, e => e.TimeZone)
        .Value("startsOn", Date, e => e.StartsOn, FilterAndSort)
        .Value("endsOn", Date, e => e.EndsOn, Filter)
        .Value("venue", Code, e => e.Venue)
        .One("commune", e => e.Commune)
        .One("department", e => e.Department)
        .One("region", e => e.Region)
        .Enum<TerritorialScale>("scale", e => e.Scale, Filter)
        .List("organisers", Text, e => Folded(e.Organisers.Select(o => o.Name)))
        .List("organiserKinds", OracleKind.Enum, e => e.OrganiserKinds.OrderBy(o => o.Position).Select(o => OracleValues.NameOf(o.Kind)), nameof(StructureKind))
        .List("tags", Text, e => e.Tags.OrderBy(tag => tag.Position).Select(tag => tag.Tag))
        .Identifiers(e => e.Identifiers)
        .Value("recordedAt", OracleKind.DateTime, e => e.RecordedAt)
        .Value("revisedAt", OracleKind.DateTime, e => e.RevisedAt)
        .Value("participants", Number, e => e.Participants, FilterAndSort)
        .Many("activities", (w, e) => w.All<AnimationActivity>().Where(a => a.Event == e))
        .One("source", e => e.Source)
        .Value("isDemonstration", OracleKind.Boolean, e => e.IsDemonstration, Filter)
        .SortedBy("startsAt", descending: true);

    private static long? SumOf(IEnumerable<Award> awards)
    {
        long[] amounts = [.. awards.Select(award => award.AmountCents)];
        return amounts.Length == 0 ? null : amounts.Sum();
    }

    private static IEnumerable<string> Folded(IEnumerable<string> texts) => texts.OrderBy(TextFolding.Fold, OracleOrder.ByUtf8).ThenBy(text => text, OracleOrder.ByUtf8);

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(OracleOrder.ByUtf8);
}
