using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A relation to one record, by a foreign key of this one.</summary>
public sealed class OneRelation(string name, string description, string target, string foreignKey, bool isNullable)
    : MapField(name, description), IGroupKey
{
    private static readonly Column s_key = new("number", ValueKind.Number, true);

    /// <summary>The graph's name of the other concept.</summary>
    public string Target { get; } = target;
    public string ForeignKey { get; } = foreignKey;
    public bool IsNullable { get; } = isNullable;

    internal override FieldType GraphField(PlannedSchema schema) =>
        schema.Field(this, schema.Type(Target), IsNullable || schema.Maps[Target].Present is not null);

    internal override RowWriter Writer(RecordRow row, SelectedField field)
    {
        EntityMap target = row.Planner.Maps[Target];
        string joined = row.Builder.Join(row.Alias, ForeignKey, target);
        RowWriter record = row.Planner.Record(target, joined, field.Selections, row.Builder);
        bool isOptional = IsNullable || target.Present is not null || row.Alias != LevelBuilder.Alias;
        return isOptional ? new OptionalWriter(row.Builder.Column($"{joined}.id"), record) : record;
    }

    internal override TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path)
    {
        EntityMap target = row.Maps[Target];
        bool isRequired = row.IsRequired && !IsNullable && target.Present is null;
        TableRow led = row with { IsRequired = isRequired, Description = $"{row.Description} " };
        // The id of what cannot leave the graph takes no look at it.
        return path is ["id"] && target is { Present: null, Implementations.Count: 0 }
            ? led.IdColumn(target, ForeignKey)
            : (led with { Map = target, Alias = row.Builder.Join(row.Alias, ForeignKey, target) }).Column(path);
    }

    internal override IGraphType FilterInput(InputTypes inputs) => inputs.Filter(inputs.Maps[Target]);

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path)
    {
        string key = $"{alias}.{ForeignKey}";
        EntityMap target = filter.Maps[Target];
        string other = filter.Sql.NewAlias();
        // What left the graph is as if it were not there.
        string? present = target.Present?.Invoke(other);
        if (input is null && present is not null)
            return $"NOT EXISTS (SELECT 1 FROM {target.Table.Name} {other} WHERE {other}.id = {key} AND {present})";
        if (input is null)
            return IsNullable ? $"{key} IS NULL" : throw FilterWriter.Null(path);
        IDictionary<string, object?> fields = FilterWriter.Object(input, path);
        if (filter.Follow(target, other, fields, path, out FilterWalk walk) is not { } asked)
            return FilterWriter.Always;
        string condition = FilterWriter.And(present, asked);
        // One row at most: an equality, so that an index on the key gives the order of the rows too.
        bool namesOne = NamesOne(target, fields);
        if (!namesOne)
        {
            filter.Walk?.Prepare(walk.All);
            if (walk.Scans)
                filter.Walk?.Test();
            if (filter.IsOfPage && target.IsFew)
                key = filter.Sql.Dialect.Unselective(key);
        }
        else if (filter.MustHold)
        {
            filter.Walk?.Narrow(sizes => Walks.Share(1, sizes[target.Table]));
        }
        return $"{key} {(namesOne ? "=" : "IN")} (SELECT {other}.id FROM {target.Table.Name} {other} WHERE {condition})";
    }

    private static bool NamesOne(EntityMap map, IDictionary<string, object?> fields) =>
        fields.Any(field => (field.Key == "id" || map.Find(field.Key) is { IsUnique: true })
            && field.Value is IDictionary<string, object?> operations
                && operations.TryGetValue("eq", out object? value)
                && value is not null);

    string IGroupKey.Expression(string alias, GroupBuilder groups) => $"{alias}.{ForeignKey}";

    IGraphType IGroupKey.Type(ScalarTypes scalars, Func<string, IGraphType> objects) => objects(Target);

    RowWriter IGroupKey.Writer(Planner planner, string column, SelectedField field, LevelBuilder builder)
    {
        EntityMap target = planner.Maps[Target];
        string[] parts = column.Split('.');
        string joined = builder.Join(parts[0], parts[1], target);
        return new OptionalWriter(builder.Column($"{joined}.id"), planner.Record(target, joined, field.Selections, builder));
    }

    TableColumn IGroupKey.TableColumn(TableRow row, string column, ReadOnlySpan<string> path)
    {
        string[] parts = column.Split('.');
        EntityMap target = row.Maps[Target];
        return (
            row with
            {
                Map = target,
                Alias = row.Builder.Join(parts[0], parts[1], target),
                IsRequired = false,
                Description = $"{Description} ",
            }).Column(path);
    }

    SortKey IGroupKey.Compared(string column, bool descending) => SortKey.OfGroups(Name, column, s_key, descending);

    // Records as their lists are sorted: their keys mean nothing to people.
    SortKey? IGroupKey.Order(MapCatalog maps, string column, bool descending)
    {
        EntityMap target = maps[Target];
        if (target.DefaultOrder is not { } order || target.Find(order.Field) is not { } sorted)
            return null;
        SortKey key = sorted.SortedBy("o", descending);
        string value = $"(SELECT {key.Expression} FROM {target.Table.Name} o WHERE o.id = {column})";
        return new SortKey(Name, value, key.Column with { IsNullable = true }, descending);
    }
}
