using System.Globalization;
using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Concepts.Coverages;

/// <summary>Who serves a place on a day, and where nobody is known to: over the reference data.</summary>
public sealed class CoverageQueryTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_white_zones_of_the_press_release(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            {
              uncovered(on: "2020-11-17", level: REGION) { totalCount population nodes { code name population denials { source { slug } } region { coverageStatus(on: "2020-11-17") } } uncertain { code region { coverageStatus(on: "2020-11-17") } } }
              regions(first: 100, where: { coverageStatus: { on: "2020-11-17", eq: NO_KNOWN_CLAIM } }) { totalCount nodes { population } }
            }
            """);

        JsonElement uncovered = data.GetProperty("uncovered");
        string[] names = [.. uncovered.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()!)];
        // Those that the release says had none, and those that no source of that time speaks of.
        Assert.Equal(["Grand Est", "Bretagne", "Normandie", "Centre-Val de Loire", "Corse", "Saint-Barthélemy", "Saint-Pierre-et-Miquelon", "Île de Clipperton"], names);
        Assert.Equal(4, uncovered.GetProperty("nodes").EnumerateArray().Count(node => node.GetProperty("denials").EnumerateArray().Any(denial => denial.GetProperty("source").GetProperty("slug").GetString() == "press-release")));
        Assert.Equal(data.GetProperty("regions").GetProperty("totalCount").GetInt32(), uncovered.GetProperty("totalCount").GetInt32());
        Assert.Equal(Populations(data.GetProperty("regions").GetProperty("nodes")).Sum(), uncovered.GetProperty("population").GetInt32());
        Assert.All(uncovered.GetProperty("nodes").EnumerateArray(), node => Assert.Equal("NO_KNOWN_CLAIM", node.GetProperty("region").GetProperty("coverageStatus").GetString()));
        Assert.All(uncovered.GetProperty("uncertain").EnumerateArray(), node => Assert.Equal("UNCERTAIN", node.GetProperty("region").GetProperty("coverageStatus").GetString()));
        Assert.Equal(Populations(uncovered.GetProperty("nodes")).OrderDescending(), Populations(uncovered.GetProperty("nodes")));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_most_precise_claim_decides(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        // Rennes, Ille-et-Vilaine, Bretagne.
        await ClaimAsync(server, TerritorialScale.Region, "bretagne", "2021-01-01", null);
        await ClaimAsync(server, TerritorialScale.Department, "aura", "2022-01-01", "2022-12-31");
        await ClaimAsync(server, TerritorialScale.Commune, "corse", "2023", null);

        Assert.Equal("YES REGION bretagne", await ServingAsync(server, "2021-12-31"));
        Assert.Equal("YES DEPARTMENT aura", await ServingAsync(server, "2022-12-31"));
        Assert.Equal("YES REGION bretagne", await ServingAsync(server, "2023-06-01"));
        Assert.Equal("YES COMMUNE corse", await ServingAsync(server, "2024-01-01"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_the_communes_of_a_postal_code_one_by_one_and_finds_former_communes(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            {
              postal: coverage(postalCode: "01400") { commune { name } department { code } }
              former: coverage(commune: "01033") { commune { code } }
              region: coverage(region: "84", on: "2020-11-17") { status scale commune { code } region { name } hubs { slug } claims { status(on: "2020-11-17") source { title } hub { slug } } }
            }
            """);

        Assert.True(data.GetProperty("postal").GetArrayLength() > 1);
        Assert.All(data.GetProperty("postal").EnumerateArray(), place => Assert.Equal("01", place.GetProperty("department").GetProperty("code").GetString()));
        Assert.Single(data.GetProperty("former").EnumerateArray());
        JsonElement region = Assert.Single(data.GetProperty("region").EnumerateArray());
        Assert.Equal("Auvergne-Rhône-Alpes", region.GetProperty("region").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, region.GetProperty("commune").ValueKind);
        Assert.All(region.GetProperty("claims").EnumerateArray(), claim => Assert.NotEqual("NO_KNOWN_CLAIM", claim.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("coverage { status }", "BAD_USER_INPUT")]
    [InlineData("coverage(commune: \"35238\", region: \"53\") { status }", "BAD_USER_INPUT")]
    [InlineData("coverage(commune: \"99999\") { status }", "UNKNOWN_PLACE")]
    [InlineData("coverage(region: \"\") { status }", "UNKNOWN_PLACE")]
    [InlineData("coverage(region: \"5\\u00003\") { status }", "BAD_USER_INPUT")]
    [InlineData("coverage(region: \"53\", on: \"2020-02-30\") { status }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("uncovered(level: NATIONAL) { totalCount }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("uncovered(level: COMMUNE, first: -1) { totalCount }", "BAD_PAGE_SIZE")]
    [InlineData("uncovered(level: REGION, first: 1001) { nodes { code } }", "BAD_PAGE_SIZE")]
    public async Task Refuses_a_mistake_with_its_code(string field, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal(code, (await server.SendAsync($"{{ {field} }}")).Body.Code());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Covered_people_are_counted_once(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        await using (HubGraphContext context = server.Services.GetRequiredService<HubGraphContextFactory>().CreateDbContext())
        {
            await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
            context.RemoveRange(context.Coverage);
            await scope.CommitAsync();
        }

        await ShouldCoverAsync(server, 0, 0, 0);
        await ClaimAsync(server, TerritorialScale.Commune, "bretagne", "2021-01-01", null);
        long commune = await PopulationAsync(server, "commune(code: \"35238\")");
        await ShouldCoverAsync(server, commune, commune, commune);
        await ClaimAsync(server, TerritorialScale.Intercommunality, "bretagne", "2021-01-01", null);
        long intercommunality = await PopulationAsync(server, "intercommunality(siren: \"243500139\")");
        await ShouldCoverAsync(server, intercommunality, intercommunality, intercommunality);
        await ClaimAsync(server, TerritorialScale.Department, "bretagne", "2021-01-01", null);
        long department = await PopulationAsync(server, "department(code: \"35\")");
        await ShouldCoverAsync(server, department, department, department);
        await ClaimAsync(server, TerritorialScale.Region, "aura", "2021-01-01", null);
        long region = await PopulationAsync(server, "region(code: \"53\")");
        await ShouldCoverAsync(server, department, region, region);
        // A source denies a commune of both claims, which do not know of it, on the day.
        await DenyAsync(server, "35047");
        long denied = await PopulationAsync(server, "commune(code: \"35047\")");
        await ShouldCoverAsync(server, department - denied, region - denied, region - denied);
    }

    private static async Task DenyAsync(GraphServer server, string code)
    {
        await using HubGraphContext context = server.Services.GetRequiredService<HubGraphContextFactory>().CreateDbContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        context.Add(new CoverageDenial { Scale = TerritorialScale.Commune, CommuneId = context.Communes.Single(commune => commune.Code == code).Id, AttestedOn = new DateOnly(2022, 6, 1) });
        await scope.CommitAsync();
    }

    private static int[] Populations(JsonElement nodes) => [.. nodes.EnumerateArray().Select(node => node.GetProperty("population") is { ValueKind: JsonValueKind.Number } known ? known.GetInt32() : 0)];

    private static async Task<long> PopulationAsync(GraphServer server, string place)
    {
        JsonElement data = await server.QueryAsync($"{{ place: {place} {{ population }} }}");
        return data.GetProperty("place").GetProperty("population").GetInt64();
    }

    private static async Task ShouldCoverAsync(GraphServer server, long hub, long region, long nation)
    {
        JsonElement data = await server.QueryAsync("""
            { hub(slug: "bretagne") { coveredPopulation(on: "2022-06-01") } region(code: "53") { coveredPopulation(on: "2022-06-01") } nationalCoverage(on: "2022-06-01") { coveredPopulation population } }
            """);
        Assert.True(data.GetProperty("nationalCoverage").GetProperty("population").GetInt64() > 60_000_000);
        Assert.Equal((hub, region, nation), (Covered("hub"), Covered("region"), Covered("nationalCoverage")));

        long Covered(string name) => data.GetProperty(name).GetProperty("coveredPopulation").GetInt64();
    }

    private static async Task<string> ServingAsync(GraphServer server, string on)
    {
        JsonElement data = await server.QueryAsync("query ($on: Date!) { coverage(commune: \"35238\", on: $on) { status scale hubs { slug } } }", new { on });
        JsonElement place = Assert.Single(data.GetProperty("coverage").EnumerateArray());
        return string.Create(CultureInfo.InvariantCulture, $"{place.GetProperty("status")} {place.GetProperty("scale")} {string.Join(',', place.GetProperty("hubs").EnumerateArray().Select(hub => hub.GetProperty("slug").GetString()))}");
    }

    private static async Task ClaimAsync(GraphServer server, TerritorialScale scale, string hub, string since, string? until)
    {
        await using HubGraphContext context = server.Services.GetRequiredService<HubGraphContextFactory>().CreateDbContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        Commune rennes = context.Communes.Single(commune => commune.Code == "35238");
        Coverage claim = new() { Scale = scale, HubId = context.Hubs.Single(one => one.Slug == hub).Id };
        switch (scale)
        {
            case TerritorialScale.Commune:
                claim.CommuneId = rennes.Id;
                break;
            case TerritorialScale.Intercommunality:
                claim.IntercommunalityId = rennes.IntercommunalityId;
                break;
            case TerritorialScale.Department:
                claim.DepartmentId = rennes.DepartmentId;
                break;
            default:
                claim.RegionId = rennes.RegionId;
                break;
        }
        claim.Date(DateWithPrecision.Parse(since), null, until is null ? null : DateWithPrecision.Parse(until));
        context.Add(claim);
        await scope.CommitAsync();
    }
}
