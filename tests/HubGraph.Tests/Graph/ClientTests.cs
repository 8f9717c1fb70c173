using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Graph;

/// <summary>The clients that people use, as their packages are: each reads the hubs page by page.</summary>
public class ClientTests
{
    [SkippableTheory]
    [InlineData("apollo.mjs", "POST")]
    [InlineData("urql.mjs", "GET")]
    public async Task A_client_with_a_normalised_cache_pages_through_a_list_by_hash(string script, string registering)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        JsonElement seen = JsonDocument.Parse(await NodeClients.RunAsync(script, Address(server))).RootElement;

        // The first hash is unknown, so the document comes with it; the following pages are asked for by the hash alone.
        Assert.Equal(["GET 400", $"{registering} 200", "GET 200", "GET 200", "GET 200"], Texts(seen.GetProperty("requests")));
        Assert.Equal(await NamesAsync(server), Texts(seen.GetProperty("names")));
        Assert.Equal(seen.GetProperty("names").GetArrayLength(), seen.GetProperty("totalCount").GetInt32());
    }

    [SkippableFact]
    public async Task Relay_compiles_its_conventions_against_the_schema_and_pages_through_a_list()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Directory.CreateDirectory(Path.Combine(NodeClients.Folder, "obj", "relay"));
        await NodeClients.RunAsync("node_modules/.bin/relay-compiler", "relay.config.json");
        JsonElement seen = JsonDocument.Parse(await NodeClients.RunAsync("relay.mjs", Address(server))).RootElement;

        Assert.Equal(await NamesAsync(server), Texts(seen.GetProperty("names")));
    }

    [SkippableFact]
    public async Task A_typed_program_compiles_against_the_schema_and_asks_by_its_own_manifest()
    {
        await NodeClients.RunAsync("node_modules/.bin/graphql-codegen", "--config", "codegen.mjs");
        await NodeClients.RunAsync("node_modules/.bin/tsc", "-p", "tsconfig.json");
        string manifest = Path.Combine(NodeClients.Folder, "obj", "codegen", "persisted-documents.json");
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Documents:TrustedOnly", "true", "--Documents:Manifest", manifest]);

        string printed = await NodeClients.RunAsync("obj/typed/typed.js", Address(server));

        Assert.Equal(["Hub #MednumBFC", "Hub Antilles Guyane", "Hub AURA"], printed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Address(GraphServer server) => new Uri(server.Client.BaseAddress!, "/graphql").ToString();

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static async Task<string[]> NamesAsync(GraphServer server) =>
        [.. (await server.QueryAsync("{ hubs(first: 100, order: [{ name: ASC }]) { nodes { name } } }"))
            .GetProperty("hubs").GetProperty("nodes").EnumerateArray().Select(hub => hub.GetProperty("name").GetString()!)];
}
