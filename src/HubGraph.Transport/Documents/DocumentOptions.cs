using System.Security.Cryptography;
using System.Text;

namespace HubGraph.Transport;

/// <summary>The documents that the server knows by an identifier before any client sends them.</summary>
public sealed class DocumentOptions
{
    /// <summary>Trusted documents by their identifiers: the SHA-256 of the text, or whatever a client's build tool made.</summary>
    public IDictionary<string, string> Trusted { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether trusted documents alone are executed, introspection not excepted; automatic persisted queries are off then.</summary>
    public bool TrustedOnly { get; set; }

    /// <summary>Trusts a document under the SHA-256 of its text.</summary>
    public void Trust(string text) => Trusted[Hash(text)] = text;

    /// <summary>The SHA-256 of a text in UTF-8, in lower-case hexadecimal digits.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
