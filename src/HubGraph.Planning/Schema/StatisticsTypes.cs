using System.Text.RegularExpressions;
using GraphQL.Types;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Schema;

/// <summary>The types of statistics: their groups, measures, groupings and sorts, each made once.</summary>
/// <param name="objects">The type of a concept's records.</param>
internal sealed partial class StatisticsTypes(
    ScalarTypes scalars, InputTypes inputs, ObjectGraphType pageInfo, Func<string, IGraphType> objects)
{
    // A statistic reads all records of its filter, and so do its total and its number of groups.
    private const int Weight = 20;
    private readonly Dictionary<string, (ObjectGraphType Type, EnumerationGraphType Grouping, InputObjectGraphType Sort)> _statistics = [];
    private readonly EnumerationGraphType _period = PeriodUnit();
    private readonly ObjectGraphType _days = Days(scalars);
    private readonly Dictionary<string, ObjectGraphType> _measures = [];
    private readonly InputObjectGraphType _measureSort = MeasureSort(inputs.SortDirection);

    /// <summary>The field that answers a concept's statistics.</summary>
    public FieldType Field(StatisticsMap map, string description, bool required)
    {
        string name = map.Concept.Name;
        if (!_statistics.TryGetValue(name, out (ObjectGraphType Type, EnumerationGraphType Grouping, InputObjectGraphType Sort) types))
            _statistics.Add(name, types = (Statistics(map), Grouping(map), Sort(map)));
        FieldType field = Field(map.FieldName, description, required ? new NonNullGraphType(types.Type) : types.Type);
        QueryArguments arguments = new(
            new QueryArgument(inputs.Filter(map.Concept)) { Name = "where", Description = "Which records." },
            new QueryArgument(new ListGraphType(new NonNullGraphType(types.Grouping)))
            {
                Name = "groupBy",
                Description = "A group for each combination of these that occurs; one group of all records without any.",
            });
        if (map.Period is { } period)
        {
            arguments.Add(new QueryArgument(_period) { Name = "period", Description = $"A group for each period too, by {period.Name}." });
            arguments.Add(new QueryArgument(scalars.Boolean)
            {
                Name = "includeEmptyPeriods",
                Description = "Also a group for each period without records, between the first and the last with records or, where "
                    + $"the filter bounds {period.Name} on both sides, between its bounds; for each combination of the other keys "
                    + $"that occurs. {Planner.MaximumFilledGroups} groups at the most.",
                DefaultValue = false,
            });
        }
        arguments.Add(
            new QueryArgument(new ListGraphType(new NonNullGraphType(types.Sort)))
            {
                Name = "order",
                Description = "In which order, the first element leading; by period and from the largest group to the smallest if not "
                    + "given.",
            });
        arguments.Add(
            new QueryArgument(scalars.Number)
            {
                Name = "first",
                Description = $"How many groups, 0 to {Planner.MaximumGroups}; {Planner.DefaultGroups} if not given.",
            });
        arguments.Add(
            new QueryArgument(scalars.Text)
            {
                Name = "after",
                Description = "A cursor of this statistic, with the same groups, period and order: the page starts after it.",
            });
        field.Arguments = arguments;
        return field.SizedAsStatistics(Planner.DefaultGroups).Cost(Weight);
    }

    private ObjectGraphType Statistics(StatisticsMap map)
    {
        string name = map.Concept.Name;
        ObjectGraphType group = new()
        {
            Name = $"{name}StatisticsGroup",
            Description = $"Records of {name} that have the same keys; a key is null where it is not known, and where it is not grouped "
                + "by.",
        };
        foreach (IGroupKey key in map.Groups)
            group.AddField(Field(key.Name, key.Description, key.Type(scalars, objects)));
        if (map.Period is { } period)
            group.AddField(Field("period", $"The period in which {period.Name} lies.", _days));
        AddMeasures(map, group);
        ObjectGraphType measures = new() { Name = $"{name}Measures", Description = $"What records of {name} come to." };
        AddMeasures(map, measures);
        ObjectGraphType type = new() { Name = $"{name}Statistics", Description = $"Records of {name} in groups." };
        type.AddField(Field("nodes", "The groups.", new NonNullGraphType(new ListGraphType(new NonNullGraphType(group)))));
        type.AddField(Field("pageInfo", "Where the page stands among the groups.", new NonNullGraphType(pageInfo)));
        type.AddField(Field(
            "total",
            "What all records of the filter come to, whatever the groups and the page; read only when asked for.",
            new NonNullGraphType(measures)).Cost(Weight));
        type.AddField(
            Field("totalCount", "How many groups there are; counted only when asked for.", new NonNullGraphType(scalars.Number))
                .Cost(Weight));
        type.AddField(Field(
            "isPartition",
            "Whether each record is in one group alone, so that groups add up to the total. False where records may have several of a key, "
                + "such as themes or tags: one counts in the group of each, and in the total once.",
            new NonNullGraphType(scalars.Boolean)));
        return type;
    }

    private void AddMeasures(StatisticsMap map, ObjectGraphType type)
    {
        type.AddField(Field("count", "How many records.", new NonNullGraphType(scalars.Number)));
        foreach (OneRelation field in map.Distinct)
            type.AddField(Field(
                StatisticsMap.DistinctName(field), $"How many different ones: {field.Description}", new NonNullGraphType(scalars.Number)));
        foreach (ColumnField field in map.Measures)
            type.AddField(Field(field.Name, field.Description, new NonNullGraphType(Measure(field.Column))));
    }

    private static EnumerationGraphType Grouping(StatisticsMap map)
    {
        EnumerationGraphType type =
            new() { Name = $"{map.Concept.Name}Grouping", Description = $"What records of {map.Concept.Name} may be grouped by." };
        foreach (IGroupKey field in map.Groups)
            type.Add(Capitals().Replace(field.Name, "_$0").ToUpperInvariant(), field.Name, field.Description);
        return type;
    }

    private InputObjectGraphType Sort(StatisticsMap map)
    {
        InputObjectGraphType type = new()
        {
            Name = $"{map.Concept.Name}StatisticsSortInput",
            Description = "What to sort groups by, and its direction. Null sorts lowest, records as in their own lists; equal groups sort "
                + "by their keys.",
            IsOneOf = true,
        };
        type.AddField(Field("count", "By how many records.", inputs.SortDirection));
        if (map.Period is not null)
            type.AddField(Field("period", "By period, where the statistic is grouped by one.", inputs.SortDirection));
        foreach (IGroupKey key in map.Groups)
            type.AddField(Field(key.Name, $"Where the statistic is grouped by it: {key.Description}", inputs.SortDirection));
        foreach (OneRelation field in map.Distinct)
            type.AddField(
                Field(StatisticsMap.DistinctName(field), $"By how many different ones: {field.Description}", inputs.SortDirection));
        foreach (ColumnField field in map.Measures)
            type.AddField(Field(field.Name, field.Description, _measureSort));
        return type;
    }

    private static EnumerationGraphType PeriodUnit()
    {
        EnumerationGraphType type = new() { Name = "Period", Description = "A period of the calendar." };
        type.Add("DAY", Period.Day, "A day.");
        type.Add("WEEK", Period.Week, "A week from Monday to Sunday (ISO 8601).");
        type.Add("MONTH", Period.Month, "A month.");
        type.Add("QUARTER", Period.Quarter, "A quarter of a year.");
        type.Add("YEAR", Period.Year, "A year.");
        return type;
    }

    private static ObjectGraphType Days(ScalarTypes scalars)
    {
        ObjectGraphType type = new() { Name = "DateRange", Description = "Days in a row." };
        type.AddField(Field("start", "The first day.", new NonNullGraphType(scalars.Date)));
        type.AddField(Field("end", "The last day, which is part of it.", new NonNullGraphType(scalars.Date)));
        return type;
    }

    private ObjectGraphType Measure(Column column)
    {
        Measure measure = column.Kind.Measure ?? throw new InvalidOperationException($"{column.Name} has no sum.");
        if (_measures.TryGetValue(measure.TypeName, out ObjectGraphType? type))
            return type;
        type = new ObjectGraphType
        {
            Name = measure.TypeName,
            Description = $"Sum, average, least and greatest value {measure.What}. Records without a value do not count; of no value at "
                + "all, each is null.",
        };
        type.AddField(Field("sum", "The sum, exact.", measure.SumType(scalars)));
        type.AddField(Field(
            "average",
            "The exact sum divided by the number of values, rounded to six decimal places, halves away from zero.",
            scalars.DecimalNumber));
        type.AddField(Field("min", "The least value.", scalars.Of(column)));
        type.AddField(Field("max", "The greatest value.", scalars.Of(column)));
        _measures.Add(measure.TypeName, type);
        return type;
    }

    private static InputObjectGraphType MeasureSort(EnumerationGraphType direction)
    {
        InputObjectGraphType type =
            new() { Name = "MeasureSortInput", Description = "By which of a measure's values to sort, and its direction.", IsOneOf = true };
        type.AddField(Field("sum", "By the sum.", direction));
        type.AddField(Field("average", "By the average.", direction));
        type.AddField(Field("min", "By the least value.", direction));
        type.AddField(Field("max", "By the greatest value.", direction));
        return type;
    }

    private static FieldType Field(string name, string description, IGraphType type) =>
        new() { Name = name, Description = description, ResolvedType = type };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
