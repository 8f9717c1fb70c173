using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Sources;

internal sealed class FigureMap : EntityMap<Figure>
{
    public FigureMap(IReadOnlyModel model)
        : base(model, "figures", "A number or a date of the context, as a source states it on its day (chiffre, date).")
    {
        Key(f => f.Code, "Its natural key, such as people-far-from-digital.");
        Field(f => f.Name, "What it is of, in French.").Filter();
        Field(f => f.Value, "The number; null where the figure is a date.");
        Field(f => f.Unit, "What is counted, in French.");
        Field(f => f.AsOf, "The day, month or year that it speaks of.");
        Field(f => f.Statement, "What its source says, in its words.");
        One(f => f.Call, "The call that it is about, where it is about one.").Filter();
        One(f => f.Source, "Who states it.").Filter();
        SortedBy(f => f.Code);
    }
}

internal sealed class AchievementMap : EntityMap<Achievement>
{
    public AchievementMap(IReadOnlyModel model)
        : base(model, "", "Something that a source says hubs of a call achieved (réalisation).")
    {
        One(a => a.Call, "The call whose hubs did.");
        Field(a => a.Statement, "What they did, in its source's words.");
        Field(a => a.Period, "When, in its source's words.");
        One(a => a.Source, "Who states it.").Filter();
    }
}

internal sealed class ConflictMap : EntityMap<Conflict>
{
    public ConflictMap(IReadOnlyModel model)
        : base(
            model,
            "conflicts",
            "A fact that sources contradict, each side with its source, and what the graph shows of it and why (conflit de sources).")
    {
        Key(c => c.Code, "Its natural key.");
        One(c => c.Hub, "The hub that it is about, where it is about one.").Filter();
        One(c => c.Call, "The call that it is about, where it is about one.").Filter();
        One(c => c.Region, "The region that it is about, where it is about one.").Filter();
        Field(c => c.Subject, "What sources contradict each other about, in English.");
        Field(c => c.SubjectInFrench, "The same, in French.");
        Many(c => c.Sides, "What each of them says.");
        Field(c => c.Shown, "What the graph shows, and why, in English.");
        Field(c => c.ShownInFrench, "The same, in French.");
        SortedBy(c => c.Code);
    }
}

internal sealed class ConflictSideMap : EntityMap<ConflictSide>
{
    public ConflictSideMap(IReadOnlyModel model)
        : base(model, "", "What one source says in a conflict.")
    {
        Field(s => s.Position, "Its rank, from 1.").Sort();
        Field(s => s.Statement, "What it says.");
        One(s => s.Conflict, "The conflict.");
        One(s => s.Source, "Who says it.").Filter();
        SortedBy(s => s.Position);
    }
}

internal sealed class OmissionMap : EntityMap<Omission>
{
    public OmissionMap(IReadOnlyModel model)
        : base(model, "", "What a source states and the graph leaves out, with the reason (écarté).")
    {
        Field(o => o.Entry, "What it states.");
        Field(o => o.Reason, "Why it is left out, in English.");
        Field(o => o.ReasonInFrench, "The same, in French.");
        One(o => o.Source, "The source.");
    }
}
