using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Http;

/// <summary>A server in a process of its own, so that its memory and its processor time are nobody else's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // The unit of processor time in /proc, the same on every Linux.
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server by its name, with the runtime settings of HubGraph's own program.</summary>
    public static async Task<ServerProcess> StartAsync(string server, DatabaseOptions database, CancellationToken cancellationToken)
    {
        string folder = AppContext.BaseDirectory;
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.Combine(folder, "HubGraph.runtimeconfig.json"), "--depsfile", Path.Combine(folder, "HubGraph.Benchmarks.deps.json"),
            Path.Combine(folder, "HubGraph.Benchmarks.dll"), "serve", server,
        ];
        ProcessStartInfo start = new(host, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment[$"{DatabaseOptions.Section}__{nameof(DatabaseOptions.Provider)}"] = database.Provider.ToString();
        start.Environment[$"{DatabaseOptions.Section}__{nameof(DatabaseOptions.ConnectionString)}"] = database.ConnectionString;
        Process process = Process.Start(start) ?? throw new BenchmarkException($"The server {server} did not start.");
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (!line.StartsWith(ServeCommand.Listening, StringComparison.Ordinal))
                    continue;
                // What it logs from now on is read, or it would wait.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ServerProcess(process, new Uri(line[ServeCommand.Listening.Length..]));
            }
            throw new BenchmarkException($"The server {server} ended before it listened.");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Resident memory, now and at the most, in MB.</summary>
    public (double Now, double Most) Memory()
    {
        string[] status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Megabytes(status, "VmRSS:"), Megabytes(status, "VmHWM:"));
    }

    /// <summary>Processor time used so far, all threads, the kernel's part included.</summary>
    public TimeSpan ProcessorTime()
    {
        // The name, in parentheses, may hold spaces; user and kernel time are fields 14 and 15.
        string stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    private static double Megabytes(string[] status, string name) =>
        Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal)) / 1024;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }
}
