using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A field of a concept.</summary>
public abstract class MapField(string name, string description)
{
    /// <summary>Its name in the graph.</summary>
    public string Name { get; } = name;

    /// <summary>Its description in the graph.</summary>
    public string Description => Restriction is null ? description : $"{description} For {Restriction.Readers}; null for others.";

    /// <summary>Its description in <c>where</c> and <c>order</c>.</summary>
    public string NamedDescription => Restriction is null ? description : $"{description} For {Restriction.Namers}.";

    /// <summary>Whether <c>where</c> may name it.</summary>
    public bool IsFilter { get; private set; }

    /// <summary>Whether few records have a value that is looked for: an index leads to them.</summary>
    public bool IsSelective { get; private set; }

    /// <summary>Whether trigrams lead to the records whose text contains a value, on a database that has them.</summary>
    public bool HasTrigrams { get; private set; }

    /// <summary>Whether its text is compared as it is, as codes are, and not as people read it.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Whether <c>order</c> may name it.</summary>
    public bool IsSort { get; private set; }

    /// <summary>What statistics make of it.</summary>
    public StatisticsUse Statistics { get; private set; }

    /// <summary>Who reads it, where not everybody does.</summary>
    public Restriction? Restriction { get; private set; }

    /// <summary>Lets <c>where</c> name it.</summary>
    /// <param name="selective">Whether few records have a value that is looked for.</param>
    public MapField Filter(bool selective = false)
    {
        (IsFilter, IsSelective) = (true, selective);
        return this;
    }

    /// <summary>Lets trigrams lead to what its text contains: a long text of many records, which migrations keep them of.</summary>
    public MapField Trigrams()
    {
        HasTrigrams = true;
        return this;
    }

    /// <summary>Compares its text as it is: a code.</summary>
    public MapField Exact()
    {
        IsExact = true;
        return this;
    }

    /// <summary>Lets <c>order</c> name it.</summary>
    public MapField Sort()
    {
        IsSort = true;
        return this;
    }

    /// <summary>Lets statistics group by it: a column, a relation to one record, or each value of a list that has none twice.</summary>
    public MapField Group() => InStatistics(StatisticsUse.Group);

    /// <summary>Lets statistics tell its sum, average, least and greatest value: a column of numbers.</summary>
    public MapField Measure() => InStatistics(StatisticsUse.Measure);

    /// <summary>Lets statistics count its different values: a relation to one record.</summary>
    public MapField CountDistinct() => InStatistics(StatisticsUse.CountDistinct);

    /// <summary>Makes it the day by which statistics group by periods: a column of days.</summary>
    public MapField Period() => InStatistics(StatisticsUse.Period);

    private MapField InStatistics(StatisticsUse use)
    {
        Statistics |= use;
        return this;
    }

    /// <summary>Lets only those read it who have the right to.</summary>
    public MapField Restrict(Restriction restriction)
    {
        Restriction = restriction;
        return this;
    }

    /// <summary>Its field in the graph.</summary>
    internal abstract FieldType GraphField(PlannedSchema schema);

    /// <summary>How a record shows it.</summary>
    internal abstract RowWriter Writer(RecordRow row, SelectedField field);

    /// <summary>Its column in a table, or that of what a path leads to from it.</summary>
    /// <param name="row">The record that has the field, described up to it.</param>
    internal virtual TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path) =>
        throw new InvalidOperationException($"{row.Map.Name}.{Name} has no column{(path.IsEmpty ? "" : $" for {path[0]}")}.");

    /// <summary>Its input in <c>where</c>.</summary>
    internal virtual IGraphType FilterInput(InputTypes inputs) => throw new InvalidOperationException($"{Name} cannot be filtered.");

    /// <summary>The condition that an input of <c>where</c> makes.</summary>
    /// <param name="map">Its concept, whose row has the alias.</param>
    /// <param name="path">Where the input stands, for messages.</param>
    internal virtual string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path) =>
        throw new InvalidOperationException($"{path} cannot be filtered.");

    /// <summary>A sort by it.</summary>
    internal virtual SortKey SortedBy(string alias, bool descending) => throw new InvalidOperationException($"{Name} cannot be sorted by.");

    /// <summary>Whether a value of it names one record at the most.</summary>
    internal virtual bool IsUnique => false;

    /// <summary>The table that it is kept in, where that is neither the concept's nor another's.</summary>
    internal virtual Table? OwnTable => null;
}
