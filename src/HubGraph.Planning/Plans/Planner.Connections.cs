using System.Text;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

// How a connection is written: the parts that were selected of it, its edges and its page.
public sealed partial class Planner
{
    private ConnectionPart[] Parts(EntityMap map, SelectedField field, LevelBuilder builder, Ordering ordering)
    {
        List<ConnectionPart> parts = [];
        foreach (SelectedField part in _selections.Collect(field.Selections, type => type == $"{map.Name}Connection"))
        {
            byte[] key = Key(part.Key);
            _path.Enter(part.Key, isList: part.Name is "nodes" or "edges");
            switch (part.Name)
            {
                case "totalCount":
                    parts.Add(new ConnectionPart(key, PartKind.TotalCount));
                    break;
                case "nodes":
                    parts.Add(new ConnectionPart(key, PartKind.Nodes, Shape(map, part, builder)));
                    break;
                case "edges":
                    parts.Add(new ConnectionPart(key, PartKind.Edges, Inner: EdgeParts(map, part, builder, ordering)));
                    break;
                case "pageInfo":
                    parts.Add(new ConnectionPart(key, PartKind.PageInfo, Inner: PageInfoParts(part, builder, ordering)));
                    break;
                default:
                    parts.Add(TypeName(part, $"{map.Name}Connection"));
                    break;
            }
            _path.Leave();
        }
        return [.. parts];
    }

    private ConnectionPart[] EdgeParts(EntityMap map, SelectedField edges, LevelBuilder builder, Ordering ordering)
    {
        List<ConnectionPart> parts = [];
        foreach (SelectedField part in _selections.Collect(edges.Selections, type => type == $"{map.Name}Edge"))
        {
            _path.Enter(part.Key);
            switch (part.Name)
            {
                case "node":
                    parts.Add(new ConnectionPart(Key(part.Key), PartKind.Node, Shape(map, part, builder)));
                    break;
                case "cursor":
                    NeedCursor(builder, ordering);
                    parts.Add(new ConnectionPart(Key(part.Key), PartKind.Cursor));
                    break;
                default:
                    parts.Add(TypeName(part, $"{map.Name}Edge"));
                    break;
            }
            _path.Leave();
        }
        // Edges without a record still count the rows.
        if (builder.Level.Shapes.Count == 0 && builder.Level.Cursor is null)
            builder.Level.Shapes.Add(ConstantWriter.Null);
        return [.. parts];
    }

    private ConnectionPart[] PageInfoParts(SelectedField pageInfo, LevelBuilder builder, Ordering ordering)
    {
        List<ConnectionPart> parts = [];
        foreach (SelectedField part in _selections.Collect(pageInfo.Selections, type => type == "PageInfo"))
        {
            PartKind kind = part.Name switch
            {
                "hasNextPage" => PartKind.HasNextPage,
                "hasPreviousPage" => PartKind.HasPreviousPage,
                "startCursor" => PartKind.StartCursor,
                "endCursor" => PartKind.EndCursor,
                _ => PartKind.Constant,
            };
            if (kind is PartKind.StartCursor or PartKind.EndCursor)
                NeedCursor(builder, ordering);
            parts.Add(kind == PartKind.Constant ? TypeName(part, "PageInfo") : new ConnectionPart(Key(part.Key), kind));
        }
        return [.. parts];
    }

    private static void NeedCursor(LevelBuilder builder, Ordering ordering) =>
        builder.Level.Cursor ??= new CursorWriter(
            ordering.Prefix.ToArray(),
            [.. ordering.Keys.Select(key => (builder.Column(key.Expression), key.Column.Kind))]);

    private static ConnectionPart TypeName(SelectedField field, string type) => Constant(field, $"\"{type}\"");

    private static ConnectionPart Constant(SelectedField field, string json) =>
        new([.. Key(field.Key), .. Encoding.UTF8.GetBytes(json)], PartKind.Constant);

    private static byte[] Key(string key) => Encoding.UTF8.GetBytes($"\"{key}\":");
}
