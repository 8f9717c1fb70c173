using System.Text;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

// How a group of a statistic is written: its keys, and what it measures.
public sealed partial class Planner
{
    private RowWriter Group(Grouping grouping, SelectedField nodes, LevelBuilder builder)
    {
        string type = $"{grouping.Map.Concept.Name}StatisticsGroup";
        SequenceBuilder record = new();
        foreach (SelectedField field in _selections.Collect(nodes.Selections, name => name == type))
        {
            _path.Enter(field.Key);
            bool isKey = field.Name == "period" || grouping.Map.Groups.Any(key => key.Name == field.Name);
            record.Add(field.Key, isKey ? GroupKey(grouping, field, builder) : Measured(grouping, field, builder, type));
            _path.Leave();
        }
        return record.Finish();
    }

    // What the statistic is not grouped by is null.
    private RowWriter GroupKey(Grouping grouping, SelectedField field, LevelBuilder builder)
    {
        if (grouping.Column(field.Name) is not { } column)
            return ConstantWriter.Null;
        if (field.Name == "period")
            return new OptionalWriter(builder.Column(column), PeriodDays(grouping.Period!.Value, field, builder.Column(column)));
        return grouping.Map.Key(field.Name).Writer(this, column, field, builder);
    }

    private RowWriter PeriodDays(Period period, SelectedField field, int start)
    {
        SequenceBuilder days = new();
        foreach (SelectedField day in _selections.Collect(field.Selections, name => name == "DateRange"))
        {
            days.Add(day.Key, day.Name switch
            {
                "start" => new ValueWriter(start, ValueKind.Date),
                "end" => new PeriodEndWriter(start, period),
                _ => new ConstantWriter("\"DateRange\""u8.ToArray()),
            });
        }
        return days.Finish();
    }

    private RowWriter Measured(Grouping grouping, SelectedField field, LevelBuilder builder, string type)
    {
        if (field.Name == "__typename")
            return new ConstantWriter(Encoding.UTF8.GetBytes($"\"{type}\""));
        if (field.Name == "count")
            return new ValueWriter(builder.Column(GroupBuilder.Count), ValueKind.Number);
        if (grouping.Map.Distinct.FirstOrDefault(each => StatisticsMap.DistinctName(each) == field.Name) is { } different)
            return new ValueWriter(builder.Column(grouping.Different(different)), ValueKind.Number);
        ColumnField measure = (ColumnField)grouping.Map.Field(field.Name);
        ValueKind kind = measure.Column.Kind;
        string measureType = kind.Measure!.TypeName;
        SequenceBuilder record = new();
        foreach (SelectedField part in _selections.Collect(field.Selections, name => name == measureType))
        {
            record.Add(part.Key, part.Name switch
            {
                "sum" => new ValueWriter(builder.Column(grouping.Sum(measure)), kind),
                "average" =>
                    new AverageWriter(
                        builder.Column(grouping.Sum(measure)), builder.Column(grouping.ValueCount(measure)), kind.Measure.Units),
                "min" => new ValueWriter(builder.Column(grouping.Least(measure)), kind),
                "max" => new ValueWriter(builder.Column(grouping.Greatest(measure)), kind),
                _ => new ConstantWriter(Encoding.UTF8.GetBytes($"\"{measureType}\"")),
            });
        }
        return record.Finish();
    }
}
