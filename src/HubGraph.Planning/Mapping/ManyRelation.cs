using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A relation to many records: by a foreign key of theirs, or through a table of links.</summary>
public sealed class ManyRelation(string name, string description, string target, string foreignKey, Link? through = null)
    : MapField(name, description)
{
    /// <inheritdoc cref="OneRelation.Target"/>
    public string Target { get; } = target;

    /// <summary>The column that leads back to this record, in the other's table or, through links, in theirs.</summary>
    public string ForeignKey { get; } = foreignKey;
    public Link? Through { get; } = through;

    /// <summary>What else the others meet, a condition given their row's alias.</summary>
    public Func<string, string>? Condition { get; init; }

    /// <summary>
    /// Where what leads to them has dates: whether that holds on a day, a condition given the alias of its row (of the link,
    /// where there is one) and the day's placeholder.
    /// </summary>
    public Func<string, string, string>? OnDay { get; init; }

    internal override Table? OwnTable => Through?.Table;

    internal override FieldType GraphField(PlannedSchema schema) =>
        schema.List(this, schema.Maps[Target], OnDay is null ? null : DayArgument.List);

    internal override RowWriter Writer(RecordRow row, SelectedField field)
    {
        Level level = row.Planner.Connection(row.Planner.Maps[Target], field, this, new Parent(row.Map, this, row.Builder.Level));
        return new HoleWriter(level.Index, row.Builder.Column($"{row.Alias}.id"));
    }

    // The values of the others, each once, in order.
    internal override TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path)
    {
        const string Other = "m";
        EntityMap target = row.Maps[Target];
        SqlScope sql = row.Builder.Sql;
        TableRow other = new(row.Maps, target, Other, new SelectBuilder(sql, Other), true, "");
        if (other.Column(path) is not ValueColumn item)
            return base.TableColumn(row, path);
        string from = Through is { } link
            ? $"{link.Table.Name} l JOIN {target.Table.Name} {Other} ON {Other}.id = l.{link.TargetKey}"
            : $"{target.Table.Name} {Other}";
        string reach = $"{(Through is null ? Other : "l")}.{ForeignKey} = {row.Alias}.id";
        string value = other.Builder.Columns;
        string condition = FilterWriter.And(reach, Condition?.Invoke(Other), target.Membership(Other), $"{value} IS NOT NULL");
        string values = $"SELECT DISTINCT {value} AS v FROM {from}{other.Builder.Joins} WHERE {condition}";
        return row.List(item, $"(SELECT {sql.Dialect.JoinTexts("d.v", "d.v")} FROM ({values}) d)");
    }

    internal override IGraphType FilterInput(InputTypes inputs) =>
        inputs.List($"{Target}ListFilterInput", "records", inputs.Filter(inputs.Maps[Target]));

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path) =>
        FilterWriter.OfList(
            input,
            path,
            "EXISTS",
            "NOT EXISTS",
            (quantifier, fields, negated) => Related(filter, map, alias, fields, negated, $"{path}.{quantifier}"),
            () => Related(filter, map, alias, new Dictionary<string, object?>(), false, path));

    private string Related(
        FilterWriter filter, EntityMap map, string alias, IDictionary<string, object?> fields, bool negated, string path)
    {
        EntityMap target = filter.Maps[Target];
        string other = filter.Sql.NewAlias();
        string? condition = filter.Follow(target, other, fields, path, out FilterWalk walk);
        if (negated)
            condition = $"({condition ?? FilterWriter.Always}) IS NOT TRUE";
        // One that passes is enough, but all others may come before it.
        Table reached = Through?.Table ?? target.Table;
        bool tests = negated || walk.Tests;
        if (tests)
            filter.Walk?.Test();
        filter.Walk?.Prepare(walk.Once);
        filter.Walk?.TestEach(sizes =>
            Walks.Lookup + (tests ? sizes[reached] / sizes[map.Table] * (Walks.Lookup + walk.Each(sizes)) : walk.Each(sizes)));
        string from = $"{target.Table.Name} {other}";
        string reach = $"{other}.{ForeignKey} = {alias}.id";
        if (Through is { } link)
        {
            string through = filter.Sql.NewAlias();
            from = $"{link.Table.Name} {through} JOIN {target.Table.Name} {other} ON {other}.id = {through}.{link.TargetKey}";
            reach = $"{through}.{ForeignKey} = {alias}.id";
        }
        return $"(SELECT 1 FROM {from} WHERE {FilterWriter.And(reach, Condition?.Invoke(other), target.Membership(other), condition)})";
    }
}

/// <summary>A table of links, and its column that leads to the other record.</summary>
public sealed record Link(Table Table, string TargetKey);
