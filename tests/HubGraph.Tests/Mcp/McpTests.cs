using System.Net;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Rest;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace HubGraph.Tests.Mcp;

/// <summary>Assistants, by the client of the protocol's own kit.</summary>
public sealed class McpTests
{
    [Fact]
    public async Task Each_query_is_a_tool_that_only_reads_with_its_arguments_described()
    {
        await using McpClient client = await ClientAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite));

        IList<McpClientTool> tools = await client.ListToolsAsync();

        Assert.Equal(RestClient.Names("query"), tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations is { ReadOnlyHint: true, DestructiveHint: false } && tool.Description.Length > 0, tool.Name));
        JsonElement search = tools.Single(tool => tool.Name == "search").JsonSchema;
        Assert.Equal("query", Assert.Single(search.GetProperty("required").EnumerateArray()).GetString());
        Assert.Contains("REGION", search.GetProperty("$defs").GetProperty("SearchType").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
        Assert.NotEqual("", search.GetProperty("properties").GetProperty("first").GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("search")]
    [InlineData("records-by-id")]
    [InlineData("latest-activities")]
    [InlineData("national-map")]
    public async Task A_tool_answers_what_its_address_answers(string name)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        await using McpClient client = await ClientAsync(server);
        Dictionary<string, object?> arguments = JsonSerializer.SerializeToElement(OperationsTests.Variables[name]).Deserialize<Dictionary<string, object?>>()!;

        CallToolResult result = await client.CallToolAsync(name, arguments);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal((await server.RestAsync(RestClient.Address(name, OperationsTests.Variables[name]))).Body.GetRawText(), Text(result));
    }

    [Theory]
    [InlineData("white-zones", "{}", "BAD_USER_INPUT")]
    [InlineData("white-zones", """{"on":"yesterday"}""", "BAD_USER_INPUT")]
    [InlineData("hub-directory", """{"first":"many"}""", "BAD_USER_INPUT")]
    [InlineData("hub-directory", """{"first":[1,2]}""", "BAD_REQUEST")]
    [InlineData("hub-directory", """{"first":{"of":1}}""", "BAD_USER_INPUT")]
    [InlineData("hub-directory", """{"depth":3}""", "BAD_REQUEST")]
    public async Task What_is_wrong_with_arguments_is_told_with_its_code(string name, string arguments, string code)
    {
        await using McpClient client = await ClientAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite));

        CallToolResult result = await client.CallToolAsync(name, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

        Assert.True(result.IsError);
        Assert.Equal(code, JsonDocument.Parse(Text(result)).RootElement.ErrorCode());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("log-animation")]
    public async Task A_tool_that_is_none_is_told(string name)
    {
        await using McpClient client = await ClientAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite));

        McpProtocolException refusal = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallToolAsync(name));

        Assert.Equal(McpErrorCode.InvalidParams, refusal.ErrorCode);
        Assert.Contains($"There is no tool '{name}'.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guides_are_resources()
    {
        await using McpClient client = await ClientAsync(await GraphServer.SharedAsync(DatabaseProvider.Sqlite));

        IList<McpClientResource> guides = await client.ListResourcesAsync();
        McpClientResource search = guides.Single(guide => guide.Name == "search");
        TextResourceContents read = Assert.IsType<TextResourceContents>(Assert.Single((await search.ReadAsync()).Contents));

        Assert.Contains(guides, guide => guide.Name == "first-query");
        Assert.Equal(File.ReadAllText(Repository.File("src", "HubGraph", "Docs", "search.md")).ReplaceLineEndings("\n"), read.Text);
        await Assert.ThrowsAsync<McpProtocolException>(async () => await client.ReadResourceAsync("file:///etc/passwd"));
    }

    [Fact]
    public async Task Who_has_a_token_is_nobody_here()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        await using McpClient client = await ClientAsync(server, MutationSender.Administrator);

        Assert.Contains("ANONYMOUS", Text(await client.CallToolAsync("viewer")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_are_within_the_limits_of_their_caller()
    {
        await using GraphServer server = await GraphServer.StartAsync(
            DatabaseProvider.Sqlite, settings: ["--RateLimits:Enabled", "true", "--RateLimits:Anonymous:Burst", "300", "--RateLimits:Anonymous:PerSecond", "1"]);
        await using McpClient client = await ClientAsync(server);

        string told;
        do
            told = await AskAsync();
        while (!told.Contains("errors", StringComparison.Ordinal));

        Assert.Contains("RATE_LIMITED", told, StringComparison.Ordinal);

        // Either there is enough for the message and not for the tool, or not for the message.
        async Task<string> AskAsync()
        {
            try
            {
                return Text(await client.CallToolAsync("keep-in-step", new Dictionary<string, object?> { ["first"] = 100 }));
            }
            catch (HttpRequestException refusal)
            {
                return refusal.Message;
            }
        }
    }

    [Fact]
    public async Task Pages_of_other_sites_may_not_ask_where_origins_are_named()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Cors:Origins", "https://tableau.example.org"]);
        using HttpRequestMessage request = new(HttpMethod.Post, "/mcp") { Headers = { { "Origin", "https://other.example.org" } } };

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task It_is_left_out_where_the_settings_say_so()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Mcp:Enabled", "false"]);

        using HttpResponseMessage response = await server.Client.PostAsync("/mcp", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    private static Task<McpClient> ClientAsync(GraphServer server, string? token = null) => McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
    {
        Endpoint = new Uri(server.Client.BaseAddress!, "/mcp"),
        TransportMode = HttpTransportMode.StreamableHttp,
        AdditionalHeaders = token is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
    }));
}
