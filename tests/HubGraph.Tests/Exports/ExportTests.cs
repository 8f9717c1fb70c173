using System.Net;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Exports;

/// <summary>What exports hold is what the graph answers, to everybody alike.</summary>
public sealed class ExportTests
{
    public static TheoryData<string> Names => ExportReader.Names;

    [Fact]
    public async Task The_declarations_offer_all_exports()
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal(ExportReader.All, server.Datasets().Select(dataset => dataset.Name));
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Both_databases_export_the_same(string name)
    {
        GraphServer sqlite = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        GraphServer postgresql = await DemonstrationServer.SharedAsync(DatabaseProvider.Postgresql);

        Assert.Equal(Encoding.UTF8.GetString(await sqlite.BytesAsync($"{name}.csv")), Encoding.UTF8.GetString(await postgresql.BytesAsync($"{name}.csv")));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_value_is_the_graphs(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        foreach (Dataset dataset in server.Datasets())
        {
            GraphRecords records = await GraphRecords.ReadAsync(server, dataset);
            JsonElement[] rows = await server.JsonAsync(dataset.Name);

            Assert.NotEmpty(rows);
            Assert.Equal(records.Count, rows.Length);
            foreach (JsonElement row in rows)
            {
                foreach (DatasetField field in dataset.Fields)
                    Assert.Equal(records.Value(row.Id(), field.Path), row.GetProperty(GraphRecords.ColumnOf(field)).Json());
            }
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task CSV_holds_what_JSON_holds(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        foreach (Dataset dataset in server.Datasets())
        {
            JsonElement[] json = await server.JsonAsync(dataset.Name);
            (string[] header, List<string[]> csv) = await server.CsvAsync(dataset.Name);

            Assert.Equal(json[0].EnumerateObject().Select(member => member.Name), header);
            Assert.Equal(json.Length, csv.Count);
            for (int i = 0; i < json.Length; i++)
                Assert.Equal(json[i].EnumerateObject().Select(member => CellOf(member.Value)), csv[i]);
        }
    }

    [Theory, InlineData(","), InlineData(";"), InlineData("\t")]
    public async Task Values_survive_whatever_they_hold(string separator)
    {
        await using GraphServer server = await SmallWorld.StartAsync(DatabaseProvider.Sqlite);
        const string Note = "=1+1;\"cité\", \r\nune ligne\tet une autre 🙂\n";
        await SmallWorld.WriteAsync(server, context => context.Hubs.Find(1L)!.Note = Note);

        (string[] header, List<string[]> rows) = await server.CsvAsync("hubs", $"?separator={Uri.EscapeDataString(separator)}", separator);

        Assert.Equal(Note, rows[0][Array.IndexOf(header, "note")]);
        Assert.All(rows, row => Assert.Equal(header.Length, row.Length));
        Assert.Equal(Note, (await server.JsonAsync("hubs"))[0].GetProperty("note").GetString());
    }

    [Fact]
    public async Task CSV_begins_with_a_byte_order_mark_and_ends_its_lines_as_RFC_4180_asks()
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        byte[] csv = await server.BytesAsync("carriers.csv");

        Assert.Equal("\uFEFFid,slug,name,kind,kind_label,siret,rna,commune_code,commune_name,department_code,region_code,hub_slugs,identifiers_scheme,identifiers_scheme_labels,identifiers_value\r\n", Encoding.UTF8.GetString(csv));
        Assert.Equal("[\n]\n", Encoding.UTF8.GetString(await server.BytesAsync("carriers.json")));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Amounts_are_exact(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        // Beyond what a binary floating-point number holds to the cent.
        await SmallWorld.WriteAsync(server, context => context.FundedProjects.Find(1L)!.BudgetCents = 9_007_199_254_740_993);
        await SmallWorld.WriteAsync(server, context => context.FundedProjects.Find(2L)!.BudgetCents = 1_000_005);

        JsonElement[] rows = await server.JsonAsync("funded-projects");

        Assert.Equal(["90071992547409.93", "10000.05"], rows.Select(row => row.GetProperty("budget_euros").GetRawText()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Filters_by_what_the_graph_filters_by(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        const string Where = """{"hub":{"slug":{"eq":"bretagne"}},"or":[{"durationMinutes":{"gte":300}},{"performedOn":{"lt":"2022-01-01"}}],"tags":{"any":true}}""";
        JsonElement counted = await server.QueryAsync("query ($where: ActivityFilterInput) { activities(where: $where) { totalCount } }", new { where = JsonDocument.Parse(Where).RootElement });

        JsonElement[] rows = await server.JsonAsync("activities", ExportReader.Where(Where));

        Assert.NotEmpty(rows);
        Assert.Equal(counted.GetProperty("activities").GetProperty("totalCount").GetInt32(), rows.Length);
        Assert.All(rows, row => Assert.Equal("bretagne", row.GetProperty("hub_slug").GetString()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nobody_exports_what_is_of_persons_or_was_withdrawn(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);
        foreach (string? token in new[] { null, TestCaller.Administrator.Token, TestCaller.Operator("nord", "sud").Token })
        {
            foreach (string file in server.Datasets().SelectMany(dataset => new[] { $"{dataset.Name}.csv", $"{dataset.Name}.json" }))
            {
                string text = Encoding.UTF8.GetString(await server.BytesAsync(file, token));
                Assert.DoesNotContain(SmallWorld.Personal, personal => text.Contains(personal, StringComparison.OrdinalIgnoreCase));
                Assert.DoesNotContain(SmallWorld.Withdrawn, id => text.Contains(id, StringComparison.Ordinal));
            }
        }
        Assert.Equal(SmallWorld.Present, (await server.JsonAsync("activities")).Select(row => row.Id()));
    }

    [Fact]
    public async Task Is_the_same_for_everybody()
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal(await server.BytesAsync("activities.csv"), await server.BytesAsync("activities.csv", TestCaller.Administrator.Token));
        using HttpResponseMessage refused = await server.ExportAsync("activities.csv" + ExportReader.Where("""{"clientReference":{"eq":"carnet-nord-1"}}"""), TestCaller.Administrator.Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static string CellOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(item => item.GetString())),
        _ => value.GetRawText(),
    };
}
