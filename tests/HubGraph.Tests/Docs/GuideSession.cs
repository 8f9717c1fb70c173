using System.Diagnostics;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Docs;

/// <summary>A shell in an empty folder, in which a stranger types what a guide prints.</summary>
internal sealed partial class GuideSession : IAsyncDisposable
{
    private readonly string _folder = TestDatabases.CreateTestDirectory();
    private readonly List<TestDatabase> _databases = [];
    private readonly Dictionary<string, string> _connections = [];
    private readonly string[] _addresses;
    private readonly GraphServer? _server;
    private readonly Process _shell;
    private int _count;

    private GuideSession(GraphServer? server)
    {
        _server = server;
        _addresses = [server?.Client.BaseAddress!.Authority ?? Free(), Free(), Free()];
        // Paths of the repository are printed from its top.
        foreach (string name in new[] { "src", "schema", "tests" })
            Directory.CreateSymbolicLink(Path.Combine(_folder, name), Repository.File(name));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "node_modules"), Path.Combine(NodeClients.Folder, "node_modules"));
        ProcessStartInfo start = new("bash", ["--noprofile", "--norc"])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        (string name, string value)[] variables =
        [
            ("PROGRAM", ServerProcess.Program), ("SERVER", _addresses[0]),
            ("OPERATOR_TOKEN", TestIssuer.Shared.Token("operator", ["bretagne"], name: "alice")),
            ("ADMINISTRATOR_TOKEN", TestIssuer.Shared.Token("administrator", subject: "root", name: "root")),
            ("Auth__Authority", TestIssuer.Shared.Authority), ("Auth__Audience", TestTokens.Audience),
        ];
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        _shell = Process.Start(start)!;
        _shell.StandardInput.WriteLine($". '{Repository.File("tests", "HubGraph.Tests", "Docs", "guide.sh")}'");
    }

    /// <summary>A folder as the guide's reader has it, and a server with the reference data, unless the commands start one with theirs.</summary>
    public static async Task<GuideSession> StartAsync(Guide guide)
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The commands are written for a shell of Unix.");
        if (guide.Blocks.Any(block => block.FileName?.EndsWith(".mjs", StringComparison.Ordinal) == true))
            await NodeClients.RequireAsync();
        if (!guide.StartsServers)
            return new GuideSession(await GraphServer.StartAsync(DatabaseProvider.Sqlite));
        GuideSession session = new(null);
        // A first start is what other tests are about.
        TestDatabase loaded = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        session._databases.Add(loaded);
        File.Copy(SqliteFile.PathOf(loaded.Options), Path.Combine(session._folder, "hubgraph.db"));
        return session;
    }

    public async Task SaveAsync(string name, string text) =>
        await File.WriteAllTextAsync(Path.Combine(_folder, name), await HereAsync(text));

    /// <summary>Runs commands to their end and answers what they printed.</summary>
    public async Task<string> RunAsync(string commands)
    {
        string name = await WriteAsync(commands);
        await _shell.StandardInput.WriteLineAsync($". ./{name} > {name}.out 2> {name}.err < /dev/null; echo done");
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(10));
        string? done = await _shell.StandardOutput.ReadLineAsync(patience.Token);
        string printed = Read($"{name}.out");
        Assert.True(done == "done", $"{commands}\nfailed: {printed}{Read($"{name}.err")}");
        return printed;
    }

    /// <summary>
    /// Runs commands that go on, and returns when a server has answered them; the function tells what they have printed so far.
    /// </summary>
    public async Task<Func<string>> GoOnAsync(string commands)
    {
        string name = await WriteAsync(commands.Replace("curl -N", "curl -sN -D connected", StringComparison.Ordinal));
        await _shell.StandardInput.WriteLineAsync($"(. ./{name}) > {name}.out 2> {name}.err &");
        await _shell.StandardInput.WriteLineAsync("until [ -s connected ]; do sleep 0.05; done; echo done");
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(10));
        await _shell.StandardOutput.ReadLineAsync(patience.Token);
        return () => Read($"{name}.out");
    }

    /// <summary>What is printed, for another port and another PostgreSQL.</summary>
    private async Task<string> HereAsync(string text)
    {
        foreach (Match match in Connections().Matches(text))
        {
            if (_connections.ContainsKey(match.Value))
                continue;
            TestTemplate template = match.Value.EndsWith("=empty", StringComparison.Ordinal) ? TestTemplate.Missing : TestTemplate.Reference;
            TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, template);
            _databases.Add(database);
            _connections[match.Value] = database.Options.ConnectionString;
        }
        text = text.Replace("/tmp/", _folder + "/", StringComparison.Ordinal);
        foreach ((string printed, string connection) in _connections)
            text = text.Replace(printed, connection, StringComparison.Ordinal);
        for (int i = 0; i < _addresses.Length; i++)
            text = text.Replace($"localhost:{5000 + i}", _addresses[i], StringComparison.Ordinal);
        return text;
    }

    private async Task<string> WriteAsync(string commands)
    {
        string name = $"commands-{++_count}";
        await SaveAsync(name, commands);
        return name;
    }

    private string Read(string name) => File.Exists(Path.Combine(_folder, name)) ? File.ReadAllText(Path.Combine(_folder, name)) : "";

    private static string Free() => $"127.0.0.1:{ServerProcess.FreePort()}";

    public async ValueTask DisposeAsync()
    {
        _shell.Kill(entireProcessTree: true);
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        foreach (TestDatabase database in _databases)
            await database.DisposeAsync();
    }

    [GeneratedRegex("Host=localhost;Username=hubgraph;Password=…;Database=[a-z]+")]
    private static partial Regex Connections();
}
