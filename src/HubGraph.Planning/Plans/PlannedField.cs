namespace HubGraph.Planning.Plans;

/// <summary>What a root field answers: marks the fields that are planned instead of resolved.</summary>
public abstract record PlannedField;

/// <summary>All records of a concept, as a connection.</summary>
public sealed record ConnectionField(EntityMap Map) : PlannedField;

/// <summary>The record with a natural key, one of <see cref="EntityMap.NaturalKeys"/>.</summary>
public sealed record LookupField(EntityMap Map) : PlannedField;

/// <summary><c>node(id:)</c>.</summary>
public sealed record NodeField : PlannedField;

/// <summary><c>nodes(ids:)</c>.</summary>
public sealed record NodesField : PlannedField;
