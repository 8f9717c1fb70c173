using System.Collections;
using GraphQL.Execution;
using GraphQLParser.AST;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Compiles the selection of a planned field to a tree of levels. A to-one relation is a join of its level; a to-many
/// relation is a level of its own, one statement for all records of the level above.
/// </summary>
public sealed partial class Planner
{
    /// <summary>The greatest <c>first</c> or <c>last</c>.</summary>
    public const int MaximumPageSize = 100;

    /// <summary>The page size when neither is given.</summary>
    public const int DefaultPageSize = 20;

    // A record of any concept takes a level for each of them: a small document could ask for very many.
    private const int MaximumLevels = 1000;

    // Few sizes make few statement texts, so that prepared statements are found again. The small ones, which multiply on
    // nested levels, are exact.
    private static readonly int[] s_limits = [1, 2, 3, 4, 5, 6, 11, 21, 51, 101, 201, 501, 1001];

    private readonly MapCatalog _maps;
    private readonly Dialect _dialect;
    private readonly Selections _selections;
    private readonly IExecutionContext _context;
    private readonly ReadRightsOf _rightsOf;
    private readonly List<Level> _levels = [];

    // What an error is located at.
    private GraphQLField _current;

    private Planner(
        MapCatalog maps, Dialect dialect, ReadRightsOf rightsOf, IExecutionContext context, Selections selections, GraphQLField root)
    {
        (_maps, _dialect, _rightsOf, _selections, _context, _current) = (maps, dialect, rightsOf, selections, context, root);
    }

    /// <summary>Plans one field of an operation.</summary>
    /// <exception cref="PlanningError">A mistake of the client, located at the field that it concerns.</exception>
    internal static Plan Plan(
        MapCatalog maps, Dialect dialect, ReadRightsOf rightsOf, IExecutionContext context, Selections selections, PlannedField planned,
        SelectedField field) =>
        new Planner(maps, dialect, rightsOf, context, selections, field.Node).Plan(planned, field);

    /// <summary>All concepts.</summary>
    internal MapCatalog Maps => _maps;

    /// <summary>The SQL of the database.</summary>
    internal Dialect Dialect => _dialect;

    /// <inheritdoc cref="Selections.Argument"/>
    internal object? Argument(SelectedField field, string name) => _selections.Argument(field.Node, name);

    /// <summary>What is selected of a value that is an object of a type, and no record.</summary>
    internal List<SelectedField> Selected(SelectedField field, string type) =>
        _selections.Collect(field.Selections, condition => condition == type);

    private Plan Plan(PlannedField planned, SelectedField field)
    {
        try
        {
            switch (planned)
            {
                case ConnectionField connection:
                    return Finish([Connection(connection.Map, field, null, null, connection.Within?.Invoke(Rights))]);
                case StatisticsField statistics:
                    return Finish([Statistics(statistics.Map, field, null, null)]);
                case LookupField lookup:
                    return Lookup(lookup.Map, field);
                case NodeField:
                    return Node(field);
                case NodesField:
                    return Nodes(field);
                case RecordField record:
                    return Records([record.Map], field);
                case RecordsField records:
                    _path.StartsInList = true;
                    return Records([records.Map], field);
                case UnionRecordField record:
                    return Records(record.Maps, field);
                case UnionRecordsField records:
                    _path.StartsInList = true;
                    return Records(records.Maps, field);
                default:
                    throw new InvalidOperationException($"{planned} is not planned.");
            }
        }
        catch (PlanningError error)
        {
            error.AddLocation(LocationOf(_current));
            throw;
        }
    }

    private Plan Finish(IReadOnlyList<Level> roots, object? items = null) =>
        new(_levels, roots, items is Given given ? new RunValue(given.Place) : items)
        {
            Refused = _refused is null ? [] : [.. _refused.Values],
            DependsOnRights = _rights is not null,
        };

