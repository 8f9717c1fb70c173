using System.Text;
using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A field that is a list of small objects without an identity of their own, kept in a table of theirs: texts and names.</summary>
/// <param name="type">The name of their type.</param>
/// <param name="foreignKey">The column that leads to the record.</param>
/// <param name="parts">What one has.</param>
/// <param name="orderColumns">What the list is sorted by.</param>
public sealed class ObjectListField(
    string name, string description, string type, string typeDescription, Table table, string foreignKey, IReadOnlyList<ColumnField> parts,
    IReadOnlyList<string> orderColumns)
    : MapField(name, description)
{
    private readonly string _order = string.Join(", ", orderColumns.Select(column => $"l.{column}"));

    public Table Table { get; } = table;

    /// <summary>What one has.</summary>
    public IReadOnlyList<ColumnField> Parts { get; } = parts;

    internal override Table OwnTable => Table;

    internal override FieldType GraphField(PlannedSchema schema) => schema.Values(this, type, typeDescription, Parts);

    internal override RowWriter Writer(RecordRow row, SelectedField field)
    {
        string rows = row.Planner.Dialect.JoinRows(Parts.Select(part => $"l.{part.Column.Name}"), _order);
        int ordinal = row.Builder.CostlyColumn($"(SELECT {rows} FROM {Table.Name} l WHERE l.{foreignKey} = {row.Alias}.id)");
        List<(byte[], int, byte[]?)> written = [];
        foreach (SelectedField selected in row.Planner.Selected(field, type))
        {
            byte[] start = Encoding.UTF8.GetBytes($"{(written.Count == 0 ? "" : ",")}\"{selected.Key}\":");
            int place = Parts.Index().FirstOrDefault(part => part.Item.Name == selected.Name, (Index: -1, Item: Parts[0])).Index;
            written.Add((start, place, place < 0 ? Encoding.UTF8.GetBytes($"\"{type}\"") : null));
        }
        return new ObjectsWriter(ordinal, [.. written], Parts.Count);
    }

    // A list for each part: what has none is left out.
    internal override TableColumn TableColumn(TableRow row, ReadOnlySpan<string> path)
    {
        string? first = path is [var named] ? named : null;
        if (Parts.FirstOrDefault(part => part.Name == first) is not { } part)
            return base.TableColumn(row, path);
        string column = $"l.{part.Column.Name}";
        string texts = row.Builder.Sql.Dialect.JoinTexts(column, _order);
        TableRow described = row with { Description = $"{row.Description} {part.Description}" };
        return described.List(
            part.Column, $"(SELECT {texts} FROM {Table.Name} l WHERE l.{foreignKey} = {row.Alias}.id AND {column} IS NOT NULL)");
    }

    internal override IGraphType FilterInput(InputTypes inputs) =>
        inputs.List($"{type}ListFilterInput", "items", inputs.Value(type, Parts));

    internal override string FilterCondition(FilterWriter filter, EntityMap map, string alias, object? input, string path)
    {
        return FilterWriter.OfList(input, path, $"{alias}.id IN", $"{alias}.id NOT IN", Items, () =>
        {
            filter.Walk?.TestEach(_ => Walks.Lookup);
            return $"(SELECT 1 FROM {Table.Name} l WHERE l.{foreignKey} = {alias}.id)";
        });

        string Items(string quantifier, IDictionary<string, object?> item, bool negated)
        {
            string condition = filter.Aside(() => FilterWriter.And([.. Parts
                .Where(part => item.ContainsKey(part.Name))
                .Select(part => part.FilterCondition(filter, map, "l", item[part.Name], $"{path}.{quantifier}.{part.Name}"))]));
            if (condition.Length == 0)
                condition = FilterWriter.Always;
            filter.Walk?.Prepare(sizes => sizes[Table]);
            if (quantifier != "some")
                filter.Walk?.Test();
            return $"(SELECT l.{foreignKey} FROM {Table.Name} l WHERE {(negated ? $"({condition}) IS NOT TRUE" : condition)})";
        }
    }
}
