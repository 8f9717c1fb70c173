using GraphQLParser.AST;
using HubGraph.Transport.Caching;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>Validated documents by their text, bounded by number and by characters.</summary>
internal sealed class DocumentCache(TransportOptions options)
    : BoundedCache<string, GraphQLDocument>(options.CachedDocuments, options.CachedCharacters, StringComparer.Ordinal)
{
    /// <summary>Remembers a validated document.</summary>
    public void Add(string text, GraphQLDocument document) => Set(text, document, text.Length);
}
