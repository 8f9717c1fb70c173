using System.Collections;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Sql;

/// <summary>
/// Writes a <c>where</c> argument as an SQL condition. Its logic is two-valued: a negative operator includes nulls,
/// <c>in: []</c> matches nothing, <c>and: []</c> and <c>or: []</c> are no condition. Conditions stand in the order of the
/// declarations, so that equal filters give equal text.
/// </summary>
/// <param name="ofPage">Whether the rows are read in the order of a sort until a page is full, and not all of them.</param>
/// <param name="checkNamed">Told of each restricted field that a filter names, and where; throws where the caller may not. None may without it.</param>
public sealed class FilterWriter(SqlScope sql, MapCatalog maps, Action<MapField, string>? checkNamed = null, bool ofPage = false)
{
    private const string Always = "1=1";
    private const string Never = "1=0";

    /// <summary>How many conditions one filter may have: databases bound the depth of an expression.</summary>
    public const int MaximumConditions = 200;

    /// <summary>How many values a list of a filter may have.</summary>
    public const int MaximumValues = 1_000;

    /// <summary>How many relations a filter may follow, one inside the other: databases bound the depth of subqueries.</summary>
    public const int MaximumRelationDepth = 10;

    private int _conditions;
    private int _relationDepth;
    private int _alternatives;
    private FilterWalk? _walk;
    private Column? _sortedBy;

    /// <summary>Writes a whole filter and tells what it makes its statement walk.</summary>
    /// <param name="sortedBy">What the rows are sorted by: an index leads to a range of that in its order, of others only to single values.</param>
    internal (string? Condition, FilterWalk Walk) Measure(EntityMap map, string alias, IDictionary<string, object?>? where, string path, Column? sortedBy = null)
    {
        FilterWalk walk = _walk = new FilterWalk(map.Table);
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
            conditions.Add(Ids(map, alias, Object(ids, $"{path}.id"), path));
        foreach (MapField field in map.Fields)
        {
            if (!field.IsFilter || !where.TryGetValue(field.Name, out object? value))
                continue;
            if (field.Restriction is not null)
                CheckNamed(field, $"{path}.{field.Name}");
            conditions.Add(Field(map, field, alias, value, $"{path}.{field.Name}"));
        }
        if (where.TryGetValue("and", out object? and) && Junction(map, alias, and, $"{path}.and", " AND ") is { } all)
            conditions.Add(all);
        _alternatives++;
        if (where.TryGetValue("or", out object? or) && Junction(map, alias, or, $"{path}.or", " OR ") is { } any)
            conditions.Add(any);
        _alternatives--;
        return conditions.Count == 0 ? null : string.Join(" AND ", conditions);
    }

    private void CheckNamed(MapField field, string path) => (checkNamed ?? throw new InvalidOperationException($"{path} is restricted."))(field, path);

    private string? Junction(EntityMap map, string alias, object? value, string path, string separator)
    {
        List<string> terms = [];
        foreach (object? item in List(Given.Exactly(value), path))
            terms.Add($"({Write(map, alias, Object(item, path), path) ?? Always})");
        return terms.Count == 0 ? null : $"({string.Join(separator, terms)})";
    }

    private string Field(EntityMap map, MapField field, string alias, object? value, string path) => field switch
    {
        ColumnField column => Operations(Object(value, path), column.Column, $"{alias}.{column.Column.ComparedName}"),
        ExpressionField expression => Expression(expression, alias, Object(value, path)),
        ListField list => ListOf(list, alias, Object(value, path), path),
        OneRelation one => One(one, alias, value, path),
        ManyRelation many => Many(map, many, alias, Object(value, path), path),
        _ => throw new InvalidOperationException($"{path} cannot be filtered."),
    };

    private string Expression(ExpressionField field, string alias, IDictionary<string, object?> operations)
    {
        string day = "";
        if (field.Day is { } argument)
            day = sql.Add(operations.TryGetValue(argument.Name, out object? on) && on is not null ? on : Statement.Today);
        return Operations(operations, field.Result, $"({field.Sql(alias, day)})", skip: field.Day?.Name);
    }

