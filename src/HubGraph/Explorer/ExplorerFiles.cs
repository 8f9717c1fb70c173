using System.Collections.Frozen;
using System.Reflection;

namespace HubGraph.Explorer;

/// <summary>The explorer as the build embedded it: a page, and assets that are kept compressed alone.</summary>
internal static class ExplorerFiles
{
    private const string Prefix = "explorer/";
    private static readonly Assembly s_program = typeof(ExplorerFiles).Assembly;
    private static readonly FrozenSet<string> s_names = s_program.GetManifestResourceNames().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the program was built with it.</summary>
    public static bool IsBuilt => s_names.Contains(Prefix + "index.html");

    /// <summary>The page that loads the explorer or, without one, a page that says how to use the API.</summary>
    public static string ReadPage()
    {
        using StreamReader reader = new(s_program.GetManifestResourceStream(Prefix + (IsBuilt ? "index.html" : "plain.html"))!);
        return reader.ReadToEnd();
    }

    /// <summary>A file in one of its encodings, or null when there is no such file.</summary>
    public static Stream? Open(string file, string extension) =>
        s_names.Contains($"{Prefix}{file}.{extension}") ? s_program.GetManifestResourceStream($"{Prefix}{file}.{extension}") : null;
}
