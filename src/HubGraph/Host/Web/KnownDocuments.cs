using System.Reflection;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Transport.Options;

namespace HubGraph.Host.Web;

/// <summary>The documents that clients may name instead of sending them: those of schema/operations, and those of a manifest.</summary>
internal static class KnownDocuments
{
    internal const string Section = "Documents";
    private const string Prefix = "operations/";

    private sealed class KnownDocumentSettings
    {
        /// <summary>Whether no others are executed.</summary>
        public bool TrustedOnly { get; set; }

        /// <summary>A file that holds more.</summary>
        public string? Manifest { get; set; }
    }

    /// <summary>
    /// Trusts the documents that the build embedded, by the SHA-256 of their files, and those of <c>Documents:Manifest</c>, a JSON
    /// object of texts by identifiers as graphql-codegen writes it. Throws <see cref="StartupException"/> when that is none,
    /// or when <c>Documents:TrustedOnly</c> is neither true nor false.
    /// </summary>
    public static void Trust(DocumentOptions documents, IConfiguration configuration)
    {
        KnownDocumentSettings settings = configuration.Read<KnownDocumentSettings>(Section);
        documents.TrustedOnly = settings.TrustedOnly;
        foreach (string text in Embedded())
            documents.Trust(text);
        if (settings.Manifest is not { Length: > 0 } manifest)
            return;
        foreach ((string id, string text) in Read(manifest))
            documents.Trust(id, text);
    }

    private static IEnumerable<string> Embedded()
    {
        Assembly program = typeof(KnownDocuments).Assembly;
        foreach (string name in program.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using StreamReader reader = new(program.GetManifestResourceStream(name)!);
            // Git may have written other line ends than the repository has.
            yield return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
    }

    private static Dictionary<string, string> Read(string manifest)
    {
        Dictionary<string, string>? documents = null;
        try
        {
            using FileStream file = File.OpenRead(manifest);
            documents = JsonSerializer.Deserialize<Dictionary<string, string>>(file);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            // Told below, as what holds none is.
        }
        return documents?.Values.All(text => text is not null) == true
            ? documents
            : throw new StartupException(
                $"Documents:Manifest is not a file that holds a JSON object of documents by their identifiers: {manifest}");
    }
}