    private GraphQLParser.Location LocationOf(GraphQLField field) =>
        GraphQLParser.Location.FromLinearPosition(_context.Document.Source, field.Location.Start);

    private Plan Lookup(EntityMap map, SelectedField field)
    {
        List<NaturalKey> given = [.. map.NaturalKeys.Where(key => _selections.Argument(field.Node, key.Argument) is not null)];
        if (given.Count != 1)
            throw new PlanningError(
                PlanningErrorCodes.BadUserInput,
                $"Give exactly one of {string.Join(" and ", map.NaturalKeys.Select(key => $"'{key.Argument}'"))}.");
        object value = Given.Derive(_selections.Argument(field.Node, given[0].Argument), static text => Values.Text((string)text!))!;
        return Finish([Named(map, field.Selections, given[0].Condition ?? (key => $"t.{given[0].Column.Name} = {key}"), value)]);
    }

    private Plan Node(SelectedField field)
    {
        MapCatalog maps = _maps;
        object? record = Given.Derive(_selections.Argument(field.Node, "id"), id => Id(maps, id!));
        EntityMap map = (EntityMap)Given.Exactly(Given.Derive(record, static named => (((EntityMap Map, long Key))named!).Map))!;
        object key = Given.Derive(record, static named => (((EntityMap Map, long Key))named!).Key)!;
        return Finish([Named(map, field.Selections, placeholder => $"t.id = {placeholder}", key)]);
    }

    private Plan Nodes(SelectedField field)
    {
        _path.StartsInList = true;
        MapCatalog maps = _maps;
        object? ids = Given.Derive(Given.Whole(_selections.Argument(field.Node, "ids")), list => Ids(maps, (IEnumerable)list!));
        int count = (int)Given.Exactly(Given.Derive(ids, static all => (((EntityMap Map, long Key)[])all!).Length))!;
        EntityMap[] concepts = (EntityMap[])Given.Exactly(
            Given.Derive(ids, static all => (((EntityMap Map, long Key)[])all!).Select(id => id.Map).Distinct().ToArray()))!;
        List<Level> levels = [];
        foreach (EntityMap _ in concepts)
            levels.Add(NewLevel(count, hasRank: true));
        for (int i = 0; i < concepts.Length; i++)
            Keyed(concepts[i], levels[i], field.Selections);
        return Finish(
            levels,
            Given.Derive(
                ids,
                all => (((EntityMap Map, long Key)[])all!).Select(id => new RecordKey(Array.IndexOf(concepts, id.Map), id.Key)).ToArray()));
    }

    private static (EntityMap Map, long Key)[] Ids(MapCatalog maps, IEnumerable ids)
    {
        (EntityMap, long)[] named = [.. ids.Cast<object>().Select(id => Id(maps, id))];
        return named.Length <= MaximumPageSize
            ? named
            : throw new PlanningError(PlanningErrorCodes.BadPageSize, $"'ids' takes {MaximumPageSize} ids at the most.");
    }

    // Records whose keys are known when the plan runs: a level for each concept.
    private Plan Records(IReadOnlyList<EntityMap> maps, SelectedField field)
    {
        List<Level> roots = [];
        foreach (EntityMap map in maps)
        {
            // Of a list that is known when the plan runs, a page is expected.
            Level level = NewLevel(_path.StartsInList ? DefaultPageSize : 1, hasRank: true);
            Keyed(map, level, field.Selections);
            roots.Add(level);
        }
        return Finish(roots);
    }

    private static (EntityMap Map, long Key) Id(MapCatalog maps, object id)
    {
        string text = id.ToString()!;
        return GlobalId.TryDecode(text, out string type, out long key) && maps.Find(type) is { Implementations.Count: 0, IsNode: true } map
            ? (map, key)
            : throw new PlanningError(PlanningErrorCodes.BadId, $"'{Values.Shown(text)}' is not an id of this graph.");
    }

