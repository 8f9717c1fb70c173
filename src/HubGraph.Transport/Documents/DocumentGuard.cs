using GraphQLParser;
using GraphQLParser.AST;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>Refuses documents that would be slow to validate or to execute, in time linear in the document and in the limits.</summary>
internal static class DocumentGuard
{
    /// <summary>Throws when the document passes a limit or cannot be executed.</summary>
    public static void Check(GraphQLDocument document, DocumentLimits limits)
    {
        new DocumentCounter(document, limits).Count();

        Dictionary<ROM, GraphQLFragmentDefinition> fragments = Fragments(document);
        new DocumentExpansion(document, fragments, limits).Measure();
        new DocumentMerge(fragments, limits).Measure(document);
    }

    private static Dictionary<ROM, GraphQLFragmentDefinition> Fragments(GraphQLDocument document)
    {
        Dictionary<ROM, GraphQLFragmentDefinition> fragments = [];
        foreach (ASTNode definition in document.Definitions)
        {
            // Of two fragments of one name the engine takes the first; validation refuses the document anyway.
            if (definition is GraphQLFragmentDefinition fragment)
                fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }

        return fragments;
    }
}
