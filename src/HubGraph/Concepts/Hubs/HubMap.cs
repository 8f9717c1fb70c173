using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Graph.Changes;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Hubs;

internal sealed class HubMap : EntityMap<Hub>
{
    /// <summary>What tables of other records show of it.</summary>
    internal static IReadOnlyList<DatasetField> InTables { get; } = [new("hub.slug", "bretagne"), new("hub.name", "Hub Bretagne")];

    public HubMap(IReadOnlyModel model)
        : base(
            model, "hubs", "A hub for digital inclusion (hub pour un numérique inclusif): it animates its territory and supports projects.")
    {
        Key(h => h.Slug, "Its natural key, such as hub-du-sud.");
        Field(h => h.Name, "Its name.", onDay: (row, day) => NameOn(model, row, day)).Filter().Sort();
        One(h => h.NameSource, "Who states the name.");
        Field(h => h.NameAttestedOn, "The day of which that source says it.");
        Many(h => h.OtherNames, "Its other names, former or parallel.").Filter();
        Field(h => h.Number, "Its number in its call's list, if it has one.").Filter().Sort();
        Field(h => h.Status, "Whether it is at work; null when no source says it.", onDay: StatusOn).Filter();
        Field(
            h => h.ClosedOn,
            "Its last day, as precisely as a source says it. Filters take a month or a year as its first moment: 2024-06 is less than "
                + "2024-06-01.").Filter();
        One(h => h.StatusSource, "Who states its status.");
        Field(h => h.StatusAttestedOn, "The day of which that source says it.");
        Field(h => h.Note, "Where sources conflict or are silent.");
        Many(h => h.Conflicts, "The facts about it that sources contradict, and what is shown of them.").Filter();
        Field(h => h.Website, "Its site on the web.");
        One(h => h.Call, "The call that chose it; null when none is known.").Filter();
        Through("missions", h => h.Missions, m => m.Mission, "Its missions.", DatedRows.MayHold).Filter();
        Many(h => h.Missions, "Its missions with their dates and sources.", "missionPeriods", DatedRows.MayHold).Filter();
        Many(h => h.Carriers, "The organisations that carry it, with their roles and dates (porteurs).", onDay: DatedRows.MayHold).Filter();
        Many(h => h.Coverage, "The territories that sources say it serves.", onDay: CoverageStatusSql.Possible(model)).Filter();
        Through(
            "regions",
            h => h.Coverage,
            c => c.Region,
            "The regions that sources say it serves as a whole.",
            CoverageStatusSql.Possible(model)).Filter();
        Add(CoveredPopulationSql.OfHub(model));
        Many(h => h.Awards, "The money that it was given.").Filter();
        Expression(
            "knownAwardCount",
            "How many awards of it a source states. There may be others: awardedEuros is the sum of these.",
            ValueKind.Number,
            row => $"(SELECT count(*) FROM {Tables.Of<Award>(model)} a WHERE a.hub_id = {row}.id)");
        Expression(
            "awardedEuros",
            "The sum of the awards that a source states, in euros, not the whole where others are not known; null when none is known.",
            Amounts.Euros,
            row => $"(SELECT sum(a.amount_cents) FROM {Tables.Of<Award>(model)} a WHERE a.hub_id = {row}.id)").Filter().Sort();
        Many(h => h.FundedProjects, "The projects that it supports.").Filter();
        Many(h => h.Events, "Its events.").Filter();
        Many(h => h.Activities, "What it did.").Filter();
        Many(h => h.Grants, "Who has been granted to write for it, besides those whose tokens say so.").Restrict(ToHub(h => h.Id));
        Identifiers(h => h.Identifiers);
        Many(h => h.Contacts, "The people there whom its partners may reach.").Restrict(ToHub(h => h.Id));
        Add(ChangeMap.OfHub(model));
        IsFew = true;
        SortedBy(h => h.Name);
        Exported("hubs", "Hubs pour un numérique inclusif",
        [
            new("id"), new("slug", "bretagne"), new("name", "Hub Bretagne"), new("number", "3"), new("status"), new("closedOn"),
            new("note", "Les sources ne s'accordent pas."), new("website", "https://hub.example"), new("call.slug", "ami-2020"),
            new("missions.code", "ANIMATE_TERRITORY|SUPPORT_PROJECTS", "mission_codes"),
            new("carriers.carrier.slug", "association-exemple", "carrier_slugs"),
            new("carriers.carrier.siret", "73282932000074", "carrier_sirets"),
            new("regions.code", "53", "region_codes"),
            new("awardedEuros"), .. IdentifiersInTables,
        ]);
    }

