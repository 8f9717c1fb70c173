using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Exports;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Exports;

/// <summary>Each export is as its Table Schema says.</summary>
public sealed class TableSchemaTests
{
    public static TheoryData<string> Names => ExportReader.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Every_row_fits_the_schema(string name)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        JsonElement schema = await SchemaAsync(server, name);
        JsonElement[] fields = [.. schema.GetProperty("fields").EnumerateArray()];
        (string[] header, List<string[]> rows) = await server.CsvAsync(name);

        Assert.Equal(fields.Select(field => field.GetProperty("name").GetString()), header);
        Assert.NotEmpty(rows);
        for (int i = 0; i < fields.Length; i++)
        {
            Assert.All(rows.Select(row => row[i]).Distinct(), value => Assert.True(Fits(fields[i], value), $"{header[i]} holds '{value}'"));
            if (Constraint(fields[i], "unique") is not null)
                Assert.Equal(rows.Count, rows.Select(row => row[i]).Distinct().Count());
        }
    }

    [SkippableFact]
    public async Task Every_export_passes_the_validator_of_Table_Schema()
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);

        string seen = await NodeClients.RunAsync(["tableschema.mjs", server.Client.BaseAddress!.ToString(), .. server.Datasets().Select(dataset => dataset.Name)]);

        Assert.All(JsonDocument.Parse(seen).RootElement.EnumerateObject(), export => Assert.True(export.Value.GetInt32() > 0, export.Name));
    }

    [Fact]
    public async Task Behind_a_proxy_the_schema_leads_to_where_the_proxy_shows_it()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Proxies:Trusted", "127.0.0.1"]);
        using HttpResponseMessage response = await server.ExportAsync("hubs.schema.json", headers: headers =>
        {
            headers.Add("X-Forwarded-For", "203.0.113.7");
            headers.Add("X-Forwarded-Proto", "https");
            headers.Add("X-Forwarded-Host", "donnees.example.org");
            headers.Add("X-Forwarded-Prefix", "/hubs");
        });
        using JsonDocument schema = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("https://donnees.example.org/hubs/exports/hubs.schema.json", schema.RootElement.GetProperty("path").GetString());
        Assert.Equal("https://donnees.example.org/hubs/graphql", schema.RootElement.GetProperty("homepage").GetString());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_column_is_explained_with_an_example_that_fits(string name)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        foreach (JsonElement field in (await SchemaAsync(server, name)).GetProperty("fields").EnumerateArray())
        {
            Assert.NotEqual("", field.GetProperty("description").GetString());
            JsonElement example = field.GetProperty("example");
            Assert.True(Fits(field, example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText()), field.ToString());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task The_schema_leads_to_itself_and_to_its_data(string name)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement schema = await SchemaAsync(server, name);

        Assert.Matches(@"^\d+\.\d+\.\d+$", schema.GetProperty("version").GetString());
        Assert.Equal(new Uri(server.Client.BaseAddress!, "/graphql").ToString(), schema.GetProperty("homepage").GetString());
        using HttpResponseMessage same = await server.Client.GetAsync(schema.GetProperty("path").GetString());
        Assert.Equal(schema.GetRawText(), await same.Content.ReadAsStringAsync());
        using HttpResponseMessage data = await server.Client.GetAsync(schema.GetProperty("resources")[0].GetProperty("path").GetString());
        Assert.Equal("text/csv", data.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/exports")]
    [InlineData("/exports/")]
    public async Task What_is_exported_is_listed_with_where_it_is_and_what_describes_it(string address)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using JsonDocument package = JsonDocument.Parse(await server.Client.GetStringAsync(address));

        JsonElement[] resources = [.. package.RootElement.GetProperty("resources").EnumerateArray()];
        Assert.Equal(server.Datasets().Select(dataset => dataset.Name), resources.Select(resource => resource.GetProperty("name").GetString()));
        foreach (JsonElement resource in resources)
        {
            Assert.StartsWith("id,", (await server.Client.GetStringAsync(resource.GetProperty("path").GetString())).TrimStart('\uFEFF'), StringComparison.Ordinal);
            using JsonDocument schema = JsonDocument.Parse(await server.Client.GetStringAsync(resource.GetProperty("schema").GetString()));
            Assert.Equal(resource.GetProperty("path").GetString(), schema.RootElement.GetProperty("resources")[0].GetProperty("path").GetString());
        }
        Assert.Contains("<h1", await server.Client.GetStringAsync(package.RootElement.GetProperty("homepage").GetString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_name_of_an_enumeration_has_a_French_label()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        foreach (ExportTable table in server.Datasets().Select(dataset => server.Table(dataset.Name)))
        {
            foreach (ExportColumn column in table.Columns.Where(column => column.Values is not null && !column.Name.Contains("_label", StringComparison.Ordinal)))
            {
                ExportColumn labels = table.Columns.Single(other => other.Name == column.Name + (column.Value.IsList ? "_labels" : "_label"));
                Assert.Equal(column.Values!.Count, labels.Values!.Distinct().Count());
                Assert.DoesNotContain(labels.Values!, label => column.Values.Contains(label) || label.Length == 0);
            }
        }
        JsonElement[] rows = await (await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite)).JsonAsync("activities");
        Assert.Contains(rows, row => (row.GetProperty("animation_kind").GetString(), row.GetProperty("animation_kind_label").GetString()) == ("PARTNERSHIP", "partenariat"));
        Assert.All(rows, row => Assert.Equal(row.GetProperty("themes").GetArrayLength(), row.GetProperty("themes_labels").GetArrayLength()));
    }

    private static async Task<JsonElement> SchemaAsync(GraphServer server, string name)
    {
        using JsonDocument document = JsonDocument.Parse(await server.BytesAsync($"{name}.schema.json"));
        return document.RootElement.Clone();
    }

    // https://specs.frictionlessdata.io/table-schema/: an empty value is a missing one.
    private static bool Fits(JsonElement field, string value)
    {
        if (value.Length == 0)
            return Constraint(field, "required") is null;
        if (Constraint(field, "enum") is { } names && !names.EnumerateArray().Any(name => name.GetString() == value))
            return false;
        if (Constraint(field, "pattern") is { } pattern && !Regex.IsMatch(value, $@"\A(?:{pattern.GetString()})\z"))
            return false;
        return field.GetProperty("type").GetString() switch
        {
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
            "boolean" => value is "true" or "false",
            "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "datetime" => DateTime.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            "string" => true,
            _ => false,
        };
    }

    private static JsonElement? Constraint(JsonElement field, string name) =>
        field.TryGetProperty("constraints", out JsonElement constraints) && constraints.TryGetProperty(name, out JsonElement constraint) ? constraint : null;
}