    private string One(OneRelation one, string alias, object? value, string path)
    {
        string key = $"{alias}.{one.ForeignKey}";
        EntityMap target = maps[one.Target];
        string other = sql.NewAlias();
        // What left the graph is as if it were not there.
        string? present = target.Present?.Invoke(other);
        if (value is null && present is not null)
            return $"NOT EXISTS (SELECT 1 FROM {target.Table.Name} {other} WHERE {other}.id = {key} AND {present})";
        if (value is null)
            return one.IsNullable ? $"{key} IS NULL" : throw Null(path);
        IDictionary<string, object?> filter = Object(value, path);
        string condition = And(present, Follow(target, other, filter, path, out FilterWalk walk));
        if (condition.Length == 0)
            return $"{key} IS NOT NULL";
        // One row at most: an equality, so that an index on the key gives the order of the rows too.
        string comparison = NamesOne(target, filter) ? "=" : "IN";
        if (comparison == "IN")
        {
            _walk?.Prepare(walk.All);
            if (walk.Scans)
                _walk?.Test();
        }
        else if (_alternatives == 0)
        {
            _walk?.Narrow(sizes => Walks.Share(1, sizes[target.Table]));
        }
        if (ofPage && _relationDepth == 0 && target.IsFew && comparison == "IN")
            key = sql.Dialect.Unselective(key);
        return $"{key} {comparison} (SELECT {other}.id FROM {target.Table.Name} {other} WHERE {condition})";
    }

    private static bool NamesOne(EntityMap map, IDictionary<string, object?> filter) =>
        filter.Any(pair => pair.Value is IDictionary<string, object?> operations && operations.TryGetValue("eq", out object? value) && value is not null
            && (pair.Key == "id" || map.Find(pair.Key) is ColumnField { Column.IsUnique: true }));

    private string Many(EntityMap map, ManyRelation many, string alias, IDictionary<string, object?> filter, string path)
    {
        List<string> conditions = [];
        if (filter.TryGetValue("some", out object? some))
            conditions.Add($"EXISTS {Related(map, many, alias, Object(some, $"{path}.some"), false, $"{path}.some")}");
        if (filter.TryGetValue("all", out object? all))
            conditions.Add($"NOT EXISTS {Related(map, many, alias, Object(all, $"{path}.all"), true, $"{path}.all")}");
        if (filter.TryGetValue("none", out object? none))
            conditions.Add($"NOT EXISTS {Related(map, many, alias, Object(none, $"{path}.none"), false, $"{path}.none")}");
        if (filter.TryGetValue("any", out object? any))
        {
            bool wanted = Given.Exactly(any) as bool? ?? throw Null($"{path}.any");
            conditions.Add($"{(wanted ? "" : "NOT ")}EXISTS {Related(map, many, alias, new Dictionary<string, object?>(), false, path)}");
        }
        return conditions.Count == 0 ? Always : string.Join(" AND ", conditions);
    }

    private string? Follow(EntityMap target, string alias, IDictionary<string, object?> filter, string path, out FilterWalk walk)
    {
        if (++_relationDepth > MaximumRelationDepth)
            throw new PlanningError(PlanningErrorCodes.BadUserInput, $"A filter may not follow more than {MaximumRelationDepth} relations, one inside the other.");
        (FilterWalk? outer, Column? sortedBy, int alternatives, _alternatives) = (_walk, _sortedBy, _alternatives, 0);
        (string? condition, walk) = Measure(target, alias, filter, path);
        (_walk, _sortedBy, _alternatives) = (outer, sortedBy, alternatives);
        _relationDepth--;
        return condition;
    }

