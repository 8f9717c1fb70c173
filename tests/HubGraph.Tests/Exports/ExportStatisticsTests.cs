using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Exports;

/// <summary>Statistics by an address are those of the graph, as a table.</summary>
public sealed class ExportStatisticsTests
{
    private const string ByMonth = "statistics/activities.csv?groupBy=HUB&period=MONTH";

    /// <summary>The concept, its address, what the graph selects of each key, the other parameters.</summary>
    public static TheoryData<string, string, string, string> Questions => new()
    {
        { "Activity", "activities", "", "" },
        { "Activity", "activities", "hub{slug,name} mission{code,name}", "period=MONTH" },
        { "Activity", "activities", "hub{slug,name}", "period=QUARTER&includeEmptyPeriods=true" },
        { "Activity", "activities", "commune{code,name} event{id,title} animationKind", "where={\"performedOn\":{\"gte\":\"2024-01-01\"},\"hub\":{\"slug\":{\"neq\":\"bretagne\"}}}" },
        { "Activity", "activities", "isDemonstration region{code,name}", "period=WEEK" },
        { "Activity", "activities", "intercommunality{siren,name}", "period=DAY&where={\"performedOn\":{\"gte\":\"2026-06-01\"}}" },
        { "Activity", "activities", "theme tag", "period=YEAR" },
        { "AnimationActivity", "animation-activities", "format scale", "period=QUARTER" },
        { "ProjectSupportActivity", "project-support-activities", "stage fundedProject{id,title}", "" },
        { "Event", "events", "eventKind department{code,name}", "period=YEAR" },
        { "Event", "events", "organiserKind tag format", "period=YEAR&includeEmptyPeriods=true" },
        { "FundedProject", "funded-projects", "need funder region{code,name}", "" },
        { "FundedProject", "funded-projects", "status carrier{slug,name} holderName inPriorityNeighbourhood", "period=DAY" },
        { "FundingLine", "funding-lines", "funder status", "period=YEAR" },
        { "Award", "awards", "call{slug,name} source{slug,title} label hub{slug,name}", "" },
    };

    [SkippableTheory, MemberData(nameof(Questions))]
    public async Task Are_the_graphs_own(string concept, string name, string keys, string parameters)
    {
        foreach (DatabaseProvider provider in Enum.GetValues<DatabaseProvider>())
        {
            GraphServer server = await DemonstrationServer.SharedAsync(provider);
            List<Dictionary<string, string>> groups = await GroupsAsync(server, concept, keys, parameters);

            JsonElement[] rows = await server.JsonAsync($"statistics/{name}", Query(keys, parameters));

            Assert.NotEmpty(rows);
            Assert.Equal(groups.Count, rows.Length);
            for (int i = 0; i < rows.Length; i++)
            {
                JsonProperty[] values = [.. rows[i].EnumerateObject().Where(value => !value.Name.EndsWith("_label", StringComparison.Ordinal))];
                Assert.All(values, value => Assert.Equal((value.Name, groups[i].GetValueOrDefault(value.Name, "null")), (value.Name, value.Value.GetRawText())));
                Assert.Empty(groups[i].Keys.Except(values.Select(value => value.Name)));
            }
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Each_format_holds_the_same(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        const string Query = "?groupBy=EVENT_KIND,MISSION&period=YEAR";
        JsonElement[] json = await server.JsonAsync("statistics/events", Query);

        (string[] header, List<string[]> csv) = await server.CsvAsync("statistics/events", Query);
        (_, List<string[]> french) = await server.CsvAsync("statistics/events", $"{Query}&separator=;&decimal=,", ";");
        string lines = Encoding.UTF8.GetString(await server.BytesAsync($"statistics/events.jsonl{Query}"));
        using IExcelDataReader workbook = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(await server.BytesAsync($"statistics/events.xlsx{Query}")));

        Assert.Equal(
            [
                "period_start", "period_end", "event_kind", "event_kind_label", "mission_code", "mission_name", "count", "hub_count", "commune_count",
                "participants_sum", "participants_average", "participants_min", "participants_max",
            ],
            header);
        Assert.Equal(json.Select(row => row.EnumerateObject().Select(value => value.Value.ValueKind == JsonValueKind.Null ? "" : value.Value.ToString())), csv);
        Assert.Contains(french, row => row[10].Contains(','));
        Assert.Equal(csv.Select(row => row[9..]), french.Select(row => row[9..].Select(value => value.Replace(',', '.'))));
        Assert.Equal(string.Concat(json.Select(row => $"{row.GetRawText()}\n")), lines);
        Assert.Equal("events", workbook.Name);
        Assert.True(workbook.Read());
        Assert.Equal(header, Enumerable.Range(0, workbook.FieldCount).Select(workbook.GetString));
        foreach (string[] row in csv)
        {
            Assert.True(workbook.Read());
            Assert.Equal(row[0].Length == 0 ? null : DateTime.Parse(row[0], CultureInfo.InvariantCulture), workbook.GetValue(0));
            Assert.Equal(row[3].Length == 0 ? null : row[3], workbook.GetValue(3));
            Assert.Equal(row[10].Length == 0 ? null : double.Parse(row[10], CultureInfo.InvariantCulture), workbook.GetValue(10));
        }
        Assert.False(workbook.Read());
    }

    [SkippableFact]
    public async Task All_statistics_of_the_graph_have_an_address_and_both_databases_answer_it_alike()
    {
        GraphServer sqlite = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite), postgresql = await DemonstrationServer.SharedAsync(DatabaseProvider.Postgresql);
        JsonElement schema = await sqlite.QueryAsync("{ __type(name: \"Query\") { fields { name } } }");
        string[] fields = [.. schema.GetProperty("__type").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!).Where(name => name.EndsWith("Statistics", StringComparison.Ordinal))];
        string[] names = [.. Questions.Select(question => (string)question[1]).Distinct()];

