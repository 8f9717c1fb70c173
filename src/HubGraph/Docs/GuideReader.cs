using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HubGraph.Docs;

/// <summary>Makes guides of Markdown, with the anchors that GitHub gives to headings.</summary>
internal static partial class GuideReader
{
    private const string LocalServer = "http://localhost:5000";

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UseAutoLinks().Build();

    /// <summary>Reads a guide.</summary>
    /// <param name="name">Its file's name, without the end.</param>
    public static Guide Read(string name, string markdown)
    {
        MarkdownDocument document = Markdown.Parse(markdown, s_pipeline);
        foreach (HtmlBlock comment in document.Descendants<HtmlBlock>().Where(block => block.Type == HtmlBlockType.Comment).ToList())
            comment.Parent!.Remove(comment);
        if (name.StartsWith("errors", StringComparison.Ordinal))
            AnchorCodes(document);
        List<GuideSection> sections = Sections(document);
        foreach (LinkInline link in document.Descendants<LinkInline>().ToList())
            Lead(link);
        // What is wider than a phone is scrolled by itself, by keyboard too.
        string html = Markdown.ToHtml(document, s_pipeline)
            .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal)
            // A table whose columns need no names has no headers.
            .Replace("<th></th>", "<td></td>", StringComparison.Ordinal)
            .Replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        return new Guide(name, sections[0].Heading, Summary(document), markdown, new Markup(html), Headings(document), sections);
    }

    // Errors lead to their codes: where a table begins a row with them or, if none does, where they are named first.
    private static void AnchorCodes(MarkdownDocument document)
    {
        HashSet<string> known = [];
        IEnumerable<CodeInline> all = document.Descendants<CodeInline>().ToList();
        IEnumerable<CodeInline> leading = document.Descendants<TableRow>().SelectMany(row => ((TableCell)row[0]).Descendants<CodeInline>())
            .ToList();
        foreach (CodeInline code in leading.Concat(all).Where(code => Code().IsMatch(code.Content) && known.Add(code.Content)))
            code.GetAttributes().Id = code.Content;
    }

    /// <summary>
    /// Leads a link to where the server serves what it names. What lies in the repository alone is named, but leads nowhere.
    /// </summary>
    private static void Lead(LinkInline link)
    {
        string url = link.Url ?? "";
        // A guide names a server on its reader's machine; a page leads to the server that it comes from.
        if (url.StartsWith(LocalServer, StringComparison.Ordinal))
            url = "/" + url[LocalServer.Length..].TrimStart('/');
        if (url.StartsWith('#') || Uri.TryCreate(url, UriKind.Absolute, out Uri? absolute) && absolute.Scheme != Uri.UriSchemeFile)
            return;
        if (url.StartsWith("../", StringComparison.Ordinal))
        {
            ContainerInline text = new();
            for (Inline? child = link.FirstChild; child is not null; child = link.FirstChild)
            {
                child.Remove();
                text.AppendChild(child);
            }
            link.ReplaceBy(text, copyChildren: false);
            return;
        }
        string path = url.StartsWith('/') ? url[1..] : $"docs/{url}";
        link.Url = Page.Up + MarkdownFile().Replace(path, match => match.Groups[1].Value == "index" ? "" : match.Groups[1].Value);
    }

    private static List<(string Anchor, string Text)> Headings(MarkdownDocument document) =>
        [
            .. document.OfType<HeadingBlock>().Where(heading => heading.Level == 2)
                .Select(heading => (heading.GetAttributes().Id!, TextOf(heading))),
        ];

    private static List<GuideSection> Sections(MarkdownDocument document)
    {
        List<GuideSection> sections = [];
        StringBuilder text = new();
        HeadingBlock? heading = null;
        foreach (Block block in document)
        {
            if (block is HeadingBlock next)
            {
                End();
                heading = next;
            }
            else
            {
                AppendText(text, block);
            }
        }
        End();
        return sections;

        void End()
        {
            if (heading is not null)
                sections.Add(new GuideSection(
                    heading.Level == 1 ? null : heading.GetAttributes().Id,
                    TextOf(heading),
                    Spaces().Replace(text.ToString(), " ").Trim()));
            text.Clear();
        }
    }

    private static string Summary(MarkdownDocument document)
    {
        string text = document.OfType<ParagraphBlock>().FirstOrDefault() is { } first ? TextOf(first) : "";
        return SentenceEnd().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;
    }

    private static string TextOf(LeafBlock block)
    {
        StringBuilder text = new();
        AppendText(text, block);
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private static void AppendText(StringBuilder text, Block block)
    {
        if (block is CodeBlock code)
            text.Append(code.Lines).Append(' ');
        foreach (Inline inline in block is LeafBlock { Inline: { } inlines } ? inlines.Descendants<Inline>()
            : block is ContainerBlock container ? container.Descendants<Inline>()
            : [])
        {
            if (inline is LiteralInline literal)
                text.Append(literal.Content);
            else if (inline is CodeInline named)
                text.Append(named.Content);
            else if (inline is LineBreakInline)
                text.Append(' ');
            if (inline.NextSibling is null && inline.Parent is { ParentBlock: not null, Parent: null })
                text.Append(' ');
        }
        if (block is ContainerBlock within)
        {
            foreach (CodeBlock nested in within.Descendants<CodeBlock>())
                text.Append(nested.Lines).Append(' ');
        }
    }

    [GeneratedRegex("^[A-Z][A-Z_]+$")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=^|/)([\w.-]+?)\.md(?=$|#|\?)")]
    private static partial Regex MarkdownFile();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[.!?:](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
