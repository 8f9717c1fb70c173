using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Docs;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Commands;

/// <summary>The version stands in one place, and everything tells that one.</summary>
public class VersionTests
{
    private static readonly string s_version = XDocument.Load(Repository.File("Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public async Task The_command_line_tells_it()
    {
        (int code, string output, _) = await ServerProcess.RunAsync(TestDatabases.CreateTestDirectory(), "--version");

        Assert.Equal((0, s_version), (code, output.Trim()));
    }

    [Fact]
    public async Task Those_who_watch_over_the_server_and_its_clients_are_told_it()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        // Whatever a busy machine makes of its health.
        using HttpResponseMessage health = await server.Client.GetAsync("/health/ready");
        JsonElement ready = await health.Content.ReadFromJsonAsync<JsonElement>();
        JsonElement schema = await server.QueryAsync("{ __schema { description } }");

        Assert.Equal(s_version, ready.GetProperty("version").GetString());
        Assert.EndsWith($" Version {s_version}.", schema.GetProperty("__schema").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Contains($"HubGraph {s_version}", await server.Client.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_changelog_says_what_it_brings() =>
        Assert.Matches($@"(?m)^## {s_version.Replace(".", @"\.", StringComparison.Ordinal)} – \d", await File.ReadAllTextAsync(Repository.File("src", "HubGraph", "Docs", "changelog.md")));

    [Fact]
    public async Task That_nothing_is_deprecated_is_said_while_it_is_so()
    {
        string schema = await File.ReadAllTextAsync(Repository.File("schema", "schema.graphql"));
        string promises = await File.ReadAllTextAsync(Repository.File("src", "HubGraph", "Docs", "promises.md"));

        Assert.NotEqual(schema.Contains("@deprecated", StringComparison.Ordinal), promises.Contains("Nothing is deprecated today.", StringComparison.Ordinal));
    }
}
