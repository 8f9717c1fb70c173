using System.Collections.Frozen;
using System.Reflection;

namespace HubGraph.Pages;

/// <summary>The pages as the build embedded them, with assets that are kept compressed alone.</summary>
internal static class PageFiles
{
    private const string Prefix = "pages/";
    private const string Explorer = "explorer.html";
    private static readonly Assembly s_program = typeof(PageFiles).Assembly;
    private static readonly FrozenSet<string> s_names = s_program.GetManifestResourceNames().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the program was built with them.</summary>
    public static bool IsBuilt => s_names.Contains(Prefix + Explorer);

    /// <summary>The page that loads the explorer or, without one, a page that says how to use the API.</summary>
    public static string ReadExplorer() => Read(IsBuilt ? Explorer : "plain.html");

    /// <summary>The page that loads the dashboard.</summary>
    public static string ReadDashboard() => Read("dashboard.html");

    /// <summary>The page that loads the console.</summary>
    public static string ReadConsole() => Read("console.html");

    /// <summary>The script by which the console opens without a network; null where the program was built without pages.</summary>
    public static string? ReadWorker() => IsBuilt ? Read("worker.js") : null;

    /// <summary>A file in one of its encodings, or null when there is no such file.</summary>
    public static Stream? Open(string file, string extension) =>
        s_names.Contains($"{Prefix}{file}.{extension}") ? s_program.GetManifestResourceStream($"{Prefix}{file}.{extension}") : null;

    private static string Read(string file)
    {
        using StreamReader reader = new(s_program.GetManifestResourceStream(Prefix + file)!);
        return reader.ReadToEnd();
    }
}
