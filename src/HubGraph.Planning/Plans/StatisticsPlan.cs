using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// The groups of a statistic as a table: a row each, in the order that the graph gives them without another. One statement
/// reads them all: what it tells is what the graph's statistic tells everybody.
/// </summary>
public sealed class StatisticsPlan
{
    private readonly MapCatalog _maps;
    private readonly Grouping _grouping;
    private readonly bool _isFilled;
    private readonly TableRow _row;

    /// <param name="groupBy">The names of the fields that it groups by.</param>
    /// <param name="period">The period that it groups by too.</param>
    /// <param name="isFilled">Whether periods without records have groups.</param>
    /// <exception cref="PlanningError">A field is named twice, or there is no period to fill in.</exception>
    public StatisticsPlan(StatisticsMap map, MapCatalog maps, Dialect dialect, IEnumerable<string> groupBy, Period? period, bool isFilled)
    {
        (_maps, _isFilled) = (maps, isFilled);
        _grouping = new Grouping(map, dialect, groupBy, period);
        if (isFilled)
            _grouping.CheckFilled();
        // A group may lack any key.
        _row = new TableRow(maps, map.Concept, "g", new SelectBuilder(new SqlScope(dialect)), IsRequired: false, "");
    }

    /// <summary>The first and the last day of the period that it groups by.</summary>
    public (TableColumn Start, TableColumn End) Days()
    {
        int start = Ordinal(_grouping.Column("period")!);
        return (
            new ValueColumn("The first day of the period.", ValueKind.Date, false, start),
            new PeriodEndColumn("The last day of the period, which is part of it.", start, _grouping.Period!.Value));
    }

    /// <summary>What it groups by, or what a path leads to from there.</summary>
    /// <param name="path">Such as <c>author.name</c>.</param>
    public TableColumn Key(string path)
    {
        string[] steps = path.Split('.');
        return _grouping.Map.Key(steps[0]).TableColumn(_row, _grouping.Column(steps[0])!, steps.AsSpan(1));
    }

    /// <summary>How many records a group has.</summary>
    public TableColumn Count() => Number("How many records.", GroupBuilder.Count);

    /// <summary>How many different ones its records have.</summary>
    public TableColumn Different(OneRelation field) => Number($"How many different ones: {field.Description}", _grouping.Different(field));

    /// <summary>What the graph measures of a field, by the names that it has there.</summary>
    public IEnumerable<(string Name, TableColumn Column)> Measures(ColumnField field)
    {
        ValueKind kind = field.Column.Kind;
        int sum = Ordinal(_grouping.Sum(field));
        yield return ("sum", new ValueColumn($"Sum: {field.Description}", kind, false, sum));
        yield return ("average", new AverageColumn($"Average: {field.Description}", kind, sum, Ordinal(_grouping.ValueCount(field))));
        yield return ("min", new ValueColumn($"Least value: {field.Description}", kind, false, Ordinal(_grouping.Least(field))));
        yield return ("max", new ValueColumn($"Greatest value: {field.Description}", kind, false, Ordinal(_grouping.Greatest(field))));
    }

    /// <summary>The statement of the groups of the records that a filter leaves, and what is to look at its first row.</summary>
    /// <param name="where">The filter, as clients give it to the graph.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="maximum">
    /// How many groups there may be; with those of empty periods, <see cref="Planner.MaximumFilledGroups"/> if that is less.
    /// </param>
    /// <exception cref="PlanningError">The filter names what not everybody reads; or it is too large.</exception>
    public (Statement Statement, Action<RowReader> Check) Read(IDictionary<string, object?>? where, string path, int maximum)
    {
        SqlScope sql = new(_row.Builder.Sql.Dialect);
        EntityMap concept = _grouping.Map.Concept;
        string order = new GroupOrder(_grouping, _maps).Read(null).OrderBy(sql.Dialect, reversed: false);
        int size = Ordinal("count(*) OVER ()");
        RolledUp? rolledUp = RolledUp.Find(_maps, concept, null, where, _grouping.IsToldBy);
        string? filter = (rolledUp is null ? where : rolledUp.Where) is { } asked
            ? new FilterWriter(sql, _maps, TablePlan.RefuseRestricted).Write(concept, LevelBuilder.Alias, asked, path)
            : null;
        string condition = FilterWriter.And(concept.Membership(LevelBuilder.Alias), filter);
        string records = rolledUp is null
            ? $"FROM {concept.Table.Name} {LevelBuilder.Alias}{_grouping.Groups.Joins}"
                + (condition.Length == 0 ? "" : $" WHERE {condition}")
            : rolledUp.From(sql, concept, filter ?? "");
        string groups = _grouping.Table(records, where, sql, _isFilled, ofCells: rolledUp is not null);
        // One more tells that there are too many, and no more are joined and sorted.
        string some = $"(SELECT * FROM {groups} g LIMIT {maximum + 1}) g{_row.Builder.Joins}";
        return (sql.Finish($"SELECT {_row.Builder.Columns} FROM {some} ORDER BY {order}"), row => Check(row.Number(size), maximum));
    }

    private void Check(long size, int maximum)
    {
        if (_isFilled)
            BoundedWriter.Check(size, Planner.MaximumFilledGroups);
        if (size > maximum)
            throw new PlanningError(
                PlanningErrorCodes.ResultTooLarge, $"The statistic has more than {maximum} groups: group by less, or filter.");
    }

    private ValueColumn Number(string description, string column) => new(description, ValueKind.Number, true, Ordinal(column));

    private int Ordinal(string column) => _row.Builder.Column(column);

    /// <inheritdoc cref="PeriodEndWriter"/>
    private sealed record PeriodEndColumn(string Description, int Ordinal, Period Period) : TableColumn(Description, ValueKind.Date, false)
    {
        public override void Show(RowReader row, ValueSink sink)
        {
            if (row.IsNull(Ordinal))
            {
                sink.Null();
                return;
            }
            sink.Scratch.Clear();
            PeriodEndWriter.Append(sink.Scratch, Period.End(row.Date(Ordinal)));
            sink.Text(sink.Scratch.Written);
        }
    }

    /// <inheritdoc cref="AverageWriter"/>
    private sealed record AverageColumn(string Description, ValueKind Kind, int Sum, int ValueCount) : TableColumn(Description, Kind, false)
    {
        public override void Show(RowReader row, ValueSink sink)
        {
            if (row.IsNull(Sum))
            {
                sink.Null();
                return;
            }
            sink.Scratch.Clear();
            AverageWriter.Append(sink.Scratch, row.Number(Sum), row.Number(ValueCount), Kind.Measure!.Units);
            sink.Bare(sink.Scratch.Written);
        }
    }
}
