namespace HubGraph.Planning.Mapping;

/// <summary>What statistics make of a field.</summary>
[Flags]
public enum StatisticsUse
{
    None = 0,

    /// <summary>They group by it.</summary>
    Group = 1,

    /// <summary>They tell its sum, average, least and greatest value.</summary>
    Measure = 2,

    /// <summary>They count its different values.</summary>
    CountDistinct = 4,

    /// <summary>They group by the period in which it lies.</summary>
    Period = 8,
}

/// <summary>The statistics of a concept: what its fields, and those of the concepts that implement it, are declared for.</summary>
public sealed class StatisticsMap
{
    private readonly Dictionary<string, MapField> _fields = [];

    internal StatisticsMap(EntityMap concept, MapCatalog maps)
    {
        Concept = concept;
        foreach (MapField field in concept.Fields.Concat(concept.Implementations.SelectMany(name => maps[name].Fields)))
        {
            if (field.Statistics == StatisticsUse.None)
                continue;
            // A group tells of rows that a caller may not read.
            if (field.Restriction is not null)
                throw new InvalidOperationException($"{concept.Name}.{field.Name} is restricted: statistics are for everybody.");
            _fields.TryAdd((field as IGroupKey)?.Name ?? field.Name, field);
        }
    }

    public EntityMap Concept { get; }

    /// <summary>The name of the field that leads to them.</summary>
    public string FieldName => $"{char.ToLowerInvariant(Concept.Name[0])}{Concept.Name[1..]}Statistics";

    /// <summary>All fields that they make something of.</summary>
    public IReadOnlyCollection<MapField> Fields => _fields.Values;

    /// <summary>What they may be grouped by.</summary>
    internal IEnumerable<IGroupKey> Groups => For(StatisticsUse.Group).Cast<IGroupKey>();

    /// <summary>What they measure.</summary>
    public IEnumerable<ColumnField> Measures => For(StatisticsUse.Measure).Cast<ColumnField>();

    /// <summary>What they count the different values of.</summary>
    public IEnumerable<OneRelation> Distinct => For(StatisticsUse.CountDistinct).Cast<OneRelation>();

    /// <summary>The day that decides in which period a record lies; null where records have none.</summary>
    public ColumnField? Period => (ColumnField?)For(StatisticsUse.Period).SingleOrDefault();

    /// <summary>Finds a field by the name that it has in a group.</summary>
    public MapField Field(string name) => _fields[name];

    /// <summary>Finds what they may be grouped by, by its name in the graph.</summary>
    internal IGroupKey Key(string name) => (IGroupKey)_fields[name];

    /// <summary>The name of the count of a field's different values.</summary>
    public static string DistinctName(OneRelation field) => $"{field.Name}Count";

    private IEnumerable<MapField> For(StatisticsUse use) => _fields.Values.Where(field => field.Statistics.HasFlag(use));
}
