using System.Collections;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Sql;

/// <summary>
/// Writes a <c>where</c> argument as an SQL condition. Its logic is two-valued: a negative operator includes nulls,
/// <c>in: []</c> matches nothing, <c>and: []</c> and <c>or: []</c> are no condition, nor is what asks for nothing, however deep:
/// whose variables were not given. Conditions stand in the order of the declarations, so that equal filters give equal text.
/// </summary>
/// <param name="ofPage">Whether the rows are read in the order of a sort until a page is full, and not all of them.</param>
/// <param name="checkNamed">
/// Told of each restricted field that a filter names, and where; throws where the caller may not. None may without it.
/// </param>
public sealed class FilterWriter(SqlScope sql, MapCatalog maps, Action<MapField, string>? checkNamed = null, bool ofPage = false)
{
    internal const string Always = "1=1";
    internal const string Never = "1=0";

    /// <summary>How many conditions one filter may have: databases bound the depth of an expression.</summary>
    public const int MaximumConditions = 200;

    /// <summary>How many values a list of a filter may have.</summary>
    public const int MaximumValues = 1_000;

    /// <summary>How many relations a filter may follow, one inside the other: databases bound the depth of subqueries.</summary>
    public const int MaximumRelationDepth = 10;

    // Whether all items of a list meet it, or one, or none.
    private static readonly (string Name, bool IsAmong, bool Negated)[] s_quantifiers =
        [("some", true, false), ("all", false, true), ("none", false, false)];

    private int _conditions;
    private int _relationDepth;
    private int _alternatives;
    private FilterWalk? _walk;
    private Column? _sortedBy;

    /// <summary>The statement that the filter is a part of.</summary>
    internal SqlScope Sql => sql;

    /// <summary>All concepts.</summary>
    internal MapCatalog Maps => maps;

    /// <summary>What the filter makes its statement walk, where that is asked for.</summary>
    internal FilterWalk? Walk => _walk;

    /// <summary>Whether no row passes that what is being written does not hold for.</summary>
    internal bool MustHold => _alternatives == 0;

    /// <summary>Whether it is about the rows of a page themselves, which are read in the order of a sort.</summary>
    internal bool IsOfPage => ofPage && _relationDepth == 0;

    /// <summary>Whether the page is one of all records, in their ordinary sort.</summary>
    internal bool IsOrdinary { get; init; }

    /// <summary>Whether what is being written holds for all rows of such a page.</summary>
    internal bool IsInOrdinarySort => IsOrdinary && IsOfPage && MustHold && _walk is not null;

    /// <summary>The list whose items the page walks instead of its records; null where none.</summary>
    internal ListLead? Lead { get; private set; }

    /// <summary>Makes the page walk the items of a list for which a condition holds.</summary>
    internal string LeadBy(ListLead lead, string condition)
    {
        Lead = lead;
        return condition;
    }

    /// <summary>Whether the rows may be led to by what a text contains: those of a list of all records.</summary>
    internal bool MayLeadByText { get; init; }

    /// <summary>What a text must contain, whose condition is left to whoever asks for this; null where nothing.</summary>
    internal TextLead? Text { get; private set; }

    /// <summary>Writes a whole filter and tells what it makes its statement walk.</summary>
    /// <param name="sortedBy">
    /// What the rows are sorted by: an index leads to a range of that in its order, of others only to single values.
    /// </param>
    /// <param name="read">The table that is read for the records, where that is not theirs.</param>
    internal (string? Condition, FilterWalk Walk) Measure(
        EntityMap map, string alias, IDictionary<string, object?>? where, string path, Column? sortedBy = null, Table? read = null)
    {
        FilterWalk walk = _walk = new FilterWalk(read ?? map.Table);
        _sortedBy = sortedBy;
        return (where is null ? null : Write(map, alias, where, path), walk);
    }

