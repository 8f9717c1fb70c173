using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Plans;

/// <summary>The row of a record that is being planned: its concept, its alias, and the statement that reads it.</summary>
internal sealed record RecordRow(Planner Planner, EntityMap Map, string Alias, LevelBuilder Builder);
