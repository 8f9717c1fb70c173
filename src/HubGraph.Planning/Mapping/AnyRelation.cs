using System.Text;
using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping;

/// <summary>A relation to one record of any concept that ids lead to: a column holds the name of its concept, another its key.</summary>
public sealed class AnyRelation(string name, string description, string conceptColumn, string keyColumn) : MapField(name, description)
{
    public string ConceptColumn { get; } = conceptColumn;
    public string KeyColumn { get; } = keyColumn;

    internal override FieldType GraphField(PlannedSchema schema) => schema.Field(this, schema.Node, isNullable: true);

    // A level for each concept; those that no row names do not run.
    internal override RowWriter Writer(RecordRow row, SelectedField field)
    {
        IEnumerable<EntityMap> concepts = row.Planner.Maps.All.Where(map => map.IsNode && map.Implementations.Count == 0);
        (byte[], int)[] levels = [.. concepts.Select(Level)];
        return new AnyWriter(row.Builder.Column($"{row.Alias}.{ConceptColumn}"), row.Builder.Column($"{row.Alias}.{KeyColumn}"), levels);

        (byte[], int) Level(EntityMap map) =>
            (Encoding.UTF8.GetBytes(map.Name), row.Planner.RecordsBelow(map, row.Builder.Level, field).Index);
    }
}