    private Level NewLevel(
        double expected, bool hasRank, int pageSize = int.MaxValue, bool reversed = false, bool startsAtCursor = false,
        int maximumCount = int.MaxValue)
    {
        if (_levels.Count >= MaximumLevels)
            throw new PlanningError(
                PlanningErrorCodes.ResultTooLarge,
                $"The field asks for more than {MaximumLevels} lists and kinds of records: ask for fewer at once.");
        Level level = new()
        {
            Index = _levels.Count,
            Expected = expected,
            HasRank = hasRank,
            PageSize = pageSize,
            IsReversed = reversed,
            StartsAtCursor = startsAtCursor,
            MaximumCount = maximumCount,
        };
        _levels.Add(level);
        return level;
    }

    /// <summary>The level of records that each row of the level above may name one of.</summary>
    internal Level RecordsBelow(EntityMap map, Level above, SelectedField field)
    {
        Level level = NewLevel(above.Expected, hasRank: true);
        above.Children.Add(level);
        Keyed(map, level, field.Selections);
        return level;
    }

    // The one record that the condition names.
    private Level Named(EntityMap map, List<GraphQLSelectionSet> selections, Func<string, string> named, object value)
    {
        Level level = NewLevel(1, hasRank: false, pageSize: 1);
        LevelBuilder builder = new(new SqlScope(_dialect), level);
        string condition = FilterWriter.And(named(builder.Sql.Add(value)), map.Membership(LevelBuilder.Alias));
        level.Shapes.Add(Record(map, LevelBuilder.Alias, selections, builder));
        builder.Column($"{LevelBuilder.Alias}.id");
        level.Records = builder.Sql.Finish($"SELECT {builder.Columns} FROM {map.Table.Name} t{builder.Joins} WHERE {condition}");
        return level;
    }

    // The records whose keys the run has.
    private void Keyed(EntityMap map, Level level, List<GraphQLSelectionSet> selections)
    {
        LevelBuilder builder = new(new SqlScope(_dialect), level);
        string? source = builder.Sql.AddKeys();
        builder.Column(_dialect.Rank);
        level.Shapes.Add(Record(map, LevelBuilder.Alias, selections, builder));
        string condition = FilterWriter.And($"t.id = {_dialect.Key}", map.Membership(LevelBuilder.Alias));
        level.Records = builder.Sql.Finish(source is null
            ? $"SELECT {builder.Columns} FROM {map.Table.Name} t{builder.Joins} WHERE {condition}"
            : $"SELECT {builder.Columns} FROM {source} JOIN {map.Table.Name} t ON {condition}{builder.Joins} ORDER BY {_dialect.Rank}");
    }

