using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HubGraph.Data.Reference;

/// <summary>One vintage of the reference data: <c>programme.json</c> and the five files of territories.</summary>
public sealed class ReferenceFiles
{
    /// <summary>The names of its files.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["programme.json", "regions.csv", "departments.csv", "intercommunalities.csv", "communes.csv", "former_communes.csv"];

    private readonly Func<string, Stream> _open;
    private readonly Lazy<string> _version;

    /// <summary>A vintage from elsewhere.</summary>
    /// <param name="open">Opens a file of <see cref="Names"/>.</param>
    public ReferenceFiles(Func<string, Stream> open) => (_open, _version) = (open, new Lazy<string>(Hash));

    /// <summary>The vintage that the program ships.</summary>
    public static ReferenceFiles Shipped { get; } = new(name =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"reference/{name}")
            ?? throw new InvalidOperationException($"The build lacks {name}."));

    /// <summary>SHA-256 over the files.</summary>
    public string Version => _version.Value;

    /// <summary>Opens a file of <see cref="Names"/>.</summary>
    public Stream Open(string name) => _open(name);

    private string Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[81920];
        foreach (string name in Names)
        {
            using Stream file = _open(name);
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            for (int read = file.Read(buffer); read > 0; read = file.Read(buffer))
                hash.AppendData(buffer, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
