using System.Collections;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Reads the order of a statistic's groups. Without one it is by period, then from the largest group to the smallest; what
/// is equal is sorted by its keys, so that each order is total.
/// </summary>
internal sealed class GroupOrder(Grouping grouping, MapCatalog maps)
{
    private static readonly Column s_count = new("count", ValueKind.Number, false);
    private static readonly Column s_number = new("number", ValueKind.Number, true);
    private static readonly Column s_day = new("day", ValueKind.Date, true);
    private readonly List<SortKey> _keys = [];

    /// <exception cref="PlanningError">
    /// It names something that the statistic is not grouped by, or not exactly one thing at a time.
    /// </exception>
    public Ordering Read(object? order)
    {
        foreach (object? item in Given.Exactly(order) as IEnumerable ?? Array.Empty<object>())
        {
            (string name, object value) = One(item, "order");
            if (value is IDictionary<string, object?>)
                AddMeasure((ColumnField)grouping.Map.Field(name), One(value, $"order.{name}"));
            else
                Add(name, (bool)Given.Exactly(value)!);
        }
        if (_keys.Count == 0)
        {
            if (grouping.Period is not null)
                Add("period", false);
            Add("count", true);
        }
        if (grouping.Column("period") is { } period)
            Add($"period {grouping.Period}", period, s_day, false);
        foreach ((IGroupKey field, string column) in grouping.Keys)
            Add(field.Compared(column, false));
        return new Ordering($"{grouping.Map.Concept.Name}Statistics", _keys);
    }

    private static (string Name, object Value) One(object? item, string path)
    {
        if (item is not IDictionary<string, object?> { Count: 1 } named)
            throw new PlanningError(PlanningErrorCodes.BadUserInput, $"Each element of '{path}' names exactly one value.");
        (string name, object? value) = named.First();
        return (name, value ?? throw new PlanningError(PlanningErrorCodes.BadUserInput, $"{path}.{name} may not be null."));
    }

    private void Add(string name, bool descending)
    {
        if (name == "count")
        {
            Add(name, GroupBuilder.Count, s_count, descending);
            return;
        }
        if (grouping.Map.Distinct.FirstOrDefault(field => StatisticsMap.DistinctName(field) == name) is { } different)
        {
            Add(name, grouping.Different(different), s_count, descending);
            return;
        }
        string column = grouping.Column(name)
            ?? throw new PlanningError(PlanningErrorCodes.BadUserInput, $"order.{name}: the statistic is not grouped by it.");
        if (name == "period")
            Add($"period {grouping.Period}", column, s_day, descending);
        else
            AddKey(grouping.Map.Key(name), column, descending);
    }

    private void AddKey(IGroupKey field, string column, bool descending) =>
        Add(field.Order(maps, column, descending) ?? field.Compared(column, descending));

    // An average as its whole part and nine digits: in whole numbers alone, no product leaves 64 bits.
    private void AddMeasure(ColumnField field, (string Name, object Value) aggregate)
    {
        bool descending = (bool)Given.Exactly(aggregate.Value)!;
        string name = $"{field.Name}.{aggregate.Name}";
        switch (aggregate.Name)
        {
            case "sum":
                Add(name, grouping.Sum(field), s_number, descending);
                break;
            case "min":
                Add(name, grouping.Least(field), s_number, descending);
                break;
            case "max":
                Add(name, grouping.Greatest(field), s_number, descending);
                break;
            default:
                (string sum, string count) = (grouping.Sum(field), $"nullif({grouping.ValueCount(field)}, 0)");
                Add(name, $"({sum} / {count})", s_number, descending);
                Add($"{name} rest", $"({sum} % {count} * 1000000000 / {count})", s_number, descending);
                break;
        }
    }

    private void Add(string name, string expression, Column column, bool descending) =>
        Add(new SortKey(name, expression, column, descending));

    private void Add(SortKey added)
    {
        if (_keys.All(key => key.Expression != added.Expression))
            _keys.Add(added);
    }
}
