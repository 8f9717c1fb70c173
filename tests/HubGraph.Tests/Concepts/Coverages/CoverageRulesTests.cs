using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Graph;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Coverages;

/// <summary>The truth table of claims, as the graph tells it and as it answers.</summary>
public sealed class CoverageRulesTests
{
    private const string On = "2022-06-15";

    // A line of the table by its number, a claim, the days on which it is denied, and what follows.
    private static readonly (int Line, Claim? Claim, string[] Denied, CoverageStatus Status)[] s_cases =
    [
        (1, new() { Since = "2020-01-01" }, [], CoverageStatus.Yes),
        (1, new() { Since = "2020-01-01", Until = "2023-01-01" }, [], CoverageStatus.Yes),
        (2, new() { AttestedOn = On }, [], CoverageStatus.Yes),
        (2, new() { AttestedOn = "2021-01-01", LastAttestedOn = "2023-01-01" }, [], CoverageStatus.Yes),
        (2, new() { AttestedOn = "2021-01-01", Until = "2023-01-01" }, [], CoverageStatus.Yes),
        (3, new() { AttestedOn = "2023-01-01" }, [], CoverageStatus.Uncertain),
        (3, new() { AttestedOn = "2021-01-01" }, [], CoverageStatus.Uncertain),
        (3, new() { AttestedOn = "2023-01-01", NotBefore = "2021-10" }, [], CoverageStatus.Uncertain),
        (4, new() { Since = "2022" }, [], CoverageStatus.Uncertain),
        (4, new() { Since = "2019", Until = "2022" }, [], CoverageStatus.Uncertain),
        (1, new() { Since = "2022", AttestedOn = "2022-03-01" }, [], CoverageStatus.Yes),
        (4, new() { Since = "2022", AttestedOn = "2022-07-01" }, [], CoverageStatus.Uncertain),
        (5, new(), [], CoverageStatus.Uncertain),
        (5, new() { NotBefore = "2021-10" }, [], CoverageStatus.Uncertain),
        (6, new() { Since = "2020-01-01", Disputed = true }, [], CoverageStatus.Uncertain),
        (7, new() { Since = "2022-06-16" }, [], CoverageStatus.NoKnownClaim),
        (7, new() { NotBefore = "2022-07", AttestedOn = "2022-08-01" }, [], CoverageStatus.NoKnownClaim),
        // A source that speaks of the past attests nothing of its own day.
        (7, new() { Since = "2020", Until = "2022-05", AttestedOn = "2022-12-01" }, [], CoverageStatus.NoKnownClaim),
        (8, new() { Since = "2020-01-01", LastAttestedOn = "2023-01-01", AttestedOn = "2020-02-01" }, [On], CoverageStatus.Uncertain),
        (8, new() { AttestedOn = On }, [On], CoverageStatus.Uncertain),
        (1, new() { Since = "2020-01-01", AttestedOn = "2020-02-01", LastAttestedOn = "2023-01-01" }, ["2021-01-01"], CoverageStatus.Yes),
        (9, new() { Since = "2020-01-01" }, ["2021-01-01"], CoverageStatus.NoKnownClaim),
        (9, new() { AttestedOn = "2021-01-01" }, ["2022-01-01"], CoverageStatus.NoKnownClaim),
        (3, new() { AttestedOn = "2021-01-01" }, ["2022-12-01"], CoverageStatus.Uncertain),
        (10, new() { AttestedOn = "2023-01-01" }, ["2022-12-01"], CoverageStatus.NoKnownClaim),
        (3, new() { AttestedOn = "2023-01-01" }, ["2022-01-01"], CoverageStatus.Uncertain),
        (11, new(), [On], CoverageStatus.NoKnownClaim),
        (5, new(), ["2022-01-01"], CoverageStatus.Uncertain),
        (12, new() { Disputed = true }, [On], CoverageStatus.Uncertain),
        (0, null, [On], CoverageStatus.NoKnownClaim),
        (0, null, [], CoverageStatus.NoKnownClaim),
    ];

