using System.Collections;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Records that a roll-up stands for: whole months are read from its cells, what lies before and after them from the cells of days,
/// where those tell it, or else from the records themselves. Which days those are is known when the statement runs, so that one text
/// serves all.
/// </summary>
internal sealed class RolledUp
{
    // Days before and after whole months are two months' at the most, of the years that there are records of.
    private const double EdgeShare = 1.0 / 30;

    private readonly RollUp? _days;
    private readonly IDictionary<string, object?>? _where;
    private readonly string? _day;

    private RolledUp(RollUp rollUp, RollUp? days, IDictionary<string, object?>? where, string? day)
    {
        (RollUp, _days, _where, _day) = (rollUp, days, where, day);
        Where = HasEdges ? where!.Where(condition => condition.Key != day).ToDictionary() : where;
    }

    public RollUp RollUp { get; }

    /// <summary>The filter, without the days that <see cref="From"/> sees to.</summary>
    public IDictionary<string, object?>? Where { get; }

    private bool HasEdges => _day is not null && _where?.ContainsKey(_day) == true;

    /// <summary>The records of a list by the first roll-up that knows what is filtered and asked; null where none does.</summary>
    /// <param name="relation">What leads to the records; null at the root.</param>
    /// <param name="tells">Whether it knows what is asked.</param>
    public static RolledUp? Find(
        MapCatalog maps, EntityMap concept, ManyRelation? relation, IDictionary<string, object?>? where, Func<RollUp, bool> tells)
    {
        (RollUp RollUp, string? Day)[] found =
        [
            .. maps.RollUps.Where(rollUp => rollUp.Concept.Table == concept.Table && IsReached(rollUp, concept, relation) && tells(rollUp))
                .Select(rollUp => (RollUp: rollUp, Day: DayOf(rollUp, concept)))
                .Where(known => where is null || IsKnown(known.RollUp, concept, where, known.Day)),
        ];
        RollUp? days = found.FirstOrDefault(known => known.RollUp.Grain == Period.Day).RollUp;
        return found.Length == 0 ? null : new RolledUp(found[0].RollUp, days, where, found[0].Day);
    }

    private static bool IsReached(RollUp rollUp, EntityMap concept, ManyRelation? relation) =>
        (concept.Discriminator is not { } discriminator || rollUp.HasKey(discriminator.Column))
            && (relation is null
                || (relation is { Through: null, Condition: null, OnDay: null } && rollUp.HasKey(relation.ForeignKey)));

    // Of months the name of the field of days, which each concept of a table has; a day is a key like others.
    private static string? DayOf(RollUp rollUp, EntityMap concept) => rollUp is { Grain: not Period.Day, Day: { } day }
        ? concept.Fields.OfType<ColumnField>().FirstOrDefault(field => field.Column.Name == day.Name)?.Name
        : null;

