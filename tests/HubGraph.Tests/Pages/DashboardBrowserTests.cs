using System.Globalization;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Pages;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Pages;

/// <summary>The dashboard in a real browser, on a screen and on a phone, in light and in dark.</summary>
public class DashboardBrowserTests
{
    private static readonly string[] s_pages =
    [
        "/?on=2020-11-17", "/?commune=35238&on=2022-06-01&level=department", "/?view=activity&year=2026", "/?view=white-zones&on=2020-11-17", "/?view=money",
        "/?colour=money&on=2026-06-30", "/?colour=hours&level=department&on=2026-06-30", "/?view=activity&year=2026&by=theme&theme=SHARING", "/?view=activity&year=2026&by=theme",
        "/?view=white-zones&on=2020-11-17&communes=1", "/?view=activity&year=2026&hub=aura&theme=SHARING",
        "/hubs/la-melee-collin?year=2026", "/hubs/nobody", "/regions/53?year=2026", "/?view=map&on=2020-11-17&embed", "/?view=nothing",
    ];

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task A_citizen_sees_who_serves_where_what_happened_and_who_got_what()
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        string pictures = Environment.GetEnvironmentVariable("HUBGRAPH_TEST_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "TestResults", "dashboard");

        using JsonDocument seen = await RunAsync("dashboard.mjs", $"{server.Client.BaseAddress}", JsonSerializer.Serialize(s_pages), pictures);

        string Seen(string page) => seen.RootElement.GetProperty("seen").GetProperty(page).GetString()!;
        string Text(string name) => seen.RootElement.GetProperty(name).GetString()!;
        Assert.Equal("[]", seen.RootElement.GetProperty("wrong").GetRawText());
        Assert.Equal($"[\"{server.Client.BaseAddress!.Authority}\"]", seen.RootElement.GetProperty("hosts").GetRawText());
        // What the graph answers, as the page writes it.
        JsonElement told = await server.QueryAsync("""
            {
              nationalCoverage(on: "2020-11-17") { population coveredPopulation }
              uncovered(on: "2020-11-17", level: REGION) { uncoveredPopulation }
              activityStatistics(where: { performedOn: { gte: "2026-01-01", lte: "2026-12-31" } }) { total { count } }
              awardStatistics { total { amountEuros { sum } } }
              themed: animationActivityStatistics(where: { performedOn: { gte: "2026-01-01", lte: "2026-12-31" }, themes: { some: { eq: SHARING } } }) { total { count } }
              fundedProjectStatistics(where: { startsOn: { gte: "2025-07-01", lte: "2026-06-30" } }) { total { budgetEuros { sum } } }
              hubs { nodes { slug name } }
              communes: uncovered(on: "2020-11-17", level: COMMUNE, first: 101) { totalCount nodes { name } }
            }
            """);
        JsonElement nation = told.GetProperty("nationalCoverage");
        decimal share = Math.Round(100m * nation.GetProperty("coveredPopulation").GetInt64() / nation.GetProperty("population").GetInt64(), MidpointRounding.AwayFromZero);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{share}\u00a0%"), Seen("/?on=2020-11-17").Replace('\u202f', '\u00a0'), StringComparison.Ordinal);
        Assert.Contains(French(told.GetProperty("activityStatistics").GetProperty("total").GetProperty("count").GetInt64()), Seen("/?view=activity&year=2026"), StringComparison.Ordinal);
        Assert.Contains(French(told.GetProperty("awardStatistics").GetProperty("total").GetProperty("amountEuros").GetProperty("sum").GetInt64()), Seen("/?view=money"), StringComparison.Ordinal);
        Assert.Contains(French(told.GetProperty("themed").GetProperty("total").GetProperty("count").GetInt64()), Seen("/?view=activity&year=2026&by=theme&theme=SHARING"), StringComparison.Ordinal);
        Assert.Contains("Sans thème précisé", Seen("/?view=activity&year=2026&by=theme"), StringComparison.Ordinal);
        Assert.Contains(
            French((long)Math.Round(told.GetProperty("fundedProjectStatistics").GetProperty("total").GetProperty("budgetEuros").GetProperty("sum").GetDecimal(), MidpointRounding.AwayFromZero)),
            Seen("/?colour=money&on=2026-06-30"), StringComparison.Ordinal);
        JsonElement communes = told.GetProperty("communes");
        Assert.Contains($"1 à 100 sur {French(communes.GetProperty("totalCount").GetInt64())}", Seen("/?view=white-zones&on=2020-11-17&communes=1"), StringComparison.Ordinal);
        Assert.StartsWith(communes.GetProperty("nodes")[100].GetProperty("name").GetString(), Text("nextCommune"), StringComparison.Ordinal);
        Assert.Equal(Text("missionAddress"), $"{server.Client.BaseAddress}?view=activity&year=2026&mission={Text("mission")}");
        string ofOneHub = Seen("/?view=activity&year=2026&hub=aura&theme=SHARING").Split("Les dernières actions")[1];
        foreach (JsonElement hub in told.GetProperty("hubs").GetProperty("nodes").EnumerateArray())
            Assert.Equal((hub.GetProperty("name").GetString(), hub.GetProperty("slug").GetString() == "aura"), (hub.GetProperty("name").GetString(), ofOneHub.Contains(hub.GetProperty("name").GetString()!, StringComparison.Ordinal)));
        Assert.Contains("Grand Est", Seen("/?view=white-zones&on=2020-11-17"), StringComparison.Ordinal);
        Assert.Contains("Hub Bretagne couvre Rennes (Ille-et-Vilaine), le 1er juin 2022.", Seen("/?commune=35238&on=2022-06-01&level=department"), StringComparison.Ordinal);
        Assert.Contains("Les sources se contredisent", Seen("/hubs/la-melee-collin?year=2026"), StringComparison.Ordinal);
        Assert.Contains("Ce hub n’existe pas", Seen("/hubs/nobody"), StringComparison.Ordinal);
        Assert.Contains("encore dépourvus", Seen("/regions/53?year=2026"), StringComparison.Ordinal);
        Assert.DoesNotContain("Votre commune", Seen("/?view=map&on=2020-11-17&embed"), StringComparison.Ordinal);
        Assert.Contains("Cette page n’existe pas", Seen("/?view=nothing"), StringComparison.Ordinal);
        Assert.Contains("Hub Bretagne couvre Rennes", Text("found"), StringComparison.Ordinal);
        Assert.Contains("Saint-Martin", Text("byPostalCode"), StringComparison.Ordinal);
        Assert.Equal("13 septembre 2018", Text("firstDay"));
        Assert.StartsWith("\ufeffHub;Appel;Montant;Pour;Date;Source\r\nHub La Mêlée/COLL'IN;aap-2018;450000;", Text("csv"), StringComparison.Ordinal);
        Assert.Equal("Which hub serves my commune?", Text("title"));
        Assert.Contains("Bretagne", Text("figures"), StringComparison.Ordinal);

        static string French(long number) => number.ToString("N0", CultureInfo.GetCultureInfo("fr-FR"));
    }

    [SkippableFact]
    public async Task The_latest_activities_update_themselves()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        using JsonDocument seen = await RunAsync("live.mjs", $"{server.Client.BaseAddress}", ActivitySamples.Token, JsonSerializer.Serialize(ActivitySamples.Animation()));

        Assert.Contains("Réunion du réseau des médiateurs", seen.RootElement.GetProperty("latest").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, seen.RootElement.GetProperty("banner").GetInt32());
    }

    private static async Task<JsonDocument> RunAsync(string script, params string[] arguments)
    {
        string? browser = BrowserTests.FindBrowser();
        Skip.If(browser is null, "Chromium is not installed.");
        Skip.IfNot(PageFiles.IsBuilt, "The pages were not built.");
        return JsonDocument.Parse(await NodeClients.RunAsync([script, browser, .. arguments]));
    }
}
