using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace HubGraph.Graph;

/// <summary>The schema as text: the public contract.</summary>
public static class SchemaPrinting
{
    /// <summary>Prints the schema in the schema definition language, sorted, with descriptions.</summary>
    public static string Print(ISchema schema)
    {
        schema.Initialize();
        string sdl = schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal });
        return $"{sdl.ReplaceLineEndings("\n").TrimEnd()}\n";
    }
}