    private string Related(EntityMap map, ManyRelation many, string alias, IDictionary<string, object?> filter, bool negated, string path)
    {
        EntityMap target = maps[many.Target];
        string other = sql.NewAlias();
        string? condition = Follow(target, other, filter, path, out FilterWalk walk);
        if (negated)
            condition = $"({condition ?? Always}) IS NOT TRUE";
        // One that passes is enough, but all others may come before it.
        Table reached = many.Through?.Table ?? target.Table;
        bool tests = negated || walk.Tests;
        if (tests)
            _walk?.Test();
        _walk?.Prepare(walk.Once);
        _walk?.TestEach(sizes => Walks.Lookup + (tests ? sizes[reached] / sizes[map.Table] * (Walks.Lookup + walk.Each(sizes)) : walk.Each(sizes)));
        string from = $"{target.Table.Name} {other}";
        string reach = $"{other}.{many.ForeignKey} = {alias}.id";
        if (many.Through is { } link)
        {
            string through = sql.NewAlias();
            from = $"{link.Table.Name} {through} JOIN {target.Table.Name} {other} ON {other}.id = {through}.{link.TargetKey}";
            reach = $"{through}.{many.ForeignKey} = {alias}.id";
        }
        return $"(SELECT 1 FROM {from} WHERE {And(reach, many.Condition?.Invoke(other), target.Membership(other), condition)})";
    }

    private string ListOf(ListField list, string alias, IDictionary<string, object?> filter, string path)
    {
        List<string> conditions = [];
        string Values(object? operations, string name, bool negated)
        {
            (FilterWalk? outer, _walk) = (_walk, null);
            string condition = Operations(Object(operations, $"{path}.{name}"), list.Value, $"l.{list.Value.ComparedName}");
            _walk = outer;
            _walk?.Prepare(sizes => sizes[list.Table]);
            if (name != "some")
                _walk?.Test();
            return $"(SELECT l.{list.ForeignKey} FROM {list.Table.Name} l WHERE {(negated ? $"({condition}) IS NOT TRUE" : condition)})";
        }
        if (filter.TryGetValue("some", out object? some))
            conditions.Add($"{alias}.id IN {Values(some, "some", false)}");
        if (filter.TryGetValue("all", out object? all))
            conditions.Add($"{alias}.id NOT IN {Values(all, "all", true)}");
        if (filter.TryGetValue("none", out object? none))
            conditions.Add($"{alias}.id NOT IN {Values(none, "none", false)}");
        if (filter.TryGetValue("any", out object? any))
        {
            bool wanted = Given.Exactly(any) as bool? ?? throw Null($"{path}.any");
            _walk?.TestEach(_ => Walks.Lookup);
            conditions.Add($"{(wanted ? "" : "NOT ")}EXISTS (SELECT 1 FROM {list.Table.Name} l WHERE l.{list.ForeignKey} = {alias}.id)");
        }
        return conditions.Count == 0 ? Always : string.Join(" AND ", conditions);
    }

    private string Operations(IDictionary<string, object?> operations, Column column, string expression, string? skip = null)
    {
        List<string> conditions = [];
        foreach (string name in Operators.Names)
        {
            if (name != skip && operations.TryGetValue(name, out object? value))
                conditions.Add(Operation(name, value, column, expression));
        }
        return conditions.Count == 0 ? Always : string.Join(" AND ", conditions);
    }

    private string Operation(string name, object? value, Column column, string expression)
    {
        CountCondition();
        (string positive, bool negated) = Operators.Positive(name);
        if (negated || !column.IsIndexed || positive is "contains" or "endsWith" || (positive is not ("eq" or "in") && column != _sortedBy))
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
        string condition = positive switch
        {
            "in" => In(value, name, column, expression),
            "contains" or "startsWith" or "endsWith" => TextMatch(positive, Converted(value, column), expression),
            _ when column.Kind == ValueKind.Cents => Cents(positive, Converted(value, column), expression),
            _ => $"{expression} {Operators.Symbol(positive)} {sql.Add(Converted(value, column))}",
        };
        return negated ? $"({condition}) IS NOT TRUE" : condition;
    }

