using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HubGraph.Planning.Mapping;
using HubGraph.Transport.Options;

namespace HubGraph.Docs;

/// <summary>The pages of the guides and those that lead to them, each made once.</summary>
internal sealed class DocsPages(GuideLibrary library, GuideSearch search, MapCatalog maps, TransportOptions transport)
{
    private const string About = "The open GraphQL API of the French digital-inclusion ecosystem (inclusion numérique): hubs, carriers, "
        + "territories, missions, projects, events and activities.";
    private const string AboutInFrench = "L’API GraphQL ouverte de l’inclusion numérique en France : hubs, porteurs, territoires, "
        + "missions, projets, événements et actions.";

    private readonly ConcurrentDictionary<string, Markup> _made = new();

    /// <summary>Whether the server shows its schema.</summary>
    public bool HasReference => transport.Introspection;

    /// <summary>The page of a guide; null if there is none of that name.</summary>
    public Markup? Guide(string name) => library.Find(name) is { } guide ? _made.GetOrAdd(name, _ => new Page(guide.Title, guide.Body)
    {
        IsFrench = guide.IsFrench,
        Headings = guide.Headings,
        Around = Guides(guide.IsFrench, guide.Subject),
        Translation = library.Translation(guide)?.Address,
        Source = $"docs/{guide.Name}.md",
    }.Render(HasReference)) : null;

    /// <summary>The text of a guide.</summary>
    public byte[]? Markdown(string name) => library.Find(name) is { } guide ? Encoding.UTF8.GetBytes(guide.Markdown) : null;

    /// <summary>What is found in the guides.</summary>
    public Markup Search(string query, bool french)
    {
        Markup[] hits = [.. search.Find(query, french).Select(Hit)];
        string title = french ? "Recherche dans les guides" : "Search in the guides";
        string found = (hits.Length, french) switch
        {
            (0, true) => "Rien ne contient tous ces mots.",
            (0, false) => "Nothing holds all of these words.",
            (_, true) => "Ce qui contient tous ces mots :",
            _ => "What holds all of these words:",
        };
        return new Page(title, Markup.Of($"""<h1>{title}</h1><p>{found}</p><ol class="hits">{hits}</ol>"""))
        {
            IsFrench = french,
            Query = query,
            Around = Guides(french, null),
        }.Render(HasReference);
    }

    /// <summary>What the server is about, in a sentence.</summary>
    public static string AboutIn(bool french) => french ? AboutInFrench : About;

    /// <summary>What the server is about, some figures of it, and the ways to everything.</summary>
    public Markup Overview(bool french, Markup figures)
    {
        string Say(string english, string inFrench) => french ? inFrench : english;
        Markup Card(string title, string address, string text) => Markup.Of($"<li><h2>{Page.Link(address, title)}</h2><p>{text}</p></li>");
        Markup tables = Joined(maps.Datasets.Select(dataset => Page.Link($"exports/{dataset.Name}.csv", dataset.Name)));
        Markup joining = Page.Link("docs/open-data", Say("How to filter and join them", "Comment les filtrer et les relier"));
        Markup[] ofReference = !HasReference ? [] :
        [
            Card(
                Say("Reference", "Référence"),
                "docs/reference",
                Say(
                    "Each type and field: what it means, what it costs, who may read it.",
                    "Chaque type et chaque champ : son sens, son coût, qui peut le lire.")),
            Card(
                "REST",
                "docs/operations",
                Say(
                    "Ready questions, each at an address: JSON for programs that know no GraphQL.",
                    "Des questions toutes prêtes, chacune à une adresse : du JSON pour les programmes qui ne connaissent pas GraphQL.")),
            Card(
                Say("Contract", "Contrat"),
                "schema.graphql",
                Say("The schema as text, for tools.", "Le schéma en texte, pour les outils.")),
        ];
        Markup[] cards =
        [
            Card(
                "Guides",
                GuideLibrary.IndexFor(french),
                Say("From the first query to running it: a task each.", "De la première requête à l’exploitation : une tâche par guide.")),
            Card(
                Say("Explorer", "Explorateur"),
                "graphql",
                Say("Write a query, with examples, and see its answer.", "Écrire une requête, à partir d’exemples, et voir sa réponse.")),
            .. ofReference,
            Markup.Of(
                $"<li><h2>{Say("Open data", "Données ouvertes")}</h2>"
                + $"<p>{Say("Tables as CSV:", "Des tables en CSV :")} {tables}. {joining}.</p></li>"),
            Card(
                Say("Status", "État"),
                "status",
                Say(
                    "Whether it serves, how fast, and how it did in the last hours and days.",
                    "S’il répond, à quelle vitesse, et comment il s’est comporté ces dernières heures et ces derniers jours.")),
        ];
        return Markup.Of($"""
            <h1>HubGraph</h1>
            <p class="lead">{AboutIn(french)}</p>
            {figures}
            <ul class="cards">
            {cards}
            </ul>
            """);
    }

