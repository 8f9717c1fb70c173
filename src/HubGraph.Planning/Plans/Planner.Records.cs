using System.Text;
using GraphQLParser.AST;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Plans;

// How a record is written: a column, a join or a level below for each selected field.
public sealed partial class Planner
{
    private int Shape(EntityMap map, SelectedField field, LevelBuilder builder)
    {
        builder.Level.Shapes.Add(Record(map, LevelBuilder.Alias, field.Selections, builder));
        return builder.Level.Shapes.Count - 1;
    }

    /// <summary>How a record is written whose row has the alias.</summary>
    internal RowWriter Record(EntityMap map, string alias, List<GraphQLSelectionSet> selections, LevelBuilder builder)
    {
        if (map.Implementations.Count == 0)
            return Fields(map, alias, selections, builder);
        EntityMap[] concepts = [.. map.Implementations.Select(name => _maps[name])];
        int ordinal = builder.Column($"{alias}.{concepts[0].Discriminator!.Value.Column}");
        return new SwitchWriter(
            ordinal,
            [
                .. concepts.Select(
                    concept => (Encoding.UTF8.GetBytes(concept.Discriminator!.Value.Value), Fields(concept, alias, selections, builder))),
            ]);
    }

    private RowWriter Fields(EntityMap map, string alias, List<GraphQLSelectionSet> selections, LevelBuilder builder)
    {
        SequenceBuilder record = new();
        foreach (SelectedField field in _selections.Collect(
            selections, type => type == map.Name || type == map.Interface || type == "Node" || map.Unions.Contains(type)))
        {
            _path.Enter(field.Key);
            record.Add(field.Key, field.Name switch
            {
                "__typename" => new ConstantWriter(Encoding.UTF8.GetBytes($"\"{map.Name}\"")),
                "id" => new IdWriter(builder.Column($"{alias}.id"), Encoding.UTF8.GetBytes($"{map.Name}:")),
                _ => Field(map, field, alias, builder),
            });
            _path.Leave();
        }
        return record.Finish();
    }

    private RowWriter Field(EntityMap map, SelectedField field, string alias, LevelBuilder builder)
    {
        MapField declared = map.Find(field.Name) ?? throw new InvalidOperationException($"{map.Name}.{field.Name} is not declared.");
        return declared.Restriction is { } restriction
            ? Restricted(map, declared, restriction, field, alias, builder)
            : declared.Writer(new RecordRow(this, map, alias, builder), field);
    }
}
