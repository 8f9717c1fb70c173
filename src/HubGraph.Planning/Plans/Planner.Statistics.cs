using GraphQLParser.AST;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

// Statistics: the database groups, and the groups are read as the records of a list are. Keys that are records are joins,
// made for the groups of the page alone.
public sealed partial class Planner
{
    /// <summary>The greatest <c>first</c> of a statistic's groups.</summary>
    public const int MaximumGroups = 1_000;

    /// <summary>How many groups a statistic answers when <c>first</c> is not given.</summary>
    public const int DefaultGroups = 100;

    /// <summary>How many groups a statistic may have with those of empty periods.</summary>
    public const int MaximumFilledGroups = 10_000;

    internal Level Statistics(StatisticsMap map, SelectedField field, ManyRelation? relation, Parent? parent)
    {
        _current = field.Node;
        int size = (int)(Given.Exactly(_selections.Argument(field.Node, "first")) ?? DefaultGroups);
        if (size is < 0 or > MaximumGroups)
            throw new PlanningError(PlanningErrorCodes.BadPageSize, $"'first' must lie between 0 and {MaximumGroups}.");
        object? after = _selections.Argument(field.Node, "after");
        bool isFilled = Given.Exactly(_selections.Argument(field.Node, "includeEmptyPeriods")) is true;
        Level level = NewLevel(
            parent.Expected() * size,
            relation is not null,
            size,
            startsAtCursor: after is not null,
            maximumCount: isFilled ? MaximumFilledGroups : int.MaxValue);
        parent?.Level.Children.Add(level);
        Grouping grouping = Grouping(map, field.Node, isFilled);
        Ordering ordering = new GroupOrder(grouping, _maps).Read(_selections.Argument(field.Node, "order"));
        LevelBuilder builder = NewBuilder(level, relation, out string? source);
        level.Connection = StatisticsParts(grouping, field, builder, ordering, relation, parent);
        // Read for its filter's mistakes too, whatever is selected.
        string beyond = after is null ? "" : $" WHERE {ordering.Beyond(builder.Sql, after, before: false)}";
        string groups = Groups(grouping, field.Node, relation, parent, builder.Sql, isFilled, out FilterWalk walk);
        if (level.Shapes.Count == 0 && level.Cursor is null && level.Connection.All(part => part.Kind != PartKind.PageInfo))
            return level;
        level.Walks.Add(parent.Walk(walk, grouping.Groups.Weight(map.Concept.Table)));
        if (isFilled)
            level.Shapes.Add(new BoundedWriter(builder.Column(GroupBuilder.FilledCount), MaximumFilledGroups));
        builder.Column(GroupBuilder.Count);
        string order = ordering.OrderBy(_dialect, reversed: false);
        int limit = s_limits.First(limit => limit >= size + (TellsIfThereIsMore(level) ? 1 : 0));
        string page = $"(SELECT * FROM {groups} g{beyond} ORDER BY {order} LIMIT {limit}) g{builder.Joins}";
        level.Records = builder.Sql.Finish(source is null
            ? $"SELECT {builder.Columns} FROM {page} ORDER BY {order}"
            : $"SELECT {builder.Columns} FROM {source} CROSS JOIN LATERAL {page} ORDER BY {_dialect.Rank}, {order}");
        return level;
    }

    private LevelBuilder NewBuilder(Level level, ManyRelation? relation, out string? source)
    {
        LevelBuilder builder = new(new SqlScope(_dialect), level);
        source = relation is null ? null : builder.Sql.AddKeys();
        if (relation is not null)
            builder.Column(_dialect.Rank);
        return builder;
    }

    private Grouping Grouping(StatisticsMap map, GraphQLField node, bool isFilled)
    {
        Grouping grouping = new(
            map, _dialect, _selections.Argument(node, "groupBy"), (Period?)Given.Exactly(_selections.Argument(node, "period")));
        if (isFilled)
            grouping.CheckFilled();
        return grouping;
    }

    // The table of the groups.
    private string Groups(
        Grouping grouping, GraphQLField node, ManyRelation? relation, Parent? parent, SqlScope sql, bool isFilled, out FilterWalk walk)
    {
        IDictionary<string, object?>? where = _selections.Argument(node, "where") as IDictionary<string, object?>;
        EntityMap concept = grouping.Map.Concept;
        RolledUp? rolledUp = RolledUp.Find(_maps, concept, relation, where, grouping.IsToldBy);
        string records = rolledUp is null
            ? OfRecords(concept, relation, where, sql, grouping.Groups.Joins, out walk)
            : OfCells(rolledUp, concept, relation, parent, sql, out walk);
        return grouping.Table(records, where, sql, isFilled, ofCells: rolledUp is not null);
    }

