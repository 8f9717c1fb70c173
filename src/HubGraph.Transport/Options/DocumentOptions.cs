using System.Security.Cryptography;
using System.Text;

namespace HubGraph.Transport.Options;

/// <summary>The documents that the server knows by an identifier before any client sends them.</summary>
public sealed class DocumentOptions
{
    private readonly Dictionary<string, string> _trusted = new(StringComparer.Ordinal);

    /// <summary>Trusted documents by their identifiers, without the prefix of a hash.</summary>
    public IReadOnlyDictionary<string, string> Trusted => _trusted;

    /// <summary>
    /// Whether trusted documents alone are executed, introspection not excepted; automatic persisted queries are off then.
    /// </summary>
    public bool TrustedOnly { get; set; }

    // The prefix of a hash (GraphQL over HTTP, appendix "Persisted Documents"); Apollo sends hashes without.
    private const string Prefix = "sha256:";

    /// <summary>Trusts a document under the SHA-256 of its text.</summary>
    public void Trust(string text) => Trust(Hash(text), text);

    /// <summary>
    /// Trusts a document under an identifier: a SHA-256, with its prefix or without, or whatever a client's build tool made.
    /// </summary>
    public void Trust(string id, string text) => _trusted[WithoutPrefix(id)] = text;

    /// <summary>A short text that is another one whenever an identifier leads to another document.</summary>
    public string Digest() =>
        Hash(string.Concat(
            _trusted.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {Hash(pair.Value)}\n")))[..16];

    internal static string WithoutPrefix(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;

    /// <summary>The SHA-256 of a text in UTF-8, in lower-case hexadecimal digits.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
