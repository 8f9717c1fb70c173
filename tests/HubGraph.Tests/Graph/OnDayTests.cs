using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

/// <summary>What was valid on a day, by the dates that facts carry.</summary>
public sealed class OnDayTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_has_the_name_status_and_carriers_of_that_day(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider);

        Assert.Equal("Hub d'avant ACTIVE premier", await HubAsync(server, "2019-06-30"));
        // The year of its change: either name may have been right, and either carrier.
        Assert.Equal("Hub d'avant ACTIVE premier,second", await HubAsync(server, "2021-07-01"));
        Assert.Equal("Hub d'après ACTIVE second", await HubAsync(server, "2022-01-01"));
        Assert.Equal("Hub d'après CLOSED ", await HubAsync(server, "2024-03-15"));
        Assert.Equal("Hub d'après CLOSED premier,second", await HubAsync(server, null));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_regions_hubs_and_a_hubs_regions_are_those_of_that_day(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider);
        const string Query = """
            query ($on: Date, $status: Date!) {
              region(code: "53") { hubs(on: $on, where: { slug: { eq: "daté" } }) { totalCount nodes { slug regions(on: $on) { totalCount } coverage(on: $on) { nodes { status(on: $status) } } } } }
              hubs(where: { slug: { eq: "daté" }, coverage: { some: { region: { code: { eq: "53" } }, status: { on: $status, eq: YES } } } }) { totalCount }
            }
            """;

        foreach ((string on, int hubs, string status, int sure) in new[] { ("2019-12-31", 0, "", 0), ("2020-06-01", 1, "UNCERTAIN", 0), ("2021-01-01", 1, "YES", 1), ("2023-01-31", 1, "YES", 1), ("2023-02-01", 0, "", 0) })
        {
            JsonElement data = await server.QueryAsync(Query, new { on, status = on });
            JsonElement found = data.GetProperty("region").GetProperty("hubs");
            Assert.Equal((on, hubs), (on, found.GetProperty("totalCount").GetInt32()));
            Assert.Equal((on, hubs), (on, found.GetProperty("nodes").GetArrayLength()));
            Assert.Equal((on, sure), (on, data.GetProperty("hubs").GetProperty("totalCount").GetInt32()));
            foreach (JsonElement hub in found.GetProperty("nodes").EnumerateArray())
            {
                Assert.Equal(1, hub.GetProperty("regions").GetProperty("totalCount").GetInt32());
                Assert.Equal(status, Assert.Single(hub.GetProperty("coverage").GetProperty("nodes").EnumerateArray()).GetProperty("status").GetString());
            }
        }

        JsonElement whenever = await server.QueryAsync(Query, new { status = "2030-01-01" });
        Assert.Equal(1, whenever.GetProperty("region").GetProperty("hubs").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_ended_in_a_month_or_a_year_has_surely_ended_with_its_last_day_and_not_before(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        await SmallWorld.WriteAsync(server, context =>
        {
            foreach ((string slug, string end) in new[] { ("mois", "2024-02"), ("année", "2023") })
            {
                Hub hub = new() { Slug = slug, Name = slug, Status = HubStatus.Closed, ClosedOn = DateWithPrecision.Parse(end) };
                hub.Carriers.Add(new HubCarrier
                {
                    Carrier = new Carrier { Slug = slug, Name = slug },
                    Position = 1,
                    Since = DateWithPrecision.Parse("2020"),
                    Until = DateWithPrecision.Parse(end),
                });
                context.Add(hub);
            }
        });

        // A hub is closed on the day of its end; the last day of a carrier is still one of its days.
        Assert.Equal("ACTIVE YES", await EndAsync("mois", "2024-01-31"));
        Assert.Equal("? UNCERTAIN", await EndAsync("mois", "2024-02-28"));
        Assert.Equal("CLOSED UNCERTAIN", await EndAsync("mois", "2024-02-29"));
        Assert.Equal("CLOSED NO_KNOWN_CLAIM", await EndAsync("mois", "2024-03-01"));
        Assert.Equal("ACTIVE YES", await EndAsync("année", "2022-12-31"));
        Assert.Equal("? UNCERTAIN", await EndAsync("année", "2023-12-30"));
        Assert.Equal("CLOSED UNCERTAIN", await EndAsync("année", "2023-12-31"));
        Assert.Equal("CLOSED NO_KNOWN_CLAIM", await EndAsync("année", "2024-01-01"));

        async Task<string> EndAsync(string slug, string on)
        {
            JsonElement hub = (await server.QueryAsync(
                "query ($slug: String!, $on: Date!) { hub(slug: $slug) { status(on: $on) carriers { nodes { status(on: $on) } } } }", new { slug, on })).GetProperty("hub");
            JsonElement carrier = Assert.Single(hub.GetProperty("carriers").GetProperty("nodes").EnumerateArray());
            return $"{hub.GetProperty("status").GetString() ?? "?"} {carrier.GetProperty("status").GetString()}";
        }
    }

    private static async Task<string> HubAsync(GraphServer server, string? on)
    {
        JsonElement data = await server.QueryAsync("query ($on: Date) { hub(slug: \"daté\") { name(on: $on) status(on: $on) carriers(on: $on) { totalCount nodes { carrier { slug } } } } }", new { on });
        JsonElement hub = data.GetProperty("hub");
        string[] carriers = [.. hub.GetProperty("carriers").GetProperty("nodes").EnumerateArray().Select(carrier => carrier.GetProperty("carrier").GetProperty("slug").GetString()!)];
        Assert.Equal(carriers.Length, hub.GetProperty("carriers").GetProperty("totalCount").GetInt32());
        return $"{hub.GetProperty("name").GetString()} {hub.GetProperty("status").GetString()} {string.Join(',', carriers)}";
    }

    private static async Task<GraphServer> StartAsync(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.StartAsync(provider);
        await SmallWorld.WriteAsync(server, context =>
        {
            Hub hub = new() { Slug = "daté", Name = "Hub d'après", Status = HubStatus.Closed, ClosedOn = DateWithPrecision.Parse("2024-03-15") };
            hub.OtherNames.Add(new HubName { Name = "Hub d'avant", Until = DateWithPrecision.Parse("2021") });
            hub.OtherNames.Add(new HubName { Name = "Le hub, pour les intimes" });
            hub.Carriers.Add(new HubCarrier { Carrier = new Carrier { Slug = "premier", Name = "Premier" }, Position = 1, Since = DateWithPrecision.Parse("2018-09"), Until = DateWithPrecision.Parse("2021") });
            hub.Carriers.Add(new HubCarrier { Carrier = new Carrier { Slug = "second", Name = "Second" }, Position = 2, Since = DateWithPrecision.Parse("2021-07"), Until = DateWithPrecision.Parse("2024-03-14") });
            Coverage claim = new() { Scale = TerritorialScale.Region, Region = context.Regions.Single(region => region.Code == "53") };
            claim.Date(DateWithPrecision.Parse("2020"), null, DateWithPrecision.Parse("2023-01-31"));
            hub.Coverage.Add(claim);
            context.Add(hub);
            // The press release denies that anybody served it then.
            context.RemoveRange(context.CoverageDenials);
        });
        return server;
    }
}