    /// <summary>The condition over the rows of <paramref name="alias"/>; null when there is none.</summary>
    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    public string? Write(EntityMap map, string alias, IDictionary<string, object?> where, string path)
    {
        CountCondition();
        List<string> conditions = [];
        if (where.TryGetValue("id", out object? ids))
            Add(Ids(map, alias, Object(ids, $"{path}.id"), path));
        foreach (MapField field in map.Fields)
        {
            if (!field.IsFilter || !where.TryGetValue(field.Name, out object? value))
                continue;
            if (field.Restriction is not null)
                CheckNamed(field, $"{path}.{field.Name}");
            Add(field.FilterCondition(this, map, alias, value, $"{path}.{field.Name}"));
        }
        if (where.TryGetValue("and", out object? and))
            Add(Junction(map, alias, and, $"{path}.and", " AND "));
        _alternatives++;
        if (where.TryGetValue("or", out object? or))
            Add(Junction(map, alias, or, $"{path}.or", " OR "));
        _alternatives--;
        return conditions.Count == 0 ? null : string.Join(" AND ", conditions);

        void Add(string condition)
        {
            if (condition != Always)
                conditions.Add(condition);
        }
    }

    private void CheckNamed(MapField field, string path) =>
        (checkNamed ?? throw new InvalidOperationException($"{path} is restricted."))(field, path);

    private string Junction(EntityMap map, string alias, object? value, string path, string separator)
    {
        List<string> terms = [];
        foreach (object? item in List(Given.Exactly(value), path))
            terms.Add($"({Write(map, alias, Object(item, path), path) ?? Always})");
        return terms.TrueForAll(term => term == $"({Always})") ? Always : $"({string.Join(separator, terms)})";
    }

    /// <summary>The condition that a filter makes over the items of a list.</summary>
    /// <param name="isAmong">
    /// What makes a condition of a subquery: that there is such an item; and <paramref name="isNotAmong"/>, that there is none.
    /// </param>
    /// <param name="items">The subquery of the items that meet a condition or, negated, do not; given its quantifier.</param>
    /// <param name="any">The subquery of any.</param>
    internal static string OfList(
        object? input, string path, string isAmong, string isNotAmong, Func<string, IDictionary<string, object?>, bool, string> items,
        Func<string> any)
    {
        IDictionary<string, object?> filter = Object(input, path);
        List<string> conditions = [];
        foreach ((string name, bool among, bool negated) in s_quantifiers)
        {
            if (filter.TryGetValue(name, out object? condition))
                conditions.Add($"{(among ? isAmong : isNotAmong)} {items(name, Object(condition, $"{path}.{name}"), negated)}");
        }
        if (filter.TryGetValue("any", out object? wanted))
            conditions.Add($"{(Given.Exactly(wanted) as bool? ?? throw Null($"{path}.any") ? "" : "NOT ")}EXISTS {any()}");
        return All(conditions);
    }

    /// <summary>The condition over a record that a relation leads to; null when there is none.</summary>
    internal string? Follow(EntityMap target, string alias, IDictionary<string, object?> filter, string path, out FilterWalk walk)
    {
        if (++_relationDepth > MaximumRelationDepth)
            throw new PlanningError(
                PlanningErrorCodes.BadUserInput,
                $"A filter may not follow more than {MaximumRelationDepth} relations, one inside the other.");
        (FilterWalk? outer, Column? sortedBy, int alternatives, _alternatives) = (_walk, _sortedBy, _alternatives, 0);
        (string? condition, walk) = Measure(target, alias, filter, path);
        (_walk, _sortedBy, _alternatives) = (outer, sortedBy, alternatives);
        _relationDepth--;
        return condition;
    }

    /// <summary>Writes conditions that its statement does not walk its own rows for.</summary>
    internal string Aside(Func<string> write)
    {
        (FilterWalk? outer, _walk) = (_walk, null);
        string conditions = write();
        _walk = outer;
        return conditions;
    }

    /// <summary>The condition that operators make over a value.</summary>
    /// <param name="skip">What stands among the operators and is none.</param>
    /// <param name="bound">Of a day, the same record's instant, which bounds what a sort by it walks.</param>
    /// <param name="trigrams">The index that has the trigrams of the value, where it is declared.</param>
    internal string Operations(
        IDictionary<string, object?> operations, Column column, string expression, string? skip = null,
        (Column Column, string Expression)? bound = null, string? trigrams = null)
    {
        List<string> conditions = [];
        foreach (string name in Operators.Names)
        {
            if (name == skip || !operations.TryGetValue(name, out object? value))
                continue;
            if (name == "contains" && trigrams is not null && LeadByText(value, column, expression, trigrams))
                continue;
            conditions.Add(
                Operation(name, value, column, expression, bound is { } instant && instant.Column == _sortedBy ? instant : null));
        }
        return All(conditions);
    }

