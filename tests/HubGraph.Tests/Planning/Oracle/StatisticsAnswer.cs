using HubGraph.Concepts;
using Period = HubGraph.Planning.Sql.Period;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>What statistics are by LINQ: rows of the keys, the period's first and last day, the counts and the measures. Too many groups are null.</summary>
public sealed class StatisticsAnswer(OracleWorld world, DateOnly today, StatisticsQuestion question)
{
    private const int MaximumFilled = 10_000;

    private sealed record Group(object?[] Keys, DateOnly? Period, List<object> Records);

    /// <summary>The records that the question is about, of a parent where it has one.</summary>
    public List<object> Records(object? parent) =>
        [.. (parent is null ? question.Concept.Concept.All(world) : question.Parent!.Value.Relation.Get(world, parent))
            .Where(record => new OracleFilter(world, today).Holds(question.Concept.Concept, record, question.Where))];

    /// <summary>Count, counts of different values, and measures.</summary>
    public List<object?> Measures(List<object> records)
    {
        List<object?> values = [(decimal)records.Count];
        values.AddRange(question.Distinct.Select(name => (object?)(decimal)records.Select(record => StatisticsConcept.ValueOf(world, record, name)).OfType<object>().Distinct().Count()));
        foreach (string name in question.Concept.Measures)
            values.AddRange(question.Aggregates.Select(aggregate => Aggregate(records, name, aggregate) is { } value ? (object?)Shown(value, aggregate) : null));
        return values;
    }

    /// <summary>All groups in their order; null when there are too many.</summary>
    public List<List<object?>>? Groups(List<object> records)
    {
        List<Group>? groups = Fill([.. Grouped(records)]);
        groups?.Sort(Compare);
        return groups?.ConvertAll(group =>
        {
            List<object?> row = [.. group.Keys.Select(key => key is IRecord record ? OracleValues.IdOf(record) : key)];
            if (question.Period is { } period)
                row.AddRange([Text(group.Period), group.Period is { } start ? Text(Next(period, start).AddDays(-1)) : null]);
            row.AddRange(Measures(group.Records));
            return row;
        });
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", null);

    private static decimal Shown(decimal value, string aggregate) => aggregate == "average" ? Math.Round(value, 6, MidpointRounding.AwayFromZero) : value;

    private decimal? Aggregate(List<object> records, string name, string aggregate)
    {
        decimal[] values = [.. records.Select(record => StatisticsConcept.ValueOf(world, record, name)).OfType<object>().Select(Convert.ToDecimal)];
        return values.Length == 0 ? null : aggregate switch
        {
            "sum" => values.Sum(),
            "average" => values.Sum() / values.Length,
            "min" => values.Min(),
            _ => values.Max(),
        };
    }

    private IEnumerable<Group> Grouped(List<object> records)
    {
        if (question.Groups.Count == 0 && question.Period is null)
            return [new Group([], null, records)];
        return records
            .SelectMany(record => KeysOf(record).Select(keys => (Record: record, Keys: keys, Period: PeriodOf(record))))
            .GroupBy(item => (Keys: string.Join('\0', item.Keys.Select(Identity)), item.Period))
            .Select(group => new Group(group.First().Keys, group.Key.Period, [.. group.Select(item => item.Record)]));
    }

    // A record is in the group of each combination of what it has.
    private IEnumerable<object?[]> KeysOf(object record) => question.Groups.Aggregate(
        (IEnumerable<object?[]>)[[]],
        (rows, name) => rows.SelectMany(row => StatisticsConcept.ValuesOf(world, record, name).Select(value => (object?[])[.. row, value])));

    private static string Identity(object? key) => key switch
    {
        null => "null",
        IRecord record => OracleValues.IdOf(record),
        string text => $"\"{text}\"",
        _ => key.ToString()!,
    };

    private DateOnly? PeriodOf(object record) =>
        question.Period is { } period && StatisticsConcept.ValueOf(world, record, question.Concept.Day!) is DateOnly day ? First(period, day) : null;

    // Calendar arithmetic of its own.
    private static DateOnly First(Period period, DateOnly day) => period switch
    {
        Period.Week => DateOnly.FromDateTime(System.Globalization.ISOWeek.ToDateTime(
            System.Globalization.ISOWeek.GetYear(day.ToDateTime(default)), System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(default)), DayOfWeek.Monday)),
        Period.Month => day.AddDays(1 - day.Day),
        Period.Quarter => new DateOnly(day.Year, day.Month switch { <= 3 => 1, <= 6 => 4, <= 9 => 7, _ => 10 }, 1),
        Period.Year => day.AddDays(1 - day.DayOfYear),
        _ => day,
    };

    private static DateOnly Next(Period period, DateOnly start) => period switch
    {
        Period.Week => start.AddDays(7),
        Period.Month => start.AddMonths(1),
        Period.Quarter => start.AddMonths(3),
        Period.Year => start.AddYears(1),
        _ => start.AddDays(1),
    };

