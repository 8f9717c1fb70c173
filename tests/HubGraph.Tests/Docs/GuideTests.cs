using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HubGraph.Tests.Docs;

/// <summary>Whoever types what the README and the guides print sees what they print.</summary>
public class GuideTests
{
    public static TheoryData<string> Guides => [.. Guide.All.Where(guide => !guide.IsLong && guide.Blocks.Any(block => block.IsRun)).Select(guide => guide.Name)];

    public static TheoryData<string> LongGuides => [.. Guide.All.Where(guide => guide.IsLong).Select(guide => guide.Name)];

    [SkippableTheory]
    [MemberData(nameof(Guides))]
    public Task Commands_answer_as_printed(string name) => RunAsync(Guide.Named(name));

    [SkippableTheory]
    [MemberData(nameof(LongGuides))]
    [Trait("Category", "Long")]
    public Task Commands_that_take_long_answer_as_printed(string name) => RunAsync(Guide.Named(name));

    private static async Task RunAsync(Guide guide)
    {
        await using GuideSession session = await GuideSession.StartAsync(guide);
        string printed = "";
        Func<string> meanwhile = () => "";
        foreach (GuideBlock block in guide.Blocks)
        {
            if (block.IsBackground)
                meanwhile = await session.GoOnAsync(block.Text);
            else if (block.IsRun)
                printed = await session.RunAsync(block.Text);
            else if (block.FileName is { } name && !name.Contains('/', StringComparison.Ordinal))
                await session.SaveAsync(name, block.Text);
            else if (block.Info == "json")
                Assert.True(IsAs(JsonNode.Parse(block.Text), JsonNode.Parse(printed)), $"{guide.Name} prints\n{block.Text}\nbut the answer is\n{printed}");
            else if (block.Info == "text")
                Assert.True(IsAs(block.Text, printed), $"{guide.Name} prints\n{block.Text}\nbut the answer is\n{printed}");
            else if (block.IsBackgroundAnswer)
                await UntilAsync(() => IsAs(block.Text, meanwhile()), () => $"{guide.Name} prints\n{block.Text}\nbut so far it is\n{meanwhile()}");
        }
    }

    private static async Task UntilAsync(Func<bool> isSo, Func<string> otherwise)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), otherwise());
            await Task.Delay(50);
        }
    }

    // "…" stands for what differs each time.
    private static bool IsAs(string pattern, string text) =>
        Regex.IsMatch(text.ReplaceLineEndings("\n").Trim(), "^" + Regex.Escape(pattern.Trim()).Replace("…", ".*", StringComparison.Ordinal) + "$", RegexOptions.Singleline);

    private static bool IsAs(JsonNode? pattern, JsonNode? node) => (pattern, node) switch
    {
        (JsonObject expected, JsonObject actual) => expected.Count == actual.Count && expected.All(property => actual.ContainsKey(property.Key) && IsAs(property.Value, actual[property.Key])),
        (JsonArray expected, JsonArray actual) => expected.Count == actual.Count && expected.Zip(actual).All(pair => IsAs(pair.First, pair.Second)),
        (JsonValue expected, JsonValue actual) when expected.TryGetValue(out string? text) && text.Contains('…', StringComparison.Ordinal) => actual.TryGetValue(out string? told) && IsAs(text, told),
        _ => JsonNode.DeepEquals(pattern, node),
    };
}
