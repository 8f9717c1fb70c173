using System.Text.RegularExpressions;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Docs;

/// <summary>The README is short, a guide is a page, links lead somewhere, and what is listed is complete.</summary>
public class GuideShapeTests
{
    public static TheoryData<string> Names => [.. Guide.All.Select(guide => guide.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_short(string name) =>
        Assert.InRange(new FileInfo(Guide.Named(name).Path).Length, 1, name == "README.md" ? 10_000 : 12_000);

    [Theory]
    [MemberData(nameof(Names))]
    public void Begins_with_its_title(string name) => Assert.Matches("^# \\S", Guide.Named(name).Text);

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_lead_somewhere(string name)
    {
        Guide guide = Guide.Named(name);

        foreach (string link in guide.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#');
            string path = parts[0].Length == 0 ? guide.Path : Path.GetFullPath(parts[0], Path.GetDirectoryName(guide.Path)!);
            Assert.True(Path.Exists(path), $"{name} leads to {link}, which does not exist.");
            if (parts.Length > 1)
                Assert.Contains(parts[1], Guide.All.Single(other => other.Path == path).Anchors);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_block_is_run_or_an_answer_or_a_file(string name) => Assert.DoesNotContain(
        Guide.Named(name).Blocks,
        block => !(block.IsRun || block.IsUntried || block.IsAnswer || block.IsBackgroundAnswer || block.FileName is not null));

    [Theory]
    [MemberData(nameof(Names))]
    public void Quoted_source_stands_there(string name) => Assert.All(
        Guide.Named(name).Blocks.Where(block => block.FileName?.Contains('/', StringComparison.Ordinal) == true),
        block => Assert.Contains(Words(block.Text), Words(File.ReadAllText(Repository.File(block.FileName!))), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_program_imports_is_installed_before_it(string name)
    {
        string installed = "";
        foreach (GuideBlock block in Guide.Named(name).Blocks)
        {
            if (block.IsRun)
                installed += string.Concat(Regex.Matches(block.Text, "^npm install (.+)$", RegexOptions.Multiline).Select(line => $" {line.Groups[1].Value} "));
            else if (block.FileName?.EndsWith(".mjs", StringComparison.Ordinal) == true && !block.FileName.Contains('/', StringComparison.Ordinal))
                Assert.All(
                    Regex.Matches(block.Text, "from \"(?!node:)((?:@[\\w-]+/)?[\\w-]+)").Select(package => package.Groups[1].Value),
                    package => Assert.Contains($" {package} ", installed, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("wrong-fact")]
    [InlineData("bug")]
    [InlineData("wish")]
    public void There_is_a_form_for(string what)
    {
        string form = File.ReadAllText(Repository.File(".github", "ISSUE_TEMPLATE", $"{what}.yml"));

        Assert.Matches(@"\Aname: .+ · .+\ndescription: .+ · .+\nlabels: \[\w+\]\nbody:\n  - type: ", form);
        Assert.Contains("required: true", form, StringComparison.Ordinal);
        Assert.DoesNotContain('\t', form);
    }

    [Fact]
    public void The_index_lists_every_guide()
    {
        foreach (Guide guide in Guide.All.Where(guide => guide.Name is not ("README.md" or "index.md")))
            Assert.Contains($"]({guide.Name})", Guide.Named("index.md").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_French_index_lists_every_guide_once_in_French_where_there_is_one()
    {
        string[] names = [.. Guide.All.Select(guide => guide.Name).Where(name => name is not ("README.md" or "index.md" or "index.fr.md"))];

        Assert.Equal(
            names.Where(name => !names.Contains(name.Replace(".md", ".fr.md", StringComparison.Ordinal))).Order(StringComparer.Ordinal),
            Regex.Matches(Guide.Named("index.fr.md").Text, @"^- \[.+\]\((.+)\)\s: .+$", RegexOptions.Multiline).Select(entry => entry.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_glossary_names_what_the_schema_has()
    {
        string schema = File.ReadAllText(Repository.File("schema", "schema.graphql"));
        IEnumerable<string> columns = Guide.Named("glossary.md").Text.Split('\n')
            .Select(line => line.Split('|')).Where(cells => cells.Length == 5).Select(cells => cells[2]);

        foreach (Match name in columns.SelectMany(column => Regex.Matches(column, "`(\\w+)`")))
            Assert.Matches($"\\b{name.Groups[1].Value}\\b", schema);
    }

    [Fact]
    public void The_schema_has_the_glossarys_French_terms()
    {
        string schema = File.ReadAllText(Repository.File("schema", "schema.graphql")).ToLowerInvariant();
        string[] terms = [.. Guide.Named("glossary.md").Text.Split('\n').Select(line => line.Split('|'))
            .Where(cells => cells.Length == 5 && cells[2].Contains('`', StringComparison.Ordinal)).Select(cells => cells[1].Trim())];

        Assert.NotEmpty(terms);
        Assert.All(terms, term => Assert.Contains(
            Regex.Replace(term, @"\(.+?\)", "").Replace('’', '\'').ToLowerInvariant().Split(','),
            each => schema.Contains(each.Trim(), StringComparison.Ordinal)));
    }

    [Fact]
    public void Errors_lists_every_code()
    {
        foreach (string code in KnownCodes.All)
            Assert.Contains($"`{code}`", Guide.Named("errors.md").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import.md")]
    [InlineData("import.fr.md")]
    public void Import_lists_every_column(string name)
    {
        foreach (ActivityColumn column in ActivityColumns.All)
            Assert.Matches($"\\| [^|]*\\b{Regex.Escape(column.French[0])}[^|]*\\| [^|]*\\b{column.English[0]}\\b", Guide.Named(name).Text);
    }

    private static string Words(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
