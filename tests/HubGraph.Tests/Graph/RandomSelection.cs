using GraphQL;
using GraphQL.Types;
using HubGraph.Planning;

namespace HubGraph.Tests.Graph;

/// <summary>Documents that select at random, what leads to people more often than the rest.</summary>
internal sealed class RandomSelection(ISchema schema, Random random)
{
    private const int Depth = 7;

    // The server takes a thousand.
    private int _fieldsLeft = 500;

    public string Document()
    {
        (string root, string type) = random.Next(4) switch
        {
            0 => ("hub(slug: \"nord\")", "Hub"),
            1 => ("hubs", "HubConnection"),
            2 => ("activities", "ActivityConnection"),
            _ => ($"hub: node(id: \"{GlobalId.Encode("Hub", 2)}\")", "Hub"),
        };
        string selection = Selection((IComplexGraphType)schema.AllTypes[type]!, Depth);
        return root.Contains("node(", StringComparison.Ordinal) ? $"{{ {root} {{ ... on Hub {selection} }} }}" : $"{{ {root} {selection} }}";
    }

    private string Selection(IComplexGraphType type, int depth)
    {
        List<string> fields = ["__typename"];
        fields.AddRange(type.Fields.Where(field => Named(field) is not IComplexGraphType && random.Next(3) > 0).Select(field => field.Name));
        _fieldsLeft -= fields.Count;
        FieldType[] inner = [.. type.Fields.Where(field => Named(field) is IComplexGraphType)];
        foreach (FieldType field in inner.OrderBy(_ => random.Next()))
        {
            if (depth == 0 || _fieldsLeft <= 0 || !(random.Next(inner.Length) < 2 || (IsOfPeople(field) && random.Next(2) == 0)))
                continue;
            string page = Named(field).Name.EndsWith("Connection", StringComparison.Ordinal) ? "(first: 3)" : "";
            fields.Add($"f{depth}x{fields.Count}: {field.Name}{page} {Selection((IComplexGraphType)Named(field), depth - 1)}");
        }
        return $"{{ {string.Join(' ', fields)} }}";
    }

    private static bool IsOfPeople(FieldType field) => field.Name is "contacts" or "reportedBy" or "actor" or "history" or "activities";

    private static IGraphType Named(FieldType field) => field.ResolvedType!.GetNamedType();
}
