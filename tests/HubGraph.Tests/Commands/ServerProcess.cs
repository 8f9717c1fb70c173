using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HubGraph.Tests.Commands;

/// <summary>The program as a process of its own, started in a folder of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    // What came so far: lines come while they are read, and the process may end meanwhile.
    private readonly ConcurrentQueue<string?> _output = new();
    private readonly ConcurrentQueue<string?> _errors = new();
    private long _peakKilobytes;
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        ProcessStartInfo start = new("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data);
        _process.Exited += (_, _) => _serving.TrySetException(new InvalidOperationException($"The program ended: {Output} {Errors}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The program as the tests were built with it.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "HubGraph.dll");

    public string Output => Text(_output);

    public string Errors => Text(_errors).Trim();

    /// <summary>The most memory that it has had at a time, in megabytes; of one that has ended, until it wrote its last line.</summary>
    public long PeakMegabytes
    {
        get
        {
            Measure();
            return Interlocked.Read(ref _peakKilobytes) / 1024;
        }
    }

    /// <summary>The address of the graph, once it is served.</summary>
    public Task<Uri> Serving => _serving.Task;

    public static ServerProcess Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? program = null) =>
        new(program ?? Program, folder, arguments, environment);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        using ServerProcess process = Start(folder, arguments);
        return (await process.EndAsync(), process.Output, process.Errors);
    }

    /// <summary>Asks it to end, as Ctrl-C and container engines do.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await EndAsync();
    }

    /// <summary>Sends it a signal, such as STOP, after which it does nothing until CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it at once, as a failing machine does: it has no time for anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async Task<int> EndAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(10));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(ConcurrentQueue<string?> lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    private void Read(string? line)
    {
        _output.Enqueue(line);
        Measure();
        const string Sign = "Serving ";
        if (line?.IndexOf(Sign, StringComparison.Ordinal) is >= 0 and int at)
            _serving.TrySetResult(new Uri(line[(at + Sign.Length)..].Split(' ')[0]));
    }

    // Linux keeps the highest it has seen for as long as the process lives.
    private void Measure()
    {
        try
        {
            foreach (string line in File.ReadLines($"/proc/{_process.Id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    Interlocked.Exchange(ref _peakKilobytes, long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        catch (IOException)
        {
            // It has ended.
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