    // A name that ended is a former one: of those that were not over, the one that ended first. Else it had today's.
    private static string NameOn(IReadOnlyModel model, string row, string day) =>
        $"coalesce((SELECT n.name FROM {Tables.Of<HubName>(model)} n WHERE n.hub_id = {row}.id AND n.until IS NOT NULL"
        + $" AND {DatedRows.MayHold("n", day)} ORDER BY n.until, n.id LIMIT 1), {row}.name)";

    // Until the day on which it closed, it was at work; in the month or year that is all that is known of that day, nothing is.
    private static string StatusOn(string row, string day) =>
        $"(CASE WHEN {DatedRows.HasCome($"{row}.closed_on", day)} THEN '{EnumNames.Of(HubStatus.Closed)}'"
        + $" WHEN {DatedRows.IsToCome($"{row}.closed_on", day)} THEN '{EnumNames.Of(HubStatus.Active)}'"
        + $" WHEN {row}.status = '{EnumNames.Of(HubStatus.Closed)}' THEN NULL ELSE {row}.status END)";
}

internal sealed class HubNameMap : EntityMap<HubName>
{
    public HubNameMap(IReadOnlyModel model)
        : base(model, "", "Another name of a hub, former or parallel.")
    {
        Field(n => n.Name, "The name.").Filter();
        Field(n => n.Since, "When it began to be used.");
        Field(n => n.Until, "When it ceased to be used.");
        Add(DatedRows.Status("Whether it was its name on a day."));
        One(n => n.Hub, "The hub.");
        One(n => n.Source, "Who states it.");
        Field(n => n.AttestedOn, "The day of which its source says it (attesté), the source's own date as a rule; null where it has none.");
        Field(n => n.LastAttestedOn, "The last day of which a source says it: not confirmed since.");
        One(n => n.LastAttestedSource, "Who says it of that last day.");
    }
}

internal sealed class HubCarrierMap : EntityMap<HubCarrier>
{
    public HubCarrierMap(IReadOnlyModel model)
        : base(model, "", "A carrier's part in a hub (portage).")
    {
        One(c => c.Hub, "The hub.").Filter();
        One(c => c.Carrier, "The carrier.").Filter();
        Field(c => c.Role, "What the carrier is to the hub; null when no source says it.").Filter();
        Field(c => c.Position, "Its rank in the source's list, from 1.").Sort();
        Field(
            c => c.PrintedName, "The carrier's name as that source prints it, misprints included; null where it prints the carrier's own.")
            .Filter();
        Field(c => c.Since, "When it began.");
        Field(c => c.Until, "When it ended.");
        Add(DatedRows.Status("Whether the carrier took part on a day."));
        One(c => c.Source, "Who states it.");
        Field(c => c.AttestedOn, "The day of which its source says it (attesté), the source's own date as a rule; null where it has none.")
            .Filter();
        Field(c => c.LastAttestedOn, "The last day of which a source says it: not confirmed since.").Filter();
        One(c => c.LastAttestedSource, "Who says it of that last day.");
        SortedBy(c => c.Position);
    }
}

internal sealed class HubMissionMap : EntityMap<HubMission>
{
    public HubMissionMap(IReadOnlyModel model)
        : base(model, "", "A mission that a hub has, by its call or otherwise, with its dates.")
    {
        One(m => m.Hub, "The hub.").Filter();
        One(m => m.Mission, "The mission.").Filter();
        Field(m => m.Since, "When it began.");
        Field(m => m.Until, "Its last day.");
        One(m => m.Source, "Who states it.");
    }
}
