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
        return new Page(Say("Status", "État"), Markup.Of($"""
            <h1>{Say("Status", "État")}</h1>
            <p class="lead {style}">{text}</p>
            <p>{Say("This server runs since", "Ce serveur fonctionne depuis le")} {Time(report.StartedAt, "d MMMM yyyy HH:mm")} UTC ({Duration(report.UptimeSeconds)}), {Say("version", "version")} {report.Version}. {Page.Link("health/ready", Say("What it can do now", "Ce qu’il peut faire maintenant"))}, {Page.Link("status.json", Say("this page as JSON", "cette page en JSON"))}.</p>
            {Markup.If(!report.IsKept, $"<p>{Say("It cannot keep what it counts: after a restart it will begin anew.", "Il ne peut conserver ce qu’il compte : il recommencera à zéro après un redémarrage.")}</p>")}
            {Table(Say("In sum", "En somme"), [
                (Say("24 hours", "24 heures"), report.Last["hours24"]), (Say("7 days", "7 jours"), report.Last["days7"]), (Say("30 days", "30 jours"), report.Last["days30"])])}
            {Table(Say("By hour", "Par heure"), report.Hours.Take(ShownHours).Select(hour => (Time(hour.From!.Value, "d MMM HH:mm"), hour)))}
            {Table(Say("By day", "Par jour"), report.Days.Take(ShownDays).Select(day => (Time(day.From!.Value, "d MMM yyyy"), day)))}
            <p class="notes">{Say(
                "Counted are answers of /graphql and /api in one piece, without sockets and streams; failures are those with a status of 5xx. Within the time of p50 half of them were made, within that of p99 99 of 100; both are at most a fifth too long. Hours and days are UTC. Where several servers serve together, each tells its own.",
                "Sont comptées les réponses de /graphql et de /api d’un seul tenant, sans les connexions ouvertes ni les flux ; les échecs sont celles de statut 5xx. La moitié des réponses ont pris au plus le temps p50, 99 sur 100 au plus le temps p99 ; l’un et l’autre sont trop longs d’un cinquième au plus. Heures et jours sont UTC. Quand plusieurs serveurs répondent ensemble, chacun donne ses propres chiffres.")}</p>
            """))
        {
            IsFrench = french,
        };

        Markup Table(string caption, IEnumerable<(string Name, StatusFigures Figures)> rows) => Markup.Of($"""
            <h2>{caption}</h2>
            <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">{Say("Time", "Période")}</th><th scope="col" class="number">{Say("Answers", "Réponses")}</th><th scope="col" class="number">{Say("Failures", "Échecs")}</th><th scope="col" class="number">p50</th><th scope="col" class="number">p99</th><th scope="col" class="number">{Say("Served for", "En service")}</th></tr></thead>
            <tbody>{rows.Select(row => Markup.Of($"""
                <tr><th scope="row">{row.Name}</th><td class="number">{row.Figures.Answers.ToString("N0", culture)}</td><td class="number">{row.Figures.Failures.ToString("N0", culture)}</td><td class="number">{Milliseconds(row.Figures.P50Milliseconds)}</td><td class="number">{Milliseconds(row.Figures.P99Milliseconds)}</td><td class="number">{Duration(row.Figures.ServedSeconds)}</td></tr>
                """))}</tbody>
            </table></div>
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
