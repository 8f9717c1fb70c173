using System.Globalization;
using HubGraph.Docs;
using HubGraph.Host;
using HubGraph.Transport.Http;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Pages;

/// <summary>The national dashboard: a page that loads its script, and says the figures without it.</summary>
internal sealed class DashboardPages(FigureReader reader, DocsPages docs, PagesOptions options)
{
    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string? s_template = PageFiles.IsBuilt
        ? PageFiles.ReadDashboard().Replace("\"./graphql/assets/", $"\"{Page.Up}graphql/assets/", StringComparison.Ordinal)
        : null;

    /// <summary>Maps them. Programs that ask these addresses get what an address without anything gives.</summary>
    public static void Map(WebApplication app)
    {
        Map("/", (pages, http) => pages.HomeAsync(http));
        Map("/hubs/{slug}", (pages, http) => pages.HubAsync(http, $"{http.GetRouteValue("slug")}"));
        Map("/regions/{code}", (pages, http) => pages.RegionAsync(http, $"{http.GetRouteValue("code")}"));

        void Map(string pattern, Func<DashboardPages, HttpContext, Task<IResult>> answer) =>
            app.Map(pattern, (HttpContext http, DashboardPages pages) =>
            {
                http.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}");
                return s_read.Contains(http.Request.Method) && http.Request.PrefersHtml()
                    ? answer(pages, http)
                    : Task.FromResult(Results.NotFound());
            }).WithDisplayName("Dashboard").AllowAnonymous();
    }

    private async Task<IResult> HomeAsync(HttpContext http)
    {
        bool french = AsksFrench(http.Request);
        CultureInfo culture = french ? CultureInfo.GetCultureInfo("fr-FR") : CultureInfo.InvariantCulture;
        string Say(string inFrench, string english) => french ? inFrench : english;
        Figures? figures = await reader.TryAsync(http.RequestAborted);
        return Answer(http, french, figures, "HubGraph", docs.Overview(french, figures is null ? Markup.None : Markup.Of($"""
            <div class="scroll" tabindex="0"><table>
            <caption>{Say("Quel hub couvre quelle région, aujourd’hui", "Which hub serves which region, today")}</caption>
            <thead><tr>
            <th scope="col">{Say("Région", "Region")}</th>
            <th scope="col">{Say("Statut", "Status")}</th>
            <th scope="col">Hubs</th>
            <th scope="col" class="number">{Say("Habitants", "People")}</th>
            </tr></thead>
            <tbody>{figures.Regions.Select(Row)}</tbody>
            </table></div>
            """)));

        Markup Row(RegionFigures region)
        {
            Markup link = Page.Link($"regions/{region.Code}", region.Name), hubs = Links("hubs", region.Hubs);
            string status = Status(region.Status, french), people = region.Population?.ToString("N0", culture) ?? "–";
            return Markup.Of($"""
                <tr><th scope="row">{link}</th><td>{status}</td><td>{hubs}</td><td class="number">{people}</td></tr>
                """);
        }
    }

    private async Task<IResult> HubAsync(HttpContext http, string slug)
    {
        bool french = AsksFrench(http.Request);
        Figures? figures = await reader.TryAsync(http.RequestAborted);
        HubFigures? hub = figures?.Hubs.FirstOrDefault(hub => hub.Slug == slug);
        if (hub is null)
            return Unknown(http, french, figures, french ? "Ce hub n’existe pas" : "There is no such hub");
        return Answer(http, french, figures, hub.Name, Markup.Of($"""
            <h1>{hub.Name}</h1>
            <p>{(french ? "Porté par : " : "Carried by: ")}{string.Join(", ", hub.Carriers.Select(carrier => carrier.Name))}</p>
            <p>{(french ? "Régions : " : "Regions: ")}{Links("regions", hub.Regions)}</p>
            """));
    }

    private async Task<IResult> RegionAsync(HttpContext http, string code)
    {
        bool french = AsksFrench(http.Request);
        Figures? figures = await reader.TryAsync(http.RequestAborted);
        RegionFigures? region = figures?.Regions.FirstOrDefault(region => region.Code == code);
        if (region is null)
            return Unknown(http, french, figures, french ? "Cette région n’existe pas" : "There is no such region");
        return Answer(
            http,
            french,
            figures,
            region.Name,
            Markup.Of($"<h1>{region.Name}</h1><p>{Status(region.Status, french)}. Hubs : {Links("hubs", region.Hubs)}</p>"));
    }

    // Where the figures cannot be read, the script finds out.
    private IResult Unknown(HttpContext http, bool french, Figures? figures, string title)
    {
        Markup home = Page.Link("", french ? "Retour à l’accueil" : "Back to the first page");
        return Answer(
            http, french, figures, figures is null ? "HubGraph" : title, Markup.Of($"<h1>{title}</h1><p>{home}</p>"),
            figures is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    private IResult Answer(HttpContext http, bool french, Figures? figures, string title, Markup body, int status = StatusCodes.Status200OK)
    {
        if (s_template is null)
            return PageResponse.Of(http, new Page(title, body) { IsFrench = french }.Render(docs.HasReference), status);
        string html = s_template
            .Replace("{language}", french ? "fr" : "en", StringComparison.Ordinal)
            .Replace("{version}", ProgramVersion.Current, StringComparison.Ordinal)
            .Replace("{reference}", docs.HasReference ? "yes" : "no", StringComparison.Ordinal)
            .Replace("{demonstration}", figures?.HasInvented == true ? "yes" : "no", StringComparison.Ordinal)
            .Replace("{description}", Markup.Escape(DocsPages.AboutIn(french)), StringComparison.Ordinal)
            .Replace("{title}", Markup.Escape(title == "HubGraph" ? title : $"{title} · HubGraph"), StringComparison.Ordinal)
            .Replace("{figures}", body.Html, StringComparison.Ordinal);
        return PageResponse.Of(http, new Markup(html), status, Policy(http.Request));
    }

    // Only a view alone may stand in a frame, where the settings let it.
    private string Policy(HttpRequest request)
    {
        string ancestors =
            request.Query.ContainsKey("embed") && options.FrameAncestors.Count > 0 ? string.Join(' ', options.FrameAncestors) : "'none'";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + $"form-action 'self'; frame-ancestors {ancestors}";
    }

    private static Markup Links(string path, IEnumerable<Named> all) =>
        new(string.Join(", ", all.Select(one => Page.Link($"{path}/{one.Key}", one.Name).Html)));

    private static string Status(string status, bool french) => (status, french) switch
    {
        ("YES", true) => "couvert",
        ("YES", false) => "served",
        ("UNCERTAIN", true) => "incertain",
        ("UNCERTAIN", false) => "uncertain",
        (_, true) => "aucune source",
        _ => "no known claim",
    };

    // In French unless the browser would rather read English.
    internal static bool AsksFrench(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => $"{language.Value}".Split('-')[0]).FirstOrDefault(language => language is "fr" or "en") != "en";
}
