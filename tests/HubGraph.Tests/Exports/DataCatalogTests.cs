using System.Text.Json;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Exports;

/// <summary>The catalogue of the exports, as those read it who harvest it.</summary>
public sealed partial class DataCatalogTests
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    [SkippableFact]
    public async Task Every_export_is_a_dataset_in_each_of_its_formats_with_what_DCAT_AP_asks_for()
    {
        await using GraphServer server = await GraphServer.StartAsync(
            DatabaseProvider.Sqlite, settings: ["--Publisher:Name", "Les Hubs", "--Publisher:Email", "contact@example.org", "--Publisher:License", "https://example.org/licence"]);

        ILookup<string, (string Name, string Value)> statements = await ReadAsync(server);

        string root = $"{server.Client.BaseAddress}exports/";
        (string Name, string Value)[] catalog = [.. statements[$"{root}catalog.jsonld"]];
        string[] datasets = [.. catalog.Where(statement => statement.Name == Dcat + "dataset").Select(statement => statement.Value)];
        Assert.Equal(server.Datasets().Select(dataset => root + dataset.Name).Order(StringComparer.Ordinal), datasets.Order(StringComparer.Ordinal));
        Has(statements, $"{root}catalog.jsonld", Type, Terms + "title", Terms + "description", Terms + "publisher", Terms + "license", Terms + "modified", Terms + "language");
        Assert.Contains((Terms + "license", "https://example.org/licence"), catalog);
        Assert.Contains(("http://xmlns.com/foaf/0.1/name", "Les Hubs"), statements[catalog.Single(statement => statement.Name == Terms + "publisher").Value]);
        foreach (string dataset in datasets)
        {
            Has(statements, dataset, Type, Terms + "title", Terms + "description", Terms + "publisher", Terms + "modified", Terms + "license", Terms + "identifier", Terms + "accrualPeriodicity", Dcat + "keyword", Dcat + "theme", Dcat + "contactPoint");
            string[] distributions = [.. statements[dataset].Where(statement => statement.Name == Dcat + "distribution").Select(statement => statement.Value)];
            Assert.Equal(4, distributions.Length);
            foreach (string distribution in distributions)
            {
                Has(statements, distribution, Type, Dcat + "accessURL", Dcat + "downloadURL", Dcat + "mediaType", Terms + "license", Terms + "conformsTo", Terms + "modified");
                Assert.EndsWith(await MediaTypeAsync(server, distribution), statements[distribution].Single(statement => statement.Name == Dcat + "mediaType").Value, StringComparison.Ordinal);
            }
        }
    }

    [SkippableFact]
    public async Task It_tells_when_the_data_were_changed_last()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        string before = await ModifiedAsync(server);

        await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");

        Assert.True(string.CompareOrdinal(before, await ModifiedAsync(server)) <= 0);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", before);
    }

    [Fact]
    public async Task It_is_JSON_LD_that_is_asked_for_again()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpResponseMessage response = await server.Client.GetAsync("/exports/catalog.jsonld");

        Assert.Equal("application/ld+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task A_schema_tells_its_licence_and_its_dates()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        JsonElement schema = JsonDocument.Parse(await server.Client.GetStringAsync("/exports/hubs.schema.json")).RootElement;

        Assert.Equal("https://www.etalab.gouv.fr/licence-ouverte-open-licence", schema.GetProperty("licenses")[0].GetProperty("path").GetString());
        Assert.True(DateOnly.Parse(schema.GetProperty("created").GetString()!, null) <= DateOnly.Parse(schema.GetProperty("lastModified").GetString()!, null));
    }

    private static async Task<string> ModifiedAsync(GraphServer server) =>
        (await ReadAsync(server))[$"{server.Client.BaseAddress}exports/catalog.jsonld"].Single(statement => statement.Name == Terms + "modified").Value;

    private static async Task<string> MediaTypeAsync(GraphServer server, string address)
    {
        using HttpRequestMessage head = new(HttpMethod.Head, address);
        using HttpResponseMessage response = await server.Client.SendAsync(head);
        return response.Content.Headers.ContentType!.MediaType!;
    }

    private static async Task<ILookup<string, (string Name, string Value)>> ReadAsync(GraphServer server) =>
        Statement().Matches(await NodeClients.RunAsync("dcat.mjs", $"{server.Client.BaseAddress}exports/catalog.jsonld"))
            .ToLookup(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Success ? match.Groups[3].Value : match.Groups[4].Value));

    private static void Has(ILookup<string, (string Name, string Value)> statements, string subject, params string[] names)
    {
        foreach (string name in names)
            Assert.True(statements[subject].Any(statement => statement.Name == name && statement.Value.Length > 0), $"{subject} has no {name}");
    }

    [GeneratedRegex("""^<([^>]+)> <([^>]+)> (?:<([^>]+)>|"((?:[^"\\]|\\.)*)".*) \.$""", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