    private List<Group>? Fill(List<Group> groups)
    {
        if (!question.IsFilled)
            return groups;
        Period period = question.Period!.Value;
        (DateOnly? first, DateOnly? last) = Bounds();
        if (first is null || last is null)
            (first, last) = (groups.Min(group => group.Period), groups.Max(group => group.Period));
        List<object?[]> combinations = question.Groups.Count == 0 ? [[]] : [.. groups.Select(group => group.Keys).DistinctBy(keys => string.Join('\0', keys.Select(Identity)))];
        HashSet<(string, DateOnly?)> known = [.. groups.Select(group => (string.Join('\0', group.Keys.Select(Identity)), group.Period))];
        foreach (object?[] keys in first is null ? [] : combinations)
        {
            for (DateOnly start = First(period, first!.Value); start <= last && groups.Count <= MaximumFilled; start = Next(period, start))
            {
                if (known.Add((string.Join('\0', keys.Select(Identity)), start)))
                    groups.Add(new Group(keys, start, []));
            }
        }
        return groups.Count > MaximumFilled ? null : groups;
    }

    private (DateOnly? First, DateOnly? Last) Bounds()
    {
        if (question.Where?.Find(question.Concept.Day!) is not OracleObject { Fields: { } operations })
            return (null, null);
        IEnumerable<DateOnly> Days(params string[] names) => operations.Where(operation => names.Contains(operation.Name)).Select(operation => ((OracleScalar)operation.Value.Plain).Value).OfType<DateOnly>();
        DateOnly?[] firsts = [.. Days("eq", "gte").Select(day => (DateOnly?)day), .. Days("gt").Select(day => (DateOnly?)(day == DateOnly.MaxValue ? day : day.AddDays(1)))];
        DateOnly?[] lasts = [.. Days("eq", "lte").Select(day => (DateOnly?)day), .. Days("lt").Select(day => (DateOnly?)(day == DateOnly.MinValue ? day : day.AddDays(-1)))];
        return (firsts.Max(), lasts.Min());
    }

    private int Compare(Group one, Group other)
    {
        IReadOnlyList<(string Name, bool Descending)> order = question.Order.Count > 0 ? question.Order : question.Period is null ? [("count", true)] : [("period", false), ("count", true)];
        foreach ((string name, bool descending) in order)
        {
            int comparison = Compare(name, one, other);
            if (comparison != 0)
                return descending ? -comparison : comparison;
        }
        int byPeriod = Nullable.Compare(one.Period, other.Period);
        return byPeriod != 0 ? byPeriod : question.Groups.Index().Select(key => CompareKeys(key.Item, one.Keys[key.Index], other.Keys[key.Index])).FirstOrDefault(comparison => comparison != 0);
    }

    private int Compare(string name, Group one, Group other)
    {
        if (name == "count")
            return one.Records.Count.CompareTo(other.Records.Count);
        if (name == "period")
            return Nullable.Compare(one.Period, other.Period);
        if (name.Split('.') is [var measure, var aggregate])
            return Nullable.Compare(Aggregate(one.Records, measure, aggregate), Aggregate(other.Records, measure, aggregate));
        int index = question.Groups.ToList().IndexOf(name);
        if (index < 0)
            return Different(one, name).CompareTo(Different(other, name));
        (object? left, object? right) = (one.Keys[index], other.Keys[index]);
        if ((left ?? right) is not IRecord || OracleConcepts.Of(((OracleOne)question.Concept.Field(name)).Target).DefaultSort is not { } sort)
            return CompareKeys(name, left, right);
        OracleValue field = (OracleValue)OracleConcepts.Of(((OracleOne)question.Concept.Field(name)).Target).Field(sort.Field);
        return (left is null ? null : field.Sorted(world, left), right is null ? null : field.Sorted(world, right)) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            ({ } a, { } b) => OracleOrder.Compare(field.Kind, a, b),
        };
    }

    private int Different(Group group, string countName) =>
        group.Records.Select(record => StatisticsConcept.ValueOf(world, record, countName[..^"Count".Length])).OfType<object>().Distinct().Count();

    // Names of an enumeration as it declares them.
    private int CompareKeys(string name, object? one, object? other) => question.Concept.Field(name) switch
    {
        OracleValue { Kind: OracleKind.Enum, Scalar: var names } => Array.IndexOf(OracleValues.NamesOf(names), one).CompareTo(Array.IndexOf(OracleValues.NamesOf(names), other)),
        OracleList { Kind: OracleKind.Enum, Scalar: var names } => Array.IndexOf(OracleValues.NamesOf(names), one).CompareTo(Array.IndexOf(OracleValues.NamesOf(names), other)),
        _ => Compare(one, other),
    };

    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) => OracleOrder.ByUtf8.Compare(left, right),
        (IRecord left, IRecord right) => left.Id.CompareTo(right.Id),
        _ => Comparer<object>.Default.Compare(one, other),
    };
}
