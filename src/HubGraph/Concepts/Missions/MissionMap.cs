using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Missions;

internal sealed class MissionMap : EntityMap<Mission>
{
    /// <summary>What tables of other records show of it.</summary>
    internal static IReadOnlyList<DatasetField> InTables { get; } =
        [new("mission.code", "ANIMATE_TERRITORY"), new("mission.name", "Animer le territoire")];

    public MissionMap(IReadOnlyModel model)
        : base(model, "missions", "A mission of hubs (mission).")
    {
        Key(m => m.Code, "Its natural key, such as ANIMATE_TERRITORY.");
        Field(m => m.Name, "What it is called.").Filter();
        Field(m => m.Statement, "All that its source says of it, in its words.");
        List(m => m.Tasks, t => t.Task, "What it consists of, in its source's words and order.", t => t.Position);
        Through("calls", m => m.Calls, c => c.Call, "The calls that give it.").Filter();
        Through("hubs", m => m.Hubs, h => h.Hub, "The hubs that have it.").Filter();
        Many(m => m.Events, "The events for it.").Filter();
        Many(m => m.Activities, "What hubs did for it.").Filter();
        One(m => m.Source, "Who states it.");
        IsFew = true;
        SortedBy(m => m.Code);
    }
}
