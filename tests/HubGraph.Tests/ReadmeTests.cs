using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubGraph.Auth;
using HubGraph.Data;
using HubGraph.Graph;
using HubGraph.Planning;
using HubGraph.Tests.Graph;
using HubGraph.Transport;

namespace HubGraph.Tests;

/// <summary>What the README shows is what a stranger sees.</summary>
public partial class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Repository.File("README.md"));

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
    public async Task The_dashboards_query_answers()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string query = DashboardQuery().Match(s_readme).Groups[1].Value;

        System.Text.Json.JsonElement data = await server.QueryAsync(query, new { on = "2020-11-17" });

        Assert.Equal(26, data.GetProperty("regions").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public void Lists_every_error_code()
    {
        IEnumerable<string> codes = new[] { typeof(ErrorCodes), typeof(PlanningErrorCodes), typeof(AuthErrorCodes), typeof(GraphErrorCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!);

        foreach (string code in codes)
            Assert.Contains($"`{code}`", s_readme, StringComparison.Ordinal);
    }

    [GeneratedRegex("-d '(\\{.*?\\})'\n```", RegexOptions.Singleline)]
    private static partial Regex FirstQuery();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstAnswer();

    [GeneratedRegex("query: `(.*?)`", RegexOptions.Singleline)]
    private static partial Regex DashboardQuery();
}
