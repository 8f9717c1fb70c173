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

    /// <summary>Whether <c>order</c> may name it.</summary>
    public bool IsSort { get; private set; }

    /// <summary>What statistics make of it.</summary>
    public StatisticsUse Statistics { get; private set; }

    /// <summary>Who reads it, where not everybody does.</summary>
    public Restriction? Restriction { get; private set; }

    /// <summary>Lets <c>where</c> name it.</summary>
    public MapField Filter()
    {
        IsFilter = true;
        return this;
    }

    /// <summary>Lets <c>order</c> name it.</summary>
    public MapField Sort()
    {
        IsSort = true;
        return this;
    }

    /// <summary>Lets statistics group by it: a column or a relation to one record.</summary>
    public MapField Group() => InStatistics(StatisticsUse.Group);

    /// <summary>Lets statistics tell its sum, average, least and greatest value: a column of numbers or cents.</summary>
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
}

/// <summary>A field that is a column.</summary>
public sealed class ColumnField(string name, string description, Column column) : MapField(name, description)
{
    public Column Column { get; } = column;

    /// <summary>What sorts by it where that is another column: one that is never null, say.</summary>
    public Column Sorted { get; init; } = column;

    /// <summary>Where earlier values are known: the value on a day, an expression given the row's alias and the day's placeholder. Of now, it is the column.</summary>
    public Func<string, string, string>? OnDay { get; init; }
}

/// <summary>An argument of a field: a day.</summary>
public sealed record DayArgument(string Name, string Description)
{
    /// <summary>Of a value that changed: what it is now, or was on a day.</summary>
    public static DayArgument Value { get; } = new("on", "The day of which it is told; what is known now if not given.");

    /// <summary>Of a value that is of some day.</summary>
    public static DayArgument Today { get; } = new("on", "The day; today in Europe/Paris if not given.");

    /// <summary>Of a list whose items have dates.</summary>
    public static DayArgument List { get; } = new("on", "Only what held on this day, or may have: what has no date, or only a coarse one, may. All of it, whenever, if not given.");
}

/// <summary>A field that is an SQL expression over its row.</summary>
/// <param name="result">What it answers; its <see cref="Column.Name"/> is not used.</param>
/// <param name="sql">The expression, given the row's alias and the placeholder of the day (empty without <see cref="Day"/>).</param>
public sealed class ExpressionField(string name, string description, Column result, Func<string, string, string> sql) : MapField(name, description)
{
    public Column Result { get; } = result;
    public Func<string, string, string> Sql { get; } = sql;

    /// <summary>The day that it speaks of, where it speaks of one; today in Europe/Paris if not given.</summary>
    public DayArgument? Day { get; init; }
}

/// <summary>A field that is a list of scalars, kept in a table of its own.</summary>
/// <param name="foreignKey">The column that leads to the record.</param>
/// <param name="orderColumn">What the list is sorted by.</param>
public sealed class ListField(string name, string description, Table table, string foreignKey, Column value, string orderColumn) : MapField(name, description)
{
    public Table Table { get; } = table;
    public string ForeignKey { get; } = foreignKey;
    public Column Value { get; } = value;
    public string OrderColumn { get; } = orderColumn;
}

/// <summary>A text computed from columns of the row, in .NET.</summary>
public sealed class ComputedField(string name, string description, IReadOnlyList<Column> columns, Func<Rows.RowValues, string?> compute) : MapField(name, description)
{
    public IReadOnlyList<Column> Columns { get; } = columns;
    public Func<Rows.RowValues, string?> Compute { get; } = compute;

    /// <summary>Whether the text is an id.</summary>
    public bool IsId { get; init; }
}

/// <summary>A relation to one record, by a foreign key of this one.</summary>
public sealed class OneRelation(string name, string description, string target, string foreignKey, bool isNullable) : MapField(name, description)
{
    /// <summary>The graph's name of the other concept.</summary>
    public string Target { get; } = target;
    public string ForeignKey { get; } = foreignKey;
    public bool IsNullable { get; } = isNullable;
}

/// <summary>A relation to one record of any concept that ids lead to: a column holds the name of its concept, another its key.</summary>
public sealed class AnyRelation(string name, string description, string conceptColumn, string keyColumn) : MapField(name, description)
{
    public string ConceptColumn { get; } = conceptColumn;
    public string KeyColumn { get; } = keyColumn;
}

/// <summary>A relation to many records: by a foreign key of theirs, or through a table of links.</summary>
public sealed class ManyRelation(string name, string description, string target, string foreignKey, Link? through = null) : MapField(name, description)
{
    /// <inheritdoc cref="OneRelation.Target"/>
    public string Target { get; } = target;

    /// <summary>The column that leads back to this record, in the other's table or, through links, in theirs.</summary>
    public string ForeignKey { get; } = foreignKey;
    public Link? Through { get; } = through;

    /// <summary>What else the others meet, a condition given their row's alias.</summary>
    public Func<string, string>? Condition { get; init; }

    /// <summary>Where what leads to them has dates: whether that holds on a day, a condition given the alias of its row (of the link, where there is one) and the day's placeholder.</summary>
    public Func<string, string, string>? OnDay { get; init; }
}

/// <summary>The statistics of the records that a relation leads to.</summary>
public sealed class StatisticsRelation(string name, string description, ManyRelation relation) : MapField(name, description)
{
    public ManyRelation Relation { get; } = relation;
}

/// <summary>A table of links, and its column that leads to the other record.</summary>
public sealed record Link(Table Table, string TargetKey);