    private string Operation(string name, object? value, Column column, string expression, (Column Column, string Expression)? bound)
    {
        CountCondition();
        (string positive, bool negated) = Operators.Positive(name);
        string? bounds = bound is { } instant && value is not null && !negated ? Bounds(positive, Converted(value, column), instant) : null;
        if (bounds is null
            && (negated || !column.IsIndexed || positive is "contains" or "endsWith"
                || (positive is not ("eq" or "in") && column != _sortedBy)))
            _walk?.Test();
        else if (positive == "eq" && column.IsUnique)
            Narrow(1);
        if (value is null)
        {
            return name switch
            {
                "eq" => $"{expression} IS NULL",
                "neq" => $"{expression} IS NOT NULL",
                _ => throw Null(name),
            };
        }
        string condition = positive == "in"
            ? In(value, name, column, expression)
            : column.Kind.Compare(sql, expression, positive, Converted(value, column));
        return negated ? $"({condition}) IS NOT TRUE" : And(condition, bounds);
    }

    private bool LeadByText(object? value, Column column, string expression, string trigrams)
    {
        if (!MayLeadByText || Text is not null || _relationDepth > 0 || !MustHold || value is null)
            return false;
        object text = Converted(value, column);
        object? asked = Given.Derive(text, sql.Dialect.AskTrigrams);
        if (Given.IsNull(asked))
            return false;
        CountCondition();
        Text = sql.Dialect.LeadByText(
            trigrams, column.Kind.Compare(sql, expression, "contains", text), expression, sql.Add(asked!));
        return true;
    }

    // What a first or last day makes sure of the instant: wherever the day is told, it begins and ends within a day of UTC's.
    // To a single day its own index leads.
    private string? Bounds(string name, object day, (Column Column, string Expression) instant)
    {
        return name switch
        {
            "gt" or "gte" => Bound("gte", -1),
            "lt" or "lte" => Bound("lte", 2),
            _ => null,
        };

        string Bound(string comparison, int days) =>
            instant.Column.Kind.Compare(sql, instant.Expression, comparison, Given.Derive(day, value => Around((DateOnly)value!, days))!);
    }

    private static DateTime Around(DateOnly day, int days) => (day.DayNumber + days) switch
    {
        < 0 => DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
        int number when number > DateOnly.MaxValue.DayNumber => DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
        int number => DateOnly.FromDayNumber(number).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
    };

    // What is made of a value for each run may hold nothing of this filter: it lives as long as the plan.
    private static object Converted(object value, Column column) => Given.Derive(value, item => column.Kind.FromClient(column, item!))!;

    private void Narrow(int rows)
    {
        if (_walk is { } walk && _alternatives == 0)
            walk.Narrow(sizes => Math.Min(1, rows / sizes[walk.Table]));
    }

    private void CountCondition()
    {
        if (++_conditions > MaximumConditions)
            throw new PlanningError(PlanningErrorCodes.BadUserInput, $"A filter may not have more than {MaximumConditions} conditions.");
    }

    private string In(object? value, string name, Column column, string expression)
    {
        object? array = Given.Derive(Given.Whole(value), list => ArrayOf(List(list, name), column));
        return Given.IsNull(array) ? Never : sql.Dialect.In(expression, sql.Add(array!));
    }

    // Null of no value.
    private static Array? ArrayOf(IEnumerable list, Column column)
    {
        List<object> values =
            [.. list.Cast<object>().Select(item => column.Kind.Exact(column.Kind.FromClient(column, item))).OfType<object>()];
        return values.Count == 0 ? null : Values.ToArray(values);
    }

    /// <summary>Joins conditions by AND, leaving out what is null or empty.</summary>
    public static string And(params ReadOnlySpan<string?> conditions)
    {
        string all = "";
        foreach (string? condition in conditions)
        {
            if (!string.IsNullOrEmpty(condition))
                all = all.Length == 0 ? condition : $"{all} AND {condition}";
        }
        return all;
    }