    [Fact]
    public void Each_line_of_the_description_is_taken_and_says_what_follows()
    {
        string[] lines = [.. Enumerations.Of(typeof(CoverageStatus)).Description.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| the claim", StringComparison.Ordinal))];

        Assert.Equal(Enumerable.Range(1, lines.Length), s_cases.Select(one => one.Line).Where(line => line > 0).Distinct().Order());
        foreach ((int line, Claim? claim, string[] denied, CoverageStatus status) in s_cases.Where(one => one.Line > 0))
        {
            Assert.EndsWith($"| {EnumNames.Of(status)} |", lines[line - 1], StringComparison.Ordinal);
            Assert.Equal((line, status), (line, claim!.Of(new Department { Code = "", Name = "", Zone = TerritoryZone.Metropolitan }).StatusOn(DateOnly.Parse(On, null), [.. denied.Select(day => DateOnly.Parse(day, null))])));
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_graph_answers_by_the_table(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        string[] codes = [];
        await SmallWorld.WriteAsync(server, context =>
        {
            context.RemoveRange(context.Coverage);
            context.RemoveRange(context.CoverageDenials);
            Department[] departments = [.. context.Departments.Where(one => one.Zone == TerritoryZone.Metropolitan).OrderBy(one => one.Code).Take(s_cases.Length)];
            codes = [.. departments.Select(one => one.Code)];
            Hub hub = context.Hubs.Single(one => one.Slug == "aura");
            Source source = context.Sources.Single(one => one.Slug == "corse");
            foreach ((Department department, (int _, Claim? claim, string[] denied, CoverageStatus _)) in departments.Zip(s_cases))
            {
                if (claim?.Of(department) is { } coverage)
                {
                    (coverage.Hub, coverage.Source) = (hub, source);
                    context.Add(coverage);
                }
                context.AddRange(denied.Select(day => new CoverageDenial { Scale = TerritorialScale.Department, Department = department, AttestedOn = DateOnly.Parse(day, null), Source = source, Statement = "dépourvu" }));
            }
        });

        JsonElement data = await server.QueryAsync("""
            query ($on: Date!) {
              departments(first: 100) { nodes { code coverageStatus(on: $on) coverage { nodes { status(on: $on) lastAttestedOn } } } }
              uncovered(on: $on, level: DEPARTMENT) {
                nodes { code denials { attestedOn statement source { slug } } claims { id } } uncertain { code denials { attestedOn } claims { status(on: $on) } }
              }
            }
            """, new { on = On });

        Dictionary<string, JsonElement> found = Nodes(data.GetProperty("departments")), white = Nodes(data.GetProperty("uncovered")), uncertain = Nodes(data.GetProperty("uncovered"), "uncertain");
        foreach ((string code, int i) in codes.Select((code, i) => (code, i)))
        {
            (_, Claim? claim, string[] denied, CoverageStatus status) = s_cases[i];
            Assert.Equal((i, EnumNames.Of(status)), (i, found[code].GetProperty("coverageStatus").GetString()));
            foreach (JsonElement one in found[code].GetProperty("coverage").GetProperty("nodes").EnumerateArray())
            {
                Assert.Equal((i, EnumNames.Of(status)), (i, one.GetProperty("status").GetString()));
                Assert.Equal(claim!.LastAttestedOn ?? claim.AttestedOn, one.GetProperty("lastAttestedOn").GetString());
            }
            Assert.Equal((i, status), (i, white.ContainsKey(code) ? CoverageStatus.NoKnownClaim : uncertain.ContainsKey(code) ? CoverageStatus.Uncertain : CoverageStatus.Yes));
            if (status != CoverageStatus.Yes)
                Assert.Equal(denied.Count(day => day == On), (status == CoverageStatus.NoKnownClaim ? white : uncertain)[code].GetProperty("denials").GetArrayLength());
        }

        JsonElement place = Assert.Single((await server.QueryAsync("query ($code: String, $on: Date) { coverage(department: $code, on: $on) { status claims { id } denials { attestedOn source { slug } } lastAttestedOn lastAttestedSource { slug } } }", new { code = codes[^2], on = On }))
            .GetProperty("coverage").EnumerateArray());
        Assert.Equal("""{"status":"NO_KNOWN_CLAIM","claims":[],"denials":[{"attestedOn":"2022-06-15","source":{"slug":"corse"}}],"lastAttestedOn":"2022-06-15","lastAttestedSource":{"slug":"corse"}}""", place.GetRawText());
    }

    private static Dictionary<string, JsonElement> Nodes(JsonElement list, string name = "nodes") => list.GetProperty(name).EnumerateArray().ToDictionary(node => node.GetProperty("code").GetString()!);

    private sealed record Claim
    {
        public string? Since { get; init; }
        public string? NotBefore { get; init; }
        public string? Until { get; init; }
        public bool Disputed { get; init; }
        public string? AttestedOn { get; init; }
        public string? LastAttestedOn { get; init; }

        public Coverage Of(Department department)
        {
            Coverage coverage = new() { Scale = TerritorialScale.Department, Department = department };
            coverage.Date(Partial(Since), Partial(NotBefore), Partial(Until), Disputed, Day(AttestedOn), Day(LastAttestedOn));
            return coverage;
        }

        private static DateWithPrecision? Partial(string? text) => text is null ? null : DateWithPrecision.Parse(text);

        private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);
    }
}