    /// <summary>The FROM clause that leads to the cells and, at the edges, to records like cells, all as <c>t</c>.</summary>
    /// <param name="condition">The condition that <see cref="Where"/> makes, and what leads to the records.</param>
    /// <param name="concept">Whose records.</param>
    public string From(SqlScope sql, EntityMap concept, string condition)
    {
        const string T = LevelBuilder.Alias;
        string only = FilterWriter.And(
            concept.Discriminator is { } discriminator ? $"{T}.{discriminator.Column} = '{discriminator.Value}'" : null, condition);
        string cells = FilterWriter.And($"{T}.{RollUp.Count} > 0", only);
        string table = $"{RollUp.Table.Name} {T}";
        (object? first, object? last) = HasEdges ? PeriodBounds.Of(_where, _day!) : (null, null);
        if (first is null && last is null)
            return $"FROM {table} WHERE {cells}";
        string day = $"{T}.{RollUp.Day!.Name}";
        List<string> whole = [], edges = [];
        if (first is not null)
            whole.Add($"{day} >= {Add(WholeFrom(first))}");
        if (last is not null)
            whole.Add($"{day} < {Add(WholeUntil(last))}");
        if (first is not null)
        {
            object?[] both = [first, last];
            edges.Add($"{day} >= {Add(first)} AND {day} < {Add(Given.Derive(both, days => Earlier(WholeFrom(days[0]), Next(days[1]))))}");
        }
        if (last is not null)
        {
            object?[] both = [last, first];
            object? from = Given.Derive(both, days => Later(WholeUntil(days[0]), WholeFrom(days[1])));
            edges.Add($"{day} >= {Add(from)} AND {day} <= {Add(last)}");
        }
        string keys = string.Concat(RollUp.AllKeys.Select(key => $"{T}.{key.Name}, "));
        string keysOfDays = string.Concat(RollUp.AllKeys.Select(
            key => $"{(_days?.HasKey(key.Name) == false ? "NULL" : $"{T}.{key.Name}")}, "));
        string ofCells = string.Concat(RollUp.Measures.Select(name => $", {T}.{RollUp.Sum(name)}, {T}.{RollUp.Values(name)}"));
        string ofRecords = string.Concat(RollUp.Measures.Select(
            name => $", {T}.{name} AS {RollUp.Sum(name)}, CASE WHEN {T}.{name} IS NULL THEN 0 ELSE 1 END AS {RollUp.Values(name)}"));
        // Days have other keys: those that are not theirs are not asked for.
        string records = _days is null
            ? $" UNION ALL SELECT {keys}1 AS {RollUp.Count}{ofRecords} FROM {concept.Table.Name} {T} WHERE "
            : $" UNION ALL SELECT {keysOfDays}{T}.{RollUp.Count}{ofCells} FROM {_days.Table.Name} {T} WHERE ";
        string present = _days is null ? FilterWriter.And(concept.Present?.Invoke(T), only) : cells;
        return $"FROM (SELECT {keys}{T}.{RollUp.Count}{ofCells} FROM {table} WHERE {FilterWriter.And(cells, string.Join(" AND ", whole))}"
            + string.Concat(edges.Select(edge => records + FilterWriter.And(present, edge)))
            + $") {T}";

        string Add(object? value) => sql.Add(value!);
    }

    /// <summary>Adds what the records at the edges cost.</summary>
    public void AddTo(FilterWalk walk, Parent? parent)
    {
        if (HasEdges)
            walk.Prepare(sizes => EdgeShare * sizes[_days?.Table ?? RollUp.Concept.Table]
                * (parent is null ? 1 : Walks.Share(1, sizes[parent.Map.Table])));
    }

    private static object? WholeFrom(object? first) => Given.Derive(first, static day => WholeFrom((DateOnly?)day));

    private static object? WholeUntil(object? last) => Given.Derive(last, static day => WholeUntil((DateOnly?)day));

    // The first day from which on months are whole; at the calendar's end, where no record lies, none is.
    private static DateOnly? WholeFrom(DateOnly? first) =>
        first is not { } day || Period.Month.Start(day) == day ? first : Next(Period.Month.End(Period.Month.Start(day)));

    // The first day that is not in a whole month any more.
    private static DateOnly? WholeUntil(DateOnly? last) => last is { } day ? Period.Month.Start(Next(day)!.Value) : null;

    private static DateOnly? Next(object? day) =>
        day is DateOnly given ? given == DateOnly.MaxValue ? given : given.AddDays(1) : null;

    private static object? Earlier(object? one, DateOnly? other) => one is DateOnly day && other < day ? other : one;

    private static object? Later(object? one, object? other) => one is DateOnly day && other is DateOnly than && than > day ? than : one;

    // Whether a filter's conditions are all over keys; over the day they may be bounds of all that passes.
    private static bool IsKnown(RollUp rollUp, EntityMap map, IDictionary<string, object?> where, string? day) => where.All(
        condition => condition.Key switch
        {
            "and" or "or" => Given.Exactly(condition.Value) is IEnumerable items and not string
                && items.Cast<object?>().All(item => item is IDictionary<string, object?> part && IsKnown(rollUp, map, part, null)),
            _ when condition.Key == day => IsRange(condition.Value),
            _ => map.Find(condition.Key) switch
            {
                ColumnField { Restriction: null, Column: { Folded: null } column } => rollUp.HasKey(column.Name),
                OneRelation { Restriction: null } one => rollUp.HasKey(one.ForeignKey),
                _ => false,
            },
        });

    private static bool IsRange(object? operations) => operations is IDictionary<string, object?> named
        && named.All(operation => operation.Key is "gt" or "gte" or "lt" or "lte" && operation.Value is not null);
}
