using System.Globalization;
using HubGraph.Docs;

namespace HubGraph.Host.Health;

/// <summary>The page of <c>/status</c>.</summary>
internal static class StatusPage
{
    private const int ShownHours = 24;
    private const int ShownDays = 30;

    /// <summary>Makes it.</summary>
    public static Page Of(StatusReport report, bool french)
    {
        CultureInfo culture = french ? CultureInfo.GetCultureInfo("fr-FR") : CultureInfo.InvariantCulture;
        string Say(string english, string inFrench) => french ? inFrench : english;
        (string style, string text) = report.Status switch
        {
            "Healthy" => ("good", Say("It serves.", "Il répond.")),
            "Degraded" => ("bad", Say("It serves in part.", "Il ne répond qu’en partie.")),
            _ => ("bad", Say("It does not serve.", "Il ne répond pas.")),
        };
        string since = Say("This server runs since", "Ce serveur fonctionne depuis le") + " " + Time(report.StartedAt, "d MMMM yyyy HH:mm");
        Markup ready = Page.Link("health/ready", Say("What it can do now", "Ce qu’il peut faire maintenant"));
        Markup json = Page.Link("status.json", Say("this page as JSON", "cette page en JSON"));
        string forgets = Say(
            "It cannot keep what it counts: after a restart it will begin anew.",
            "Il ne peut conserver ce qu’il compte : il recommencera à zéro après un redémarrage.");
        (string, StatusFigures)[] sums =
        [
            (Say("24 hours", "24 heures"), report.Last["hours24"]),
            (Say("7 days", "7 jours"), report.Last["days7"]),
            (Say("30 days", "30 jours"), report.Last["days30"]),
        ];
        IEnumerable<(string, StatusFigures)> hours = report.Hours.Take(ShownHours)
            .Select(hour => (Time(hour.From!.Value, "d MMM HH:mm"), hour));
        IEnumerable<(string, StatusFigures)> days = report.Days.Take(ShownDays)
            .Select(day => (Time(day.From!.Value, "d MMM yyyy"), day));
        string notes = Say(
            "Counted are answers of /graphql and /api in one piece, without sockets and streams; failures are those with a status of "
                + "5xx. Within the time of p50 half of them were made, within that of p99 99 of 100; both are at most a fifth too long. "
                + "Hours and days are UTC. Where several servers serve together, each tells its own.",
            "Sont comptées les réponses de /graphql et de /api d’un seul tenant, sans les connexions ouvertes ni les flux ; les échecs "
                + "sont celles de statut 5xx. La moitié des réponses ont pris au plus le temps p50, 99 sur 100 au plus le temps p99 ; "
                + "l’un et l’autre sont trop longs d’un cinquième au plus. Heures et jours sont UTC. Quand plusieurs serveurs répondent "
                + "ensemble, chacun donne ses propres chiffres.");
        return new Page(Say("Status", "État"), Markup.Of($"""
            <h1>{Say("Status", "État")}</h1>
            <p class="lead {style}">{text}</p>
            <p>{since} UTC ({Duration(report.UptimeSeconds)}), version {report.Version}. {ready}, {json}.</p>
            {Markup.If(!report.IsKept, $"<p>{forgets}</p>")}
            {Table(Say("In sum", "En somme"), sums)}
            {Table(Say("By hour", "Par heure"), hours)}
            {Table(Say("By day", "Par jour"), days)}
            <p class="notes">{notes}</p>
            """))
        {
            IsFrench = french,
        };

        Markup Table(string caption, IEnumerable<(string Name, StatusFigures Figures)> rows) => Markup.Of($"""
            <h2>{caption}</h2>
            <div class="scroll" tabindex="0"><table>
            <thead><tr>
            <th scope="col">{Say("Time", "Période")}</th>
            <th scope="col" class="number">{Say("Answers", "Réponses")}</th>
            <th scope="col" class="number">{Say("Failures", "Échecs")}</th>
            <th scope="col" class="number">p50</th>
            <th scope="col" class="number">p99</th>
            <th scope="col" class="number">{Say("Served for", "En service")}</th>
            </tr></thead>
            <tbody>{rows.Select(row => Row(row.Name, row.Figures))}</tbody>
            </table></div>
            """);

        Markup Row(string name, StatusFigures figures) => Markup.Of($"""
            <tr>
            <th scope="row">{name}</th>
            <td class="number">{figures.Answers.ToString("N0", culture)}</td>
            <td class="number">{figures.Failures.ToString("N0", culture)}</td>
            <td class="number">{Milliseconds(figures.P50Milliseconds)}</td>
            <td class="number">{Milliseconds(figures.P99Milliseconds)}</td>
            <td class="number">{Duration(figures.ServedSeconds)}</td>
            </tr>
            """);

        string Time(DateTime time, string format) => time.ToString(format, culture);
        string Milliseconds(double? milliseconds) => milliseconds is { } value ? string.Create(culture, $"{value:#,0.#} ms") : "–";
        string Duration(long seconds) => seconds switch
        {
            < 60 => string.Create(culture, $"{seconds} s"),
            < 3_600 => string.Create(culture, $"{seconds / 60} min"),
            < 86_400 => string.Create(culture, $"{seconds / 3_600} h {seconds / 60 % 60:00} min"),
            _ => string.Create(culture, $"{seconds / 86_400} {Say("d", "j")} {seconds / 3_600 % 24} h"),
        };
    }
}