    /// <summary>What an address under /docs answers where nothing is.</summary>
    public Markup NotFound() => _made.GetOrAdd("/404", _ => new Page("Not found", Markup.Of($"""
        <h1>There is no such page</h1><p>The {Page.Link("docs/", "guides")} are listed here; the search looks through all of them.</p>
        """)) { Around = Guides(french: false, null) }.Render(HasReference));

    /// <summary>The guides for programs that read them, as llmstxt.org proposes.</summary>
    /// <param name="root">The address of the server.</param>
    public string List(string root)
    {
        StringBuilder list = new($"# HubGraph\n\n> {About}\n\n## Guides\n\n");
        foreach (Guide guide in library.All)
            list.Append(CultureInfo.InvariantCulture, $"- [{guide.Title}]({root}docs/{guide.Name}.md): {guide.Summary}\n");
        list.Append(
            CultureInfo.InvariantCulture,
            $"\n## Programs\n\n- [GraphQL]({root}graphql): queries by POST, or by GET with the parameter query.\n");
        if (HasReference)
            list.Append(
                CultureInfo.InvariantCulture,
                $"- [Schema]({root}schema.graphql): the contract, with a description of each type and field.\n- "
                    + $"[Reference]({root}docs/reference): the same as pages, with costs and rights.\n- [OpenAPI]({root}openapi.json): the "
                    + $"trusted documents as REST, and [as a page]({root}docs/operations).\n");
        foreach ((_, string name, string title, _) in maps.Datasets)
            list.Append(
                CultureInfo.InvariantCulture,
                $"- [{title}]({root}exports/{name}.csv): open data, described by [its schema]({root}exports/{name}.schema.json).\n");
        return list.ToString();
    }

    private static Markup Hit((Guide Guide, GuideSection Section, Markup Excerpt) hit)
    {
        Markup link = hit.Section.Anchor is { } anchor
            ? Page.Link($"{hit.Guide.Address}#{anchor}", $"{hit.Guide.Title} – {hit.Section.Heading}")
            : Page.Link(hit.Guide.Address, hit.Guide.Title);
        return Markup.Of($"<li>{link}<p>{hit.Excerpt}</p></li>");
    }

    private Markup Guides(bool french, string? current)
    {
        IEnumerable<Markup> links = library.For(french).Where(guide => guide.Subject != Docs.Guide.Index).Select(guide =>
        {
            Markup isCurrent = Markup.If(guide.Subject == current, $" aria-current=\"page\"");
            Markup language = Markup.If(guide.IsFrench != french, $" lang=\"{(french ? "en" : "fr")}\"");
            return Markup.Of($"""<li><a href="{new Markup(Page.Up)}{guide.Address}"{isCurrent}{language}>{guide.Title}</a></li>""");
        });
        return Markup.Of($"""<nav class="guides" aria-label="Guides"><p>Guides</p><ul>{links}</ul></nav>""");
    }

    private static Markup Joined(IEnumerable<Markup> parts) => new(string.Join(", ", parts.Select(part => part.Html)));
}
