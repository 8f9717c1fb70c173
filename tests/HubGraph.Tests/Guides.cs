using HubGraph.Tests.Graph;

namespace HubGraph.Tests;

/// <summary>The README and the guides beside the server's code.</summary>
internal static class Guides
{
    public static string All { get; } = string.Join('\n', Files.Select(File.ReadAllText));

    public static IEnumerable<string> Files => [Repository.File("README.md"), .. Directory.GetFiles(Repository.File("src", "HubGraph", "Docs"), "*.md").Order(StringComparer.Ordinal)];
}
