using System.Text.Json;
using HubGraph.Data.Model;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Exports;

/// <summary>The records of an export's concept as the graph answers them, page by page: each field that the export has a column for.</summary>
internal sealed class GraphRecords
{
    private readonly Dictionary<string, JsonElement> _byId = [];

    public int Count => _byId.Count;

    public static string ColumnOf(DatasetField field) => field.Name ?? string.Join('_', field.Path.Split('.').Select(Words.Snake));

    public static async Task<GraphRecords> ReadAsync(GraphServer server, Dataset dataset)
    {
        MapCatalog maps = server.Services.GetRequiredService<MapCatalog>();
        EntityMap map = dataset.Concept;
        string selection = Select(maps, map, dataset.Fields.Select(field => field.Path.Split('.')));
        GraphRecords records = new();
        if (map.PluralName.Length == 0)
        {
            JsonElement data = await server.QueryAsync($"{{ hubs(first: 100) {{ nodes {{ coverage(first: 100) {{ nodes {{ {selection} }} }} }} }} }}");
            foreach (JsonElement hub in Nodes(data.GetProperty("hubs")))
                records.Add(Nodes(hub.GetProperty("coverage")));
            return records;
        }
        string? after = null;
        do
        {
            JsonElement data = await server.QueryAsync($"query ($after: String) {{ {map.PluralName}(first: 100, after: $after) {{ nodes {{ {selection} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after });
            JsonElement page = data.GetProperty(map.PluralName);
            records.Add(Nodes(page));
            JsonElement info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return records;
    }

    /// <summary>What a path leads to from a record, as JSON; along a list, each text once and in order.</summary>
    public string Value(string id, string path) => Value(_byId[id], path.Split('.'));

    private static string Value(JsonElement record, string[] path)
    {
        if (path.Length == 0)
            return record.Json();
        if (record.ValueKind == JsonValueKind.Null || !record.TryGetProperty(path[0], out JsonElement next))
            return path[0] is "themes" or "natures" or "partners" ? "[]" : "null";
        if (next.ValueKind == JsonValueKind.Array && path.Length > 1)
            return $"[{string.Join(',', next.EnumerateArray().Select(item => Value(item, path[1..])).Where(item => item != "null"))}]";
        if (next.ValueKind != JsonValueKind.Object || !next.TryGetProperty("nodes", out _))
            return Value(next, path[1..]);
        IEnumerable<string> items = Nodes(next).Select(node => Value(node, path[1..])).Where(item => item != "null").Distinct().Order(StringComparer.Ordinal);
        return $"[{string.Join(',', items)}]";
    }

    private static string Select(MapCatalog maps, EntityMap map, IEnumerable<string[]> paths)
    {
        IEnumerable<string> fields = paths.GroupBy(path => path[0]).Select(group =>
        {
            EntityMap? owner = group.Key is "id" or "__typename" || map.Find(group.Key) is not null ? map : map.Implementations.Select(type => maps[type]).First(type => type.Find(group.Key) is not null);
            string field = owner.Find(group.Key) switch
            {
                OneRelation one => $"{group.Key} {{ {Select(maps, maps[one.Target], group.Select(path => path[1..]))} }}",
                ManyRelation many => $"{group.Key}(first: 100) {{ nodes {{ {Select(maps, maps[many.Target], group.Select(path => path[1..]))} }} }}",
                ObjectListField => $"{group.Key} {{ {string.Join(' ', group.Select(path => path[1]))} }}",
                _ => group.Key,
            };
            return owner == map ? field : $"... on {owner.Name} {{ {field} }}";
        });
        return string.Join(' ', fields);
    }

    private static JsonElement.ArrayEnumerator Nodes(JsonElement connection) => connection.GetProperty("nodes").EnumerateArray();

    private void Add(JsonElement.ArrayEnumerator records)
    {
        foreach (JsonElement record in records)
            _byId.Add(record.Id(), record);
    }
}
