using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Tests.Host.Auth;

/// <summary>The tokens of a developer's machine, which are signed with a secret.</summary>
public class DevelopmentTests
{
    private const string Scheme = "--Authentication:Schemes:Bearer";
    private const string Issuer = "dotnet-user-jwts";
    private static readonly byte[] s_secret = Encoding.ASCII.GetBytes("a secret of thirty-two characters");
    private static readonly string[] s_settings =
    [
        $"{Scheme}:ValidIssuer", Issuer, $"{Scheme}:ValidAudiences:0", TestTokens.Audience,
        $"{Scheme}:SigningKeys:0:Issuer", Issuer, $"{Scheme}:SigningKeys:0:Value", Convert.ToBase64String(s_secret),
    ];

    [Fact]
    public async Task Takes_them_in_development()
    {
        await using GraphServer server = await StartAsync("Development");

        (await AuthAnswer.AskAsync(server, Token())).ShouldAccept();
        Assert.Equal("Alice", (await AuthAnswer.CallerAsync(server, Token())).Name);
        (await AuthAnswer.AskAsync(server, TestIssuer.Shared.Token("operator"))).ShouldRefuse("The token is of another issuer.");
        (await AuthAnswer.AskAsync(server, Token(key: Encoding.ASCII.GetBytes("another secret of 32 characters.")))).ShouldRefuse("The token is not signed by a key of the issuer.");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Takes_them_in_no_other_environment(string environment)
    {
        await using GraphServer server = await StartAsync(environment);

        (await AuthAnswer.AskAsync(server, Token())).ShouldRefuse("This server takes no tokens: it is not configured to trust an issuer.");
    }

    [Fact]
    public async Task Takes_none_of_them_beside_an_issuer()
    {
        await using GraphServer server = await StartAsync("Development", TestIssuer.Shared.Settings);

        (await AuthAnswer.AskAsync(server, TestIssuer.Shared.Token("operator"))).ShouldAccept();
        Assert.Equal(401, (await AuthAnswer.AskAsync(server, Token())).Status);
        Assert.Equal(401, (await AuthAnswer.AskAsync(server, Token(issuer: TestIssuer.Shared.Authority))).Status);
    }

    [Fact]
    public async Task The_platforms_own_tool_makes_tokens_for_a_fresh_clone()
    {
        // A folder of the test's own takes the place of the user's secrets, for the tool and for the server.
        string folder = TestDatabases.CreateTestDirectory();
        string project = Path.Combine(folder, "HubGraph");
        foreach (string file in new[] { "HubGraph.csproj", "appsettings.Development.json", Path.Combine("Properties", "launchSettings.json") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(project, file))!);
            File.Copy(Repository.File("src", "HubGraph", file), Path.Combine(project, file));
        }

        Dictionary<string, string> environment = new() { ["APPDATA"] = folder, ["ASPNETCORE_ENVIRONMENT"] = "Development" };

        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        using ServerProcess server = ServerProcess.Start(folder, ["--urls", "http://127.0.0.1:0", "--Database:ConnectionString", database.Options.ConnectionString], environment);
        Uri graph = await server.Serving;
        string token = await MakeTokenAsync(project, environment);
        string settings = await File.ReadAllTextAsync(Path.Combine(project, "appsettings.Development.json"));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(graph, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(graph, token[..^4] + "AAAA"));
        Assert.Equal(await File.ReadAllTextAsync(Repository.File("src", "HubGraph", "appsettings.Development.json")), settings);
        Assert.Equal(0, await server.StopAsync());
    }

    private static Task<GraphServer> StartAsync(string environment, params string[] settings) =>
        GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--environment", environment, .. s_settings, .. settings]);

    private static string Token(string issuer = Issuer, byte[]? key = null) => TestIssuer.Shared.Tokens.Sign(
        new Dictionary<string, object?> { ["sub"] = "alice", ["unique_name"] = "Alice", ["role"] = "operator" },
        token =>
        {
            token.Issuer = issuer;
            token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key ?? s_secret), SecurityAlgorithms.HmacSha256);
        });

    private static async Task<string> MakeTokenAsync(string project, Dictionary<string, string> environment)
    {
        string[] arguments = ["user-jwts", "create", "--project", project, "--name", "alice", "--role", "operator", "--claim", "hubs=aura", "--output", "token"];
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output.Trim().Split('\n')[^1].Trim();
    }

    private static async Task<HttpStatusCode> AskAsync(Uri graph, string token)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await client.PostAsJsonAsync(graph, new { query = "{ __typename }" });
        return response.StatusCode;
    }
}
