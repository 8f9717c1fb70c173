using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Concepts.Coverages;

/// <summary>White zones of each level, where parts of territories are covered.</summary>
public sealed class UncoveredTests
{
    private static readonly DateOnly s_on = new(2022, 6, 1);

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_region_whose_parts_are_all_covered_is_no_white_zone(DatabaseProvider provider)
    {
        await using GraphServer server = await StartWithoutClaimsAsync(provider);
        JsonElement places = await server.QueryAsync("""{ region(code: "53") { population } department(code: "35") { population } intercommunality(siren: "243500139") { population } }""");
        int region = Population(places, "region"), department = Population(places, "department"), intercommunality = Population(places, "intercommunality");
        Assert.Equal([region], await BretagneAsync(server));

        await ClaimAsync(server, context => context.Departments.Where(one => one.Region.Code == "53" && one.Code != "35").Select(one => new Coverage { Scale = TerritorialScale.Department, DepartmentId = one.Id }));
        Assert.Equal([department], await BretagneAsync(server));
        // Rennes lies in its intercommunality, and is counted once.
        await ClaimAsync(server, context => context.Communes.Where(one => one.Code == "35238").Select(one => new Coverage { Scale = TerritorialScale.Commune, CommuneId = one.Id }));
        await ClaimAsync(server, context => context.Intercommunalities.Where(one => one.Siren == "243500139").Select(one => new Coverage { Scale = TerritorialScale.Intercommunality, IntercommunalityId = one.Id }));
        Assert.Equal([department - intercommunality], await BretagneAsync(server));
        await ClaimAsync(server, context => context.Communes.Where(one => one.Department!.Code == "35" && one.Intercommunality!.Siren != "243500139").Select(one => new Coverage { Scale = TerritorialScale.Commune, CommuneId = one.Id }));
        Assert.Empty(await BretagneAsync(server));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Each_level_is_what_its_communes_come_to(DatabaseProvider provider)
    {
        await using GraphServer server = await StartWithoutClaimsAsync(provider);
        await ClaimAtRandomAsync(server);
        Place[] communes = await PlacesAsync(server);

        await ShouldBeAsync("COMMUNE", communes.GroupBy(one => one.Commune));
        await ShouldBeAsync("INTERCOMMUNALITY", communes.Where(one => one.Intercommunality is not null).GroupBy(one => one.Intercommunality!));
        await ShouldBeAsync("DEPARTMENT", communes.GroupBy(one => one.Department));
        await ShouldBeAsync("REGION", communes.GroupBy(one => one.Region));

        async Task ShouldBeAsync(string level, IEnumerable<IGrouping<string, Place>> territories)
        {
            (string Code, CoverageStatus Status, int? Population, int? Uncovered)[] expected = [.. territories.Select(Expected).OrderByDescending(one => one.Population ?? 0).ThenBy(one => one.Code, StringComparer.Ordinal)];
            JsonElement uncovered = await UncoveredAsync(server, level, 1_000);
            var white = expected.Where(one => one.Status == CoverageStatus.NoKnownClaim).ToArray();
            var uncertain = expected.Where(one => one.Status == CoverageStatus.Uncertain).ToArray();
            Assert.True(white.Length > 0 && uncertain.Length > 0 && white.Length + uncertain.Length < expected.Length, $"Nothing is seen at the level {level}.");
            Assert.Equal(
                (white.Length, uncertain.Length, white.Sum(one => one.Population ?? 0), white.Sum(one => one.Uncovered ?? 0)),
                (Number(uncovered, "totalCount"), Number(uncovered, "uncertainCount"), Number(uncovered, "population"), Number(uncovered, "uncoveredPopulation")));
            Assert.Equal(white.Take(1_000).Select(Line), Lines(uncovered, "nodes"));
            Assert.Equal(uncertain.Take(1_000).Select(Line), Lines(uncovered, "uncertain"));
            var last = white[white.Length / 2];
            JsonElement page = await UncoveredAsync(server, level, 5, last.Code);
            var rest = expected.SkipWhile(one => one != last).Skip(1).ToArray();
            Assert.Equal(rest.Where(one => one.Status == CoverageStatus.NoKnownClaim).Take(5).Select(Line), Lines(page, "nodes"));
            Assert.Equal(rest.Where(one => one.Status == CoverageStatus.Uncertain).Take(5).Select(Line), Lines(page, "uncertain"));
            Assert.Equal(white.Length, Number(page, "totalCount"));
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Lists_are_as_long_as_asked_for_and_totals_are_of_all(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        JsonElement data = await server.QueryAsync("""
            {
              none: uncovered(on: "2020-11-17", level: COMMUNE, first: 0) { totalCount uncertainCount nodes { code } uncertain { code } }
              few: uncovered(on: "2020-11-17", level: COMMUNE, first: 2) { totalCount uncertainCount nodes { code } uncertain { code } }
              usual: uncovered(on: "2020-11-17", level: COMMUNE) { nodes { code } uncertain { code } }
              totals: uncovered(on: "2020-11-17", level: COMMUNE) { totalCount uncertainCount }
            }
            """);

        foreach (string list in new[] { "nodes", "uncertain" })
        {
            Assert.Equal((0, 2, 200), (Length("none"), Length("few"), Length("usual")));
            Assert.Equal(
                data.GetProperty("usual").GetProperty(list).EnumerateArray().Take(2).Select(one => one.ToString()),
                data.GetProperty("few").GetProperty(list).EnumerateArray().Select(one => one.ToString()));

            int Length(string field) => data.GetProperty(field).GetProperty(list).GetArrayLength();
        }
        Assert.True(Number(data.GetProperty("totals"), "totalCount") > 1_000);
        foreach (string count in new[] { "totalCount", "uncertainCount" })
            Assert.Single(new[] { "none", "few", "totals" }.Select(field => Number(data.GetProperty(field), count)).Distinct());
    }

    [Theory]
    [InlineData("COMMUNE")]
    [InlineData("REGION")]
    public async Task A_page_starts_after_a_territory_that_there_is(string level)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (_, JsonElement body) = await server.SendAsync($"{{ uncovered(level: {level}, after: \"nowhere\") {{ nodes {{ code }} }} }}");

        Assert.Equal("BAD_CURSOR", body.Code());
        Assert.Contains("'nowhere'", body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_level_leads_to_its_records()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement data = await server.QueryAsync("""
            query {
              c: uncovered(on: "2020-11-17", level: COMMUNE, first: 1) { nodes { code ...Places } }
              i: uncovered(on: "2020-11-17", level: INTERCOMMUNALITY, first: 1) { nodes { code ...Places } }
              d: uncovered(on: "2020-11-17", level: DEPARTMENT, first: 1) { nodes { code ...Places } }
              r: uncovered(on: "2020-11-17", level: REGION, first: 1) { nodes { code ...Places } }
            }
            fragment Places on UncoveredTerritory { commune { name } intercommunality { name } department { name } region { name } }
            """);

        Assert.Equal("67482 Strasbourg, Eurométropole de Strasbourg, Bas-Rhin, Grand Est", Places("c"));
        Assert.Equal("246700488 -, Eurométropole de Strasbourg, -, -", Places("i"));
        Assert.Equal("76 -, -, Seine-Maritime, Normandie", Places("d"));
        Assert.Equal("44 -, -, -, Grand Est", Places("r"));

        string Places(string level)
        {
            JsonElement node = Assert.Single(data.GetProperty(level).GetProperty("nodes").EnumerateArray());
            string[] names = ["commune", "intercommunality", "department", "region"];
            return $"{node.GetProperty("code")} {string.Join(", ", names.Select(name => node.GetProperty(name) is { ValueKind: JsonValueKind.Object } place ? place.GetProperty("name").GetString() : "-"))}";
        }
    }

    private static (string Code, CoverageStatus Status, int? Population, int? Uncovered) Expected(IGrouping<string, Place> territory)
    {
        int? population = territory.Sum(one => one.Population ?? 0);
        if (territory.All(one => one.Population is null))
            population = null;
        int? uncovered = population is null ? null : territory.Where(one => one.Status != CoverageStatus.Yes).Sum(one => one.Population ?? 0);
        CoverageStatus status = territory.All(one => one.Status == CoverageStatus.Yes) || (population > 0 && uncovered == 0) ? CoverageStatus.Yes
            : territory.All(one => one.Status != CoverageStatus.NoKnownClaim) ? CoverageStatus.Uncertain
            : CoverageStatus.NoKnownClaim;
        return (territory.Key, status, population, uncovered);
    }

    private static string Line((string Code, CoverageStatus Status, int? Population, int? Uncovered) one) => $"{one.Code} {one.Population} {one.Uncovered}";

    private static string[] Lines(JsonElement uncovered, string list) =>
        [.. uncovered.GetProperty(list).EnumerateArray().Select(one => $"{one.GetProperty("code")} {one.GetProperty("population")} {one.GetProperty("uncoveredPopulation")}")];

    private static int Population(JsonElement data, string place) => Number(data.GetProperty(place), "population");

    private static int Number(JsonElement data, string name) => data.GetProperty(name).GetInt32();

    private static async Task<JsonElement> UncoveredAsync(GraphServer server, string level, int first, string? after = null) => (await server.QueryAsync($$"""
        {
          uncovered(on: "2022-06-01", level: {{level}}, first: {{first}}, after: {{JsonSerializer.Serialize(after)}}) {
            totalCount uncertainCount population uncoveredPopulation nodes { code population uncoveredPopulation } uncertain { code population uncoveredPopulation }
          }
        }
        """)).GetProperty("uncovered");

    // What is not covered of Bretagne; empty when it is no white zone, not even an uncertain one.
    private static async Task<int[]> BretagneAsync(GraphServer server)
    {
        JsonElement uncovered = await UncoveredAsync(server, "REGION", 100);
        return
        [
            .. uncovered.GetProperty("nodes").EnumerateArray().Concat(uncovered.GetProperty("uncertain").EnumerateArray())
                .Where(one => one.GetProperty("code").GetString() == "53").Select(one => Number(one, "uncoveredPopulation")),
        ];
    }

    private static async Task<GraphServer> StartWithoutClaimsAsync(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.StartAsync(provider);
        await SmallWorld.WriteAsync(server, context => context.RemoveRange(context.Coverage));
        return server;
    }

    private static Task ClaimAsync(GraphServer server, Func<HubGraphContext, IQueryable<Coverage>> claims, string? since = "2021-01-01") => SmallWorld.WriteAsync(server, context =>
    {
        long hub = context.Hubs.Min(one => one.Id);
        foreach (Coverage claim in claims(context).ToArray())
        {
            claim.HubId = hub;
            claim.Date(since is null ? null : DateWithPrecision.Parse(since), null, null);
            context.Add(claim);
        }
    });

    // Some of each scale surely, some without dates, some too late; and whole territories by their parts alone.
    private static async Task ClaimAtRandomAsync(GraphServer server)
    {
        string?[] beginnings = ["2021-01-01", null, "2023-01-01"];
        foreach ((int i, string? since) in beginnings.Index())
        {
            await ClaimAsync(server, context => context.Regions.Where(one => one.Id % 9 == i).Select(one => new Coverage { Scale = TerritorialScale.Region, RegionId = one.Id }), since);
            await ClaimAsync(server, context => context.Departments.Where(one => one.Id % 8 == i).Select(one => new Coverage { Scale = TerritorialScale.Department, DepartmentId = one.Id }), since);
            await ClaimAsync(server, context => context.Intercommunalities.Where(one => one.Id % 7 == i).Select(one => new Coverage { Scale = TerritorialScale.Intercommunality, IntercommunalityId = one.Id }), since);
            await ClaimAsync(server, context => context.Communes.Where(one => one.Id % 97 == i).Select(one => new Coverage { Scale = TerritorialScale.Commune, CommuneId = one.Id }), since);
        }
        // Six communes of the Meuse have nobody left.
        await ClaimAsync(server, context => context.Communes.Where(one => one.Department!.Code == "55" && one.Population > 0).Select(one => new Coverage { Scale = TerritorialScale.Commune, CommuneId = one.Id }));
        await ClaimAsync(server, context => context.Departments.Where(one => one.Region.Code == "94" || one.Region.Code == "53").Select(one => new Coverage { Scale = TerritorialScale.Department, DepartmentId = one.Id }));
        await ClaimAsync(server, context => context.Departments.Where(one => one.Region.Code == "28").Select(one => new Coverage { Scale = TerritorialScale.Department, DepartmentId = one.Id }), null);
    }

    private static async Task<Place[]> PlacesAsync(GraphServer server)
    {
        await using HubGraphContext context = server.Services.GetRequiredService<HubGraphContextFactory>().CreateDbContext();
        Coverage[] claims = await context.Coverage.AsNoTracking().ToArrayAsync();
        ILookup<(TerritorialScale, long), Coverage> about = claims.ToLookup(one => (one.Scale, (one.CommuneId ?? one.IntercommunalityId ?? one.DepartmentId ?? one.RegionId)!.Value));
        Commune[] communes = await context.Communes.AsNoTracking().Include(one => one.Intercommunality).Include(one => one.Department).Include(one => one.Region).ToArrayAsync();
        return [.. communes.Select(one => new Place(one.Code, one.Intercommunality?.Siren, one.Department!.Code, one.Region!.Code, one.Population, StatusOf(one)))];

        CoverageStatus StatusOf(Commune commune) => new[]
        {
            (TerritorialScale.Commune, commune.Id), (TerritorialScale.Intercommunality, commune.IntercommunalityId ?? 0),
            (TerritorialScale.Department, commune.DepartmentId ?? 0), (TerritorialScale.Region, commune.RegionId ?? 0),
        }.SelectMany(place => about[place]).Select(claim => claim.StatusOn(s_on)).Append(CoverageStatus.NoKnownClaim).Min();
    }

    private sealed record Place(string Commune, string? Intercommunality, string Department, string Region, int? Population, CoverageStatus Status);
}
