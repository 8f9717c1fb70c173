using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubGraph.Auth;
using HubGraph.Data;
using HubGraph.Domain.Rules;
using HubGraph.Graph;
using HubGraph.Imports;
using HubGraph.Planning;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Transport;

namespace HubGraph.Tests;

/// <summary>What the README shows is what a stranger sees.</summary>
public partial class ReadmeTests
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string s_readme = Guides.All;

    [Fact]
    public async Task README_answers_as_printed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string body = FirstQuery().Match(s_readme).Groups[1].Value;
        JsonNode? printed = JsonNode.Parse(FirstAnswer().Match(s_readme).Groups[1].Value);

        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Client.PostAsync("/graphql", content);

        Assert.True(JsonNode.DeepEquals(printed, await response.Content.ReadFromJsonAsync<JsonNode>()), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_first_activity_is_logged_as_printed()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MutationSender.Operator("bretagne"));
        string[] requests = [.. OperatorsRequest().Matches(s_readme).Select(match => match.Groups[1].Value)];
        JsonNode? printed = JsonNode.Parse(LogAnswer().Match(s_readme).Groups[1].Value);

        JsonNode? logged = await SendAsync(requests[0]);
        JsonNode? read = await SendAsync(requests[1]);

        Assert.True(JsonNode.DeepEquals(printed, logged), $"{logged}");
        Assert.Equal("""{"summary":"Réunion du réseau des médiateurs","reportedBy":{"name":"Alice Martin"},"history":{"nodes":[{"kind":"CREATED","actor":{"name":"Alice Martin"}}]}}""",
            read!["data"]!["hub"]!["activities"]!["nodes"]![0]!.ToJsonString(s_plain));

        async Task<JsonNode?> SendAsync(string body)
        {
            using StringContent content = new(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await server.Client.PostAsync("/graphql", content);
            return await response.Content.ReadFromJsonAsync<JsonNode>();
        }
    }

    [Fact]
    public async Task The_spreadsheet_is_imported_as_printed()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await File.WriteAllTextAsync(Path.Combine(folder, "activities.csv"), Spreadsheet().Match(s_readme).Groups[1].Value);

        (int code, string output, string errors) = await ServerProcess.RunAsync(folder, "import", "activities.csv", "--hub", "bretagne", "--as", "Alice", "--Database:ConnectionString", database.Options.ConnectionString);

        Assert.Equal((0, "Enregistrées : 2, modifiées : 0, déjà là : 0, refusées : 0.", ""), (code, output.Trim().Split('\n')[^1].Trim(), errors));
    }

    [Fact]
    public async Task The_dashboards_query_answers()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string query = DashboardQuery().Match(s_readme).Groups[1].Value;

        JsonElement data = await server.QueryAsync(query, new { on = "2020-11-17" });

        Assert.Equal(26, data.GetProperty("regions").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task Statistics_answer_as_printed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using StringContent content = new(StatisticsRequest().Match(s_readme).Groups[1].Value, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await server.Client.PostAsync("/graphql", content);

        JsonNode? printed = JsonNode.Parse(StatisticsAnswer().Match(s_readme).Groups[1].Value);
        Assert.True(JsonNode.DeepEquals(printed, await response.Content.ReadFromJsonAsync<JsonNode>()), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_true_is_answered_as_printed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using StringContent content = new(TruthRequest().Match(s_readme).Groups[1].Value, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await server.Client.PostAsync("/graphql", content);

        JsonNode? printed = JsonNode.Parse(TruthAnswer().Match(s_readme).Groups[1].Value);
        Assert.True(JsonNode.DeepEquals(printed, await response.Content.ReadFromJsonAsync<JsonNode>()), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Lists_every_error_code()
    {
        IEnumerable<string> codes = new[] { typeof(ErrorCodes), typeof(PlanningErrorCodes), typeof(AuthErrorCodes), typeof(GraphErrorCodes), typeof(ImportCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(WriteRules.All.Select(rule => rule.Code));

        foreach (string code in codes)
            Assert.Contains($"`{code}`", s_readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_every_column_of_spreadsheets()
    {
        foreach (ActivityColumn column in ActivityColumns.All)
            Assert.Matches($"\\| [^|]*\\b{Regex.Escape(column.French[0])}[^|]*\\| [^|]*\\b{column.English[0]}\\b", s_readme);
    }

    [Fact]
    public async Task The_cost_is_told_as_printed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = new StringContent(CostRequest().Match(s_readme).Groups[1].Value, Encoding.UTF8, "application/json") };
        request.Headers.Add("GraphQL-Cost", "validate");

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        JsonNode? printed = JsonNode.Parse(CostAnswer().Match(s_readme).Groups[1].Value);
        Assert.True(JsonNode.DeepEquals(printed, await response.Content.ReadFromJsonAsync<JsonNode>()), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_export_is_asked_for_as_printed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        Match printed = ExportRequest().Match(s_readme);

        string csv = await server.Client.GetStringAsync($"/exports/{printed.Groups[1].Value}?{printed.Groups[2].Value}&where={Uri.EscapeDataString(printed.Groups[3].Value)}");

        Assert.StartsWith("id;hub_slug;", csv, StringComparison.Ordinal);
        Assert.Contains(";53;Bretagne;", csv, StringComparison.Ordinal);
    }

    [GeneratedRegex("/exports/(\\S+) -d '(\\S+)' --data-urlencode 'where=(.*?)'\n")]
    private static partial Regex ExportRequest();

    [GeneratedRegex("GraphQL-Cost: validate' -H 'Content-Type: application/json' -d '(\\{.*?\\})'\n```", RegexOptions.Singleline)]
    private static partial Regex CostRequest();

    [GeneratedRegex("cost_is_told_as_printed.*?```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CostAnswer();

    [GeneratedRegex("# Statistics\n.*?-d '(\\{.*?\\})'\n```", RegexOptions.Singleline)]
    private static partial Regex StatisticsRequest();

    [GeneratedRegex("Statistics_answer_as_printed.*?```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex StatisticsAnswer();

    [GeneratedRegex("## What is true.*?-d '(\\{.*?\\})'\n```", RegexOptions.Singleline)]
    private static partial Regex TruthRequest();

    [GeneratedRegex("What_is_true_is_answered_as_printed.*?```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TruthAnswer();

    [GeneratedRegex("Bearer \\$TOKEN\" -H 'Content-Type: application/json' -d '(\\{.*?\\})'\n```", RegexOptions.Singleline)]
    private static partial Regex OperatorsRequest();

    [GeneratedRegex("logged_as_printed.*?```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex LogAnswer();

    [GeneratedRegex("```csv\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Spreadsheet();

    [GeneratedRegex("-d '(\\{.*?\\})'\n```", RegexOptions.Singleline)]
    private static partial Regex FirstQuery();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstAnswer();

    [GeneratedRegex("query: `(.*?)`", RegexOptions.Singleline)]
    private static partial Regex DashboardQuery();
}
