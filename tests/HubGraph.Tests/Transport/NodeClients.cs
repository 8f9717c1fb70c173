using System.Diagnostics;
using System.Text.Json.Nodes;

namespace HubGraph.Tests.Transport;

/// <summary>Clients of other platforms, run by Node.js out of the folder Clients.</summary>
internal static class NodeClients
{
    // Static, so that the packages are installed once however many tests ask.
    private static readonly Lazy<Task<string?>> s_obstacle = new(InstallAsync);

    /// <summary>Where the scripts and their packages lie.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Runs a script and answers what it printed; skips the test where Node.js or its packages cannot be had.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        await RequireAsync();
        (int exit, string output) = await StartAsync("node", arguments);
        Assert.True(exit == 0, output);
        return output;
    }

    /// <summary>Installs the packages; skips the test where Node.js or its packages cannot be had.</summary>
    public static async Task RequireAsync()
    {
        string? obstacle = await s_obstacle.Value;
        Skip.If(obstacle is not null, obstacle);
    }

    private static async Task<string?> InstallAsync()
    {
        try
        {
            JsonNode package = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "package.json")))!;
            if (package["dependencies"]!.AsObject().All(dependency => Directory.Exists(Path.Combine(Folder, "node_modules", dependency.Key))))
                return (await StartAsync("node", "--version")).Exit == 0 ? null : "Node.js does not run.";
            (int exit, string output) = await StartAsync("npm", "ci", "--no-audit", "--no-fund");
            return exit == 0 ? null : "npm ci failed: " + output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js is not installed.";
        }
    }

    private static async Task<(int Exit, string Output)> StartAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }

    private static string FindFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Clients", "package.json")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("Clients"), "Clients");
    }
}
