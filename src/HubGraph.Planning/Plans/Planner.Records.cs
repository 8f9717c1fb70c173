using System.Text;
using GraphQLParser.AST;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

// How a record is written: a column, a join or a level below for each selected field.
public sealed partial class Planner
{
    private int Shape(EntityMap map, SelectedField field, LevelBuilder builder)
    {
        builder.Level.Shapes.Add(Object(map, LevelBuilder.Alias, field.Selections, builder));
        return builder.Level.Shapes.Count - 1;
    }

    private RowWriter Object(EntityMap map, string alias, List<GraphQLSelectionSet> selections, LevelBuilder builder)
    {
        if (map.Implementations.Count == 0)
            return Fields(map, alias, selections, builder);
        EntityMap[] concepts = [.. map.Implementations.Select(name => _maps[name])];
        int ordinal = builder.Column($"{alias}.{concepts[0].Discriminator!.Value.Column}");
        return new SwitchWriter(ordinal, [.. concepts.Select(concept => (Encoding.UTF8.GetBytes(concept.Discriminator!.Value.Value), Fields(concept, alias, selections, builder)))]);
    }

    private RowWriter Fields(EntityMap map, string alias, List<GraphQLSelectionSet> selections, LevelBuilder builder)
    {
        SequenceBuilder record = new();
        foreach (SelectedField field in _selections.Collect(selections, type => type == map.Name || type == map.Interface || type == "Node" || map.Unions.Contains(type)))
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
            : Declared(map, declared, field, alias, builder);
    }

    private RowWriter Declared(EntityMap map, MapField declared, SelectedField field, string alias, LevelBuilder builder)
    {
        switch (declared)
        {
            case ColumnField { OnDay: { } onDay } dated when _selections.Argument(field.Node, DayArgument.Value.Name) is { } asked:
                return new ValueWriter(builder.CostlyColumn(onDay(alias, builder.Sql.Add(asked))), dated.Column.Kind);
            case ColumnField column:
                return new ValueWriter(builder.Column($"{alias}.{column.Column.Name}"), column.Column.Kind);
            case ExpressionField expression:
                string day = expression.Day is { } argument ? builder.Sql.Add(_selections.Argument(field.Node, argument.Name) ?? Statement.Today) : "";
                return new ValueWriter(builder.CostlyColumn(expression.Sql(alias, day)), expression.Result.Kind);
            case ListField list:
                string texts = _dialect.JoinTexts($"l.{list.Value.Name}", $"l.{list.OrderColumn}, l.{list.Value.Name}");
                return new ValueWriter(builder.CostlyColumn($"(SELECT {texts} FROM {list.Table.Name} l WHERE l.{list.ForeignKey} = {alias}.id)"), ValueKind.TextList);
            case ComputedField computed:
                return new ComputedWriter([.. computed.Columns.Select(column => builder.Column($"{alias}.{column.Name}"))], computed.Compute);
            case OneRelation one:
                EntityMap target = _maps[one.Target];
                string joined = builder.Join(alias, one.ForeignKey, target);
                RowWriter record = Object(target, joined, field.Selections, builder);
                return one.IsNullable || target.Present is not null || alias != LevelBuilder.Alias ? new OptionalWriter(builder.Column($"{joined}.id"), record) : record;
            case AnyRelation any:
                return Any(any, field, alias, builder);
            case ManyRelation many:
                Level level = Connection(_maps[many.Target], field, many, new Parent(map, many, builder.Level));
                return new HoleWriter(level.Index, builder.Column($"{alias}.id"));
            case StatisticsRelation statistics:
                Level groups = Statistics(_maps.Statistics(statistics.Relation.Target)!, field, statistics.Relation, new Parent(map, statistics.Relation, builder.Level));
                return new HoleWriter(groups.Index, builder.Column($"{alias}.id"));
            default:
                throw new InvalidOperationException($"{map.Name}.{field.Name} cannot be planned.");
        }
    }

    // A level for each concept; those that no row names do not run.
    private AnyWriter Any(AnyRelation any, SelectedField field, string alias, LevelBuilder builder)
    {
        List<(byte[] Concept, int Level)> levels = [];
        foreach (EntityMap map in _maps.All.Where(map => map.IsNode && map.Implementations.Count == 0))
        {
            Level level = NewLevel(builder.Level.Expected, hasRank: true);
            builder.Level.Children.Add(level);
            Keyed(map, level, field.Selections);
            levels.Add((Encoding.UTF8.GetBytes(map.Name), level.Index));
        }
        return new AnyWriter(builder.Column($"{alias}.{any.ConceptColumn}"), builder.Column($"{alias}.{any.KeyColumn}"), [.. levels]);
    }
}
