using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Plans;

/// <summary>
/// What a field answers: marks the fields, at the root or of an object that was resolved, that are planned instead of resolved.
/// </summary>
public abstract record PlannedField
{
    /// <summary>Whether its arguments say which records it answers; the object above does otherwise.</summary>
    internal virtual bool NamesRecords => true;
}

/// <summary>The records of a concept, as a connection.</summary>
/// <param name="Within">Which of them, by the caller's rights, as a filter of the concept; all where there is none.</param>
public sealed record ConnectionField(EntityMap Map, Func<ReadRights, IDictionary<string, object?>>? Within = null) : PlannedField;

/// <summary>The statistics of a concept.</summary>
public sealed record StatisticsField(StatisticsMap Map) : PlannedField;

/// <summary>The record with a natural key, one of <see cref="EntityMap.NaturalKeys"/>.</summary>
public sealed record LookupField(EntityMap Map) : PlannedField;

/// <summary><c>node(id:)</c>.</summary>
public sealed record NodeField : PlannedField;

/// <summary><c>nodes(ids:)</c>.</summary>
public sealed record NodesField : PlannedField;

/// <summary>
/// A record that the object above names by its key, known only when that was resolved: a mutation's payload, for instance.
/// </summary>
/// <param name="Key">The record's key, null for none.</param>
public sealed record RecordField(EntityMap Map, Func<object, long?> Key) : PlannedField
{
    internal override bool NamesRecords => false;
}

/// <summary>
/// Records that the object above names by their keys, known only when that was resolved: a page of the log, for instance.
/// </summary>
/// <param name="Keys">The records' keys, in the order of the list.</param>
public sealed record RecordsField(EntityMap Map, Func<object, IReadOnlyList<long>> Keys) : PlannedField
{
    internal override bool NamesRecords => false;
}

/// <summary>A record of one of several concepts, named as for a <see cref="RecordField"/>.</summary>
/// <param name="Maps">The concepts, by their places in it.</param>
public sealed record UnionRecordField(IReadOnlyList<EntityMap> Maps, Func<object, RecordKey> Key) : PlannedField
{
    internal override bool NamesRecords => false;
}

/// <summary>Records of several concepts, named as for a <see cref="RecordsField"/>. Those that do not exist are left out.</summary>
/// <param name="Maps">The concepts, by their places in it.</param>
public sealed record UnionRecordsField(IReadOnlyList<EntityMap> Maps, Func<object, IReadOnlyList<RecordKey>> Keys) : PlannedField
{
    internal override bool NamesRecords => false;
}

/// <summary>Which record: its concept's place among those of the field, and its key.</summary>
public readonly record struct RecordKey(int Concept, long Key);
