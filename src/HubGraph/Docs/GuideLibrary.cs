using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace HubGraph.Docs;

/// <summary>The guides that the build embedded, and what belongs to them.</summary>
internal sealed partial class GuideLibrary
{
    private const string Prefix = "docs/";
    private const string Markdown = ".md";
    private static readonly Assembly s_program = typeof(GuideLibrary).Assembly;
    private static readonly FrozenSet<string> s_names = s_program.GetManifestResourceNames().ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, Guide> _guides;

    /// <summary>Reads them all.</summary>
    /// <param name="publisher">Who publishes the server, of which some of them tell.</param>
    public GuideLibrary(PublisherOptions publisher)
    {
        _guides = s_names.Where(
            name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Markdown, StringComparison.Ordinal))
                .Select(name => name[Prefix.Length..^Markdown.Length])
                .Select(name =>
                    GuideReader.Read(
                        name, PublisherText.Fill(name, System.Text.Encoding.UTF8.GetString(Open(name + Markdown)!), publisher)))
            .ToDictionary(guide => guide.Name);
        foreach (Guide index in new[] { Guide.Index, Guide.Index + Guide.French }.Select(Find).OfType<Guide>().ToList())
        {
            foreach (Match entry in Entry().Matches(index.Markdown))
            {
                foreach (Capture name in entry.Groups["name"].Captures)
                {
                    // Each index says what the guides of its own language are for.
                    if (Find(name.Value) is { } guide && guide.IsFrench == index.IsFrench)
                        _guides[guide.Name] = guide with { Summary = entry.Groups["use"].Value };
                }
            }
        }
        // In the order in which the index leads to them.
        string order = Find(Guide.Index)?.Markdown ?? "";
        All = [.. _guides.Values.OrderBy(guide => Place(guide.Subject)).ThenBy(guide => guide.Name, StringComparer.Ordinal)];

        int Place(string subject) =>
            subject == Guide.Index ? -1 : order.IndexOf($"({subject}.md", StringComparison.Ordinal) is >= 0 and int at ? at : int.MaxValue;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Guide> All { get; }

    /// <summary>A guide; null if there is none of that name.</summary>
    public Guide? Find(string name) => _guides.GetValueOrDefault(name);

    /// <summary>The same guide in the other language; null if there is none.</summary>
    public Guide? Translation(Guide guide) => Find(guide.IsFrench ? guide.Subject : guide.Name + Guide.French);

    /// <summary>The guides for who reads a language: each once, in the other one where there is no translation.</summary>
    public IEnumerable<Guide> For(bool french) => All.Where(guide => guide.IsFrench == french || Translation(guide) is null);

    /// <summary>The address of the guide that leads to all others, for who reads a language.</summary>
    public static string IndexFor(bool french) =>
        french && s_names.Contains($"{Prefix}{Guide.Index}{Guide.French}{Markdown}") ? $"docs/{Guide.Index}{Guide.French}" : "docs/";

    /// <summary>A file that belongs to the guides, such as an image; null if there is none.</summary>
    public static byte[]? Open(string file)
    {
        if (!s_names.Contains(Prefix + file))
            return null;
        using Stream content = s_program.GetManifestResourceStream(Prefix + file)!;
        byte[] bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    // How the index leads to a guide and says what it is for.
    [GeneratedRegex(@"^- (?:.*?\((?<name>[\w.-]+)\.md\))+?\)?\s?: (?<use>.+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
