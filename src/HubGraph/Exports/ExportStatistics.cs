using GraphQL.Types;
using HubGraph.Data.Model;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>
/// The statistics of a concept's records: a row for each group, with the days of its period, its keys in the order in which
/// they were asked for, the number of records, of different ones, and the measures.
/// </summary>
/// <param name="maximum">How many groups there may be.</param>
internal sealed class ExportStatistics(StatisticsMap map, MapCatalog maps, Dialect dialect, int maximum) : ExportSource
{
    /// <summary>What their addresses begin with.</summary>
    public const string Folder = "statistics/";

    private const string GroupByParameter = "groupBy";
    private const string PeriodParameter = "period";
    private const string EmptyPeriodsParameter = "includeEmptyPeriods";

    private static readonly string[] s_names = ["name", "title"];

    /// <summary>Those of all lists at the graph's root that have any.</summary>
    public static IEnumerable<ExportSource> All(MapCatalog maps, Dialect dialect, int maximum) => maps.All
        .Where(map => map.PluralName.Length > 0 && maps.Statistics(map.Name) is not null)
        .Select(map => new ExportStatistics(maps.Statistics(map.Name)!, maps, dialect, maximum));

    public override string Name { get; } = Folder + Words.Snake(map.Concept.PluralName).Replace('_', '-');

    public override IReadOnlyList<string> Parameters { get; } =
        [
            ExportFilter.Parameter, GroupByParameter,
            .. map.Period is null ? Array.Empty<string>() : [PeriodParameter, EmptyPeriodsParameter],
        ];

    public override ExportRows Read(IReadOnlyDictionary<string, string> parameters, ISchema schema)
    {
        string[] groupBy = parameters.TryGetValue(GroupByParameter, out string? keys)
            ? [.. keys.Split(',').Select(key => (string)Value($"{map.Concept.Name}Grouping", key, GroupByParameter, schema))]
            : [];
        Period? period = parameters.TryGetValue(
            PeriodParameter, out string? unit) ? (Period)Value(nameof(Period), unit, PeriodParameter, schema) : null;
        bool isFilled = parameters.TryGetValue(EmptyPeriodsParameter, out string? filled) && IsTrue(filled);
        StatisticsPlan plan = new(map, maps, dialect, groupBy, period, isFilled);
        ExportColumn[] columns = [.. Columns(plan, groupBy, period)];
        (Statement statement, Action<RowReader> check) = plan.Read(
            Where(parameters, map.Concept.Name, schema), ExportFilter.Parameter, maximum);
        return new ExportRows(columns, statement, check);
    }

    private IEnumerable<ExportColumn> Columns(StatisticsPlan plan, string[] groupBy, Period? period)
    {
        if (period is not null)
        {
            (TableColumn start, TableColumn end) = plan.Days();
            yield return new ExportColumn("period_start", start);
            yield return new ExportColumn("period_end", end);
        }
        foreach (string path in groupBy.SelectMany(PathsOf))
        {
            foreach (ExportColumn column in ExportColumn.WithLabels(ExportColumn.NameOf(path), plan.Key(path)))
                yield return column;
        }
        yield return new ExportColumn("count", plan.Count());
        foreach (OneRelation field in map.Distinct)
            yield return new ExportColumn(ExportColumn.NameOf(StatisticsMap.DistinctName(field)), plan.Different(field));
        foreach (ColumnField field in map.Measures)
        {
            foreach ((string name, TableColumn column) in plan.Measures(field))
                yield return new ExportColumn($"{ExportColumn.NameOf(field.Name)}_{name}", column);
        }
    }

    // A record is told by its natural key, by its id where it has none, and by what it is called.
    private IEnumerable<string> PathsOf(string key)
    {
        if (map.Field(key) is not OneRelation one)
            return [key];
        EntityMap target = maps[one.Target];
        return
        [
            $"{key}.{(target.NaturalKeys.Count > 0 ? target.NaturalKeys[0].Argument : "id")}",
            $"{key}.{s_names.First(name => target.Find(name) is not null)}",
        ];
    }

    private static bool IsTrue(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Bad(EmptyPeriodsParameter, text, ["true", "false"]),
    };

    private static object Value(string enumeration, string name, string parameter, ISchema schema)
    {
        EnumValuesBase values = ((EnumerationGraphType)schema.AllTypes[enumeration]!).Values;
        return values.FindByName(name)?.Value ?? throw Bad(parameter, name, values.Select(value => value.Name));
    }

    private static PlanningError Bad(string parameter, string given, IEnumerable<string> known) =>
        new(PlanningErrorCodes.BadUserInput, $"{parameter}: there is no '{Values.Shown(given)}'. There are {string.Join(", ", known)}.");
}