        Assert.Equal(fields.Length, names.Length);
        foreach (string name in names)
            Assert.Equal(await TextAsync(sqlite, name), await TextAsync(postgresql, name));

        static async Task<string> TextAsync(GraphServer server, string name) =>
            Encoding.UTF8.GetString(await server.BytesAsync($"statistics/{name}.csv?groupBy={(name == "funding-lines" ? "FUNDER" : "HUB")}"));
    }

    [Theory]
    [InlineData("activities.csv?groupBy=WEATHER", "BAD_USER_INPUT", "groupBy: there is no 'WEATHER'. There are HUB, MISSION, SCALE")]
    [InlineData("activities.csv?groupBy=hub", "BAD_USER_INPUT", "There are HUB,")]
    [InlineData("activities.csv?groupBy=", "BAD_USER_INPUT", "There are HUB,")]
    [InlineData("activities.csv?groupBy=HUB,HUB", "BAD_USER_INPUT", "twice")]
    [InlineData("activities.csv?groupBy=HUB&groupBy=REGION", "BAD_USER_INPUT", "twice")]
    [InlineData("activities.csv?period=DECADE", "BAD_USER_INPUT", "There are DAY, WEEK, MONTH, QUARTER, YEAR.")]
    [InlineData("activities.csv?includeEmptyPeriods=true", "BAD_USER_INPUT", "needs a 'period'")]
    [InlineData("activities.csv?period=DAY&includeEmptyPeriods=yes", "BAD_USER_INPUT", "There are true, false.")]
    [InlineData("activities.csv?where={\"weather\":1}", "BAD_USER_INPUT", "has no field 'weather'")]
    [InlineData("activities.csv?order=count", "BAD_USER_INPUT", "There are where, groupBy, period, includeEmptyPeriods, separator, decimal.")]
    [InlineData("activities.json?decimal=,", "BAD_USER_INPUT", "There are where, groupBy, period, includeEmptyPeriods.")]
    [InlineData("awards.csv?period=DAY", "BAD_USER_INPUT", "There are where, groupBy, separator, decimal.")]
    [InlineData("activities.csv?where={\"clientReference\":{\"eq\":\"a\"}}", "FORBIDDEN", "clientReference")]
    [InlineData("activities.csv?where={\"reportedBy\":{\"name\":{\"eq\":\"Alice\"}}}", "FORBIDDEN", "reportedBy")]
    public async Task What_makes_no_sense_is_refused_and_told_what_does(string file, string code, string message)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.ExportAsync($"statistics/{file}");
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, body.RootElement.Code()));
        Assert.Contains(message, body.RootElement.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hubs.csv")]
    [InlineData("activities")]
    [InlineData("activities.ods")]
    [InlineData("activities.schema.json")]
    public async Task There_are_no_others(string file) =>
        Assert.Equal((404, "UNKNOWN_EXPORT"), await (await GraphServer.SharedAsync(DatabaseProvider.Sqlite)).RefusalAsync($"statistics/{file}"));

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Too_many_groups_are_refused(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld), ["--Exports:MaxGroups", "2"]);

        Assert.Equal(2, (await server.JsonAsync("statistics/events", "?groupBy=HUB")).Length);
        Assert.Equal(2, (await server.JsonAsync("statistics/activities", "?groupBy=HUB")).Length);
        Assert.Equal((400, "RESULT_TOO_LARGE"), await server.RefusalAsync("statistics/activities.csv?groupBy=HUB,EVENT,FUNDED_PROJECT"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Too_many_empty_periods_are_refused_as_in_the_graph(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);
        string Of(string last) => $"?period=DAY&includeEmptyPeriods=true&where={{\"performedOn\":{{\"gte\":\"2000-01-01\",\"lte\":\"{last}\"}}}}";

        Assert.Equal(10_000, (await server.JsonAsync("statistics/activities", Of("2027-05-18"))).Length);
        Assert.Equal((400, "RESULT_TOO_LARGE"), await server.RefusalAsync("statistics/activities.json" + Of("2027-05-19")));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Are_the_same_for_everybody_and_do_not_count_what_was_withdrawn(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        string all = Encoding.UTF8.GetString(await server.BytesAsync(ByMonth));

        Assert.Equal(all, Encoding.UTF8.GetString(await server.BytesAsync(ByMonth, TestCaller.Administrator.Token)));
        Assert.Equal(SmallWorld.Present.Count, (await server.JsonAsync("statistics/activities")).Single().GetProperty("count").GetInt32());
        using HttpResponseMessage refused = await server.ExportAsync("statistics/activities.csv" + ExportReader.Where("""{"clientReference":{"eq":"carnet-nord-1"}}"""), TestCaller.Administrator.Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Are_not_sent_again_until_something_was_written(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        using HttpResponseMessage first = await server.ExportAsync(ByMonth);
        EntityTagHeaderValue tag = first.Headers.ETag!;
        Task<HttpResponseMessage> AgainAsync(string file) => server.ExportAsync(file, headers: headers => headers.IfNoneMatch.Add(tag));

        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(ByMonth)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync(ByMonth.Replace("HUB", "REGION", StringComparison.Ordinal))).StatusCode);
        await SmallWorld.WriteAsync(server, context => context.Hubs.Find(1L)!.Name = "Autrement");
        using HttpResponseMessage written = await AgainAsync(ByMonth);
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Contains("Autrement", await written.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_a_HEAD_what_a_GET_would_be()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpResponseMessage head = await server.ExportAsync(ByMonth, method: HttpMethod.Head);

        Assert.Equal("text/csv; charset=utf-8", head.Content.Headers.ContentType!.ToString());
        Assert.Matches(@"^attachment; filename=""?hubgraph-statistics-activities-\d{4}-\d\d-\d\d\.csv""?$", head.Content.Headers.ContentDisposition!.ToString());
        Assert.False(head.Headers.Contains("Link"));
    }

    // The groups as the graph answers them page by page, each value by the name of its column.
    private static async Task<List<Dictionary<string, string>>> GroupsAsync(GraphServer server, string concept, string keys, string parameters)
    {
        StatisticsMap map = server.Services.GetRequiredService<MapCatalog>().Statistics(concept)!;
        Dictionary<string, string> given = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);
        string groupBy = string.Join(' ', NamesOf(keys));
        string measures = string.Join(' ', map.Distinct.Select(StatisticsMap.DistinctName).Concat(map.Measures.Select(field => $"{field.Name} {{ sum average min max }}")));
        string days = given.TryGetValue("period", out string? period) ? $", period: {period}{(given.ContainsKey("includeEmptyPeriods") ? ", includeEmptyPeriods: true" : "")}" : "";
        string document = $"query ($where: {concept}FilterInput, $after: String) {{ groups: {map.FieldName}(groupBy: [{groupBy}]{days}, where: $where, first: 1000, after: $after) {{ "
            + $"nodes {{ {(days.Length > 0 ? "period { start end }" : "")} {keys} count {measures} }} pageInfo {{ hasNextPage endCursor }} }} }}";
        JsonElement? where = given.TryGetValue("where", out string? json) ? JsonDocument.Parse(json).RootElement : null;
        List<Dictionary<string, string>> groups = [];
        string? after = null;
        do
        {
            JsonElement page = (await server.QueryAsync(document, new { where, after })).GetProperty("groups");
            foreach (JsonElement node in page.GetProperty("nodes").EnumerateArray())
                groups.Add(node.EnumerateObject().SelectMany(Columns).ToDictionary(column => column.Name, column => column.Value));
            JsonElement info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return groups;
    }

    // A record that a group does not have has no column of its own name.
    private static IEnumerable<(string Name, string Value)> Columns(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Object => property.Value.EnumerateObject().Select(part => ($"{Words.Snake(property.Name)}_{Words.Snake(part.Name)}", part.Value.GetRawText())),
        JsonValueKind.Null => [],
        _ => [(Words.Snake(property.Name), property.Value.GetRawText())],
    };

    private static IEnumerable<string> NamesOf(string keys) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => Words.Screaming(key.Split('{')[0]));

    private static string Query(string keys, string parameters)
    {
        IEnumerable<string> parts = keys.Length == 0 ? [] : [$"groupBy={string.Join(',', NamesOf(keys))}"];
        return $"?{string.Join('&', parts.Concat(parameters.Length == 0 ? [] : [parameters]))}";
    }
}
