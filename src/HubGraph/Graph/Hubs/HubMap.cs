using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Graph.Changes;
using HubGraph.Graph.Coverage;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph.Hubs;

internal sealed class HubMap : EntityMap<Hub>
{
    public HubMap(IModel model)
        : base(model, "hubs", "A hub for digital inclusion (hub pour un numérique inclusif): it animates its territory and supports projects.")
    {
        Key(h => h.Slug, "Its natural key, such as hub-du-sud.");
        Field(h => h.Name, "Its name.", onDay: (row, day) => NameOn(model, row, day)).Filter().Sort();
        One(h => h.NameSource, "Who states the name.");
        Many(h => h.OtherNames, "Its other names, former or parallel.").Filter();
        Field(h => h.Number, "Its number in its call's list, if it has one.").Filter().Sort();
        Field(h => h.Status, "Whether it is at work; null when no source says it.", onDay: StatusOn).Filter();
        Field(h => h.ClosedOn, "The day on which it closed.").Filter();
        Field(h => h.Note, "Where sources conflict or are silent.");
        Field(h => h.Website, "Its site on the web.");
        One(h => h.Call, "The call that chose it; null when none is known.").Filter();
        Through("missions", h => h.Missions, m => m.Mission, "Its missions.", DatedRows.MayHold).Filter();
        Many(h => h.Missions, "Its missions with their dates and sources.", "missionPeriods", DatedRows.MayHold).Filter();
        Many(h => h.Carriers, "The organisations that carry it, with their roles and dates (porteurs).", onDay: DatedRows.MayHold).Filter();
        Many(h => h.Coverage, "The territories that sources say it serves.", onDay: CoverageStatusSql.Possible).Filter();
        Through("regions", h => h.Coverage, c => c.Region, "The regions that sources say it serves as a whole.", CoverageStatusSql.Possible).Filter();
        Add(CoveredPopulationSql.OfHub(model));
        Many(h => h.Awards, "The money that it was given.").Filter();
        Expression("awardedEuros", "The sum of the awards that a source states, in euros; null when none is known.", ValueKind.Cents, row => $"(SELECT sum(a.amount_cents) FROM {Tables.Of<Award>(model)} a WHERE a.hub_id = {row}.id)").Filter().Sort();
        Many(h => h.FundedProjects, "The projects that it supports.").Filter();
        Many(h => h.Events, "Its events.").Filter();
        Many(h => h.Activities, "What it did.").Filter();
        Many(h => h.Contacts, "The people there whom its partners may reach.").Restrict(ToHub(h => h.Id));
        Add(ChangeMap.OfHub(model));
        SortedBy(h => h.Name);
    }

    // A name that ended is a former one: of those that were not over, the one that ended first. Else it had today's.
    private static string NameOn(IModel model, string row, string day) =>
        $"coalesce((SELECT n.name FROM {Tables.Of<HubName>(model)} n WHERE n.hub_id = {row}.id AND n.until IS NOT NULL AND {DatedRows.MayHold("n", day)} ORDER BY n.until, n.id LIMIT 1), {row}.name)";

    // Until the day on which it closed, it was at work; where that day is not known, nothing is.
    private static string StatusOn(string row, string day) =>
        $"(CASE WHEN {row}.closed_on <= {day} THEN '{EnumNames.Of(HubStatus.Closed)}' WHEN {row}.closed_on > {day} THEN '{EnumNames.Of(HubStatus.Active)}' WHEN {row}.status = '{EnumNames.Of(HubStatus.Closed)}' THEN NULL ELSE {row}.status END)";
}

internal sealed class HubNameMap : EntityMap<HubName>
{
    public HubNameMap(IModel model)
        : base(model, "", "Another name of a hub, former or parallel.")
    {
        Field(n => n.Name, "The name.").Filter();
        Field(n => n.Since, "When it began to be used.");
        Field(n => n.Until, "When it ceased to be used.");
        One(n => n.Hub, "The hub.");
        One(n => n.Source, "Who states it.");
    }
}

internal sealed class HubCarrierMap : EntityMap<HubCarrier>
{
    public HubCarrierMap(IModel model)
        : base(model, "", "A carrier's part in a hub (portage).")
    {
        One(c => c.Hub, "The hub.").Filter();
        One(c => c.Carrier, "The carrier.").Filter();
        Field(c => c.Role, "What the carrier is to the hub; null when no source says it.").Filter();
        Field(c => c.Position, "Its rank in the source's list, from 1.").Sort();
        Field(c => c.Since, "When it began.");
        Field(c => c.Until, "When it ended.");
        One(c => c.Source, "Who states it.");
        SortedBy(c => c.Position);
    }
}

internal sealed class HubMissionMap : EntityMap<HubMission>
{
    public HubMissionMap(IModel model)
        : base(model, "", "A mission that a hub has, by its call or otherwise, with its dates.")
    {
        One(m => m.Hub, "The hub.").Filter();
        One(m => m.Mission, "The mission.").Filter();
        Field(m => m.Since, "When it began.");
        Field(m => m.Until, "Its last day.");
        One(m => m.Source, "Who states it.");
    }
}
