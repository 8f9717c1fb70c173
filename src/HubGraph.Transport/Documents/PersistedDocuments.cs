using System.Collections.Frozen;
using GraphQL;
using HubGraph.Transport.Caching;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>
/// Puts the text in the place of a document's identifier: <c>documentId</c> (GraphQL over HTTP, appendix "Persisted
/// Documents") or <c>extensions.persistedQuery</c> (Apollo's automatic persisted queries).
/// </summary>
internal sealed class PersistedDocuments(TransportOptions options, DocumentCache validated)
{
    public const string Extension = "persistedQuery";

    // Texts by their hash: of valid documents alone, so that nobody can make the server keep anything else.
    private readonly BoundedCache<string, string> _named = new(options.CachedDocuments, options.CachedCharacters, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> _trusted = options.Documents.Trusted.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly FrozenSet<string> _trustedTexts = options.Documents.Trusted.Values.ToFrozenSet(StringComparer.Ordinal);
    private readonly bool _trustedOnly = options.Documents.TrustedOnly;

    /// <summary>
    /// The parameters with the text of the document. Throws <see cref="GraphQLRequestError"/> for a request that names no document, and
    /// <see cref="PersistedDocumentError"/> for one that names a document which is unknown or may not be executed.
    /// </summary>
    public GraphQLParameters Resolve(GraphQLParameters parameters)
    {
        string? hash = ReadHash(parameters.Extensions);
        if ((parameters.DocumentId ?? hash) is not { } given)
        {
            RequireTrusted(RequestJson.RequireQuery(parameters.Query));
            return parameters;
        }

        string id = DocumentOptions.WithoutPrefix(given);
        if (string.IsNullOrWhiteSpace(parameters.Query))
            return parameters with { Query = Find(id) };
        if (parameters.DocumentId is not null)
            throw GraphQLRequestError.BadRequest("Send the document or its documentId, not both.");

        RequireTrusted(parameters.Query);
        if (_trustedOnly || _named.Find(id) == parameters.Query)
            return parameters;
        if (DocumentOptions.Hash(parameters.Query) != id)
            throw GraphQLRequestError.BadRequest("The query does not have this sha256Hash.");
        parameters = parameters with { Hash = id };
        Keep(parameters);
        return parameters;
    }

    /// <summary>Remembers the hash that came with a document, if the document is known to be valid, be it by now.</summary>
    public void Keep(in GraphQLParameters parameters)
    {
        if (parameters.Hash is { } hash && validated.Find(parameters.Query) is not null)
            _named.Set(hash, parameters.Query, parameters.Query.Length);
    }

    /// <summary>Whether a request tells the text of a document together with its hash.</summary>
    public static bool Teaches(in GraphQLParameters parameters) =>
        !string.IsNullOrWhiteSpace(parameters.Query) && parameters.Extensions?.ContainsKey(Extension) == true;

    private string Find(string id)
    {
        if (_trusted.TryGetValue(id, out string? trusted))
            return trusted;
        if (_trustedOnly)
            throw PersistedDocumentError.NotTrusted();
        if (options.CachedDocuments <= 0)
            throw PersistedDocumentError.NotSupported();
        return _named.Find(id) ?? throw PersistedDocumentError.NotFound();
    }

    private void RequireTrusted(string text)
    {
        if (_trustedOnly && !_trustedTexts.Contains(text))
            throw PersistedDocumentError.NotTrusted();
    }

    private static string? ReadHash(Inputs? extensions)
    {
        if (extensions is null || !extensions.TryGetValue(Extension, out object? value) || value is null)
            return null;
        if (value is not IDictionary<string, object?> named
            || !named.TryGetValue("sha256Hash", out object? hash)
            || hash is not string { Length: > 0 } text)
            throw GraphQLRequestError.BadRequest("extensions.persistedQuery must be an object with a sha256Hash.");
        return named.TryGetValue("version", out object? version) && version is 1
            ? text
            : throw GraphQLRequestError.BadRequest("extensions.persistedQuery must be of version 1.");
    }
}