    // A list: at the root, or for all records of the level above that hold its key.
    internal Level Connection(
        EntityMap map, SelectedField field, ManyRelation? relation, Parent? parent, IDictionary<string, object?>? within = null)
    {
        _current = field.Node;
        Page page = ReadPage(field.Node);
        Level level = NewLevel(
            parent.Expected() * page.Size,
            relation is not null,
            page.Size,
            page.IsReversed,
            (page.IsReversed ? page.Before : page.After) is not null);
        parent?.Level.Children.Add(level);
        LevelBuilder builder = new(new SqlScope(_dialect), level);
        SqlScope sql = builder.Sql;
        string? source = relation is null ? null : sql.AddKeys();
        if (relation is not null)
            builder.Column(_dialect.Rank);
        Ordering ordering = Ordering.Read(map, LevelBuilder.Alias, _selections.Argument(field.Node, "order"), CheckNamed);
        IDictionary<string, object?>? where = Both(_selections.Argument(field.Node, "where") as IDictionary<string, object?>, within);
        FilterWriter filters = new(sql, _maps, CheckNamed, ofPage: true)
        {
            IsOrdinary = relation is null && ordering.IsOrdinary(map),
            MayLeadByText = relation is null,
        };
        (string? filter, FilterWalk walk) = filters.Measure(map, LevelBuilder.Alias, where, "where", ordering.Keys[0].Column);
        Ordering walked = filters.Lead is { } lead ? ordering.Of(lead) : ordering;
        string condition = FilterWriter.And(
            map.Membership(LevelBuilder.Alias),
            filter,
            filters.Lead?.First,
            filters.Lead is null ? null : filters.Text?.Condition,
            page.After is null ? null : walked.Beyond(sql, page.After, before: false),
            page.Before is null ? null : walked.Beyond(sql, page.Before, before: true));
        level.Connection = Parts(map, field, builder, ordering);
        bool needsRecords =
            level.Shapes.Count > 0 || level.Cursor is not null || level.Connection.Any(part => part.Kind is PartKind.PageInfo);
        if (needsRecords)
        {
            if (!level.HasRank)
                builder.Column("t.id");
            string order = ordering.OrderBy(_dialect, page.IsReversed);
            int needed = page.Size + (TellsIfThereIsMore(level) ? 1 : 0);
            int limit = s_limits.First(size => size >= needed);
            level.Records = sql.Finish(
                filters.Lead is null && filters.Text is { } text
                    ? $"SELECT {builder.Columns} FROM ({text.Page(map.Table, condition, order, limit)}) t{builder.Joins} ORDER BY {order}"
                : PageOf(
                    builder,
                    source,
                    filters.Lead is { } list
                        ? $"FROM {list.List.Table.Name} {list.Alias} {_dialect.JoinFromFew} {map.Table.Name} t ON t.id = "
                            + $"{list.Alias}.{list.List.ForeignKey} WHERE {condition}"
                        : Related(map, relation, OnDay(relation, field, sql), condition),
                    walked.OrderBy(_dialect, page.IsReversed),
                    order,
                    limit));
            filters.Text?.Tell(walk, leads: filters.Lead is null);
            // Without a condition that must be looked at, a page's rows are its records.
            level.Walks.Add(parent.Walk(walk, walk.Scans ? Walks.Lookup : 0));
        }
        if (level.Connection.Any(part => part.Kind == PartKind.TotalCount))
        {
            (level.Count, FilterWalk counted) = Count(map, where, relation, field, parent);
            level.Walks.Add(parent.Walk(counted, 1));
        }
        return level;
    }

    private static IDictionary<string, object?>? Both(IDictionary<string, object?>? one, IDictionary<string, object?>? other) =>
        one is null ? other : other is null ? one : new Dictionary<string, object?> { ["and"] = new[] { one, other } };

    // Whether one record more than the page is to be read.
    private static bool TellsIfThereIsMore(Level level)
    {
        PartKind kind = level.IsReversed ? PartKind.HasPreviousPage : PartKind.HasNextPage;
        return level.Connection!.Any(part => part.Kind == PartKind.PageInfo && part.Inner!.Any(inner => inner.Kind == kind));
    }

    // The page comes first, as a walk along an index for each parent, never a window over whole partitions; joins and
    // costly columns are made for its rows alone.
    private string PageOf(LevelBuilder builder, string? source, string related, string walked, string order, int limit)
    {
        string page = $"{related} ORDER BY {walked} LIMIT {limit}";
        if (source is not null)
            return $"SELECT {builder.Columns} FROM {source} CROSS JOIN LATERAL (SELECT t.* {page}) t{builder.Joins} ORDER BY "
                + $"{_dialect.Rank}, {order}";
        return builder.WorksAfterPage
            ? $"SELECT {builder.Columns} FROM (SELECT t.* {page}) t{builder.Joins} ORDER BY {order}"
            : $"SELECT {builder.Columns} {page}";
    }

