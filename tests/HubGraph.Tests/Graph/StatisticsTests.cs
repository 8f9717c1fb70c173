using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Events;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Graph;

/// <summary>What a reader of statistics counts on; that they are right throughout is for the oracle.</summary>
public sealed class StatisticsTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Money_is_exact_where_a_double_is_not(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        // 2^53 + 1 cents is no double, nor are tenths of a euro.
        await FillAsync(database, Line("État", 9_007_199_254_740_993), Line("État", 1), Line("Région", 10), Line("Région", 20), Line("Ville", 1), Line("Ville", 1), Line("Ville", 2), Line("Europe", -1), Line("Europe", 0), Line("Mairie", null));
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ fundingLineStatistics(groupBy: FUNDER, order: [{ funder: ASC }]) { total { grantedEuros { sum } } nodes { funder grantedEuros { sum average min max } } } }");

        Assert.Equal("90071992547410.27", data.GetProperty("fundingLineStatistics").GetProperty("total").GetProperty("grantedEuros").GetProperty("sum").GetRawText());
        Assert.Equal(
            [
                "Europe: -0.01 -0.005 -0.01 0",
                "Mairie: null null null null",
                "Région: 0.3 0.15 0.1 0.2",
                "Ville: 0.04 0.013333 0.01 0.02",
                "État: 90071992547409.94 45035996273704.97 0.01 90071992547409.93",
            ],
            Nodes(data).Select(group => $"{group.GetProperty("funder")}: {string.Join(' ', group.GetProperty("grantedEuros").EnumerateObject().Select(value => value.Value.GetRawText()))}"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_activity_of_two_themes_counts_in_both_and_in_the_total_once(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Themed("2026-01-01", 60, AnimationTheme.Network, AnimationTheme.Sharing), Themed("2026-01-31", 30, AnimationTheme.Network), Themed("2026-02-01", 10));
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ activityStatistics(groupBy: [THEME], period: MONTH, order: [{ theme: ASC }]) { isPartition totalCount total { count durationMinutes { sum } } nodes { theme count hubCount durationMinutes { sum } } } }");

        Assert.Equal(
            """{"isPartition":false,"totalCount":3,"total":{"count":3,"durationMinutes":{"sum":100}},"nodes":[{"theme":null,"count":1,"hubCount":1,"durationMinutes":{"sum":10}},{"theme":"SHARING","count":1,"hubCount":1,"durationMinutes":{"sum":60}},{"theme":"NETWORK","count":2,"hubCount":1,"durationMinutes":{"sum":90}}]}""",
            data.GetProperty("activityStatistics").GetRawText());
        Assert.Equal("""{"activityStatistics":{"isPartition":true}}""", (await server.DataAsync("{ activityStatistics(groupBy: [SCALE]) { isPartition } }")).GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_project_that_asks_a_funder_twice_counts_once(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Line("État", 1), Line("État", 2), Line("Région", 3), Project(2, FundedProjectStatus.Proposed));
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ fundedProjectStatistics(groupBy: [FUNDER], order: [{ funder: DESC }]) { total { count } nodes { funder count } } fundedProjects(order: [{ id: ASC }]) { nodes { funders } } }");

        Assert.Equal(
            """{"fundedProjectStatistics":{"total":{"count":2},"nodes":[{"funder":"État","count":1},{"funder":"Région","count":1},{"funder":null,"count":1}]},"fundedProjects":{"nodes":[{"funders":["État","Région"]},{"funders":[]}]}}""",
            data.GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Names_of_an_enumeration_sort_as_it_declares_them(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Project(2, FundedProjectStatus.Abandoned), Project(3, FundedProjectStatus.InProgress), Project(4, FundedProjectStatus.Proposed));
        await using OracleServer server = new(database);
        static string Of(string arguments) => $"{{ fundedProjectStatistics(groupBy: [STATUS]{arguments}) {{ nodes {{ status }} pageInfo {{ endCursor }} }} }}";
        static string Statuses(JsonElement data) => string.Join(' ', Nodes(data).Select(group => group.GetProperty("status").GetString()));

        JsonElement first = await server.DataAsync(Of(", order: [{ status: ASC }], first: 2"));
        string cursor = first.GetProperty("fundedProjectStatistics").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

        Assert.Equal("PROPOSED FUNDED", Statuses(first));
        Assert.Equal("IN_PROGRESS ABANDONED", Statuses(await server.DataAsync(Of($", order: [{{ status: ASC }}], after: \"{cursor}\""))));
        Assert.Equal("ABANDONED IN_PROGRESS FUNDED PROPOSED", Statuses(await server.DataAsync(Of(", order: [{ status: DESC }]"))));
        Assert.Equal("PROPOSED FUNDED IN_PROGRESS ABANDONED", Statuses(await server.DataAsync(Of(""))));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Averages_that_a_double_cannot_tell_apart_are_sorted(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Line("least", 9_007_199_254_740_992), Line("middle", 9_007_199_254_740_992), Line("middle", 9_007_199_254_740_993), Line("most", 9_007_199_254_740_993), Line("none", null), Line("negative", -3), Line("negative", -4));
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ fundingLineStatistics(groupBy: [FUNDER], order: [{ grantedEuros: { average: ASC } }]) { nodes { funder } } }");

        Assert.Equal(["none", "negative", "least", "middle", "most"], Nodes(data).Select(group => group.GetProperty("funder").GetString()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Sums_go_beyond_32_bits(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Activity("2026-01-01", int.MaxValue), Activity("2026-01-02", int.MaxValue));
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ activityStatistics { total { durationMinutes { sum average max } } } }");

        Assert.Equal("""{"sum":4294967294,"average":2147483647,"max":2147483647}""", data.GetProperty("activityStatistics").GetProperty("total").GetProperty("durationMinutes").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Weeks_are_those_of_ISO_8601_at_the_ends_of_years(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        string[] days = ["2018-12-30", "2018-12-31", "2019-01-01", "2020-12-27", "2020-12-28", "2021-01-03", "2021-01-04", "2024-12-29", "2024-12-30", "2025-01-05"];
        await FillAsync(database, [.. days.Select(day => Activity(day))]);
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ activityStatistics(period: WEEK) { nodes { period { start end } count } } }");

        Assert.Equal(
            [
                "2018-12-24 to 2018-12-30: 1", "2018-12-31 to 2019-01-06: 2", "2020-12-21 to 2020-12-27: 1", "2020-12-28 to 2021-01-03: 2",
                "2021-01-04 to 2021-01-10: 1", "2024-12-23 to 2024-12-29: 1", "2024-12-30 to 2025-01-05: 2",
            ],
            Nodes(data).Select(group => $"{group.GetProperty("period").GetProperty("start")} to {group.GetProperty("period").GetProperty("end")}: {group.GetProperty("count")}"));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "DAY", "0001-01-01 0001-01-01, 9999-12-30 9999-12-30")]
    [InlineData(DatabaseProvider.Sqlite, "WEEK", "0001-01-01 0001-01-07, 9999-12-27 9999-12-31")]
    [InlineData(DatabaseProvider.Sqlite, "QUARTER", "0001-01-01 0001-03-31, 9999-10-01 9999-12-31")]
    [InlineData(DatabaseProvider.Postgresql, "WEEK", "0001-01-01 0001-01-07, 9999-12-27 9999-12-31")]
    [InlineData(DatabaseProvider.Postgresql, "YEAR", "0001-01-01 0001-12-31, 9999-01-01 9999-12-31")]
    public async Task Periods_reach_to_the_ends_of_the_calendar(DatabaseProvider provider, string period, string expected)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Activity("0001-01-01"), Activity("9999-12-30"));
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync($"{{ activityStatistics(period: {period}) {{ nodes {{ period {{ start end }} }} }} }}");

        Assert.Equal(expected, string.Join(", ", Nodes(data).Select(group => $"{group.GetProperty("period").GetProperty("start")} {group.GetProperty("period").GetProperty("end")}")));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Late_events_count_on_the_day_where_they_take_place(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        // 23:30 on the spot, around both changes of the clock in Paris; Nouméa and Cayenne change none.
        foreach ((string commune, string[] instants) in new[]
        {
            ("98818", new[] { "2026-03-28T12:30:00Z", "2026-03-29T12:30:00Z", "2026-10-24T12:30:00Z", "2026-10-25T12:30:00Z" }),
            ("97302", ["2026-03-29T02:30:00Z", "2026-03-30T02:30:00Z", "2026-10-25T02:30:00Z", "2026-10-26T02:30:00Z"]),
            ("75056", ["2026-03-28T22:30:00Z", "2026-03-29T21:30:00Z", "2026-10-24T21:30:00Z", "2026-10-25T22:30:00Z"]),
        })
        {
            foreach (string instant in instants)
                await server.CreatedAsync(EventSamples.Past().With(("commune", commune), ("startsAt", instant), ("endsAt", instant.Replace(":30:", ":45:", StringComparison.Ordinal))));
        }

        JsonElement data = await server.QueryAsync("{ eventStatistics(period: DAY, where: { startsOn: { gte: \"2026-01-01\" } }) { nodes { period { start } count communeCount } } }");

        Assert.Equal(["2026-03-28: 3 of 3", "2026-03-29: 3 of 3", "2026-10-24: 3 of 3", "2026-10-25: 3 of 3"], Nodes(data).Select(group => $"{group.GetProperty("period").GetProperty("start")}: {group.GetProperty("count")} of {group.GetProperty("communeCount")}"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_curve_has_no_gaps(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Activity("2026-02-10"), Activity("2026-04-30"));
        await using OracleServer server = new(database);

        const string Curve = "activityStatistics(period: MONTH, includeEmptyPeriods: true, where: { performedOn: { gte: \"2026-01-15\", lt: \"2026-06-01\" } }) { totalCount nodes { period { start } count durationMinutes { sum average } } }";
        JsonElement data = await server.DataAsync($"{{ bounded: {Curve} open: {Curve.Replace(", lt: \"2026-06-01\"", "", StringComparison.Ordinal)} nothing: {Curve.Replace("performedOn: {", "id: { in: [] } performedOn: {", StringComparison.Ordinal)} }}");

        Assert.Equal(["2026-01-01: 0 null", "2026-02-01: 1 60", "2026-03-01: 0 null", "2026-04-01: 1 60", "2026-05-01: 0 null"], Months(data.GetProperty("bounded")));
        Assert.Equal(["2026-02-01: 1 60", "2026-03-01: 0 null", "2026-04-01: 1 60"], Months(data.GetProperty("open")));
        Assert.Equal(["2026-01-01: 0 null", "2026-02-01: 0 null", "2026-03-01: 0 null", "2026-04-01: 0 null", "2026-05-01: 0 null"], Months(data.GetProperty("nothing")));

        static IEnumerable<string> Months(JsonElement curve) =>
            curve.GetProperty("nodes").EnumerateArray().Select(group => $"{group.GetProperty("period").GetProperty("start")}: {group.GetProperty("count")} {group.GetProperty("durationMinutes").GetProperty("sum").GetRawText()}");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nothing_comes_to_nothing(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);

        JsonElement data = await server.DataAsync("{ activityStatistics { totalCount total { count hubCount durationMinutes { sum average min max } } nodes { count hub { name } period { start } } } eventStatistics(groupBy: [HUB], period: YEAR) { totalCount nodes { count } pageInfo { hasNextPage endCursor } } }");

        Assert.Equal(
            """{"activityStatistics":{"totalCount":1,"total":{"count":0,"hubCount":0,"durationMinutes":{"sum":null,"average":null,"min":null,"max":null}},"nodes":[{"count":0,"hub":null,"period":null}]},"eventStatistics":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}""",
            data.GetRawText());
    }

    [Theory]
    [InlineData("activityStatistics(groupBy: [SOMETHING]) { totalCount }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("awardStatistics(period: MONTH) { totalCount }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("activityStatistics(groupBy: [HUB, REGION, HUB]) { totalCount }", "BAD_USER_INPUT")]
    [InlineData("activityStatistics(includeEmptyPeriods: true) { totalCount }", "BAD_USER_INPUT")]
    [InlineData("activityStatistics(order: [{ hub: ASC }]) { totalCount }", "BAD_USER_INPUT")]
    [InlineData("activityStatistics(order: [{ period: ASC }], groupBy: [HUB]) { totalCount }", "BAD_USER_INPUT")]
    [InlineData("activityStatistics(order: [{ count: null }]) { totalCount }", null)]
    [InlineData("activityStatistics(order: [{ durationMinutes: {} }]) { totalCount }", null)]
    [InlineData("activityStatistics(order: [{ durationMinutes: { sum: ASC, min: ASC } }]) { totalCount }", null)]
    [InlineData("activityStatistics(first: -1) { totalCount }", "BAD_PAGE_SIZE")]
    [InlineData("activityStatistics(first: 1001) { totalCount }", "BAD_PAGE_SIZE")]
    [InlineData("activityStatistics(after: \"noise\") { totalCount }", "BAD_CURSOR")]
    [InlineData("activityStatistics(where: { performedOn: { gte: null } }) { pageInfo { hasNextPage } }", "BAD_USER_INPUT")]
    [InlineData("activityStatistics(where: { performedOn: { gte: null } }) { __typename }", "BAD_USER_INPUT")]
    [InlineData("activityStatistics(where: { clientReference: { eq: \"1\" } }) { total { count } }", "UNAUTHENTICATED")]
    public async Task Bad_input_is_refused(string field, string? code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (int status, JsonElement body) = await server.SendAsync($"{{ {field} }}");

        JsonElement error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        string actual = error.GetProperty("extensions").GetProperty("code").GetString()!;
        Assert.Equal(400, status);
        Assert.Equal(code ?? actual, actual);
        Assert.DoesNotContain("INTERNAL", actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_of_too_many_conditions_is_refused()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        object where = new { or = Enumerable.Repeat(new { durationMinutes = new { eq = 1 } }, 200) };

        (int status, JsonElement body) = await server.SendAsync("query ($where: ActivityFilterInput) { activityStatistics(where: $where) { totalCount } }", new { where });

        Assert.Equal((400, "BAD_USER_INPUT"), (status, body.Code()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_cursor_of_another_statistic_is_refused(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        const string Page = "groupBy: [HUB], period: YEAR";
        string cursor = (await server.QueryAsync($"{{ activityStatistics({Page}) {{ pageInfo {{ endCursor }} }} }}")).GetProperty("activityStatistics").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

        await server.QueryAsync($"{{ activityStatistics({Page}, after: \"{cursor}\") {{ nodes {{ count }} }} }}");

        foreach (string other in new[]
        {
            $"eventStatistics({Page}, after: \"{cursor}\")",
            $"activityStatistics(groupBy: [HUB], period: MONTH, after: \"{cursor}\")",
            $"activityStatistics(groupBy: [REGION], period: YEAR, after: \"{cursor}\")",
            $"activityStatistics({Page}, order: [{{ count: ASC }}], after: \"{cursor}\")",
            $"activityStatistics(after: \"{cursor}\")",
        })
            Assert.Equal("BAD_CURSOR", (await server.SendAsync($"{{ {other} {{ nodes {{ count }} }} }}")).Body.Code());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Too_many_empty_periods_are_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database, Activity("2026-01-01"));
        await using OracleServer server = new(database);
        string Of(string last, string selection) => $"{{ activityStatistics(groupBy: [HUB], period: DAY, includeEmptyPeriods: true, first: 1, where: {{ performedOn: {{ gte: \"2000-01-01\", lte: \"{last}\" }} }}) {{ {selection} }} }}";

        JsonElement data = await server.DataAsync(Of("2027-05-18", "totalCount"));

        Assert.Equal(10_000, data.GetProperty("activityStatistics").GetProperty("totalCount").GetInt32());
        foreach (string selection in new[] { "totalCount", "nodes { count }", "pageInfo { hasNextPage }" })
        {
            Assert.Equal("RESULT_TOO_LARGE", (await server.ErrorAsync(Of("2027-05-19", selection))).Code);
            Assert.Equal("RESULT_TOO_LARGE", (await server.ErrorAsync(Of("9999-12-31", selection).Replace("2000-", "0001-", StringComparison.Ordinal))).Code);
        }
    }

    private static List<JsonElement> Nodes(JsonElement data) => [.. data.EnumerateObject().Single().Value.GetProperty("nodes").EnumerateArray()];

    private static Task FillAsync(TestDatabase database, params IRecord[] records) => SmallWorld.WriteAsync(database, context =>
    {
        context.Add(new Hub { Id = 1, Slug = "nord", Name = "Hub du Nord" });
        context.Add(new FundedProject { Id = 1, HubId = 1, Title = "Projet", HolderName = "Une association", Status = FundedProjectStatus.Funded });
        context.AddRange(records);
    });

    private static FundingLine Line(string funder, long? cents) =>
        new() { FundedProjectId = 1, Funder = funder, GrantedCents = cents, Status = FundingStatus.Accepted };

    private static FundedProject Project(long id, FundedProjectStatus status) => new() { Id = id, HubId = 1, Title = "Projet", HolderName = "Une association", Status = status };

    private static AnimationActivity Themed(string day, int minutes, params AnimationTheme[] themes)
    {
        AnimationActivity activity = Activity(day, minutes);
        activity.Themes.AddRange(themes.Select((theme, place) => new AnimationActivityTheme { Theme = theme, Position = place }));
        return activity;
    }

    private static AnimationActivity Activity(string day, int minutes = 60) => new()
    {
        HubId = 1,
        PerformedOn = DateOnly.ParseExact(day, "yyyy-MM-dd"),
        DurationMinutes = minutes,
        Scale = TerritorialScale.Region,
        Summary = "Atelier",
        AnimationKind = AnimationKind.NetworkCoordination,
    };
}
