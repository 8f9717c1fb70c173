using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Docs;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Rest;

/// <summary>What /openapi.json says of the addresses is so.</summary>
public sealed class OpenApiTests
{
    [SkippableFact]
    public async Task Spectral_finds_nothing()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Publisher:Name", "Les Hubs", "--Publisher:Email", "contact@example.org"]);

        Assert.Equal("", await NodeClients.RunAsync("spectral.mjs", $"{server.Client.BaseAddress}openapi.json"));
    }

    [SkippableFact]
    public async Task Every_answer_is_as_its_schema_says_and_has_nothing_else()
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        string[] addresses = [.. RestClient.Names("query").Select(name => RestClient.Address(name, OperationsTests.Variables[name]))];

        string found = await NodeClients.RunAsync(["openapi.mjs", server.Client.BaseAddress!.ToString(), .. addresses]);

        Assert.Equal($"{addresses.Length} answers", found.Trim());
    }

    [Fact]
    public async Task Every_query_and_mutation_is_described_in_the_words_of_its_document()
    {
        JsonElement description = await DescriptionAsync();
        JsonElement paths = description.GetProperty("paths");

        Assert.Equal(RestClient.Names("query").Concat(RestClient.Names("mutation")).Select(name => $"/api/{name}").Order(StringComparer.Ordinal), paths.EnumerateObject().Select(path => path.Name));
        JsonElement directory = paths.GetProperty("/api/hub-directory").GetProperty("get");
        Assert.Equal("A directory of hubs: names, carriers, territories and the call that chose each.", directory.GetProperty("description").GetString());
        JsonElement first = directory.GetProperty("parameters")[0];
        Assert.Equal("""{"type":"integer","format":"int32","default":50}""", first.GetProperty("schema").GetRawText());
        Assert.False(first.GetProperty("required").GetBoolean());
        Assert.True(paths.GetProperty("/api/white-zones").GetProperty("get").GetProperty("parameters")[0].GetProperty("required").GetBoolean());
        Assert.Equal("""[{"token":[]}]""", paths.GetProperty("/api/log-animation").GetProperty("post").GetProperty("security").GetRawText());
    }

    [Fact]
    public async Task Every_parameter_and_property_is_explained()
    {
        JsonElement description = await DescriptionAsync();

        foreach (JsonProperty path in description.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonElement parameter in path.Value.EnumerateObject().First().Value.TryGetProperty("parameters", out JsonElement all) ? all.EnumerateArray() : [])
                Assert.NotEqual(parameter.GetProperty("name").GetString(), parameter.GetProperty("description").GetString());
        }
    }

    [Fact]
    public async Task The_page_shows_each_with_an_example_that_answers()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string page = await server.Client.PageAsync("/docs/operations");

        string[] examples = [.. PageClient.References(page).Where(link => link.Contains("/api/", StringComparison.Ordinal))];

        Assert.Equal(RestClient.Names("query").Count(), examples.Length);
        Assert.All(RestClient.Names("mutation"), name => Assert.Contains($"POST /api/{name}", page, StringComparison.Ordinal));
        foreach (string example in examples)
        {
            using HttpResponseMessage response = await server.Client.GetAsync(new Uri(new Uri(server.Client.BaseAddress!, "/docs/operations"), example));
            Assert.True(response.IsSuccessStatusCode, example);
        }
    }

    private static async Task<JsonElement> DescriptionAsync()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        return JsonDocument.Parse(await server.Client.GetStringAsync("/openapi.json")).RootElement;
    }
}
