using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Host.Web;

/// <summary>Documents that clients name by an identifier instead of sending them.</summary>
public class KnownDocumentTests
{
    [Fact]
    public async Task Knows_the_documents_of_the_repository_by_the_hash_of_their_files()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Repository.File("schema", "operations", "hub-sheet.graphql"))));

        string answer = await server.Client.GetStringAsync($$"""/graphql?documentId=sha256:{{hash}}&variables={"slug":"aura"}""");

        Assert.Equal("Hub AURA", JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("hub").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Executes_the_documents_of_a_manifest_and_of_the_repository_alone()
    {
        string manifest = Path.Combine(TestDatabases.CreateTestDirectory(), "documents.json");
        await File.WriteAllTextAsync(manifest, """{"a1b2":"query Names { hubs(first: 1) { nodes { name } } }"}""");
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Documents:TrustedOnly", "true", "--Documents:Manifest", manifest]);

        Assert.Contains("nodes", await server.Client.GetStringAsync("/graphql?documentId=a1b2"), StringComparison.Ordinal);
        Assert.Contains("regions", await PostAsync(await File.ReadAllTextAsync(Repository.File("schema", "operations", "national-map.graphql"))), StringComparison.Ordinal);
        Assert.Contains("DOCUMENT_NOT_TRUSTED", await PostAsync("{ hubs(first: 1) { nodes { name } } }"), StringComparison.Ordinal);

        async Task<string> PostAsync(string query)
        {
            using StringContent body = new(JsonSerializer.Serialize(new { query, variables = new { on = "2020-11-17" } }), Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await server.Client.PostAsync("/graphql", body);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":null}")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Does_not_start_with_a_manifest_that_is_none(string? content)
    {
        string manifest = Path.Combine(TestDatabases.CreateTestDirectory(), "documents.json");
        if (content is not null)
            await File.WriteAllTextAsync(manifest, content);

        StartupException failure = Assert.Throws<StartupException>(() => Program.Compose(["--Documents:Manifest", manifest], new DatabaseOptions()));

        Assert.Contains(manifest, failure.Message, StringComparison.Ordinal);
    }
}
