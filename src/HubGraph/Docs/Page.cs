using System.Globalization;
using HubGraph.Host;

namespace HubGraph.Docs;

/// <summary>A page that people look at: what is particular to it, within what all pages have in common.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its content, from its first heading on.</param>
internal sealed record Page(string Title, Markup Body)
{
    /// <summary>
    /// Stands in links for the way up to where the server's addresses begin, which depends on the address that the page is asked at:
    /// a proxy may have put any path before it.
    /// </summary>
    public const string Up = "@up/";

    /// <summary>Whether it is in French; else it is in English.</summary>
    public bool IsFrench { get; init; }

    /// <summary>What stands beside the content where there is room, and below it where there is none.</summary>
    public Markup Around { get; init; }

    /// <summary>The headings of the content, with their anchors.</summary>
    public IReadOnlyList<(string Anchor, string Text)> Headings { get; init; } = [];

    /// <summary>The address of the same page in the other language, beside its own text; null where there is none.</summary>
    public string? Translation { get; init; }

    /// <summary>Where its plain text stands.</summary>
    public string? Source { get; init; }

    /// <summary>What was searched.</summary>
    public string? Query { get; init; }

    /// <summary>Whether the language is the one that a request asks for.</summary>
    public static bool AsksFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>A link within the server.</summary>
    /// <param name="address">Where it leads, from where the server's addresses begin.</param>
    public static Markup Link(string address, string text) => Markup.Of($"""<a href="{new Markup(Up)}{address}">{text}</a>""");

    /// <summary>All of it.</summary>
    /// <param name="hasReference">Whether the server shows its schema.</param>
    public Markup Render(bool hasReference) => Markup.Of($"""
        <!doctype html>
        <html lang="{(IsFrench ? "fr" : "en")}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Title}{(Title == "HubGraph" ? "" : " · HubGraph")}</title>
        <link rel="icon" href="{new Markup(Up)}docs/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="{new Markup(Up)}docs/pages.css">
        {Markup.If(Translation is not null, $"""<link rel="alternate" hreflang="{OtherLanguage}" href="{new Markup(Up)}{Translation}">""")}
        {Markup.If(Source is not null, $"""<link rel="alternate" type="text/markdown" href="{new Markup(Up)}{Source}">""")}
        </head>
        <body>
        <a class="skip" href="#content">{Say("Skip to the content", "Aller au contenu")}</a>
        <header>
        <a class="brand" href="{new Markup(Up)}."><img src="{new Markup(Up)}docs/icon.svg" alt="" width="24" height="24"> HubGraph</a>
        <nav aria-label="Site">
        {Link(GuideLibrary.IndexFor(IsFrench), "Guides")}
        {Markup.If(hasReference, $"{Link("docs/reference", Say("Reference", "Référence"))}")}
        {Link("graphql", Say("Explorer", "Explorateur"))}
        {Link("status", Say("Status", "État"))}
        </nav>
        <form action="{new Markup(Up)}docs/" method="get" role="search">
        {Markup.If(IsFrench, $"""<input type="hidden" name="lang" value="fr">""")}
        {SearchField()}
        <button>{Say("Search", "Chercher")}</button>
        </form>
        </header>
        <div class="columns">
        <main id="content" tabindex="-1">
        {TranslationLink()}
        <article>
        {BodyWithContents()}
        </article>
        {SourceLink()}
        </main>
        {Around}
        </div>
        <footer>
        <p>HubGraph {ProgramVersion.Current}</p>
        <nav aria-label="{Say("About", "À propos")}">
        {Link(InLanguage("promises"), Say("Promises", "Engagements"))}
        {Link("docs/changelog", Say("Changes", "Changements"))}
        {Link(InLanguage("legal-notice"), Say("Legal notice", "Mentions légales"))}
        {Link(InLanguage("privacy"), Say("Privacy", "Données personnelles"))}
        {Link(InLanguage("terms"), Say("Terms of use", "Conditions d’utilisation"))}
        {Link(InLanguage("accessibility"), Say("Accessibility", "Accessibilité"))}
        </nav>
        </footer>
        </body>
        </html>

        """);

    private string OtherLanguage => IsFrench ? "en" : "fr";

    private Markup SearchField() => Markup.Of(
        $"""<input type="search" name="q" value="{Query}" maxlength="100" """
        + $"""aria-label="{Say("Search the guides", "Chercher dans les guides")}" """
        + $"""placeholder="{Say("Search the guides", "Chercher")}">""");

    private Markup TranslationLink()
    {
        string text = IsFrench ? "This page in English" : "Cette page en français";
        return Markup.If(Translation is not null, $"""
            <p class="language"><a href="{new Markup(Up)}{Translation}" hreflang="{OtherLanguage}" lang="{OtherLanguage}">{text}</a></p>
            """);
    }

    private Markup SourceLink() => Markup.If(
        Source is not null, $"""<p class="source">{Link(Source!, Say("This page as Markdown", "Cette page en Markdown"))}</p>""");

    // The headings are listed below the first of them, the title.
    private Markup BodyWithContents()
    {
        const string EndOfTitle = "</h1>";
        int end = Body.Html.IndexOf(EndOfTitle, StringComparison.Ordinal) + EndOfTitle.Length;
        if (Headings.Count < 3 || end < EndOfTitle.Length)
            return Body;
        string label = Say("On this page", "Sur cette page");
        IEnumerable<Markup> links = Headings.Select(
            heading => Markup.Of($"""<li><a href="#{heading.Anchor}">{heading.Text}</a></li>"""));
        return Markup.Of($"""
            {new Markup(Body.Html[..end])}
            <nav class="contents" aria-label="{label}"><p>{label}</p><ul>{links}</ul></nav>
            {new Markup(Body.Html[end..])}
            """);
    }

    private string Say(string english, string french) => IsFrench ? french : english;

    private string InLanguage(string guide) => $"docs/{guide}{(IsFrench ? ".fr" : "")}";
}