    // What is made of a value for each run may hold nothing of this filter: it lives as long as the plan.
    private static object Converted(object value, Column column) => Given.Derive(value, item => Values.FromClient(column, item!))!;

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
        return IsNull(array) ? Never : sql.Dialect.In(expression, sql.Add(array!));
    }

    // Null of no value.
    private static Array? ArrayOf(IEnumerable list, Column column)
    {
        List<object> values = [.. list.Cast<object>().Select(item => Values.FromClient(column, item))];
        if (column.Kind == ValueKind.Cents)
            values = [.. values.Select(euros => Values.ExactCents((decimal)euros)).OfType<object>()];
        return values.Count == 0 ? null : Values.ToArray(values);
    }

    private static bool IsNull(object? value) => Given.Exactly(Given.Derive(value, static made => made is null)) is true;

    private string Cents(string name, object euros, string expression)
    {
        // Between two cents nothing is equal, and the bound moves to the cent that keeps the meaning.
        if (name == "eq")
        {
            object? exact = Given.Derive(euros, static value => Values.ExactCents((decimal)value!));
            return IsNull(exact) ? Never : $"{expression} = {sql.Add(exact!)}";
        }
        object bound = name is "gt" or "lte"
            ? Given.Derive(euros, static value => Values.CentsBelow((decimal)value!))!
            : Given.Derive(euros, static value => Values.CentsAbove((decimal)value!))!;
        return $"{expression} {Operators.Symbol(name)} {sql.Add(bound)}";
    }

    private string TextMatch(string name, object value, string expression)
    {
        if (Given.Exactly(Given.Derive(value, static text => text is "")) is true)
            return $"{expression} IS NOT NULL";
        switch (name)
        {
            case "contains":
                return sql.Dialect.Contains(expression, sql.Add(value));
            case "endsWith":
                return sql.Dialect.EndsWith(expression, sql.Add(value));
            default:
                // A range, so that an index serves it; both databases compare text by its bytes.
                string from = $"{expression} >= {sql.Add(value)}";
                object? end = Given.Derive(value, static prefix => Values.AfterPrefix((string)prefix!));
                return IsNull(end) ? from : $"{from} AND {expression} < {sql.Add(end!)}";
        }
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
        return conditions.Count == 0 ? Always : string.Join(" AND ", conditions);
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
        return groups.Length == 0 ? Never : groups.Length == 1 ? groups[0] : $"({string.Join(" OR ", groups.Select(group => $"({group})"))})";
    }

    private static (string Type, bool IsOne)[] Types(object? ids) =>
        [.. (((string Type, long Key)[])ids!).GroupBy(id => id.Type).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count() == 1))];

    private static Func<object?, object?> KeysOf(string type) =>
        ids => (((string Type, long Key)[])ids!).Where(id => id.Type == type).Select(id => id.Key).ToArray();

    private static (string Type, long Key)[] Named(EntityMap map, IEnumerable ids, string path) => [.. ids.Cast<object>().Select(id => Id(map, id, path))];

    private static (string Type, long Key) Id(EntityMap map, object id, string path)
    {
        string text = id.ToString()!;
        bool known = GlobalId.TryDecode(text, out string type, out long key)
            && (map.Implementations.Count == 0 ? type == map.Name : map.Implementations.Contains(type));
        return known ? (type, key) : throw new PlanningError(PlanningErrorCodes.BadId, $"{path}.id: '{Values.Shown(text)}' is not the id of a {map.Name}.");
    }

    private static IDictionary<string, object?> Object(object? value, string path) =>
        value as IDictionary<string, object?> ?? throw Null(path);

    private static IEnumerable List(object? value, string path)
    {
        IEnumerable list = value as IEnumerable ?? throw Null(path);
        return list is ICollection { Count: > MaximumValues }
            ? throw new PlanningError(PlanningErrorCodes.BadUserInput, $"{path} may not have more than {MaximumValues} values.")
            : list;
    }

    private static PlanningError Null(string path) => new(PlanningErrorCodes.BadUserInput, $"{path} may not be null.");
}
