using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Calls;

internal sealed class CallMap : EntityMap<Call>
{
    public CallMap(IReadOnlyModel model)
        : base(model, "calls", "A call that funds hubs (appel à projets, appel à manifestation d'intérêt).")
    {
        Key(c => c.Slug, "Its natural key, such as ami-2020.");
        Field(c => c.Name, "What it is called.").Filter().Sort();
        Field(c => c.Kind, "Which kind of call it is.").Filter();
        Field(c => c.Issuer, "Who issued it.");
        List(c => c.Partners, p => p.Name, "Who issued it with the issuer.", p => p.Position);
        Field(c => c.OpensOn, "The first day for applications.").Filter().Sort();
        Field(c => c.ClosesOn, "The last day for applications.").Filter().Sort();
        Field(c => c.EnvelopeCents, "All the money of the call (enveloppe), in euros.").Filter().Sort();
        Field(
            c => c.BaseGrantCents, "The nominal grant of each hub (subvention socle), in euros. An award is data, never computed from it.");
        Many(c => c.Bonuses, "What may be added to the nominal grant (bonifications).");
        Field(c => c.BonusNote, "What its source says of the bonuses, in its words.");
        string award = Tables.Of<Award>(model);
        Expression(
            "awardedEuros",
            "The sum of the awards under it that a source states, in euros; null when none is known. Not the whole: knownAwardCount of its "
                + "laureateCount laureates have one.",
            Amounts.Euros,
            row => $"(SELECT sum(a.amount_cents) FROM {award} a WHERE a.call_id = {row}.id)");
        Expression(
            "knownAwardCount",
            "How many of its hubs are known to have been given money under it.",
            ValueKind.Number,
            row => $"(SELECT count(DISTINCT a.hub_id) FROM {award} a WHERE a.call_id = {row}.id)");
        Expression(
            "remainingEuros",
            "The envelope less the awards that a source states, in euros; what is left may be less where awards are not known. Null "
                + "without an envelope.",
            Amounts.Euros,
            row => $"({row}.envelope_cents - coalesce((SELECT sum(a.amount_cents) FROM {award} a WHERE a.call_id = {row}.id), 0))");
        List(c => c.ApplicantKinds, k => k.Kind, "The kinds of organisation that it invites to apply.").Filter();
        Through("targetRegions", c => c.TargetRegions, t => t.Region, "The regions that it wants hubs for.").Filter();
        Field(c => c.IsTargetListOpen, "Whether its source names these regions as some among others (entre autres).");
        Field(c => c.TargetNote, "What its source says of the territories that it wants hubs for, in its words.");
        Field(c => c.PerimeterNote, "On which condition others may apply, in its source's words.");
        Field(c => c.ApplicantNote, "Who is invited to apply, in its source's words; the kinds are read off it.");
        Through("missions", c => c.Missions, m => m.Mission, "The missions that it gives to its hubs.").Filter();
        Field(c => c.LaureateCount, "How many laureates (lauréats) a source counts.");
        Field(c => c.LaureatesAnnouncedOn, "When the laureates were announced.");
        One(c => c.LaureateSource, "Who says how many laureates it has.");
        Many(c => c.Figures, "Numbers and dates about it.").Filter();
        Many(c => c.Achievements, "What a source says its hubs achieved.");
        Many(c => c.Conflicts, "The facts about it that sources contradict, and what is shown of them.").Filter();
        Field(c => c.Url, "Its page on the web.");
        Field(c => c.ApplicationsEmail, "Where applications were to be sent.");
        Many(c => c.Hubs, "The hubs that it chose.").Filter();
        Many(c => c.Awards, "The awards under it.").Filter();
        One(c => c.Source, "Who states it.");
        IsFew = true;
        SortedBy(c => c.OpensOn, descending: true);
    }
}

internal sealed class CallBonusMap : EntityMap<CallBonus>
{
    public CallBonusMap(IReadOnlyModel model)
        : base(model, "", "A bonus that a call may add to its nominal grant (bonification).")
    {
        Field(b => b.Code, "Its natural key in its call.").Exact().Filter();
        Field(b => b.Name, "What it rewards.").Filter();
        Field(b => b.AmountCents, "How much, in euros.").Filter();
        Field(b => b.Condition, "On which condition it is given, in its source's words.");
        One(b => b.Call, "The call that offers it.");
    }
}

internal sealed class AwardMap : EntityMap<Award>
{
    public AwardMap(IReadOnlyModel model)
        : base(model, "awards", "Money given to a hub (dotation, subvention), as a source states it.")
    {
        One(a => a.Hub, "The hub that got it.").Filter().Group().CountDistinct();
        One(a => a.Call, "The call that it was given under, where one is known.").Filter().Group();
        Field(a => a.AmountCents, "How much, in euros.").Filter().Sort().Measure();
        Field(a => a.Label, "What it is for, in its source's words.").Filter().Group();
        Field(a => a.AwardedOn, "When it was given or announced.").Sort();
        One(a => a.Source, "Who states it.").Filter().Group();
    }
}