    // The records of a list: all of them, or the parent's, each once, however many links lead to it; and what else is joined to one.
    private string Related(EntityMap map, ManyRelation? relation, string? onDay, string condition, string joins = "")
    {
        string reach = relation is null or { Through: not null }
            ? FilterWriter.And(relation?.Condition?.Invoke(LevelBuilder.Alias), condition)
            : FilterWriter.And(
                relation.Condition?.Invoke(LevelBuilder.Alias), $"t.{relation.ForeignKey} = {_dialect.Key}", onDay, condition);
        string where = reach.Length == 0 ? "" : $" WHERE {reach}";
        return relation?.Through is { } link
            ? $"FROM (SELECT DISTINCT l.{link.TargetKey} AS id FROM {link.Table.Name} l "
                + $"WHERE {FilterWriter.And($"l.{relation.ForeignKey} = {_dialect.Key}", onDay)}) x "
                + $"{_dialect.JoinFromFew} {map.Table.Name} t ON t.id = x.id{joins}{where}"
            : $"FROM {map.Table.Name} t{joins}{where}";
    }

    // What leads to the records of a list held on the day that its argument names.
    private string? OnDay(ManyRelation? relation, SelectedField field, SqlScope sql) =>
        relation?.OnDay is { } onDay && _selections.Argument(field.Node, DayArgument.List.Name) is { } day
            ? onDay(relation.Through is null ? LevelBuilder.Alias : "l", sql.Add(day))
            : null;

    private (Statement Statement, FilterWalk Walk) Count(
        EntityMap map, IDictionary<string, object?>? where, ManyRelation? relation, SelectedField field, Parent? parent)
    {
        SqlScope sql = new(_dialect);
        string? source = relation is null ? null : sql.AddKeys();
        FilterWalk walk;
        if (RolledUp.Find(_maps, map, relation, where, static _ => true) is { } rolledUp)
        {
            string cells = OfCells(rolledUp, map, relation, parent, sql, out walk);
            return (Counting($"coalesce({_dialect.Sum($"{LevelBuilder.Alias}.{RollUp.Count}")}, 0)", cells), walk);
        }
        bool ofItems = relation is null && where is { Count: 1 } && where.First() is var (name, value)
            && map.Find(name) is ListField list && list.Leads(map, value);
        FilterWriter filters = new(sql, _maps, CheckNamed, ofItems) { IsOrdinary = ofItems, MayLeadByText = relation is null };
        (string? filter, walk) = filters.Measure(map, LevelBuilder.Alias, where, "where");
        if (filters.Lead is { } lead)
        {
            string records = lead.First is null ? "*" : $"DISTINCT {lead.Alias}.{lead.List.ForeignKey}";
            return (sql.Finish($"SELECT count({records}) FROM {lead.List.Table.Name} {lead.Alias} WHERE {filter}"), walk);
        }
        string condition = FilterWriter.And(map.Membership(LevelBuilder.Alias), filter);
        if (filters.Text is { } text)
        {
            // It may be most of them that contain it.
            walk.Test();
            return (sql.Finish(text.Count(map.Table, condition)), walk);
        }
        return (Counting("count(*)", Related(map, relation, OnDay(relation, field, sql), condition)), walk);

        Statement Counting(string count, string records) => sql.Finish(
            relation is null ? $"SELECT {count} {records}"
            : source is null ? $"SELECT {_dialect.Rank}, {count} {records}"
            : $"SELECT {_dialect.Rank}, (SELECT {count} {records}) FROM {source}");
    }

    private readonly record struct Page(int Size, bool IsReversed, object? After, object? Before);

    private Page ReadPage(GraphQLField node)
    {
        object? first = Given.Exactly(_selections.Argument(node, "first"));
        object? last = Given.Exactly(_selections.Argument(node, "last"));
        if (first is not null && last is not null)
            throw new PlanningError(PlanningErrorCodes.BadPageSize, "'first' and 'last' exclude each other.");
        int size = (int)(first ?? last ?? DefaultPageSize);
        if (size is < 0 or > MaximumPageSize)
            throw new PlanningError(
                PlanningErrorCodes.BadPageSize, $"'{(first is null ? "last" : "first")}' must lie between 0 and {MaximumPageSize}.");
        return new Page(size, last is not null, _selections.Argument(node, "after"), _selections.Argument(node, "before"));
    }
}