    private string OfRecords(
        EntityMap concept, ManyRelation? relation, IDictionary<string, object?>? where, SqlScope sql, string joins, out FilterWalk walk)
    {
        (string? filter, walk) = new FilterWriter(sql, _maps, CheckNamed).Measure(concept, LevelBuilder.Alias, where, "where");
        return Related(concept, relation, onDay: null, FilterWriter.And(concept.Membership(LevelBuilder.Alias), filter), joins);
    }

    // What stands for the records in a roll-up.
    private string OfCells(
        RolledUp rolledUp, EntityMap concept, ManyRelation? relation, Parent? parent, SqlScope sql, out FilterWalk walk)
    {
        (string? filter, walk) = new FilterWriter(sql, _maps, CheckNamed)
            .Measure(concept, LevelBuilder.Alias, rolledUp.Where, "where", read: rolledUp.RollUp.Table);
        rolledUp.AddTo(walk, parent);
        string? reach = relation is null ? null : $"{LevelBuilder.Alias}.{relation.ForeignKey} = {_dialect.Key}";
        return rolledUp.From(sql, concept, FilterWriter.And(reach, filter));
    }

    private ConnectionPart[] StatisticsParts(
        Grouping grouping, SelectedField field, LevelBuilder builder, Ordering ordering, ManyRelation? relation, Parent? parent)
    {
        string type = $"{grouping.Map.Concept.Name}Statistics";
        List<ConnectionPart> parts = [];
        List<SelectedField> totals = [];
        foreach (SelectedField part in _selections.Collect(field.Selections, name => name == type))
        {
            _path.Enter(part.Key, isList: part.Name == "nodes");
            switch (part.Name)
            {
                case "totalCount":
                    builder.Level.Count ??= GroupCount(grouping, field.Node, relation, parent, builder.Level);
                    parts.Add(new ConnectionPart(Key(part.Key), PartKind.TotalCount));
                    break;
                case "total":
                    parts.Add(new ConnectionPart(Key(part.Key), PartKind.Total, totals.Count));
                    totals.Add(part);
                    break;
                case "nodes":
                    builder.Level.Shapes.Add(Group(grouping, part, builder));
                    parts.Add(new ConnectionPart(Key(part.Key), PartKind.Nodes, builder.Level.Shapes.Count - 1));
                    break;
                case "pageInfo":
                    parts.Add(new ConnectionPart(Key(part.Key), PartKind.PageInfo, Inner: PageInfoParts(part, builder, ordering)));
                    break;
                case "isPartition":
                    parts.Add(Constant(part, grouping.IsPartition ? "true" : "false"));
                    break;
                default:
                    parts.Add(TypeName(part, type));
                    break;
            }
            _path.Leave();
        }
        if (totals.Count > 0)
            AddTotals(grouping.Map, field.Node, totals, relation, parent, builder.Level);
        return [.. parts];
    }

    private Statement GroupCount(Grouping grouping, GraphQLField node, ManyRelation? relation, Parent? parent, Level level)
    {
        LevelBuilder builder = NewBuilder(level, relation, out string? source);
        bool isFilled = level.MaximumCount == MaximumFilledGroups;
        Grouping counted = Grouping(grouping.Map, node, isFilled);
        string groups = Groups(counted, node, relation, parent, builder.Sql, isFilled, out FilterWalk walk);
        level.Walks.Add(parent.Walk(walk, counted.Groups.Weight(grouping.Map.Concept.Table)));
        return builder.Sql.Finish(
            relation is null ? $"SELECT count(*) FROM {groups} g"
            : source is null ? $"SELECT {builder.Columns}, count(*) FROM {groups} g"
            : $"SELECT {builder.Columns}, (SELECT count(*) FROM {groups} g) FROM {source}");
    }

    // Of all records, whatever they are grouped by.
    private void AddTotals(
        StatisticsMap map, GraphQLField node, List<SelectedField> totals, ManyRelation? relation, Parent? parent, Level level)
    {
        LevelBuilder builder = NewBuilder(level, relation, out string? source);
        Grouping whole = new(map, _dialect, null, null);
        string type = $"{map.Concept.Name}Measures";
        foreach (SelectedField total in totals)
        {
            SequenceBuilder record = new();
            foreach (SelectedField field in _selections.Collect(total.Selections, name => name == type))
                record.Add(field.Key, Measured(whole, field, builder, type));
            level.TotalShapes.Add(record.Finish());
        }
        builder.Column(GroupBuilder.Count);
        string groups = Groups(whole, node, relation, parent, builder.Sql, isFilled: false, out FilterWalk walk);
        level.Walks.Add(parent.Walk(walk, Walks.Group));
        level.Total = builder.Sql.Finish(source is null
            ? $"SELECT {builder.Columns} FROM {groups} g"
            : $"SELECT {builder.Columns} FROM {source} CROSS JOIN LATERAL {groups} g ORDER BY {_dialect.Rank}");
    }
}
