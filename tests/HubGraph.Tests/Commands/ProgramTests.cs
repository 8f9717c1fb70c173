using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Commands;

/// <summary>The program as people start it.</summary>
public class ProgramTests
{
    [Fact]
    public async Task Makes_its_database_serves_and_stops_when_asked()
    {
        string folder = TestDatabases.CreateTestDirectory();

        using ServerProcess first = ServerProcess.Start(folder, ["--urls", "http://127.0.0.1:0"]);
        long changes = await CountAsync(await first.Serving);
        Assert.Equal(0, await first.StopAsync());
        using ServerProcess second = ServerProcess.Start(folder, ["--urls", "http://127.0.0.1:0"]);
        long again = await CountAsync(await second.Serving);
        Assert.Equal(0, await second.StopAsync());

        Assert.Equal(16, changes);
        Assert.Equal(16, again);
        Assert.Contains("Loading 34969 communes", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Loading", second.Output, StringComparison.Ordinal);
        Assert.Equal("", first.Errors + second.Errors);
    }

    [Fact]
    public async Task Says_in_one_line_that_its_port_is_in_use()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        using TcpListener occupant = new(System.Net.IPAddress.Loopback, 0);
        occupant.Start();
        int port = ((System.Net.IPEndPoint)occupant.LocalEndpoint).Port;

        (int code, _, string errors) = await ServerProcess.RunAsync(TestDatabases.CreateTestDirectory(), "--urls", $"http://127.0.0.1:{port}", "--Database:ConnectionString", database.Options.ConnectionString);

        Assert.Equal(1, code);
        Assert.Contains($"{port}", Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_file_that_is_no_database_as_it_is()
    {
        string folder = TestDatabases.CreateTestDirectory();
        string file = Path.Combine(folder, "hubgraph.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("These are notes. ", 200)));
        byte[] before = await File.ReadAllBytesAsync(file);

        (int code, _, string errors) = await ServerProcess.RunAsync(folder, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Single(errors.Split('\n'));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Prints_the_schema()
    {
        (int code, string output, _) = await ServerProcess.RunAsync(TestDatabases.CreateTestDirectory(), "schema", "print");

        Assert.Equal(0, code);
        Assert.Equal(await File.ReadAllTextAsync(Repository.File("schema", "schema.graphql")), output.TrimEnd() + "\n");
    }

    [Fact]
    public async Task Tells_whether_a_server_is_ready()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string folder = TestDatabases.CreateTestDirectory();

        (int ready, string answer, _) = await ServerProcess.RunAsync(folder, "health", "--url", server.Client.BaseAddress!.ToString());
        (int nobody, _, string errors) = await ServerProcess.RunAsync(folder, "health", "--url", $"http://127.0.0.1:{ServerProcess.FreePort()}");

        Assert.Equal(0, ready);
        Assert.StartsWith("{\"status\":\"Healthy\"", answer, StringComparison.Ordinal);
        Assert.Equal(1, nobody);
        Assert.StartsWith("Nothing answers", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_a_demonstration_database_once()
    {
        string folder = TestDatabases.CreateTestDirectory();

        (int first, _, string none) = await ServerProcess.RunAsync(folder, "demo", "--activities", "200", "--output", "demo.db");
        (int second, _, string errors) = await ServerProcess.RunAsync(folder, "demo", "--activities", "200", "--output", "demo.db");

        Assert.Equal((0, ""), (first, none));
        Assert.Equal(1, second);
        Assert.Contains("exists", Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(Uri graph)
    {
        using HttpClient client = new();
        using StringContent query = new("""{"query":"{ hubs { totalCount } }"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(graph, query);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("data").GetProperty("hubs").GetProperty("totalCount").GetInt64();
    }
}
