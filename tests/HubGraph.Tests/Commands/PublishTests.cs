using System.Diagnostics;
using System.Text.RegularExpressions;
using HubGraph.Pages;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Commands;

/// <summary>What the Dockerfile publishes. It builds the sources anew.</summary>
[Trait("Category", "Long")]
public partial class PublishTests
{
    [Fact]
    public async Task The_Dockerfile_publishes_a_program_that_serves()
    {
        string source = TestDatabases.CreateTestDirectory();
        string output = TestDatabases.CreateTestDirectory();
        string dockerfile = await File.ReadAllTextAsync(Repository.File("Dockerfile"));
        string command = PublishCommand().Match(dockerfile).Groups[1].Value;
        Assert.NotEmpty(command);
        foreach (string file in new[] { "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig" })
            File.Copy(Repository.File(file), Path.Combine(source, file));
        CopySources(new DirectoryInfo(Repository.File("src")), Path.Combine(source, "src"));

        // Its other stage builds the pages, as the build of the program under test did.
        string pages = Repository.File("src", "HubGraph", "obj", "pages");
        await RunAsync(source, command.Replace("/app", output, StringComparison.Ordinal).Replace("=/pages", "=" + pages, StringComparison.Ordinal));
        using ServerProcess server = ServerProcess.Start(TestDatabases.CreateTestDirectory(), ["--urls", "http://127.0.0.1:0"], program: Path.Combine(output, "HubGraph.dll"));

        Assert.False(File.Exists(Path.Combine(output, "appsettings.Development.json")));
        using HttpClient client = new();
        Assert.Contains("type Query", await client.GetStringAsync(new Uri(await server.Serving, "/schema.graphql")), StringComparison.Ordinal);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        string sign = PageFiles.IsBuilt ? "graphql/assets/" : "curl";
        Assert.Contains(sign, await client.GetStringAsync(await server.Serving), StringComparison.Ordinal);
        Assert.Contains("id=\"RATE_LIMITED\"", await client.GetStringAsync(new Uri(await server.Serving, "/docs/errors")), StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    private static void CopySources(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.GetFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (DirectoryInfo folder in from.GetDirectories().Where(folder => folder.Name is not ("bin" or "obj" or "node_modules")))
            CopySources(folder, Path.Combine(to, folder.Name));
    }

    private static async Task RunAsync(string folder, string command)
    {
        ProcessStartInfo start = new("sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }

    [GeneratedRegex("^RUN (dotnet publish .*)$", RegexOptions.Multiline)]
    private static partial Regex PublishCommand();
}