    private static string All(List<string> conditions) => conditions.Count == 0 ? Always : string.Join(" AND ", conditions);

    private string Ids(EntityMap map, string alias, IDictionary<string, object?> operations, string path)
    {
        List<string> conditions = [];
        foreach (string name in Operators.Names)
        {
            if (!operations.TryGetValue(name, out object? value))
                continue;
            CountCondition();
            (string positive, bool negated) = Operators.Positive(name);
            object? ids = positive == "in" ? Given.Whole(value) : value is null ? Array.Empty<object>() : Given.Whole(new[] { value });
            object? named = Given.Derive(ids, list => Named(map, List(list, $"{path}.id.{name}"), path));
            if (negated)
                _walk?.Test();
            else
                Narrow((int)Given.Exactly(Given.Derive(named, static records => (((string, long)[])records!).Length))!);
            string condition = Among(map, alias, named);
            conditions.Add(negated ? $"({condition}) IS NOT TRUE" : condition);
        }
        return All(conditions);
    }

    // Concepts that share a table share its keys, but not their ids.
    private string Among(EntityMap map, string alias, object? ids)
    {
        (string Type, bool IsOne)[] types = ((string, bool)[])Given.Exactly(Given.Derive(ids, Types))!;
        string[] groups =
        [
            .. types.Select(type =>
            {
                object keys = Given.Derive(ids, KeysOf(type.Type))!;
                string among = type.IsOne
                    ? $"{alias}.id = {sql.Add(Given.Derive(keys, static all => ((long[])all!)[0])!)}"
                    : sql.Dialect.In($"{alias}.id", sql.Add(keys));
                return type.Type == map.Name ? among : And(among, maps[type.Type].Membership(alias));
            }),
        ];
        return groups.Length == 0 ? Never
            : groups.Length == 1 ? groups[0]
            : $"({string.Join(" OR ", groups.Select(group => $"({group})"))})";
    }

    private static (string Type, bool IsOne)[] Types(object? ids) =>
        [
            .. (((string Type, long Key)[])ids!).GroupBy(id => id.Type).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Count() == 1)),
        ];

    private static Func<object?, object?> KeysOf(string type) =>
        ids => (((string Type, long Key)[])ids!).Where(id => id.Type == type).Select(id => id.Key).ToArray();

    private static (string Type, long Key)[] Named(EntityMap map, IEnumerable ids, string path) =>
        [.. ids.Cast<object>().Select(id => Id(map, id, path))];

    private static (string Type, long Key) Id(EntityMap map, object id, string path)
    {
        string text = id.ToString()!;
        bool known = GlobalId.TryDecode(text, out string type, out long key)
            && (map.Implementations.Count == 0 ? type == map.Name : map.Implementations.Contains(type));
        return known
            ? (type, key)
            : throw new PlanningError(PlanningErrorCodes.BadId, $"{path}.id: '{Values.Shown(text)}' is not the id of a {map.Name}.");
    }

    /// <summary>An input that is an object.</summary>
    internal static IDictionary<string, object?> Object(object? value, string path) =>
        value as IDictionary<string, object?> ?? throw Null(path);

    private static IEnumerable List(object? value, string path)
    {
        IEnumerable list = value as IEnumerable ?? throw Null(path);
        return list is ICollection { Count: > MaximumValues }
            ? throw new PlanningError(PlanningErrorCodes.BadUserInput, $"{path} may not have more than {MaximumValues} values.")
            : list;
    }

    /// <summary>The error of what may not be null.</summary>
    internal static PlanningError Null(string path) => new(PlanningErrorCodes.BadUserInput, $"{path} may not be null.");
}

/// <summary>A list whose items a page walks, in the order of their records' sort, instead of the records.</summary>
/// <param name="Sort">The column that holds what the records are sorted by.</param>
/// <param name="Alias">The item's.</param>
/// <param name="First">The condition that leaves one item of each record; null where there is no other.</param>
internal sealed record ListLead(ListField List, string Sort, string Alias, string? First);
