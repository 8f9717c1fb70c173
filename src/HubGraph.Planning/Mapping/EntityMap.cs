namespace HubGraph.Planning.Mapping;

/// <summary>
/// A concept, declared once: a table and what the graph shows of it. The GraphQL types, the filter and sort inputs and
/// the SQL all follow from it.
/// </summary>
public class EntityMap(string name, string pluralName, string description, Table table)
{
    private readonly List<MapField> _fields = [];
    private readonly Dictionary<string, MapField> _byName = [];

    /// <summary>The name of its type.</summary>
    public string Name { get; } = name;

    /// <summary>The name of its list at the graph's root.</summary>
    public string PluralName { get; } = pluralName;
    public string Description { get; } = description;
    public Table Table { get; } = table;

    /// <summary>Its fields, in the order of their declaration, without <c>id</c>, which every concept has.</summary>
    public IReadOnlyList<MapField> Fields => _fields;

    /// <summary>For a concept that shares a table with others: the column that tells them apart, and this one's value.</summary>
    public (string Column, string Value)? Discriminator { get; protected set; }

    /// <summary>The condition that a row, given its alias, is in the graph; null where all are.</summary>
    public Func<string, string>? Present { get; protected init; }

    /// <summary>Whether an id leads to its records, as <c>Node</c> promises; not to those that only a restricted field leads to.</summary>
    public bool IsNode { get; protected init; } = true;

    /// <summary>Whether it has few records that many others each refer to: of those, a filter by it leaves much.</summary>
    public bool IsFew { get; protected init; }

    /// <summary>The name of the interface that it implements besides <c>Node</c>.</summary>
    public string? Interface { get; protected set; }

    /// <summary>For an interface: the names of the concepts that implement it.</summary>
    public IReadOnlyList<string> Implementations { get; protected set; } = [];

    /// <summary>The names of the unions that it is a member of.</summary>
    public List<string> Unions { get; } = [];

    /// <summary>How lists are sorted when nothing is asked: a field and whether it descends; by key alone when null.</summary>
    public (string Field, bool Descending)? DefaultOrder { get; private set; }

    /// <summary>The table that its records are offered as; null where they are not.</summary>
    public Dataset? Dataset { get; private set; }

    /// <summary>The natural keys by which one record is looked up.</summary>
    public List<NaturalKey> NaturalKeys { get; } = [];

    /// <summary>The roll-ups of its records: their tables, how long the period of a day is, and their keys' columns.</summary>
    public List<(Table Table, Sql.Period Grain, IReadOnlyList<Column> Keys)> RollUps { get; } = [];

    /// <summary>Finds a field by its name in the graph.</summary>
    public MapField? Find(string fieldName) => _byName.GetValueOrDefault(fieldName);

    /// <summary>The condition that a row of the table is a record of this concept and in the graph; null where all are.</summary>
    public string? Membership(string alias) => Sql.FilterWriter.And(
        Discriminator is { } discriminator ? $"{alias}.{discriminator.Column} = '{discriminator.Value}'" : null,
        Present?.Invoke(alias)) is { Length: > 0 } condition ? condition : null;

    /// <summary>Declares a field.</summary>
    public TField Add<TField>(TField field)
        where TField : MapField
    {
        _byName.Add(field.Name, field);
        _fields.Add(field);
        return field;
    }

    /// <summary>Offers its records as a table. What is restricted cannot stand there.</summary>
    protected void Exported(string name, string title, IReadOnlyList<DatasetField> fields) =>
        Dataset = new Dataset(this, name, title, fields);

    /// <summary>Declares how lists are sorted when nothing is asked.</summary>
    protected void DefaultOrderBy(string field, bool descending) => DefaultOrder = (field, descending);
}

/// <summary>A natural key: an argument of <c>concept(…)</c>.</summary>
/// <param name="Column">The unique column that it is compared with, exactly.</param>
/// <param name="Condition">Another condition on the row <c>t</c> than equality, given the key's placeholder.</param>
public sealed record NaturalKey(string Argument, Column Column, string Description, Func<string, string>? Condition = null);

/// <summary>All concepts, by the names of their types.</summary>
public sealed class MapCatalog
{
    private readonly Dictionary<string, EntityMap> _maps;
    private readonly Dictionary<string, StatisticsMap> _statistics;

    public MapCatalog(IEnumerable<EntityMap> maps)
    {
        _maps = maps.ToDictionary(map => map.Name);
        _statistics = _maps.Values.Select(map => new StatisticsMap(map, this)).Where(map => map.Fields.Count > 0)
            .ToDictionary(map => map.Concept.Name);
        foreach (EntityMap map in _maps.Values)
            AddStatistics(map);
        RollUps = [.. _maps.Values.SelectMany(map => map.RollUps.Select(each => RollUpOf(map, each.Table, each.Grain, each.Keys)))];
    }

    public IReadOnlyCollection<EntityMap> All => _maps.Values;

    /// <summary>All tables that records are offered as.</summary>
    public IEnumerable<Dataset> Datasets => All.Select(map => map.Dataset).OfType<Dataset>();

    /// <summary>All roll-ups, those of a concept in the order of their declaration: the one with the fewest cells first.</summary>
    public IReadOnlyList<RollUp> RollUps { get; }

    public EntityMap this[string name] => _maps[name];

    public EntityMap? Find(string name) => _maps.GetValueOrDefault(name);

    /// <summary>The statistics of a concept, null where it declares none.</summary>
    public StatisticsMap? Statistics(string name) => _statistics.GetValueOrDefault(name);

    private RollUp RollUpOf(EntityMap map, Table table, Sql.Period grain, IReadOnlyList<Column> keys)
    {
        StatisticsMap statistics = _statistics[map.Name];
        Column? day = keys.FirstOrDefault(key => key.Name == statistics.Period?.Column.Name);
        return new RollUp(
            map,
            table,
            grain,
            day,
            [.. keys.Where(key => key != day)],
            [.. statistics.Measures.Select(measure => measure.Column.Name).Order(StringComparer.Ordinal)]);
    }

    // Beside each list of records stand their statistics.
    private void AddStatistics(EntityMap map)
    {
        foreach (ManyRelation many in map.Fields.OfType<ManyRelation>().Where(many => many.Restriction is null).ToArray())
        {
            if (Statistics(many.Target) is { } statistics && map.Find(statistics.FieldName) is null)
                map.Add(
                    new StatisticsRelation(statistics.FieldName, $"Counts, sums and averages over {many.Name}: {many.Description}", many));
        }
    }
}
