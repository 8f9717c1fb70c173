using System.Text.RegularExpressions;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Docs;

/// <summary>The README or one of the guides beside the server's code, as its reader has it.</summary>
internal sealed partial class Guide
{
    private Guide(string path)
    {
        Path = path;
        Text = File.ReadAllText(path);
        Blocks = [.. Fences().Matches(Text).Select(match => new GuideBlock(match.Groups[1].Value, match.Groups[2].Value))];
    }

    /// <summary>The README first.</summary>
    public static IReadOnlyList<Guide> All { get; } =
        [new(Repository.File("README.md")), .. Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).Select(path => new Guide(path))];

    public static string Folder => Repository.File("src", "HubGraph", "Docs");

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public string Text { get; }

    public IReadOnlyList<GuideBlock> Blocks { get; }

    /// <summary>Whether its commands start servers of their own.</summary>
    public bool StartsServers => Blocks.Any(block => block.IsRun && Serving().IsMatch(block.Text));

    /// <summary>Whether its commands take longer than a test may that everybody runs.</summary>
    public bool IsLong => StartsServers || Blocks.Any(block => block.IsRun && block.Text.Contains("npx ", StringComparison.Ordinal));

    /// <summary>Names of headings, as GitHub and the server make them for links.</summary>
    public IEnumerable<string> Anchors => Headings().Matches(Fences().Replace(Text, "")).Select(match => Anchor(match.Groups[1].Value));

    /// <summary>Where its links lead, without those in its commands and answers.</summary>
    public IEnumerable<string> Links =>
        Addresses().Matches(InlineCode().Replace(Fences().Replace(Text, ""), "")).Select(match => match.Groups[1].Value);

    public static Guide Named(string name) => All.Single(guide => guide.Name == name);

    private static string Anchor(string heading) => NoLetters().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^```([^\n]*)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoLetters();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Addresses();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"dotnet run --project src/HubGraph( -- --|\s*(#|&|$))", RegexOptions.Multiline)]
    private static partial Regex Serving();
}

/// <summary>What stands between two fences. Its first line says what it is: a language and a word that readers do not see.</summary>
internal sealed record GuideBlock(string Info, string Text)
{
    /// <summary>Commands that are run, one after another in one shell.</summary>
    public bool IsRun => Info is "sh" or "sh background";

    /// <summary>Goes on while what follows is run.</summary>
    public bool IsBackground => Info == "sh background";

    /// <summary>Cannot be run where the tests are; the guide says so.</summary>
    public bool IsUntried => Info.EndsWith(" untried", StringComparison.Ordinal);

    /// <summary>What the commands before it print.</summary>
    public bool IsAnswer => Info is "json" or "text";

    /// <summary>What the last commands in the background print meanwhile.</summary>
    public bool IsBackgroundAnswer => Info == "text background";

    /// <summary>The name under which its reader saves it; null for others.</summary>
    public string? FileName => !IsRun && !IsUntried && !IsBackgroundAnswer && Info.Split(' ') is [_, var name] ? name : null;
}
