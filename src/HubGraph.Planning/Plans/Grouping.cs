using System.Collections;
using System.Globalization;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>What a statistic groups by: the columns of its keys in <see cref="Groups"/>, the period last.</summary>
internal sealed class Grouping
{
    private readonly Dialect _dialect;
    private readonly List<(IGroupKey Field, string Column)> _keys = [];
    private readonly string? _periodColumn;

    /// <exception cref="PlanningError">A key is named twice.</exception>
    public Grouping(StatisticsMap map, Dialect dialect, object? groupBy, Period? period)
    {
        (Map, Period, Groups, _dialect) = (map, period, new GroupBuilder(dialect), dialect);
        foreach (string name in (Given.Exactly(Given.Whole(groupBy)) as IEnumerable ?? Array.Empty<object>()).Cast<string>())
        {
            IGroupKey field = map.Key(name);
            if (_keys.Any(key => key.Field == field))
                throw new PlanningError(PlanningErrorCodes.BadUserInput, $"'groupBy' names '{name}' twice.");
            _keys.Add((field, Groups.Key(field.Expression("t", Groups))));
        }
        if (period is { } unit)
            _periodColumn = Groups.Key(dialect.PeriodStart(unit, $"t.{map.Period!.Column.Name}"));
    }

    public StatisticsMap Map { get; }
    public Period? Period { get; }
    public GroupBuilder Groups { get; }
    public IReadOnlyList<(IGroupKey Field, string Column)> Keys => _keys;

    /// <summary>Whether each record is in one group alone.</summary>
    public bool IsPartition => _keys.TrueForAll(key => key.Field.IsPartition);

    /// <summary>The column of a key, null where it is not grouped by it.</summary>
    public string? Column(string name) => name == "period" ? _periodColumn : _keys.Find(key => key.Field.Name == name).Column;

    /// <exception cref="PlanningError">There is no period to fill in.</exception>
    public void CheckFilled()
    {
        if (Period is null)
            throw new PlanningError(PlanningErrorCodes.BadUserInput, "'includeEmptyPeriods' needs a 'period'.");
    }

    /// <summary>Whether a roll-up's cells tell all that is asked, when all of it is known.</summary>
    public bool IsToldBy(RollUp rollUp) =>
        (Period is null || (Period >= rollUp.Grain && rollUp.Day?.Name == Map.Period!.Column.Name))
            && _keys.TrueForAll(key => key.Field switch
            {
                ColumnField column => rollUp.HasKey(column.Column.Name),
                OneRelation one => rollUp.HasKey(one.ForeignKey),
                _ => false,
            })
            && Groups.IsToldBy(rollUp);

    /// <summary>The table of the groups, when all their columns are known.</summary>
    /// <param name="records">The FROM clause that leads to the records.</param>
    /// <param name="where">Their filter, which may bound the periods.</param>
    /// <param name="isFilled">Whether empty periods have groups too.</param>
    /// <param name="ofCells">Whether it leads to a roll-up's cells.</param>
    public string Table(string records, IDictionary<string, object?>? where, SqlScope sql, bool isFilled, bool ofCells)
    {
        if (!isFilled)
            return Groups.Groups(records, ofCells);
        Period period = Period!.Value;
        (object? first, object? last) = PeriodBounds.Of(where, Map.Period!.Name);
        bool isBounded = first is not null && last is not null;
        return Groups.FilledGroups(
            records,
            ofCells,
            (groups, column) => _dialect.PeriodStarts(
                period,
                isBounded ? sql.Add(Start(period, first)) : $"(SELECT min({column}) FROM {groups})",
                isBounded ? sql.Add(Start(period, last)) : $"(SELECT max({column}) FROM {groups})",
                Planner.MaximumFilledGroups + 1),
            Planner.MaximumFilledGroups);
    }

    // As a date, the calendar's ends would be sent to PostgreSQL as infinite.
    private static object Start(Period period, object? day) =>
        Given.Derive(day, each => period.Start((DateOnly)each!).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))!;

    public string Sum(ColumnField field) => Measure(field, _dialect.Sum($"t.{field.Column.Name}"), isCount: false);
    public string ValueCount(ColumnField field) => Measure(field, $"count(t.{field.Column.Name})", isCount: true);
    public string Least(ColumnField field) => Extreme($"min(t.{field.Column.Name})");
    public string Greatest(ColumnField field) => Extreme($"max(t.{field.Column.Name})");

    public string Different(OneRelation field)
    {
        string different = $"count(DISTINCT t.{field.ForeignKey})";
        return Groups.Measure(new Aggregate(different, different, rollUp => rollUp.HasKey(field.ForeignKey), IsCount: true));
    }

    private string Measure(ColumnField field, string ofRecords, bool isCount)
    {
        string name = field.Column.Name;
        string values = $"coalesce({_dialect.Sum($"t.{RollUp.Values(name)}")}, 0)";
        string ofCells = isCount ? values : $"CASE WHEN {values} > 0 THEN {_dialect.Sum($"t.{RollUp.Sum(name)}")} END";
        return Groups.Measure(new Aggregate(ofRecords, ofCells, rollUp => rollUp.Measures.Contains(name), isCount));
    }

    private string Extreme(string ofRecords) => Groups.Measure(new Aggregate(ofRecords, null, static _ => false));
}
