using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping;

/// <summary>The statistics of the records that a relation leads to.</summary>
public sealed class StatisticsRelation(string name, string description, ManyRelation relation) : MapField(name, description)
{
    public ManyRelation Relation { get; } = relation;

    internal override FieldType GraphField(PlannedSchema schema) => schema.Statistics(Relation.Target, Description);

    internal override RowWriter Writer(RecordRow row, SelectedField field)
    {
        StatisticsMap statistics = row.Planner.Maps.Statistics(Relation.Target)!;
        Level groups = row.Planner.Statistics(statistics, field, Relation, new Parent(row.Map, Relation, row.Builder.Level));
        return new HoleWriter(groups.Index, row.Builder.Column($"{row.Alias}.id"));
    }
}
